"""What a file of lists would do: all its lists together, those first that the others build on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from data_access.ingest.lists.columns import FORM_OF
from data_access.ingest.lists.document_list import preview_documents
from data_access.ingest.lists.documents import read_documents
from data_access.ingest.lists.known import Known, Part
from data_access.ingest.lists.members import preview_members
from data_access.ingest.lists.organizations import preview_organizations
from data_access.ingest.lists.pace import preview_pace
from data_access.ingest.lists.plans import preview_plans
from data_access.ingest.lists.quotas import preview_quotas
from data_access.ingest.lists.register import preview_register
from data_access.ingest.lists.settings import preview_settings
from data_access.ingest.lists.sheets import ListRow, ListSheet, find_lists
from data_access.ingest.lists.successions import preview_successions
from data_access.ingest.lists.targets import preview_targets
from data_access.ingest.lists.units import read_units
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Asked, Preview
from data_access.workbooks.book import Book

_READERS: dict[str, Callable[[Known, Iterable[ListRow]], Part]] = {
    "documents": preview_documents,
    "organizations": preview_organizations,
    "successions": preview_successions,
    "quotas": preview_quotas,
    "targets": preview_targets,
    "members": preview_members,
    "plans": preview_plans,
    "pace": preview_pace,
    "register": preview_register,
    "settings": preview_settings,
}
"""Lists in the order in which they are read and written."""


def preview_list(connection: Connection, asked: Asked, book: Book, kind: str) -> Preview:
    """Return what the lists of a book would do. `kind` is what recognise_list said, or what somebody said it is."""
    known = Known(
        connection,
        asked,
        read_units(connection, asked.jurisdiction_id),
        read_documents(connection, asked.jurisdiction_id),
    )
    sheets = find_lists(book, asked.kind if asked.kind in FORM_OF else "")
    if not any(sheet.kind == kind for sheet in sheets):
        known.findings.add(Severity.REFUSAL, "list-not-there", expected=_headings(kind))
        return Preview(kind, known.findings.messages())
    for sheet in sheets:
        _tell_about(sheet, known)
    parts = []
    for each, reader in _READERS.items():
        rows = [row for sheet in sheets if sheet.kind == each for row in sheet.rows()]
        if rows:
            part = reader(known, rows)
            known = replace(known, units=getattr(part, "units", None) or known.units)
            parts.append(part)
    if not parts:
        first = next(sheet for sheet in sheets if sheet.kind == kind)
        place = (first.sheet.name, first.heading_row, min(first.columns.values()))
        known.findings.add(Severity.NOTE, "list-without-rows", *place)

    def record(connection: Connection, batch: int, moment: datetime) -> None:
        for part in parts:
            if part.record is not None:
                part.record(connection, read_units(connection, asked.jurisdiction_id), batch, moment)

    return Preview(
        kind,
        known.findings.messages(),
        rows=sum(part.rows for part in parts),
        changes=tuple(change for part in parts for change in part.changes),
        record=None if known.findings.refused else record,
    )


def _headings(kind: str) -> str:
    """Return the columns that must be there as the template calls them, each in quotation marks."""
    columns = FORM_OF[kind].columns if kind in FORM_OF else ()
    return ", ".join(f"“{column.headings[0]}”" for column in columns if column.required)


def _tell_about(sheet: ListSheet, known: Known) -> None:
    name, hidden = sheet.sheet.name, sheet.sheet.hidden_rows
    if sheet.unread:
        known.findings.add(Severity.NOTE, "list-unread-columns", name, sheet.heading_row, found="; ".join(sheet.unread))
    if sheet.sheet.hidden:
        known.findings.add(Severity.QUESTION, "list-hidden-sheet", name, sheet.heading_row, found=name)
    left = list(sheet.unfilled())
    if left:
        known.findings.add(Severity.NOTE, "list-rows-not-filled", name, left[0], n=len(left))
    rows = sorted(row.row for row in sheet.rows() if row.row in hidden)
    if rows:
        known.findings.add(Severity.QUESTION, "list-hidden-rows", name, rows[0], n=len(rows))
