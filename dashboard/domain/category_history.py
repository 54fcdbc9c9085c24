"""The share of a category over the months of a year and over the years before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from dashboard.domain.numbers import percent
from dashboard.domain.position import Standing
from dashboard.domain.targets import Shape, Target

PEOPLE_NEEDED_FOR_SHARE = 10
"""Of fewer people admitted a share means nothing: one student among two is 50 %."""
EARLIER_YEARS, PARTS_AND_YEARS = 4, 3
"""How many stand before the year; parts of years have longer names, so fewer of them fit."""


@dataclass(frozen=True)
class SharePoint:
    """People of a category among those admitted: of a closed year, or (with `month`) since 1 January of this one.

    `until` and `since` are the last and the first day of a part of a year, where a merger falls into it.
    """

    year: int
    month: int | None
    count: int
    of: int
    until: date | None = None
    since: date | None = None

    @property
    def share(self) -> Decimal | None:
        """Percent, or None where too few were admitted."""
        return percent(self.count, self.of) if self.of >= PEOPLE_NEEDED_FOR_SHARE else None


@dataclass(frozen=True)
class CategoryHistory:
    """Earlier closed years, then the months of this year up to its last report; least shares with their years."""

    category: str
    year: int
    years: tuple[SharePoint, ...] = ()
    months: tuple[SharePoint, ...] = ()
    targets: tuple[Target, ...] = ()
    merged_on: date | None = None
    """First day of an organisation that came from others, whose years stand before its own; None: they are its own."""

    @property
    def steps(self) -> tuple[Target, ...]:
        """The least shares of the years that are shown, oldest first."""
        years = sorted({point.year for point in self.points} | {self.year})
        return tuple(dict.fromkeys(one for year in years if (one := self.target(year)) is not None))

    def target(self, year: int) -> Target | None:
        """Return the least share that holds in a year: the one set last."""
        return next((one for one in reversed(self.targets) if one.first_year <= year <= one.last_year), None)

    def minimum(self, year: int) -> Fraction | None:
        """Return that share as a part of 1."""
        target = self.target(year)
        return target.low if target else None

    @property
    def points(self) -> tuple[SharePoint, ...]:
        """All of which a share is told, in the order of time."""
        return tuple(point for point in (*self.years, *self.months) if point.share is not None)


def category_history(
    category: str,
    own: Standing,
    year: int,
    people: Mapping[int, Mapping[int, int]],
    counted: Collection[int],
    targets: Sequence[Target] = (),
    former: Sequence[SharePoint] = (),
    merged_on: date | None = None,
) -> CategoryHistory:
    """Return the shares of a category among all whom `own` admitted.

    `people` are those of the category by year and month, `counted` the years in which reports count it at all: another
    year is not known and left out. A month without a report has no point; its people stand in the next one. With 2 of
    12 in January and 6 of 20 in February the shares are 16,7 % and 8 of 32, 25 %. `former` are the years before it was
    a whole one, as they were.
    """
    earlier = [
        SharePoint(result.year, None, sum(people.get(result.year, {}).values()), result.admitted)
        for result in own.history
        if result.admitted is not None and result.year < year and result.year in counted
    ]
    months = []
    count = of = 0
    last = own.report.as_of.month if own.report is not None and year in counted else 0
    for month, admitted in enumerate(own.months[:last], 1):
        count += people.get(year, {}).get(month, 0)
        of += admitted or 0
        if admitted is not None:
            months.append(SharePoint(year, month, count, of))
    known = [*former, *earlier]
    shown = EARLIER_YEARS if all(point.until is None and point.since is None for point in known) else PARTS_AND_YEARS
    shares = tuple(one for one in targets if one.category == category and one.shape is Shape.MINIMUM_SHARE)
    return CategoryHistory(category, year, tuple(known[-shown:]), tuple(months), shares, merged_on)
