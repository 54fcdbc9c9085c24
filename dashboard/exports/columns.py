"""Columns of tables: their headings in full, and tables with some of their columns only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.narrative import lower_first
from dashboard.exports.document import Cell, Column, Row, Table


def heading_of(column: Column) -> str:
    """Return the heading of a column with the one above it: "Dự kiến kết nạp: tháng này"."""
    return f"{column.group}: {lower_first(column.heading)}" if column.group else column.heading


def cell_at(row: Row, place: int) -> Cell:
    """Return the cell at a place, an empty one behind the end of the row."""
    return row.cells[place] if place < len(row.cells) else Cell()


def picked(table: Table, places: Sequence[int]) -> Table:
    """Return the table with the columns at these places only, in that order."""
    rows = tuple(replace(row, cells=tuple(cell_at(row, place) for place in places)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in places), rows=rows)
