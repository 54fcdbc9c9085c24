"""What a report says besides the count: forecasts, the pool of candidates, files under way, people who moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from sample_data.thanh_hoa.units import Unit


@dataclass(frozen=True)
class Outlook:
    """Fields of one monthly report, named as in `MonthlyReport`; None is "not said"."""

    forecast_this_month: int | None
    forecast_next_month: int | None
    pool: int | None
    certificate_holders: int | None
    files_pending: int | None
    moved_away: int | None
    moved_informed: int | None


def outlook_of(unit: Unit, admitted: Sequence[int], rng: Random) -> list[Outlook]:
    """Return the outlook of every month, given the cumulative admissions.

    The table says how the last month stands; going back, whoever was admitted since was still in the pool.
    """
    certificate_share = rng.uniform(0.3, 0.8)
    moved, informed = 0, 0
    outlooks = []
    for index, count in enumerate(admitted):
        is_last = index == len(admitted) - 1
        pool = None if unit.pool is None else unit.pool + admitted[-1] - count
        files = _files(unit, pool, is_last, rng)
        if rng.random() < 0.06:
            moved += 1
            informed += rng.random() < 0.8
        outlooks.append(
            Outlook(
                forecast_this_month=None if files is None else min(files, rng.choice((0, 0, 0, 1, 2))),
                forecast_next_month=_next_month(pool, rng),
                pool=pool,
                certificate_holders=None if pool is None else max(round(pool * certificate_share), files or 0),
                files_pending=files,
                moved_away=None if pool is None else moved,
                moved_informed=None if pool is None else informed,
            )
        )
    return outlooks


def _files(unit: Unit, pool: int | None, is_last: bool, rng: Random) -> int | None:
    if pool is None or is_last:
        return unit.files_pending if pool is not None else None
    return min(pool, rng.choice((0, 0, 1, 1, 2)))


def _next_month(pool: int | None, rng: Random) -> int | None:
    """About a sixth of the pool comes up for admission in a month."""
    return None if pool is None else min(pool, round(pool / 6 + rng.uniform(-0.5, 0.9)))
