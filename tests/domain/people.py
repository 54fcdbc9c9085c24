"""Short ways to say what an organisation reported, for the tests of the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from dashboard.domain.numbers import days_in_month
from dashboard.domain.pace import CurvesAbove
from dashboard.domain.position import LatestReport, Organization, QuotaVersion, Standing
from dashboard.domain.standing import Counts, stand

YEAR = 2024
MAY = 5
NOTHING_ABOVE = CurvesAbove()


def organization(code: str = "x", display_order: int = 0, cluster: str | None = None) -> Organization:
    return Organization(
        id=1,
        code=code,
        name=f"Đảng bộ {code}",
        short_name=code,
        kind="base_committee",
        cluster=cluster,
        display_order=display_order,
    )


def month_end(month: int, year: int = YEAR) -> date:
    return date(year, month, days_in_month(date(year, month, 1)))


def report(day: date, pool: int | None = None) -> LatestReport:
    return LatestReport(day, datetime(day.year, day.month, day.day, 9, tzinfo=UTC), False, None, None, pool, None, None)


def spread(total: int, months: int) -> list[int]:
    """Share people out over the first months of a year, the rest of the division in the first one."""
    return [total // months + (total % months if month == 0 else 0) for month in range(months)]


def counts(
    quota: int | None,
    admitted: int | Sequence[int] | None,
    *,
    month: int = MAY,
    day: date | None = None,
    pool: int | None = None,
    history: Mapping[int, Sequence[int]] | None = None,
    quotas: Mapping[int, int | None] | None = None,
    who: Organization | None = None,
    **more: Any,
) -> Counts:
    """Return the counts of an organisation that reported each month up to `month`; `admitted` None: not once."""
    months = spread(admitted, month) if isinstance(admitted, int) else list(admitted or [])
    years = {YEAR: months} | {year: list(amounts) for year, amounts in (history or {}).items()}
    reported = admitted is not None
    return Counts(
        organization=who or organization(),
        admitted={year: {m: n for m, n in enumerate(amounts, 1) if n} for year, amounts in years.items()},
        quotas={
            year: [QuotaVersion(amount, date(year, 1, 22), None)]
            for year, amount in {YEAR: quota, **(quotas or {})}.items()
        },
        report=report(day or month_end(month), pool) if reported else None,
        reported_months=frozenset(range(1, month + 1)) if reported else frozenset(),
        report_days={month: day} if reported and day else {},
        reported_years=frozenset(history or {}),
        reports_received=1 if reported else 0,
        **more,
    )


def standing(quota: int | None, admitted: int | Sequence[int] | None, **more: Any) -> Standing:
    """Return where an organisation stands that is judged by its own history or a straight line."""
    return stand(counts(quota, admitted, **more), YEAR, MAY, NOTHING_ABOVE)
