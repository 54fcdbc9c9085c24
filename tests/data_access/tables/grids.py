"""Sheets from small grids of values, as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from openpyxl.utils import range_boundaries

from data_access.ingest.counts import read_count
from data_access.ingest.tables.recognise import recognise
from data_access.ingest.tables.table import ADMITTED, NAME, Recognised, Table
from data_access.workbooks.book import EMPTY, Book, Cell, Merge, Sheet

TODAY = date(2024, 6, 20)
MAY = date(2024, 5, 1)
APRIL = date(2024, 4, 1)


def cell_of(value: Any) -> Cell:
    """Return the cell; a value like 0.5 in a tuple carries its number format: (0.5, '0%')."""
    if isinstance(value, Cell):
        return value
    return Cell(value[0], number_format=value[1]) if isinstance(value, tuple) else Cell(value)


def sheet_of(
    rows: Sequence[Sequence[Any]],
    merges: Iterable[str] = (),
    name: str = "Sheet1",
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[int] = (),
    hidden: bool = False,
) -> Sheet:
    """Return a sheet; None is an empty cell, merges are written as in Excel ('A1:B2')."""
    cells = {
        (number, column): cell_of(value)
        for number, row in enumerate(rows, 1)
        for column, value in enumerate(row, 1)
        if value is not None
    }
    blocks = []
    for merge in merges:
        left, top, right, bottom = range_boundaries(merge)
        assert None not in (left, top, right, bottom)
        blocks.append(Merge(int(top or 1), int(left or 1), int(bottom or 1), int(right or 1)))
    return Sheet(name, cells, tuple(blocks), frozenset(hidden_rows), frozenset(hidden_columns), hidden)


def read(*sheets: Sheet, month: date | None = None) -> Recognised:
    return recognise(Book(sheets), month, TODAY)


def the_table(*sheets: Sheet, month: date | None = None) -> Table:
    """Return the only table, about which nothing is refused."""
    recognised = read(*sheets, month=month)
    assert [message for message in recognised.messages if message.severity == "refusal"] == []
    (table,) = recognised.tables
    return table


def figures(table: Table, role: str = ADMITTED, of_month: bool = False, month: date | None = None) -> dict[str, Any]:
    """Return the counts of a column, or what else stands there, by name of the organisation."""
    (column,) = [
        column
        for column in table.columns
        if (column.role, column.of_month) == (role, of_month) and (month is None or column.month == month)
    ]
    return {
        row.name: count.value if (count := read_count(cell)).value is not None else cell.value
        for row in table.rows
        if row.kind == "organization" and (cell := row.cells.get(column.index, EMPTY))
    }


def roles(table: Table) -> dict[str, str]:
    """Return the role of each column that is read, by the last row of its heading."""
    return {
        column.heading.rpartition(" / ")[2]: column.role + (" of month" if column.of_month else "")
        for column in table.columns
        if column.role != NAME
    }


def kinds(table: Table) -> list[tuple[str, str]]:
    return [(row.kind, row.name) for row in table.rows]


def codes(recognised: Recognised) -> list[tuple[str, str]]:
    return [(message.code, message.cell) for message in recognised.messages]
