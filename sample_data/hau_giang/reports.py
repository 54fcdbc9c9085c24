"""The monthly reports of the base organisations, and of direct committees without any, as they came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import Connection

from data_access.ingest.record_reports import MonthlyReport, record_reports
from sample_data.common import moment, next_month
from sample_data.hau_giang.quotas import base_quotas
from sample_data.hau_giang.results import ADMITTED, months_of, steps_of_year
from sample_data.hau_giang.units import Unit, reporters

CATEGORIES = (
    "all",
    "women",
    "youth_union",
    "pupil",
    "university_student",
    "student",
    "non_state_enterprise",
    "student_or_non_state",
)
"""What the province counts; neither believers nor workers of state-owned enterprises are among them."""
_SEED = 2_018_2025
_POOL_KNOWN_FROM = 2023
_NO_POOL = "hg-khoi-thu-vien"
NO_JUNE_2025 = ("hg-xa-dong-luu", "hg-tan-hac-cong-ty")
"""Ended before they sent their last report."""
CORRECTED_MARCH_2024, CORRECTED_ON = "hg-xa-thuan-mac", date(2024, 4, 18)
"""One person too few until it was put right."""
_LATE = 5


def record_all(connection: Connection, ids: Mapping[str, int]) -> None:
    """Record all reports, month by month, in the order in which the office came to know them."""
    for year in ADMITTED:
        rng = Random(_SEED + year)
        for month, reports in enumerate(_reports_of_year(year, ids, rng), start=1):
            _record_month(connection, year, month, reports, ids)


def _record_month(
    connection: Connection, year: int, month: int, reports: Sequence[MonthlyReport], ids: Mapping[str, int]
) -> None:
    if (year, month) == (2024, 3):
        right = next(one for one in reports if one.organization_id == ids[CORRECTED_MARCH_2024])
        wrong = replace(right, figures={**right.figures, "all": right.figures["all"] - 1})
        reports = [wrong if one is right else one for one in reports]
        right = replace(right, received_at=moment(CORRECTED_ON, 9))
        record_reports(connection, reports, _last_received(reports))
        record_reports(connection, [right], moment(CORRECTED_ON, 9, 30))
    else:
        record_reports(connection, reports, _last_received(reports))


def _last_received(reports: Sequence[MonthlyReport]) -> datetime:
    return max(report.received_at for report in reports)


def _reports_of_year(year: int, ids: Mapping[str, int], rng: Random) -> list[list[MonthlyReport]]:
    steps, quotas = steps_of_year(year, rng), base_quotas(year)
    units = reporters()
    so_far: dict[str, Counter[str]] = {unit.code: Counter() for unit in units}
    months = []
    for month in months_of(year):
        late = set(rng.sample([unit.code for unit in units], _LATE))
        reports = []
        for unit in units:
            so_far[unit.code].update(steps.get((unit.code, month), {}))
            report = _report(ids[unit.code], year, month, so_far[unit.code], unit.code in late, rng)
            if year >= _POOL_KNOWN_FROM:
                report = _with_pool(report, unit, quotas[unit.code], rng)
            if (year, month) != (2025, 6) or unit.code not in NO_JUNE_2025:
                reports.append(report)
        months.append(reports)
    return months


def _report(identity: int, year: int, month: int, count: Counter[str], late: bool, rng: Random) -> MonthlyReport:
    following = next_month(year, month)
    due_on = following + timedelta(days=4)
    days = rng.randint(1, 5)
    received_on = due_on + timedelta(days=days) if late else due_on - timedelta(days=days - 1)
    return MonthlyReport(
        organization_id=identity,
        as_of=following - timedelta(days=1),
        due_on=due_on,
        received_at=moment(received_on, rng.randint(8, 16), rng.randint(0, 59)),
        figures={category: count[category] for category in CATEGORIES},
    )


def _with_pool(report: MonthlyReport, unit: Unit, quota: int | None, rng: Random) -> MonthlyReport:
    pool = 0 if unit.code == _NO_POOL else round((quota or 2) * rng.uniform(0.5, 1.3)) + 2
    return replace(
        report,
        forecast_next_month=min(pool, int((quota or 0) * rng.uniform(0.05, 0.12) + rng.random())),
        pool=pool,
        certificate_holders=round(pool * rng.uniform(0.4, 0.8)),
        files_pending=round(pool * rng.uniform(0.0, 0.25)),
    )
