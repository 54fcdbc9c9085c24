"""Books of lists for tests: a sheet is its heading and its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection, insert

from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.lists.preview import preview_list
from data_access.ingest.lists.sheets import recognise_list
from data_access.ingest.preview import Asked, Preview
from data_access.schema import import_batch
from data_access.workbooks.book import Book, Cell, Sheet, Value

WHEN = datetime(2026, 1, 5, 8, tzinfo=UTC)
TODAY = date(2026, 6, 10)
FIRST_DAY = date(1994, 5, 1)


def book(sheets: Mapping[str, Sequence[Sequence[Value]]]) -> Book:
    """Return a book; None is an empty cell."""
    return Book(
        tuple(
            Sheet(
                name,
                {
                    (row, column): Cell(value)
                    for row, values in enumerate(rows, 1)
                    for column, value in enumerate(values, 1)
                    if value is not None
                },
            )
            for name, rows in sheets.items()
        )
    )


def sheet(text: str) -> list[list[Value]]:
    """Return the rows of a text: a line a row, | between cells, nothing for an empty cell."""
    return [[cell.strip() or None for cell in line.split("|")] for line in text.strip().splitlines()]


def new_town(connection: Connection, code: str = "town", begins: date = FIRST_DAY) -> int:
    """Return a new, empty jurisdiction."""
    return add_organization(connection, NewOrganization(code, f"Thành ủy {code}", "city_committee", begins), WHEN)


def looked_at(connection: Connection, root: int, *texts: str, kind: str = "") -> Preview:
    """Return what sheets, given as texts, would do."""
    file = book({f"Trang {number}": sheet(text) for number, text in enumerate(texts, 1)})
    asked = Asked(root, TODAY, kind)
    return preview_list(connection, asked, file, recognise_list(file, kind))


def taken(connection: Connection, root: int, *texts: str, kind: str = "", moment: datetime = WHEN) -> Preview:
    """Take sheets over and return what they did."""
    preview = looked_at(connection, root, *texts, kind=kind)
    assert preview.record is not None, preview.messages
    batch = {"file_name": "lists.xlsx", "sha256": "0" * 64, "imported_by": "test", "imported_at": moment}
    number: int = connection.execute(
        insert(import_batch).values(**batch, row_count=0, outcome="imported").returning(import_batch.c.id)
    ).scalar_one()
    preview.record(connection, number, moment)
    return preview


def codes(preview: Preview) -> list[str]:
    """Return the codes of the messages."""
    return [message.code for message in preview.messages]
