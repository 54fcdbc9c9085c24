"""The list of documents: kept for the other lists to name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from data_access.ingest.lists.cells import RowReader
from data_access.ingest.lists.documents import UNSAID, made_of
from data_access.ingest.lists.known import Known, Part, ask_about_change
from data_access.ingest.lists.sheets import ListRow
from data_access.ingest.lists.units import Units
from data_access.ingest.preview import Change
from data_access.ingest.record_targets import Document, record_document


def preview_documents(known: Known, rows: Iterable[ListRow]) -> Part:
    """Return what a list of documents would do. One that is in with other words is asked about and recorded anew."""
    wanted: list[Document] = []
    changes: list[Change] = []
    count = 0
    in_file: dict[str, tuple[int, Document]] = {}
    for row in rows:
        reader = RowReader(row, known.findings)
        one = _read(reader)
        if one is None:
            continue
        if one.number:
            number, former = in_file.setdefault(one.number.casefold(), (row.row, one))
            if number != row.row:
                if former != one:
                    reader.refuse("list-contradiction", "number", found=one.number, other=number)
                continue
        count += 1
        if one in known.documents.all():
            continue
        before = known.documents.same_number(one.number or "")
        if before is not None:
            ask_about_change(reader, "title", f"{one.kind} {one.number}", _words(before), _words(one))
        known.documents.add(one)
        wanted.append(one)
        place = reader.row
        changes.append(
            Change(
                one.number or "",
                one.title,
                "title",
                "",
                _words(before) if before else None,
                _words(one),
                place.sheet,
                place.row,
                place.columns.get("title"),
            )
        )

    def record(connection: Connection, units: Units, batch: int, moment: datetime) -> None:
        for one in wanted:
            record_document(connection, one)

    return Part(count, tuple(changes), record)


def _read(reader: RowReader) -> Document | None:
    number, title = reader.text("number", 80), reader.text("title", 2000, required=True)
    one = Document(
        reader.text("kind", 80) or made_of(number or title).kind,
        reader.text("issuer", 200) or UNSAID,
        title,
        number or None,
        reader.day("issued_on"),
    )
    return None if reader.failed else one


def _words(one: Document) -> str:
    day = f"{one.issued_on:%d/%m/%Y}" if one.issued_on else UNSAID
    return f"{one.kind} {one.number or UNSAID}, {one.issuer}, {day}: {one.title}"
