"""The view model of a jurisdiction over time: its years, what of this one is provisional, where the series breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.arrivals import Arrival, Row
from dashboard.domain.boundaries import THEN, TODAY, Boundary
from dashboard.domain.numbers import percent
from dashboard.domain.periods import (
    HALVES,
    QUARTERS,
    WHOLE,
    YEARS_COMPARED,
    Absence,
    Comparison,
    MonthBeside,
    ReportedYear,
    Span,
    Term,
    TermTotal,
    add_term,
    compare,
    months_beside,
    term_of,
)
from dashboard.domain.position import Document, YearResult
from dashboard.domain.states import SMALL_QUOTA

YEARS_DRAWN = 3
"""Earlier years behind the curve of this one."""


class BreakKind(StrEnum):
    """Why what stands before and after is not simply one series."""

    BEGAN = "began"
    FIRST_YEAR = "first_year"
    """The first year that anybody reported; before it nothing is known."""
    ENDED = "ended"
    BOUNDARIES = "boundaries"
    """Boundaries changed on a day; `boundary` says whether what was before compares."""
    TARGETS_BEGIN = "targets_begin"
    TARGETS_END = "targets_end"


@dataclass(frozen=True)
class Break:
    """A break, told with the year it falls into. `day` is the first (or last) day, `document` what sets the targets."""

    kind: BreakKind
    year: int
    day: date | None = None
    document: Document | None = None
    boundary: Boundary | None = None


@dataclass(frozen=True)
class SetTargets:
    """A document that sets targets from one year to another."""

    document: Document
    first_year: int
    last_year: int


@dataclass(frozen=True)
class TermTarget:
    """How many people a document asks for in some years together; `high` None: at least `low`."""

    first_year: int
    last_year: int
    low: int
    high: int | None


@dataclass(frozen=True)
class Former:
    """The years of whoever came wholly into the organisation, as they were then."""

    name: str
    last_day: date
    trend: Trend


@dataclass(frozen=True)
class Lines:
    """Earlier years to draw behind this one. `apart` are those that do not compare with it.

    `merged_on` is the day of the year on which boundaries changed within one of the years drawn.
    """

    years: tuple[YearResult, ...] = ()
    apart: frozenset[int] = frozenset()
    merged_on: date | None = None


@dataclass(frozen=True)
class Trend:
    """A jurisdiction, or some clusters of it, over time.

    `years` are all known ones up to the one looked at, oldest first; `same_day` is the year before as it was reported
    up to the same day. `missing` says for each month how many who report this year did not send it (yet), `silent`
    how many sent nothing all year. Where boundaries changed, `reading` is how earlier years are told.
    """

    years: tuple[ReportedYear, ...]
    same_day: ReportedYear
    missing: tuple[int, ...] = (0,) * 12
    silent: int = 0
    breaks: tuple[Break, ...] = ()
    term_targets: tuple[TermTarget, ...] = ()
    boundary: Boundary | None = None
    """None where boundaries never changed: then there is one way to read the years."""
    reading: str = THEN
    former: tuple[Former, ...] = ()
    small_quota: int = SMALL_QUOTA

    def percent_of_quota(self, count: int | None, quota: int | None) -> Decimal | None:
        """Return a count in percent of the year's quota; None without one, or for a small one."""
        return None if quota is None or quota <= self.small_quota else percent(count, quota)

    @property
    def this(self) -> ReportedYear:
        return self.years[-1]

    @property
    def earlier(self) -> tuple[ReportedYear, ...]:
        return self.years[:-1]

    @property
    def last(self) -> ReportedYear:
        """The year before; with nothing in it where nobody reported."""
        return self.before(self.this)

    def before(self, year: ReportedYear) -> ReportedYear:
        """Return the year before another one; with nothing in it where nobody reported."""
        found = next((one for one in self.earlier if one.year == year.year - 1), None)
        return found or ReportedYear(year.year - 1, date(year.year - 1, 12, 31), began=year.began, ended=year.ended)

    @property
    def whole(self) -> Comparison:
        """All of this year so far, beside the year before up to the same day."""
        return self.compared(self.this)

    @property
    def parts(self) -> tuple[Comparison, ...]:
        """Quarters, halves and the whole of this year, each beside the year before."""
        found = [compare(span, self.this, self.last, self.same_day) for span in (*QUARTERS, *HALVES, WHOLE)]
        return tuple(self._beside_former(replace(one, apart=self._part_apart(one.span))) for one in found)

    def compared(self, year: ReportedYear) -> Comparison:
        """Return one of the years beside the one before it."""
        last = self.before(year)
        found = compare(WHOLE, year, last, self.same_day if year == self.this else last)
        return replace(found, apart=self._apart(last, year))

    @property
    def on_today(self) -> Boundary | None:
        """The boundary across which the years are told; None where each is told as it was."""
        told = self.boundary is not None and self.boundary.told and self.reading == TODAY
        return self.boundary if told else None

    def _apart(self, last: ReportedYear, year: ReportedYear) -> bool:
        boundary = self.on_today
        return boundary is not None and boundary.apart(date(last.year, 1, 1), date(year.year, 12, 31))

    def _part_apart(self, span: Span) -> bool:
        boundary, last = self.on_today, date(self.this.year, 12, 31)
        return boundary is not None and boundary.apart(date(self.last.year, span.first, 1), last)

    def _beside_former(self, part: Comparison) -> Comparison:
        """Put into a part of the last year, in which the organisation did not stand yet, what its one predecessor had.

        The two are told beside each other and never compared.
        """
        if part.before.absence is not Absence.NOT_COMPARABLE or len(self.former) != 1:
            return part
        last = next((one for one in self.former[0].trend.years if one.year == self.last.year), None)
        return part if last is None else replace(part, before=last.count(part.span), apart=True)

    @property
    def months(self) -> tuple[MonthBeside, ...]:
        return months_beside(self.this, self._comparable)

    @property
    def mean_years(self) -> tuple[int, ...]:
        """The earlier years whose months make the mean."""
        years = self._comparable[-YEARS_COMPARED:]
        return tuple(year.year for year in years if year.reported and not year.only_total)

    @property
    def _comparable(self) -> tuple[ReportedYear, ...]:
        """The earlier years, of that in which boundaries changed only the time since."""
        boundary = self.on_today
        if boundary is None or boundary.comparable:
            return self.earlier
        day = boundary.day
        return tuple(
            replace(one, began=day) if one.year == day.year else one for one in self.earlier if one.year >= day.year
        )

    def lines(self, own: Sequence[YearResult]) -> Lines:
        """Return the last closed years to draw behind this one, `own` those of the organisation itself.

        Read as they were, those of one predecessor stand before them; of several none, for they are different series.
        """
        day = self.boundary.day if self.boundary else None
        if day is None or (self.on_today is None and len(self.former) != 1):
            return Lines(tuple(own[-YEARS_DRAWN:]))
        if self.on_today is None:
            former = _closed(self.former[0].trend.years, self.former[0].last_day)
            apart = {one.year for one in former}
            years = (*former, *own)[-YEARS_DRAWN:]
        else:
            apart = {one.year for one in self.earlier if self._apart(one, self.this)}
            years = _closed(self.earlier, date.max)[-YEARS_DRAWN:]
        inside = any(one.year == day.year for one in years) and day != date(day.year, 1, 1)
        return Lines(years, frozenset(apart & {one.year for one in years}), day if inside else None)

    @property
    def breaks_inside(self) -> tuple[Break, ...]:
        """The breaks that fall on a day inside this year, so that some of its months are missing for good."""
        year = self.this.year
        return tuple(
            one for one in self.breaks if one.day is not None and date(year, 1, 31) < one.day < date(year, 12, 31)
        )

    @property
    def terms(self) -> tuple[TermTotal, ...]:
        """The terms of the years, oldest first, each the sum of those of its years that are known."""
        terms = sorted({term_of(year.year).first for year in self.years})
        return tuple(add_term(Term(first), self.years) for first in terms)

    def asked_of(self, term: Term) -> TermTarget | None:
        """Return what a document asks of exactly the years of a term."""
        return next((one for one in self.term_targets if range(one.first_year, one.last_year + 1) == term.years), None)


def _closed(years: Sequence[ReportedYear], last_day: date) -> tuple[YearResult, ...]:
    """Return the years that a report of December closed, none in which the organisation ended."""
    return tuple(
        YearResult(one.year, sum(one.months), one.quota, one.months)
        for one in years
        if 12 in one.reported and date(one.year, 12, 31) <= last_day and any(one.months)
    )


def provisional(months: Sequence[Row]) -> tuple[tuple[int, ...], int]:
    """Return how many reports each month still lacks, and how many organisations sent nothing all year.

    A month lacks the report of an organisation that has sent another one this year: one that never reports would make
    every month provisional. Of 108 one sent nothing and one not May: 1 in May, 1 silent.
    """
    owing = [row for row in months if any(one.arrival not in (Arrival.NOT_OWED, Arrival.NOT_YET) for one in row.months)]
    sending = [row for row in owing if any(one.received for one in row.months)]
    missing = tuple(sum(row.months[month].arrival is Arrival.MISSING for row in sending) for month in range(12))
    return missing, len(owing) - len(sending)


def find_breaks(
    years: Sequence[ReportedYear], targets: Sequence[SetTargets], boundary: Boundary | None = None
) -> tuple[Break, ...]:
    """Return where the series of the years begins, ends or changes what is asked for, oldest first.

    A jurisdiction that began within the first known year or the one before it cannot be compared with what stood
    there earlier; else the first year is simply the first that anybody reported. `boundary` is given where the years
    are told across it.
    """
    first, this = years[0], years[-1]
    if first.began is not None and first.began > date(first.year - 1, 1, 1):
        breaks = [Break(BreakKind.BEGAN, first.year, first.began)]
    else:
        breaks = [Break(BreakKind.FIRST_YEAR, first.year)]
    for document, begins, ends in dict.fromkeys((one.document, one.first_year, one.last_year) for one in targets):
        if first.year <= begins <= this.year:
            breaks.append(Break(BreakKind.TARGETS_BEGIN, begins, document=document))
        if first.year <= ends < this.year:
            breaks.append(Break(BreakKind.TARGETS_END, ends, document=document))
    if this.ended is not None and this.ended <= date(this.year, 12, 31):
        breaks.append(Break(BreakKind.ENDED, this.ended.year, this.ended))
    if boundary is not None and first.year <= boundary.day.year <= this.year:
        breaks.append(Break(BreakKind.BOUNDARIES, boundary.day.year, boundary.day, boundary=boundary))
    return tuple(sorted(breaks, key=lambda one: one.year))
