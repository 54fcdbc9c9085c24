"""The view model of a jurisdiction over time: its years, what of this one is provisional, where the series breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.arrivals import Arrival, Row
from dashboard.domain.numbers import percent
from dashboard.domain.periods import (
    HALVES,
    QUARTERS,
    WHOLE,
    YEARS_COMPARED,
    Comparison,
    MonthBeside,
    ReportedYear,
    Term,
    TermTotal,
    add_term,
    compare,
    months_beside,
    term_of,
)
from dashboard.domain.position import Document
from dashboard.domain.states import SMALL_QUOTA


class BreakKind(StrEnum):
    """Why what stands before and after is not simply one series."""

    BEGAN = "began"
    FIRST_YEAR = "first_year"
    """The first year that anybody reported; before it nothing is known."""
    ENDED = "ended"
    TARGETS_BEGIN = "targets_begin"
    TARGETS_END = "targets_end"


@dataclass(frozen=True)
class Break:
    """A break, told with the year it falls into. `day` is the first (or last) day, `document` what sets the targets."""

    kind: BreakKind
    year: int
    day: date | None = None
    document: Document | None = None


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
class Trend:
    """A jurisdiction, or some clusters of it, over time.

    `years` are all known ones up to the one looked at, oldest first; `same_day` is the year before as it was reported
    up to the same day. `missing` says for each month how many who report this year did not send it (yet), `silent`
    how many sent nothing all year.
    """

    years: tuple[ReportedYear, ...]
    same_day: ReportedYear
    missing: tuple[int, ...] = (0,) * 12
    silent: int = 0
    breaks: tuple[Break, ...] = ()
    term_targets: tuple[TermTarget, ...] = ()

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
        return tuple(compare(span, self.this, self.last, self.same_day) for span in (*QUARTERS, *HALVES, WHOLE))

    def compared(self, year: ReportedYear) -> Comparison:
        """Return one of the years beside the one before it."""
        last = self.before(year)
        return compare(WHOLE, year, last, self.same_day if year == self.this else last)

    @property
    def months(self) -> tuple[MonthBeside, ...]:
        return months_beside(self.this, self.earlier)

    @property
    def mean_years(self) -> tuple[int, ...]:
        """The earlier years whose months make the mean."""
        return tuple(year.year for year in self.earlier[-YEARS_COMPARED:] if year.reported and not year.only_total)

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


def percent_of_quota(count: int | None, quota: int | None) -> Decimal | None:
    """Return a count in percent of the year's quota; None without one, or for a small one."""
    return None if quota is None or quota <= SMALL_QUOTA else percent(count, quota)


def provisional(months: Sequence[Row]) -> tuple[tuple[int, ...], int]:
    """Return how many reports each month still lacks, and how many organisations sent nothing all year.

    A month lacks the report of an organisation that has sent another one this year: one that never reports would make
    every month provisional. Of 108 one sent nothing and one not May: 1 in May, 1 silent.
    """
    owing = [row for row in months if any(one.arrival not in (Arrival.NOT_OWED, Arrival.NOT_YET) for one in row.months)]
    sending = [row for row in owing if any(one.received for one in row.months)]
    missing = tuple(sum(row.months[month].arrival is Arrival.MISSING for row in sending) for month in range(12))
    return missing, len(owing) - len(sending)


def find_breaks(years: Sequence[ReportedYear], targets: Sequence[SetTargets]) -> tuple[Break, ...]:
    """Return where the series of the years begins, ends or changes what is asked for, oldest first.

    A jurisdiction that began within the first known year or the one before it cannot be compared with what stood
    there earlier; else the first year is simply the first that anybody reported.
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
    return tuple(sorted(breaks, key=lambda one: one.year))
