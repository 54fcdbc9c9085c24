"""What was to be expected by a day: the shape of the year, and which shape an organisation is judged by.

Order of preference: its own history; for a school the pooled history of the schools around it, then the office's
curve for schools; its parent's history; the curve that the office set for its cluster, or for all; a straight line.
The one used is always named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.numbers import months_elapsed

YEARS_NEEDED = 3
PEOPLE_NEEDED_A_YEAR = 10
"""Below this the shape of a year is the luck of single days, not a habit (decision record 0005)."""


class CurveKind(StrEnum):
    """Where an expected shape of the year comes from."""

    OWN_HISTORY = "own_history"
    SCHOOL_HISTORY = "school_history"
    PARENT_HISTORY = "parent_history"
    OFFICE = "office"
    STRAIGHT = "straight"


@dataclass(frozen=True)
class Curve:
    """Cumulative share of the year expected by the end of each month (12 values, the last is 1)."""

    kind: CurveKind
    shares: tuple[Fraction, ...]
    years: tuple[int, ...] = ()
    name: str = ""

    def share_on(self, day: date) -> Fraction:
        """Return the share expected by the end of `day`; inside a month it grows evenly. Straight on 31 May: 5/12."""
        elapsed = months_elapsed(day)
        month = int(elapsed)
        before = self.shares[month - 1] if month else Fraction(0)
        after = self.shares[month] if month < 12 else before
        return before + (after - before) * (elapsed - month)


STRAIGHT = Curve(CurveKind.STRAIGHT, tuple(Fraction(month, 12) for month in range(1, 13)))


def has_shape(months: Sequence[int]) -> bool:
    """Tell whether a closed year of twelve monthly counts shows when an organisation admits people.

    Too few people, a confirmed fall, or a year of which only the total is known (all of it in December) show nothing:
    judged by such a year nobody would ever be late.
    """
    return sum(months) >= PEOPLE_NEEDED_A_YEAR and min(months) >= 0 and sum(months[:11]) > 0


def history_curve(admitted: Mapping[int, Sequence[int]], kind: CurveKind) -> Curve | None:
    """Return the mean shape of earlier years, or None when they are too few or too thin.

    `admitted` holds twelve monthly counts per closed year. Each year weighs the same. With 300 of 900, 350 of 1000 and
    320 of 1000 by May the share is (1/3 + 0.35 + 0.32) / 3.
    """
    years = sorted(year for year, months in admitted.items() if has_shape(months))[-YEARS_NEEDED:]
    if len(years) < YEARS_NEEDED:
        return None
    shares = tuple(
        sum((Fraction(sum(admitted[year][: month + 1]), sum(admitted[year])) for year in years), Fraction(0))
        / len(years)
        for month in range(12)
    )
    return Curve(kind, shares, tuple(years))


def office_curve(shares: Mapping[int, Fraction], name: str) -> Curve | None:
    """Return the curve that the office set, None when a month is missing or it ever falls."""
    if set(shares) != set(range(1, 13)):
        return None
    ordered = tuple(shares[month] for month in range(1, 13))
    return Curve(CurveKind.OFFICE, ordered, name=name) if list(ordered) == sorted(ordered) else None


@dataclass(frozen=True)
class CurvesAbove:
    """What an organisation falls back to when its own history is too thin."""

    parent: Curve | None = None
    schools: Curve | None = None
    office: Curve | None = None
    office_schools: Curve | None = None
    office_clusters: tuple[tuple[str, Curve], ...] = ()
    """The office's curves for clusters other than schools."""

    def choose(self, own: Curve | None, *, school: bool, cluster: str | None = None) -> Curve:
        """Return the first curve there is, in the order of preference."""
        if school:
            return own or self.schools or self.office_schools or self.parent or self.office or STRAIGHT
        mine = dict(self.office_clusters).get(cluster) if cluster else None
        return own or self.parent or mine or self.office or STRAIGHT
