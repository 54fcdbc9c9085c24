"""What the columns under a heading are, once the words around the table say which month it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from data_access.ingest.counts import Kind, read_count
from data_access.ingest.messages import Message, Severity
from data_access.ingest.tables.bands import Band
from data_access.ingest.tables.grid import Grid
from data_access.ingest.tables.headings import COUNTED, FORECAST, TOTAL, Meaning, meaning
from data_access.ingest.tables.table import (
    ADMITTED,
    CATEGORIES,
    MEMBERS,
    NAME,
    NOTE,
    NUMBER,
    OUTLOOK,
    PERCENT,
    QUOTA,
    UNKNOWN,
    Column,
)

OF_ADMITTED = frozenset((ADMITTED, *CATEGORIES))
_TWICE_IS_FINE = frozenset((NOTE, PERCENT, UNKNOWN, NUMBER))


@dataclass(frozen=True)
class Draft:
    """A column before the month of the table is known."""

    index: int
    row: int
    """Sheet row of its lowest heading."""
    heading: str
    meaning: Meaning
    hidden: bool = False

    @property
    def role(self) -> str:
        return self.meaning.role


def draft_columns(grid: Grid, band: Band, body: Iterable[int]) -> list[Draft]:
    """Return the columns under the heading with what their own words say; `body` are the rows below it."""
    rows = list(body)
    drafts = [
        Draft(column, band.last_row, " / ".join(path), meaning(path), column in grid.sheet.hidden_columns)
        for column, path in sorted(band.paths.items())
        if not _only_widens(grid, band, column, rows)
    ]
    drafts = [_percent_by_cells(grid, draft, rows) for draft in drafts]
    if not any(draft.role == ADMITTED for draft in drafts):
        drafts = _take_total(drafts)
    if not any(draft.role == NAME for draft in drafts):
        drafts = _take_name(grid, drafts, rows)
    return [_unknown(draft) if draft.role == TOTAL else draft for draft in drafts]


def _only_widens(grid: Grid, band: Band, column: int, rows: list[int]) -> bool:
    """Tell whether a column only makes the one before it wider: the same heading, merged, and nothing below it."""
    if band.paths.get(column - 1) != band.paths[column]:
        return False
    return not any(column in grid.rows.get(row, {}) for row in rows)


def _percent_by_cells(grid: Grid, draft: Draft, rows: list[int]) -> Draft:
    """Return a column of percentages as such, whatever stands above it."""
    if draft.role not in COUNTED | {TOTAL, UNKNOWN}:
        return draft
    kinds = [read_count(cell).kind for row in rows if (cell := grid.rows.get(row, {}).get(draft.index)) is not None]
    percents = kinds.count(Kind.PERCENT)
    if not percents or percents + sum(
        kind in (Kind.ZERO_MARK, Kind.NOT_APPLICABLE, Kind.EMPTY) for kind in kinds
    ) < len(kinds):
        return draft
    return replace(draft, meaning=replace(draft.meaning, role=PERCENT))


def _take_total(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with the one column 'Tổng số' as that of those admitted, where no other is."""
    totals = [draft for draft in drafts if draft.role == TOTAL]
    if len(totals) != 1:
        return drafts
    return [
        replace(draft, meaning=replace(draft.meaning, role=ADMITTED)) if draft in totals else draft for draft in drafts
    ]


def _take_name(grid: Grid, drafts: list[Draft], rows: list[int]) -> list[Draft]:
    """Return the drafts with the one column of words left of the figures as that of names, where no heading says so."""
    known = [draft.index for draft in drafts if draft.role in OF_ADMITTED or draft.role == QUOTA]
    headed = {draft.index: draft for draft in drafts}
    found = [
        index
        for index in range(1, min(known, default=1))
        if (index not in headed or headed[index].role == UNKNOWN) and _is_of_words(grid, index, rows)
    ]
    if len(found) != 1:
        return drafts
    heading = headed[found[0]].heading if found[0] in headed else ""
    row = headed[found[0]].row if found[0] in headed else min(rows, default=1) - 1
    name = Draft(found[0], row, heading, Meaning(NAME))
    return sorted([*(draft for draft in drafts if draft.index != found[0]), name], key=lambda draft: draft.index)


def _is_of_words(grid: Grid, column: int, rows: list[int]) -> bool:
    texts = [cell.value for row in rows if (cell := grid.rows.get(row, {}).get(column)) is not None]
    words = [
        text for text in texts if isinstance(text, str) and any(letter.isalpha() for letter in text) and len(text) > 2
    ]
    return len(words) >= 1 and len(words) >= 0.7 * len(texts)


def _unknown(draft: Draft) -> Draft:
    return replace(draft, meaning=replace(draft.meaning, role=UNKNOWN))


def settle_columns(
    drafts: list[Draft],
    months: tuple[date, ...],
    default_year: int | None,
    *,
    of_month_by_title: bool,
    so_far_by_title: bool,
) -> list[Column]:
    """Return the columns for the months of the table; figures of other months and years are left unread.

    `of_month_by_title`: the title speaks of what was done in the month, so a bare 'Kết nạp' means that.
    `so_far_by_title`: it says that figures are cumulative, so bare months mean the year so far (see only_months).
    """
    if so_far_by_title:
        drafts = [_so_far(draft) for draft in drafts]
    latest = max(months, default=None)
    settled: list[Column] = []
    for draft in drafts:
        role, month = draft.role, month_of(draft, default_year)
        if role == FORECAST:
            role, month = _forecast(draft.meaning, month, latest), None
        elif role == QUOTA:
            role, month = _quota(draft.meaning, latest, default_year), None
        elif role in OF_ADMITTED:
            if month is not None and months and month not in months:
                role = UNKNOWN
            years = draft.meaning.when.years
            if month is None and years and latest is not None and latest.year not in years:
                role = UNKNOWN
        else:
            month = None
        settled.append(Column(draft.index, role, draft.heading, bool(draft.meaning.when.of_month), month, draft.hidden))
    return _of_month(drafts, _months_given(settled, months), of_month_by_title)


def only_months(drafts: Iterable[Draft]) -> bool:
    """Tell whether those admitted stand in columns that say nothing but a month, each of them."""
    admitted = [draft for draft in drafts if draft.role == ADMITTED]
    return bool(admitted) and all(draft.meaning.when.by_month_alone for draft in admitted)


def _so_far(draft: Draft) -> Draft:
    said = draft.meaning.when
    if not said.by_month_alone:
        return draft
    return replace(draft, meaning=replace(draft.meaning, when=replace(said, of_month=False)))


def month_of(draft: Draft, default_year: int | None) -> date | None:
    """Return the month that the heading names; its year is that of the table where it names none."""
    said = draft.meaning.when
    if not said.months:
        return None
    year, month = said.months[-1]
    year = year or (said.years[0] if said.years else default_year)
    return None if year is None else date(year, month, 1)


def _forecast(said: Meaning, month: date | None, latest: date | None) -> str:
    if said.next_month is not None:
        return "forecast_next_month" if said.next_month else "forecast_this_month"
    if month is None or latest is None:
        return UNKNOWN
    apart = (month.year - latest.year) * 12 + month.month - latest.month
    return {0: "forecast_this_month", 1: "forecast_next_month"}.get(apart, UNKNOWN)


def _quota(said: Meaning, latest: date | None, default_year: int | None) -> str:
    """Return QUOTA for one of the whole year that the table is for."""
    year = latest.year if latest is not None else default_year
    of_part = said.when.months and said.when.months[-1][1] != 12
    other_year = said.when.years and year is not None and year not in said.when.years
    return UNKNOWN if of_part or other_year else QUOTA


def _months_given(columns: list[Column], months: tuple[date, ...]) -> list[Column]:
    """Return the columns with their month where the table has several; what names none is of the last one."""
    if len(months) < 2:
        return columns
    latest = max(months)
    return [
        replace(column, month=latest) if column.month is None and column.role in OF_ADMITTED | set(OUTLOOK) else column
        for column in columns
    ]


def _of_month(drafts: list[Draft], columns: list[Column], of_month_by_title: bool) -> list[Column]:
    """Return the columns with `of_month` settled where their own words leave it open.

    'Kết nạp' beside 'Lũy kế' is of the month; alone it is of the year so far, as the form has it, unless the title
    speaks of the month. Categories follow the cumulative column where there is one, else the one of the month.
    """
    said = {draft.index: draft.meaning.when.of_month for draft in drafts}
    admitted = [column for column in columns if column.role == ADMITTED]
    settled: dict[int, bool] = {}
    for column in admitted:
        others = [said[other.index] for other in admitted if other != column and other.month in (None, column.month)]
        known = said[column.index]
        if known is not None:
            settled[column.index] = known
        else:
            settled[column.index] = False in others or (True not in others and of_month_by_title)
    for column in columns:
        if column.role in CATEGORIES and said[column.index] is None:
            beside = [settled[other.index] for other in admitted if other.month in (None, column.month)]
            settled[column.index] = bool(beside) and all(beside)
        elif column.role in CATEGORIES:
            settled[column.index] = bool(said[column.index])
    return [replace(column, of_month=settled.get(column.index, False)) for column in columns]


def chosen(columns: list[Column], sheet: str, rows: Mapping[int, int]) -> tuple[list[Column], list[Message]]:
    """Return the columns that are read, none twice, and what is to be said of two that claim to be the same.

    A hidden column gives way to one that is seen, a quota by resolution to one that was assigned, and any quota to
    one that was revised. `rows` are the rows of the headings by column.
    """
    by_claim: dict[tuple[object, ...], list[Column]] = {}
    for column in columns:
        if column.role not in _TWICE_IS_FINE:
            by_claim.setdefault((column.role, column.of_month, column.month), []).append(column)
    left: set[int] = set()
    messages: list[Message] = []
    for same in by_claim.values():
        best = _best(same)
        left |= {column.index for column in same if column not in best}
        if len(best) > 1:
            first, second = best[:2]
            values = {"heading": second.heading, "other": first.heading, "cell": _cell(first, rows)}
            row = rows.get(second.index)
            messages.append(Message(Severity.REFUSAL, "columns-alike", sheet, row, second.index, values))
    return [replace(column, role=UNKNOWN) if column.index in left else column for column in columns], messages


def _best(same: list[Column]) -> list[Column]:
    role = same[0].role
    wanted: list[Callable[[Column], bool]] = [lambda column: not column.hidden]
    if role == QUOTA:
        wanted.append(lambda column: _has(column, "điều chỉnh"))
        wanted.append(lambda column: not _has(column, "nghị quyết", "đăng ký", "phấn đấu"))
    if role == NAME:
        wanted.append(lambda column: column.heading.casefold().startswith("tên"))
    for is_better in wanted:
        same = [column for column in same if is_better(column)] or same
    return same[:1] if role == MEMBERS else same


def _has(column: Column, *words: str) -> bool:
    return any(word in column.heading.casefold() for word in words)


def _cell(column: Column, rows: Mapping[int, int]) -> str:
    return Message(Severity.NOTE, "", row=rows.get(column.index), column=column.index).cell
