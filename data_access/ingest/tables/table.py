"""The table of a monthly report as it was recognised in a sheet, before anybody asks the database about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from data_access.ingest.messages import Message
from data_access.workbooks.book import Cell

NUMBER, CODE, NAME, NOTE, PERCENT, MEMBERS = "number", "code", "name", "note", "percent", "members"
QUOTA, ADMITTED = "quota", "admitted"
Place = tuple[int, int]
"""Row and column of a cell."""
CATEGORIES = (
    "pupil",
    "university_student",
    "student",
    "enterprise",
    "non_state_enterprise",
    "student_or_non_state",
    "religious",
    "ethnic_minority",
    "women",
    "youth_union",
)
"""Roles of columns that count people of a category among those admitted: the codes of the database."""
OUTLOOK = (
    "forecast_this_month",
    "forecast_next_month",
    "pool",
    "certificate_holders",
    "files_pending",
    "moved_away",
    "moved_informed",
)
"""Roles of columns that are fields of a report beside its figures: the columns of the table `report`."""
UNKNOWN = "unknown"
"""A column whose heading nothing stands for; it is not read."""


@dataclass(frozen=True)
class Column:
    """A column of the table. `of_month`: it counts the month alone and not the year so far."""

    index: int
    role: str
    heading: str
    """The whole heading, upper rows first, joined by ' / '."""
    of_month: bool = False
    month: date | None = None
    """First day of the month the column is for; always set for figures where the table has several months."""
    hidden: bool = False


def who_column(columns: Iterable[Column]) -> int | None:
    """Return the index of the column that says whom a row is about: the names, else the codes; None for neither."""
    found = {column.role: column.index for column in columns}
    return found.get(NAME, found.get(CODE))


@dataclass(frozen=True)
class Row:
    """A row of the table: an organisation, a group or a sum. `cells` by index of column; absent is empty."""

    row: int
    kind: str
    """'organization', 'group' or 'total'. A group row may carry the sum of the rows below it."""
    name: str
    """As it stands in the file, spaces collapsed."""
    cells: Mapping[int, Cell]
    number: str = ""
    """What stands in the column STT."""
    code: str = ""
    group: int | None = None
    """Sheet row of the group row above it; of a total, the group it sums; None: none, or the whole table."""
    level: int = 0
    """0 for a plain row; 1, 2 for rows numbered below one (a), b), dashes, 1.1)."""
    hidden: bool = False

    @property
    def label(self) -> str:
        """Return what people call the row: its name, else its code, else its number; '' where it has none of them."""
        return self.name or self.code or self.number


@dataclass(frozen=True)
class Table:
    """A table and what the words around it say."""

    sheet: str
    first_row: int
    """First row of the heading."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    months: tuple[date, ...]
    """First days of the months it is for, from title, sheet name or columns; empty where nothing says so."""
    year: int | None
    """The year, where the words say a year and no month."""
    titles: tuple[str, ...] = ()
    """The lines above the heading, as they stand."""
    hidden_sheet: bool = False
    as_of: date | None = None
    """The last day that its figures include, where the words say one ("tính đến ngày 20/5/2024")."""
    month_places: Mapping[date, Place] = field(default_factory=dict)
    """The first cell that names each month; absent where only the sheet's name does, or a person."""

    def place_of(self, month: date | None) -> Place:
        """Return the cell that names the month; where none does the first of the heading, above which it should."""
        heading = (self.first_row, min((one.index for one in self.columns), default=1))
        return self.month_places.get(month or date.min, heading)


@dataclass(frozen=True)
class Recognised:
    """What was recognised in a file; without any table a message says why.

    Tables of one month are parts of one list: no organisation stands in two of them.
    """

    tables: tuple[Table, ...]
    messages: tuple[Message, ...] = ()
