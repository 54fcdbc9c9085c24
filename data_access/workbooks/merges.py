"""Merged cells, hidden rows and columns, cut to the part of a sheet that is used."""

from __future__ import annotations

from data_access.workbooks.grid import Block, Grid
from data_access.workbooks.refusals import refused


def settle(grid: Grid) -> None:
    """Cut merges and hidden rows to what is used, and drop values under merged cells, which nobody sees.

    Raises RefusedError for merges that overlap: no spreadsheet program makes them.
    """
    rows, columns = grid.used()
    cut = [(top, left, min(bottom, rows), min(right, columns)) for top, left, bottom, right in grid.merges]
    grid.merges = sorted({block for block in cut if _cells_of(block) > 1})
    if sum(map(_cells_of, grid.merges)) > rows * columns:
        raise refused("broken-sheet", grid.name, found="mergeCells")
    for block in grid.merges:
        _drop_what_is_covered(grid, block)
    grid.hidden_rows = {row for row in grid.hidden_rows if row <= rows}
    grid.hidden_columns = [(first, min(last, columns)) for first, last in grid.hidden_columns if first <= columns]


def _cells_of(block: Block) -> int:
    top, left, bottom, right = block
    return max(bottom - top + 1, 0) * max(right - left + 1, 0)


def _drop_what_is_covered(grid: Grid, block: Block) -> None:
    top, left, bottom, right = block
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) != (top, left):
                grid.cells.pop((row, column), None)
