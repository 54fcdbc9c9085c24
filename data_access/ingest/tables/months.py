"""Which month a table is for, from the lines above it, the name of its sheet and its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from data_access.ingest.messages import Message, Severity, cell_name
from data_access.ingest.tables.columns import OF_ADMITTED, Draft, month_of
from data_access.ingest.tables.folded import words_of
from data_access.ingest.tables.grid import Placed
from data_access.ingest.tables.table import ADMITTED, QUOTA, Place
from data_access.ingest.tables.when import When, read_when

_CUMULATIVE = re.compile(r"\bluy (?:ke|tien)\b|\bcong don\b")
MOST_DAYS_AFTER = 15
"""Figures of a month are closed so many days after its end at the latest."""


@dataclass(frozen=True)
class Said:
    """What the words around a table say about time."""

    months: tuple[date, ...]
    """Of the title, else of the last day, the sheet's name or the columns; empty where nothing says so."""
    as_of: date | None
    year: int | None
    """The year of months that are named without one."""
    of_month: bool
    """The title speaks of what was done in the month."""
    so_far: Placed | None = None
    """The line of the title that says that figures are cumulative, in so many words."""
    messages: tuple[Message, ...] = ()
    of_part: bool = False
    """The words name a later quarter and do not say whether figures are of it or of the year so far."""
    places: Mapping[date, Place] = field(default_factory=dict)
    """The first cell that names each month; absent for what only the sheet's name says."""


def read_months(sheet: str, titles: Sequence[Placed], drafts: Sequence[Draft], asked: date | None, today: date) -> Said:
    """Return the months of a table. Two places that name different months are refused: which is meant?"""
    said = [read_when(line.text) for line in titles]
    by_sheet = read_when(sheet)
    year = _year(said, by_sheet, drafts, asked)
    months = _distinct(_dated(one, year, today) for line in said for one in line.months)
    days = [day for line in said if line.day is not None and (day := _day(line.day, year, today)) is not None]
    as_of = days[-1] if days else None
    places = _places(zip(titles, said, strict=True), drafts, year, today)
    at = _Places(sheet, places)
    messages: list[Message] = []
    named = _distinct(_dated(one, year, today) for one in by_sheet.months)
    if as_of is not None and not months:
        months = [as_of.replace(day=1)]
    elif as_of is not None and not any(_is_near(as_of, month) for month in months):
        messages.append(at.disagree(months[0], as_of.replace(day=1)))
    if months and named and not set(months) & set(named):
        messages.append(at.disagree(months[0], named[0]))
    months = months or named
    if (
        not months
        and sheet.strip().isdigit()
        and 1 <= int(sheet) <= 12
        and not any(draft.meaning.when.months for draft in drafts)
    ):
        months = [asked] if asked else [_dated((None, int(sheet)), year, today)]
    settled, said_by_columns = _with_columns(at, months, drafts, year or (asked or today).year)
    if year is None and settled and not any(_says_year(one) for one in (*said, by_sheet)):
        messages.append(at.assumed(settled[-1]))
    of_month = any(line.of_month is True for line in said) and not any(line.of_month is False for line in said)
    if as_of is not None and as_of.replace(day=1) not in settled:
        as_of = None
    around = (*said, by_sheet)
    so_far = next((line for line in titles if _CUMULATIVE.search(words_of(line.text))), None)
    of_part = any(line.part and line.months for line in around) and all(line.of_month is None for line in around)
    said_of_it = (*messages, *said_by_columns)
    return Said(tuple(sorted(settled)), as_of, year, of_month, so_far, said_of_it, of_part, places)


def _places(
    titles: Iterable[tuple[Placed, When]], drafts: Sequence[Draft], year: int | None, today: date
) -> dict[date, Place]:
    """Return the first cell that names each month: of the lines above the table, else of its columns."""
    places: dict[date, Place] = {}
    for line, said in titles:
        for month in (*said.months, *([said.day[:2]] if said.day else [])):
            places.setdefault(_dated(month, year, today), (line.row, line.column))
    for draft in drafts:
        month_said = month_of(draft, year or today.year) if draft.role == ADMITTED else None
        if month_said is not None:
            places.setdefault(month_said, (draft.row, draft.index))
    return places


@dataclass(frozen=True)
class _Places:
    """Where months are named in a sheet."""

    sheet: str
    cells: Mapping[date, Place]

    def assumed(self, month: date) -> Message:
        """Tell the month whose year nothing says."""
        row, column = self.cells.get(month, (None, None))
        return Message(Severity.NOTE, "year-assumed", self.sheet, row, column, {"month": f"{month:%m/%Y}"})

    def disagree(self, one: date, other: date) -> Message:
        """Refuse two months: the cell of the one, or of the other where the one is the month of the sheet's name."""
        cells = {month: self.cells[month] for month in (one, other) if month in self.cells}
        if len(cells) < 2:
            seen, named = (one, other) if one in cells else (other, one)
            row, column = cells.get(seen, (None, None))
            values = {"month": f"{seen:%m/%Y}", "other": f"{named:%m/%Y}"}
            return Message(Severity.REFUSAL, "sheet-of-other-month", self.sheet, row, column, values)
        values = {"month": f"{one:%m/%Y}", "other": f"{other:%m/%Y}"}
        if cells[one] == cells[other]:
            return Message(Severity.REFUSAL, "months-disagree", self.sheet, *cells[one], values)
        values["cell"] = cell_name(*cells[other])
        return Message(Severity.REFUSAL, "months-of-cells-disagree", self.sheet, *cells[one], values)


def _says_year(said: When) -> bool:
    return any(year for year, _ in said.months) or bool(said.day and said.day[0])


def _with_columns(
    at: _Places, months: list[date], drafts: Sequence[Draft], year: int
) -> tuple[list[date], list[Message]]:
    """Return the months when the columns are heard too.

    Columns alone decide where nothing else names a month. Where the title names one, columns of the year so far for
    that month leave those of other months unread; only months that come as figures of the month are taken together.
    """
    admitted = [draft for draft in drafts if draft.role == ADMITTED]
    dated = {draft.index: month for draft in admitted if (month := month_of(draft, year)) is not None}
    if not months:
        return _distinct(dated.values()), []
    if len(months) > 1:
        return months, []
    month = months[0]
    open_ones = [draft for draft in admitted if draft.index not in dated]
    if dated and month not in dated.values() and not open_ones:
        return months, [at.disagree(month, max(dated.values()))]
    cumulative = [
        draft
        for draft in admitted
        if dated.get(draft.index, month) == month and draft.meaning.when.of_month is not True
    ]
    if cumulative or not all(draft.meaning.when.of_month for draft in admitted):
        return months, []
    return _distinct([*dated.values(), month]), []


def _year(said: Iterable[When], by_sheet: When, drafts: Sequence[Draft], asked: date | None) -> int | None:
    """Return the year of titles, the sheet's name, the columns, the month asked for, or a signature."""
    said = list(said)
    for line in said:
        if line.years:
            return line.years[-1]
    if by_sheet.years or (by_sheet.months and by_sheet.months[0][0]):
        return by_sheet.years[-1] if by_sheet.years else by_sheet.months[0][0]
    for role in (QUOTA, *sorted(OF_ADMITTED)):
        for draft in drafts:
            if draft.role == role and draft.meaning.when.years:
                return draft.meaning.when.years[-1]
    if asked is not None:
        return asked.year
    named = [number for line in (*said, by_sheet) for _, number in line.months]
    for line in said:
        for year, month in line.written:
            return year - 1 if named and named[0] > month else year
    return None


def _dated(month: tuple[int | None, int], year: int | None, today: date) -> date:
    """Return the month; without any year the last such month that has begun."""
    said, number = month
    return date(said or year or (today.year if number <= today.month else today.year - 1), number, 1)


def _day(day: tuple[int | None, int, int], year: int | None, today: date) -> date | None:
    said, month, number = day
    first = _dated((said, month), year, today)
    try:
        return first.replace(day=number)
    except ValueError:
        return None


def _is_near(as_of: date, month: date) -> bool:
    after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return month <= as_of and (as_of - after).days < MOST_DAYS_AFTER


def _distinct(months: Iterable[date]) -> list[date]:
    return list(dict.fromkeys(months))
