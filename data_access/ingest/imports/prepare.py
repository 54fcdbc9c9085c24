"""What a file would do: its kind is asked for or told by the file, and whoever knows that kind says the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from data_access.ingest.lists.preview import preview_list
from data_access.ingest.lists.sheets import REGISTRY, find_lists, recognise_list
from data_access.ingest.messages import Message, Severity
from data_access.ingest.monthly.preview_report import preview_report
from data_access.ingest.preview import Asked, Preview
from data_access.ingest.tables.people import without_people
from data_access.ingest.tables.recognise import recognise
from data_access.workbooks.book import Book

REPORT = "report"


def prepare(connection: Connection, asked: Asked, book: Book) -> Preview:
    """Return what the file would do and what stands in the way; writes nothing."""
    book, people = without_people(book)
    if any(message.severity == Severity.REFUSAL for message in people):
        preview = Preview(asked.kind, tuple(people))
    else:
        preview = _prepare(connection, asked, book)
        preview = replace(preview, messages=(*preview.messages, *people))
    unsaid = [message for message in book.messages if message not in preview.messages]
    return replace(preview, messages=(*unsaid, *preview.messages))


def _prepare(connection: Connection, asked: Asked, book: Book) -> Preview:
    kind, book, said = _kind_of(asked, book)
    if kind:
        return preview_list(connection, asked, book, kind)
    if asked.kind not in ("", REPORT):
        return Preview(asked.kind, (Message(Severity.REFUSAL, "not-of-this-kind"),))
    recognised = recognise(book, asked.month, asked.today)
    preview = preview_report(connection, asked, recognised)
    return replace(preview, messages=(*preview.messages, *said))


def _kind_of(asked: Asked, book: Book) -> tuple[str, Book, list[Message]]:
    """Return which list a file is ('': a report), the sheets to read, and what is said of those left out.

    A workbook with a report is a report, even if a sheet beside it lists the organisations or their quotas.
    """
    kind = "" if asked.kind == REPORT else recognise_list(book, asked.kind)
    if not kind or asked.kind:
        return kind, book, []
    lists = {one.sheet.name: one for one in find_lists(book, "")}
    others = replace(book, sheets=tuple(sheet for sheet in book.sheets if sheet.name not in lists))
    if not others.sheets or not recognise(others, asked.month, asked.today).tables:
        return kind, book, []
    said = [
        Message(
            Severity.NOTE if one.kind == REGISTRY else Severity.QUESTION,
            "list-beside-report",
            name,
            one.heading_row,
            min(one.columns.values()),
        )
        for name, one in lists.items()
    ]
    return "", others, said


def told(asked: Asked, book: Book) -> tuple[str, date | None]:
    """Return the kind of a file and the first month it is for, as far as it tells by itself; asks no database."""
    kind, book, _ = _kind_of(asked, book)
    if kind:
        return kind, None
    tables = recognise(without_people(book)[0], asked.month, asked.today).tables
    months = [month for table in tables for month in table.months]
    return REPORT, asked.month or min(months, default=None)
