"""How wide the columns of a sheet are, in characters of Excel: as their tables ask, and as the words in them need."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, zip_longest

from dashboard.exports.document import Column, Kind, Part, RowKind, Table
from dashboard.exports.excel.heights import INDENT, LETTERS

_WIDER = 1.6
"""As much of its own width a column gets at most: a sheet with long names must stay readable on its page."""
_ONE_LINE = 18
"""Letters up to which words stand on one line, a state or a cluster; longer ones take two."""
_LEAST = 92.0
"""Characters of the whole sheet: two fifths of it take the name of the Party in the heading block on one line."""
_LOOKED_AT = 500
"""Rows; those of a list of thousands are made one by one when they are written."""


def sheet_widths(part: Part) -> tuple[float, ...]:
    """Return the widths of the sheet's columns: of each place the widest column of all tables.

    A table with fewer columns than the widest one stretches the words in its last column, so that one asks for nothing.
    """
    most = max((len(table.columns) for table in part.tables), default=0)
    tables = [list(_needed(table, short=len(table.columns) < most)) for table in part.tables]
    widths = [max(of_place) for of_place in zip_longest(*tables, fillvalue=0.0)] or [1.0, 1.0]
    return tuple(width * max(1.0, _LEAST / sum(widths)) for width in widths)


def stretches(table: Table) -> bool:
    """Return whether the last column takes what room there is."""
    return table.columns[-1].kind is Kind.TEXT and not table.columns[-1].group


def _needed(table: Table, *, short: bool) -> Iterator[float]:
    rows = [row for row in islice(table.rows, _LOOKED_AT) if row.kind is not RowKind.SECTION]
    for place, column in enumerate(table.columns[: -1 if short and stretches(table) else None]):
        values = (row.cells[place].value for row in rows if place < len(row.cells))
        yield _for_words(column, sorted(len(value) for value in values if isinstance(value, str)))


def _for_words(column: Column, lengths: list[int]) -> float:
    """Return the width in which nine texts in ten take one line, or two, as far as a column may grow."""
    if column.kind is not Kind.TEXT or not lengths:
        return column.width
    letters = lengths[-1] if lengths[-1] <= _ONE_LINE else lengths[int((len(lengths) - 1) * 0.9)]
    needed = (letters if letters <= _ONE_LINE else letters / 2 + _ONE_LINE / 4) / LETTERS + INDENT
    return max(column.width, min(needed, column.width * _WIDER))
