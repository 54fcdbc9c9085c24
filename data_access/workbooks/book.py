"""What a file holds once it is read: sheets of cells as they look, with nothing left to interpret but words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from data_access.ingest.messages import Message

Value = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. Text is Unicode NFC, whatever font or encoding it came in; None is an empty cell."""

    value: Value = None
    number_format: str = "General"
    formula: bool = False
    """A formula; with `value` None it has no stored result."""
    error: bool = False
    """`value` is an error of the spreadsheet program, such as #REF!."""


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of merged cells, counted from 1, ends included; its value stands in the first cell."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. Rows and columns count from 1, as people see them."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    """By row and column; an empty cell is absent."""
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    pictures: bool = False
    """A picture lies on the cells, which nobody here can read: a photograph or scan of a table."""

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell, EMPTY where nothing stands."""
        return self.cells.get((row, column), EMPTY)

    @cached_property
    def rows(self) -> int:
        """The last row with something in it, 0 for an empty sheet."""
        return max((row for row, _ in self.cells), default=0)

    @cached_property
    def columns(self) -> int:
        """The last column with something in it, 0 for an empty sheet."""
        return max((column for _, column in self.cells), default=0)


@dataclass(frozen=True)
class Book:
    """A file that could be read."""

    sheets: tuple[Sheet, ...]
    messages: tuple[Message, ...] = field(default=())
    """What was noticed while reading, such as text of a legacy font that was converted."""


class UnreadableFileError(ValueError):
    """The file cannot be read, or must not be; `messages` say why and what to do, `message` is the first of them."""

    def __init__(self, message: Message, *others: Message) -> None:
        super().__init__(message.code)
        self.message = message
        self.messages = (message, *others)
