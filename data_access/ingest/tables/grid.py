"""A sheet as it looks: what stands in a cell when blocks of merged cells count as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from data_access.ingest.tables.folded import text_of
from data_access.workbooks.book import Cell, Merge, Sheet

MOST_IN_A_BLOCK, MOST_MERGED = 5_000, 500_000
"""Cells of a merged block, and of all together; no heading and no name is larger."""


class Placed(NamedTuple):
    """A text and the cell that it stands in."""

    text: str
    row: int
    column: int


class Grid:
    """A sheet by rows, with its merged blocks at hand."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(sheet.cells.items()):
            if cell.value is not None or cell.formula or cell.error:
                self.rows.setdefault(row, {})[column] = cell
        self.last_row = max(self.rows, default=0)
        self.last_column = max((max(cells) for cells in self.rows.values()), default=0)
        self._merges: dict[tuple[int, int], Merge] = {}
        room = MOST_MERGED
        for merge in sheet.merges:
            room -= self._size(merge)
            if room < 0 or self._size(merge) > MOST_IN_A_BLOCK:
                continue
            for row in range(merge.first_row, min(merge.last_row, self.last_row) + 1):
                for column in range(merge.first_column, min(merge.last_column, self.last_column) + 1):
                    self._merges[row, column] = merge

    def _size(self, merge: Merge) -> int:
        """Return how many cells of a merged block lie where something stands in the sheet."""
        rows = min(merge.last_row, self.last_row) - merge.first_row + 1
        columns = min(merge.last_column, self.last_column) - merge.first_column + 1
        return max(0, rows) * max(0, columns)

    def merge(self, row: int, column: int) -> Merge | None:
        """Return the merged block over a cell, None where it stands alone."""
        return self._merges.get((row, column))

    def own(self, row: int, column: int) -> str:
        """Return the text that stands in the very cell, '' for none."""
        cell = self.rows.get(row, {}).get(column)
        return "" if cell is None else text_of(cell)

    def shown(self, row: int, column: int) -> str:
        """Return the text seen at a cell: its own, or that of the merged block over it."""
        merge = self._merges.get((row, column))
        return self.own(row, column) if merge is None else self.own(merge.first_row, merge.first_column)

    def texts(self, row: int) -> Iterator[tuple[int, str]]:
        """Yield column and text of what stands in the cells of a row."""
        for column, cell in self.rows.get(row, {}).items():
            text = text_of(cell)
            if text:
                yield column, text

    def lines(self, first: int, last: int) -> list[Placed]:
        """Return the texts of some rows, each cell one line."""
        return [Placed(text, row, column) for row in range(first, last + 1) for column, text in self.texts(row)]
