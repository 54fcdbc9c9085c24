"""Columns of tables: their headings in full, and tables with some of their columns only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.narrative import lower_first
from dashboard.exports.document import Cell, Column, Kind, Row, RowKind, Table


def heading_of(column: Column) -> str:
    """Return the heading of a column with the one above it: "Dự kiến kết nạp: tháng này"."""
    return f"{column.group}: {lower_first(column.heading)}" if column.group else column.heading


def cell_at(row: Row, place: int) -> Cell:
    """Return the cell at a place, an empty one behind the end of the row."""
    return row.cells[place] if place < len(row.cells) else Cell()


def with_one_head(table: Table) -> Table:
    """Return the table with one row of headings: what stood above several columns goes into each of theirs."""
    columns = (replace(column, heading=heading_of(column), group="") for column in table.columns)
    return replace(table, columns=tuple(columns))


Fact = tuple[Column, Cell]


def only_row(table: Table) -> tuple[Fact | None, tuple[Fact, ...]] | None:
    """Return what the one row of a table is about, and its facts; None for tables of more rows.

    Its place in the list is no fact, and neither is an empty cell.
    """
    if len(table.rows) != 1 or table.rows[0].kind is RowKind.SECTION:
        return None
    found = [(column, cell_at(table.rows[0], place)) for place, column in enumerate(table.columns)]
    facts = [
        one for one in found if one[0].kind is not Kind.ORDER and (one[1].hidden or one[1].value not in (None, ""))
    ]
    subject = next((one for one in facts if one[0].kind is Kind.TEXT), None)
    return subject, tuple(one for one in facts if one is not subject)


def picked(table: Table, places: Sequence[int]) -> Table:
    """Return the table with the columns at these places only, in that order."""
    rows = tuple(replace(row, cells=tuple(cell_at(row, place) for place in places)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in places), rows=rows)
