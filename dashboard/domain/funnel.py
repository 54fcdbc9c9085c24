"""The share of the quota reached against the size of the quota: who is further off than size alone explains."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dashboard.domain.position import Position, Standing
from dashboard.domain.states import SMALL_QUOTA, chance_of_so_few

ORGANIZATIONS_NEEDED = 10
DEVIATIONS = 1.2816
"""So many standard deviations to either side leave a tenth outside."""


@dataclass(frozen=True)
class FunnelPoint:
    """One organisation in the drawing."""

    standing: Standing
    quota: int
    share: Fraction
    """Of the quota reached: 2/23."""
    deviations: float
    """How far from what is due, in standard deviations of its size; below is negative."""
    outside: bool
    """Outside the drawn limits, and by its own curve as well."""


@dataclass(frozen=True)
class Funnel:
    """All organisations whose quotas are not small, or the reason why there is nothing to draw."""

    due: Fraction
    """Share of the year due of all, the middle of the band."""
    points: tuple[FunnelPoint, ...] = ()
    withheld: str = ""  # "too_few", "no_spread", "nobody_found"
    least: int = SMALL_QUOTA + 1
    """The smallest quota that is drawn."""
    scattered: bool = False
    """True when far more than the two in ten that luck leaves outside stand there, three or more."""

    def among(self, rows: Sequence[Standing]) -> Funnel:
        """Return the drawing with the points of some organisations only; the band and what is said of all stay."""
        codes = {row.organization.code for row in rows}
        points = tuple(point for point in self.points if point.standing.organization.code in codes)
        return self if self.withheld else replace(self, points=points, withheld="" if points else "nobody_found")

    @property
    def below(self) -> tuple[FunnelPoint, ...]:
        """Those under the band, farthest first."""
        low = [point for point in self.points if point.outside and point.deviations < 0]
        return tuple(sorted(low, key=lambda point: point.deviations))

    @property
    def above(self) -> tuple[FunnelPoint, ...]:
        """Those over the band, farthest first."""
        high = [point for point in self.points if point.outside and point.deviations > 0]
        return tuple(sorted(high, key=lambda point: -point.deviations))


def limits(quota: float, due: Fraction) -> tuple[float, float]:
    """Return between which shares of a quota eight in ten organisations of its size stand by luck alone.

    The smooth limits of a normal distribution, within 0 and 1: of a quota of 25 with 36 % due, 36 % ± 1.2816 × 9.6 %,
    so 23.7 % to 48.3 %. They are for the eye; states keep their exact rule.
    """
    middle = float(due)
    half = DEVIATIONS * _deviation(quota, middle)
    return max(0.0, middle - half), min(1.0, middle + half)


def funnel(position: Position) -> Funnel:
    """Return the drawing of a position's direct organisations.

    Small quotas are left out, since one person of three is a third; fewer than ten organisations show no pattern, and
    before the first or after the last day of the year's curve nothing spreads. An organisation with a curve of its
    own, as a school, is outside only if it is so by that curve too.

    Source: "Funnel" in docs/rules.md (funnel plots after Spiegelhalter 2005, limits of 10 and 90 %).
    """
    due, least = position.own.share_due, position.own.limits.small_quota + 1
    rows = [row for row in position.children if row.quota is not None and row.quota >= least]
    points = tuple(_point(row, row.quota, row.admitted, due) for row in rows if row.quota and row.admitted is not None)
    if not 0 < due < 1:
        return Funnel(due, withheld="no_spread", least=least)
    if len(points) < ORGANIZATIONS_NEEDED:
        return Funnel(due, withheld="too_few", least=least)
    return Funnel(due, points, least=least, scattered=10 * sum(point.outside for point in points) >= 3 * len(points))


def _point(row: Standing, quota: int, admitted: int, due: Fraction) -> FunnelPoint:
    share = Fraction(admitted, quota)
    deviation = _deviation(quota, float(due))
    distance = (float(share) - float(due)) / deviation if deviation else 0.0
    low, high = limits(quota, due)
    outside = (share < low and row.judgement.behind) or (share > high and _so_many_is_rare(row, quota, admitted))
    return FunnelPoint(row, quota, share, distance, outside)


def _so_many_is_rare(row: Standing, quota: int, admitted: int) -> bool:
    return 1 - chance_of_so_few(quota, admitted - 1, float(row.share_due)) < row.limits.chance


def _deviation(quota: float, due: float) -> float:
    return math.sqrt(due * (1 - due) / quota)
