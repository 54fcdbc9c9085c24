"""Names of cells: 'C12' is row 12, column 3."""

from __future__ import annotations

import re

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
"""Of the largest sheet there is."""


def column_letters(column: int) -> str:
    """Return 'C' for 3, 'AA' for 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return 'C12' for row 12, column 3."""
    return f"{column_letters(column)}{row}"


def cell_place(name: str) -> tuple[int, int]:
    """Return row and column of 'C12' or '$C$12'. Raises ValueError for what names no cell of a spreadsheet."""
    found = _CELL.fullmatch(name.replace("$", "").upper())
    if not found:
        raise ValueError(name)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    row = int(found[2])
    if column > LAST_COLUMN or row > LAST_ROW:
        raise ValueError(name)
    return row, column


def block_place(name: str) -> tuple[int, int, int, int]:
    """Return first row, first column, last row, last column of 'A1:C3' or 'A1'. Raises ValueError."""
    first, _, last = name.partition(":")
    (top, left), (bottom, right) = cell_place(first), cell_place(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)
