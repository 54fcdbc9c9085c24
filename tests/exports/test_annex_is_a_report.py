"""The annex that the program exports is a monthly report that it reads back."""

from __future__ import annotations

from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from data_access.ingest.counts import read_count
from data_access.ingest.tables.recognise import recognise
from data_access.ingest.tables.table import Table
from data_access.workbooks.book import Book, Cell, Merge, Sheet
from tests.exports.conftest import Read, items, parse


def as_it_looks(sheet: Worksheet) -> Sheet:
    cells = {
        (cell.row, cell.column): Cell(cell.value, cell.number_format)  # type: ignore[arg-type]
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    merges = tuple(
        Merge(block.min_row, block.min_col, block.max_row, block.max_col) for block in sheet.merged_cells.ranges
    )
    return Sheet(sheet.title, cells, merges)


def column(table: Table, role: str, of_month: bool = False) -> list[int | None]:
    (index,) = [one.index for one in table.columns if (one.role, one.of_month) == (role, of_month)]
    return [read_count(row.cells[index]).value for row in table.rows if row.kind == "organization"]


def test_the_exported_annex_is_recognised_whole(read: Read):
    book = parse(read("annex-01"))
    recognised = recognise(Book(tuple(as_it_looks(sheet) for sheet in book.worksheets)), None, date(2024, 6, 20))
    (table,) = recognised.tables
    rows = items(book.worksheets[0])
    assert [message for message in recognised.messages if message.severity != "note"] == []
    assert table.months == (date(2024, 5, 1),)
    assert table.as_of == date(2024, 5, 31)
    assert [row.name for row in table.rows if row.kind == "organization"] == [row[1] for row in rows]
    assert sum(filter(None, column(table, "quota"))) == 817
    assert sum(filter(None, column(table, "admitted"))) == 289
    assert sum(filter(None, column(table, "student"))) == 40
    assert sum(filter(None, column(table, "admitted", of_month=True))) == 84
    assert len([row for row in table.rows if row.kind == "group"]) == 6
    assert [row.group for row in table.rows if row.kind == "total"] == [None]
