"""Where headings of a table stand in a sheet, and what is written above each column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from data_access.ingest.counts import read_count
from data_access.ingest.tables.folded import words_of
from data_access.ingest.tables.grid import Grid
from data_access.ingest.tables.headings import COUNTED, FORECAST, TOTAL, heading_role, label_role, meaning
from data_access.ingest.tables.table import CODE, NAME, NUMBER, OUTLOOK, UNKNOWN

MOST_ROWS = 6
"""A heading has no more rows."""
MOST_LETTERS = 250
"""A longer text is a paragraph and no heading."""
_FIGURES = {*COUNTED, *OUTLOOK, FORECAST, TOTAL}
_TITLE = re.compile(
    r"\b(?:bao cao|bieu|phu luc|danh sach|tong hop|mau|dvt|don vi tinh|kem theo|cong hoa|dang cong san|tinh den ngay)\b"
)
_MARK = re.compile(r"[(\[]?\s*(?:[a-z]|\d{1,2})\s*[)\]]?(?:\s*=.*)?|[(\[]?\s*\d{1,2}\s*[=:/].*", re.IGNORECASE)


@dataclass(frozen=True)
class Band:
    """The rows of a heading. `paths` by column: its texts, upper rows first."""

    first_row: int
    last_row: int
    """The last row that belongs to it, with the row of column numbers if there is one."""
    paths: dict[int, tuple[str, ...]]

    @property
    def recognised(self) -> int:
        """How many columns mean something."""
        return sum(meaning(path).role != UNKNOWN for path in self.paths.values())

    @property
    def same(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """What two headings have in common that are the same."""
        return tuple((column, tuple(words_of(part) for part in path)) for column, path in sorted(self.paths.items()))


def find_bands(grid: Grid) -> list[Band]:
    """Return every heading of a table in the sheet from above, whether or not it is one of a monthly report."""
    bands: list[Band] = []
    for row in sorted(grid.rows):
        if bands and row <= bands[-1].last_row:
            continue
        labels = _labels(grid, row)
        band = _band(grid, row, labels) if labels else None
        if band is not None:
            bands.append(band)
    return bands


def is_numbering(grid: Grid, row: int, name_column: int | None) -> bool:
    """Tell whether a row only numbers the columns: 1 2 3, A B 1 2, (1) (2) (3) (4)=(3)/(2)."""
    marks = [text for _, text in grid.texts(row)]
    if len(marks) < 2 or not all(_MARK.fullmatch(text) for text in marks):
        return False
    if name_column is not None and not _MARK.fullmatch(grid.own(row, name_column)):
        return False
    numbers = [int(found.group()) for text in marks if (found := re.search(r"\d{1,2}", text))]
    climbing = sum(later == earlier + 1 for earlier, later in pairwise(numbers))
    return bool(numbers) and min(numbers) <= 2 and climbing >= len(numbers) - 2


def _labels(grid: Grid, row: int) -> dict[int, str]:
    """Return the columns of a row headed as names or numbers, else as codes; empty for a row that is no heading."""
    labels = {
        column: role
        for column, cell in grid.rows[row].items()
        if isinstance(cell.value, str)
        and len(cell.value) <= MOST_LETTERS
        and (role := label_role(cell.value)) in (NAME, NUMBER, CODE)
    }
    found = {column: role for column, role in labels.items() if role != CODE} or labels
    return found if found and not _has_figures(grid, row) else _without_labels(grid, row)


def _without_labels(grid: Grid, row: int) -> dict[int, str]:
    """Return {0: ''} for a row of three or more headings that names neither column, {} for any other."""
    roles = set()
    for cell in grid.rows[row].values():
        if not isinstance(cell.value, str) or len(cell.value) > MOST_LETTERS or read_count(cell).value is not None:
            return {}
        roles.add(heading_role(cell.value))
    return {0: ""} if len(roles & _FIGURES) >= 3 else {}


def _has_figures(grid: Grid, row: int) -> bool:
    """Tell whether numbers of people stand in the row; a year or the day of a month in a heading are none."""
    return any(
        not isinstance(cell.value, date) and not 2000 <= (read_count(cell).value or 2000) <= 2100
        for cell in grid.rows.get(row, {}).values()
    )


def _band(grid: Grid, row: int, labels: dict[int, str]) -> Band | None:
    names = [column for column, role in labels.items() if role == NAME]
    name = names[0] if names else None
    first = row
    while first > 1 and row - first < MOST_ROWS and _belongs_above(grid, first - 1, max(labels)):
        first -= 1
    last = row
    while last < grid.last_row and last - first < MOST_ROWS:
        following = last + 1 if last + 1 in grid.rows else last + 2
        if not _belongs_below(grid, first, following, labels):
            break
        last = following
    paths = _paths(grid, first, last)
    numbered = last
    if last < grid.last_row and is_numbering(grid, last + 1, name):
        numbered += 1
    band = Band(first, numbered, paths)
    roles = [meaning(path).role for path in paths.values()]
    figures = sum(role in _FIGURES for role in roles)
    return band if figures and (band.recognised > 1) else None


def _belongs_above(grid: Grid, row: int, label: int) -> bool:
    """Tell whether a row above the headings of the labels is part of them: groups of columns right of the labels."""
    texts = dict(grid.texts(row))
    if not texts or min(texts) <= label or _has_figures(grid, row):
        return False
    if any(len(text) > MOST_LETTERS or _TITLE.search(words_of(text)) for text in texts.values()):
        return False
    if any((merge := grid.merge(row, column)) is not None and merge.first_column <= label for column in texts):
        return False
    if len(texts) > 1:
        return True
    ((column, text),) = texts.items()
    merge = grid.merge(row, column)
    return merge is not None or meaning((text,)).role != UNKNOWN or words_of(text) == "trong do"


def _belongs_below(grid: Grid, first: int, row: int, labels: dict[int, str]) -> bool:
    """Tell whether a row below continues the heading."""
    texts = dict(grid.texts(row))
    for column in labels:
        merge = grid.merge(row, column)
        if column and merge is not None and first <= merge.first_row < row:
            return bool(texts) or row <= merge.last_row
    if not texts or _has_figures(grid, row):
        return False
    if any(len(text) > MOST_LETTERS for text in texts.values()):
        return False
    if any(grid.own(row, column) for column in labels):
        return all(heading_role(text) in (NAME, NUMBER, CODE) for column in labels if (text := grid.own(row, column)))
    merge = grid.merge(row, min(texts))
    if merge is not None and merge.first_column <= max(labels):
        return False
    if len(texts) == 1 and min(texts) <= max(labels):
        return False
    return any(heading_role(text) != UNKNOWN for text in texts.values()) or len(texts) > 1


def _paths(grid: Grid, first: int, last: int) -> dict[int, tuple[str, ...]]:
    paths: dict[int, list[str]] = {column: [] for column in range(1, grid.last_column + 1)}
    for row in range(first, last + 1):
        for column, path in paths.items():
            merge = grid.merge(row, column)
            if merge is not None and merge.first_row < row and merge.first_row >= first:
                continue
            text = grid.shown(row, column) or (_group(grid, row, column, last) if merge is None else "")
            if text:
                path.append(text[:MOST_LETTERS])
    return {column: tuple(path) for column, path in paths.items() if path}


def _group(grid: Grid, row: int, column: int, last: int) -> str:
    """Return the group heading over an empty cell where groups are not merged: the next one to the left."""
    if not _below(grid, row, column, last):
        return ""
    for left in range(column - 1, 0, -1):
        if grid.merge(row, left) is not None:
            return ""
        text = grid.own(row, left)
        if text:
            return text if _below(grid, row, left, last) and heading_role(text) not in (NAME, NUMBER) else ""
        if not _below(grid, row, left, last):
            return ""
    return ""


def _below(grid: Grid, row: int, column: int, last: int) -> bool:
    return any(grid.own(lower, column) for lower in range(row + 1, last + 1))
