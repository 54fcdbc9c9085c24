"""The last years of an organisation side by side, and how long it has admitted nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.position import Standing
from dashboard.domain.standing import MANY_YEARS


@dataclass(frozen=True)
class Year:
    """One year of an organisation. `admitted` None: the year was not closed by a report, which is not zero."""

    year: int
    admitted: int | None
    quota: int | None
    stood: bool = True
    """False before the organisation began."""
    until: date | None = None
    """The last day counted of a year that is not over."""

    @property
    def nobody(self) -> bool:
        """True when it reported and admitted nobody, with a quota or without."""
        return self.stood and self.admitted == 0


@dataclass(frozen=True)
class ZeroRun:
    """Years in a row without anybody, up to the newest one reported; `without_quota` of them had no quota to miss."""

    years: tuple[Year, ...]

    @property
    def without_quota(self) -> int:
        return sum(not year.quota for year in self.years)


def years_shown(rows: Sequence[Standing], year: int) -> tuple[int, ...]:
    """Return the years from the first that any of the organisations closed up to `year`."""
    first = min((result.year for row in rows for result in row.history), default=year)
    return tuple(range(first, year + 1))


def years_of(standing: Standing, years: Sequence[int]) -> tuple[Year, ...]:
    """Return the organisation's years, the last of `years` being the one that its figures are of.

    A year that the organisation stood in and that nobody closed has neither result nor quota: it is not known.
    """
    closed = {result.year: result for result in standing.history}
    began = standing.organization.valid_from
    *earlier, newest = years
    strip = []
    for year in earlier:
        result = closed.get(year)
        stood = result is not None or began is None or began.year <= year
        strip.append(Year(year, result.admitted if result else None, result.quota if result else None, stood=stood))
    day = standing.report.as_of if standing.report else None
    until = day if day is not None and (day.month, day.day) != (12, 31) else None
    return (*strip, Year(newest, standing.admitted, standing.quota, until=until))


def zero_run(years: Sequence[Year]) -> ZeroRun | None:
    """Return the years in a row without anybody up to the newest one reported, None when they are fewer than two.

    Nobody in 2017–2022, of these 2021 without a quota: six years, one of them without a quota. Before the report of
    this year has come the years before it count.
    """
    known = list(years[:-1]) if years and years[-1].admitted is None else list(years)
    run: list[Year] = []
    for year in reversed(known):
        if not year.nobody:
            break
        run.insert(0, year)
    return ZeroRun(tuple(run)) if len(run) >= MANY_YEARS else None
