"""Parts of a year, and terms of five years: what is known of each, and beside it the same day of the year before.

Reports are cumulative, so a part of a year is known when somebody reported its last month and the month before its
first one. A year with a report of December only has a total and neither quarters nor months.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.numbers import days_in_month, round_half_up

YEARS_COMPARED = 5
"""Earlier years whose mean stands beside a month."""


class Absence(StrEnum):
    """Why a part of a year has no count; none of these is zero."""

    NOT_YET = "not_yet"
    NOT_REPORTED = "not_reported"
    ONLY_LONGER = "only_longer"
    """Only a longer part of the year was reported: the quarter, or the whole year."""
    NOT_COMPARABLE = "not_comparable"
    """The organisation did not stand in that part of the year, or not in all of it, and nobody reported."""
    ENDED = "ended"


@dataclass(frozen=True)
class Span:
    """Months of a year, both included."""

    first: int
    last: int


MONTHS = tuple(Span(month, month) for month in range(1, 13))
QUARTERS = tuple(Span(month, month + 2) for month in (1, 4, 7, 10))
HALVES = (Span(1, 6), Span(7, 12))
WHOLE = Span(1, 12)


@dataclass(frozen=True)
class Figure:
    """People admitted in a part of a year.

    `until` is the day they count to where its end was not reported, `since` the day that the organisation began where
    that lies inside the part.
    """

    count: int | None
    until: date | None = None
    absence: Absence | None = None
    since: date | None = None


def month_end(day: date) -> date:
    """Return the last day of the day's month."""
    return day.replace(day=days_in_month(day))


@dataclass(frozen=True)
class ReportedYear:
    """What is known of one year up to a day.

    `months` are the people that reports of each month brought (0 where none), `reported` the months that somebody
    reported with the last day they cover, `began` and `ended` the first and last day that the organisation stood.
    """

    year: int
    day: date
    months: tuple[int, ...] = (0,) * 12
    reported: Mapping[int, date] = field(default_factory=dict)
    quota: int | None = None
    began: date | None = None
    ended: date | None = None
    part: bool = False
    """True where only some of the people are known, since boundaries changed: then no quota stands beside them."""

    @property
    def only_total(self) -> bool:
        """True when the one report of the year is that of December."""
        return set(self.reported) == {12}

    def count(self, span: Span) -> Figure:
        """Return how many were admitted in a part of the year.

        With 31, 53, 54, 67 and 84 reported for January to May the first quarter is 138, the second 151 until 31 May,
        the third has not come; with one report of December only the whole year is known.
        """
        start, end = date(self.year, span.first, 1), month_end(date(self.year, span.last, 1))
        if self.began is not None and self.began > end:
            return Figure(None, absence=Absence.NOT_COMPARABLE)
        if self.ended is not None and self.ended < start:
            return Figure(None, absence=Absence.ENDED)
        since = self.began if self.began is not None and self.began > start else None
        newest = max(self.reported, default=0)
        if newest < span.first:
            if since is not None:
                return Figure(None, absence=Absence.NOT_COMPARABLE)
            return Figure(None, absence=Absence.NOT_YET if start > self.day else Absence.NOT_REPORTED)
        begins = span.first == 1 or span.first - 1 in self.reported or (self.began is not None and self.began >= start)
        if not begins or (span.last not in self.reported and newest > span.last):
            return Figure(None, absence=Absence.ONLY_LONGER)
        until = None if span.last in self.reported else self.reported[newest]
        return Figure(sum(self.months[span.first - 1 : span.last]), until, since=since)


def same_day_before(day: date) -> date:
    """Return the same day of the year before; the end of a month stays the end: 28/02/2025 becomes 29/02/2024."""
    last = month_end(date(day.year - 1, day.month, 1))
    return last if day == month_end(day) else min(last, last.replace(day=1) + timedelta(days=day.day - 1))


@dataclass(frozen=True)
class Comparison:
    """A part of this year beside the same part of the year before, up to the same day where it is not over."""

    span: Span
    now: Figure
    before: Figure
    apart: bool = False
    """True where boundaries changed between the two, so that they do not compare."""

    @property
    def difference(self) -> int | None:
        """People more (or, below 0, fewer) than the year before; None where the two do not compare or count longer."""
        if self.apart:
            return None
        if self.now.count is None or self.before.count is None or self.now.since or self.before.since:
            return None
        equally_long = (self.now.until is None) == (self.before.until is None)
        return self.now.count - self.before.count if equally_long else None


def compare(span: Span, this: ReportedYear, last: ReportedYear, same_day: ReportedYear) -> Comparison:
    """Return a part of this year beside that of the year before.

    `last` is the whole year before, `same_day` the same year as it was reported up to the same day. Admitted until
    31/05/2024: 289; the year before until 31/05/2023: 288 and not the 812 of the year. Where the year before has no
    report of that month there is nothing to compare with.
    """
    now = this.count(span)
    if now.until is None:
        return Comparison(span, now, last.count(span))
    before = same_day.count(span)
    unlike = before.count is not None and (before.until is None or before.until.month != now.until.month)
    if unlike or (before.absence is Absence.NOT_REPORTED and last.reported):
        before = Figure(None, absence=Absence.ONLY_LONGER)
    return Comparison(span, now, before)


@dataclass(frozen=True)
class MonthBeside:
    """A month of this year beside the mean, least and most of the same month of earlier years; None: none known."""

    month: int
    now: Figure
    mean: int | None
    low: int | None
    high: int | None


def months_beside(this: ReportedYear, earlier: Sequence[ReportedYear]) -> tuple[MonthBeside, ...]:
    """Return the twelve months of this year beside up to five earlier years in which the month is known.

    May of 68, 75 and 90 people has a mean of 78 (77,7), at least 68 and at most 90.
    """
    rows = []
    for month, span in enumerate(MONTHS, 1):
        figures = [year.count(span) for year in earlier[-YEARS_COMPARED:]]
        known = [one.count for one in figures if one.count is not None and one.since is None and one.until is None]
        rows.append(
            MonthBeside(
                month,
                this.count(span),
                round_half_up(Fraction(sum(known), len(known))) if known else None,
                min(known, default=None),
                max(known, default=None),
            )
        )
    return tuple(rows)


@dataclass(frozen=True)
class Term:
    """Five years between two congresses: that of 2020–2025 adds up the years 2021 to 2025."""

    first: int
    """Year of the congress that it begins with."""

    @property
    def last(self) -> int:
        return self.first + 5

    @property
    def years(self) -> range:
        return range(self.first + 1, self.last + 1)


def term_of(year: int) -> Term:
    """Return the term that a year is added to: 2020 closes the term 2015–2020, 2021 opens that of 2020–2025."""
    return Term((year - 1) // 5 * 5)


@dataclass(frozen=True)
class TermTotal:
    """The years of a term added up.

    `years` are those that are known, `until` and `since` the days up to which, or from which on, one of them counts.
    """

    term: Term
    count: int | None
    quota: int | None
    years: tuple[int, ...]
    until: date | None = None
    since: date | None = None

    @property
    def complete(self) -> bool:
        return self.years == tuple(self.term.years) and self.until is None and self.since is None


def add_term(term: Term, years: Sequence[ReportedYear]) -> TermTotal:
    """Return the sum of the years of a term that are known; its quota only where each of these has one.

    628, 671, 812 and, until 31/05/2024, 289 are 2.400 of 640 + 668 + 707 + 817 = 2.832; the term is not complete.
    """
    known = [
        (year, figure) for year in years if year.year in term.years if (figure := year.count(WHOLE)).count is not None
    ]
    quotas = [year.quota for year, _ in known if year.quota is not None]
    return TermTotal(
        term,
        sum(figure.count or 0 for _, figure in known) if known else None,
        sum(quotas) if known and len(quotas) == len(known) else None,
        tuple(year.year for year, _ in known),
        until=next((figure.until for _, figure in known if figure.until is not None), None),
        since=next((figure.since for _, figure in known if figure.since is not None), None),
    )
