"""A sheet inside the reading process: cells whose texts are still numbers of data_access.workbooks.texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

Block = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


class Holds(StrEnum):
    """What a cell holds; one letter each, as they go to the caller."""

    NOTHING = "0"
    """A formula without a stored result."""
    TEXT = "t"
    """By number in the table of texts."""
    ERROR = "e"
    """A text too: #REF! and the like."""
    NUMBER = "n"
    TRUTH = "b"
    DAY = "d"
    MOMENT = "m"


class Held(NamedTuple):
    """One cell."""

    holds: Holds
    value: int | float | bool | date | datetime | None
    number_format: str
    formula: bool


@dataclass
class Grid:
    """One sheet."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Held] = field(default_factory=dict)
    merges: list[Block] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last of each block of hidden columns."""
    pictures: bool = False
    """A picture lies on the cells, or may: drawings are not opened."""

    def used(self) -> tuple[int, int]:
        """Return the last row and the last column with something in them."""
        return max((row for row, _ in self.cells), default=0), max((column for _, column in self.cells), default=0)
