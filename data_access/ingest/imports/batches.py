"""Imports as they are kept: who brought which file, what it said, and whether it was taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Row, insert, select

from data_access.ingest.imports.summary import messages_of, months_of, summary_of
from data_access.ingest.messages import Message
from data_access.ingest.preview import MonthTotals, Outcome, Preview
from data_access.schema import import_batch

LONGEST_FILE_NAME, LONGEST_WHO = 300, 120
MOST_IMPORTS = 2**31


@dataclass(frozen=True)
class Batch:
    """One import. `undone_at` None says that it holds."""

    id: int
    organization_id: int | None
    kind: str
    file_name: str
    sha256: str
    by: str
    at: datetime
    rows: int
    outcome: Outcome
    months: Mapping[date, MonthTotals]
    messages: tuple[Message, ...]
    undone_at: datetime | None
    undone_by: str | None
    note: str
    """Why, in the words of whoever brought it; empty where nobody said."""


def record_batch(
    connection: Connection,
    organization_id: int,
    preview: Preview,
    outcome: Outcome,
    *,
    file_name: str,
    sha256: str,
    content: bytes | None,
    by: str,
    at: datetime,
    note: str = "",
) -> int:
    """Record an import and return its number. Of a refused file the words are kept, not the bytes."""
    values = {
        "file_name": file_name[-LONGEST_FILE_NAME:],
        "sha256": sha256,
        "imported_by": by[:LONGEST_WHO],
        "imported_at": at,
        "row_count": preview.rows if outcome is Outcome.IMPORTED else 0,
        "outcome": outcome.value,
        "content": content,
        "organization_id": organization_id,
        "kind": preview.kind,
        "summary": summary_of(preview),
        "note": note or None,
    }
    number: int = connection.execute(insert(import_batch).values(values).returning(import_batch.c.id)).scalar_one()
    return number


def get_batches(connection: Connection, organization_id: int) -> list[Batch]:
    """Return the imports of a jurisdiction, the refused ones too, newest first."""
    return _batches(connection, import_batch.c.organization_id == organization_id)


def get_batch(connection: Connection, number: int) -> Batch | None:
    """Return one import, None where there is none of that number."""
    if not 0 < number < MOST_IMPORTS:
        return None  # larger than any column holds: engines differ in what they say to that
    return next(iter(_batches(connection, import_batch.c.id == number)), None)


def get_file(connection: Connection, number: int) -> tuple[str, bytes] | None:
    """Return name and bytes of the file of an import, None where they were not kept."""
    row = connection.execute(
        select(import_batch.c.file_name, import_batch.c.content).where(import_batch.c.id == number)
    ).first()
    return None if row is None or row.content is None else (row.file_name, row.content)


def find_same_file(connection: Connection, organization_id: int, sha256: str) -> Batch | None:
    """Return the newest import of these very bytes that still holds."""
    return next(iter(_holding(connection, organization_id, import_batch.c.sha256 == sha256)), None)


def find_same_months(connection: Connection, organization_id: int, said: Preview | Batch) -> list[Batch]:
    """Return the imports of the same kind and of one of the same months that still hold, newest first."""
    same_kind = _holding(connection, organization_id, import_batch.c.kind == said.kind)
    return [batch for batch in same_kind if batch.months.keys() & said.months.keys()]


def _holding(connection: Connection, organization_id: int, condition: ColumnElement[bool]) -> list[Batch]:
    return _batches(
        connection,
        import_batch.c.organization_id == organization_id,
        import_batch.c.outcome == Outcome.IMPORTED.value,
        import_batch.c.undone_at.is_(None),
        condition,
    )


def _batches(connection: Connection, *conditions: ColumnElement[bool]) -> list[Batch]:
    columns = [column for column in import_batch.c if column.name != "content"]
    newest_first = (import_batch.c.imported_at.desc(), import_batch.c.id.desc())
    return [_batch(row) for row in connection.execute(select(*columns).where(*conditions).order_by(*newest_first))]


def _batch(row: Row[tuple[object, ...]]) -> Batch:
    return Batch(
        row.id,
        row.organization_id,
        row.kind,
        row.file_name,
        row.sha256,
        row.imported_by,
        row.imported_at,
        row.row_count,
        Outcome(row.outcome),
        months_of(row.summary),
        messages_of(row.summary),
        row.undone_at,
        row.undone_by,
        row.note or "",
    )
