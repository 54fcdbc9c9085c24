"""The monthly reports: those of 2016–2020 taken in at once from paper, those of 2021 and 2022 as they came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import Connection

from data_access.ingest.record_reports import MonthlyReport, record_reports
from sample_data.common import moment, next_month
from sample_data.thi_xa.results import BEGAN, SILENT, TOTALS, steps_of
from sample_data.thi_xa.units import Unit, reporters

CATEGORIES = ("all", "women", "youth_union", "pupil", "student", "enterprise", "non_state_enterprise")
"""Believers are not among them: no paper of the town counts them, which is not zero."""
MISSING = ("tx-dong-khue-thon10", 2022, 6)
CORRECTED = ("tx-phuong-hung-nhue", 2022, 10)
CORRECTED_ON = date(2022, 11, 18)
_LATE = 3
_READY = 0.16
"""How often an organisation expects somebody in the next month: about as often as somebody is admitted."""
_FIRST_SAYS_POOL = 2021


def record_all(connection: Connection, ids: Mapping[str, int]) -> None:
    """Record the reports of all years in the order in which the office came to know them."""
    parcels: list[tuple[datetime, list[MonthlyReport]]] = []
    for year in TOTALS:
        months = _reports_of(year, ids)
        if year < BEGAN.year:
            parcels.append((moment(BEGAN, 14), [report for reports in months for report in reports]))
            continue
        if year == CORRECTED[1]:
            parcels.append(_with_first_version(months, ids))
        parcels += [(max(report.received_at for report in reports), reports) for reports in months]
    for recorded_at, reports in sorted(parcels, key=lambda parcel: parcel[0]):
        record_reports(connection, reports, recorded_at)


def _with_first_version(
    months: list[list[MonthlyReport]], ids: Mapping[str, int]
) -> tuple[datetime, list[MonthlyReport]]:
    """Put before the corrected report one that repeats the month before; return the correction as it came."""
    code, _, month = CORRECTED
    before, wrong = (
        next(report for report in months[one - 1] if report.organization_id == ids[code]) for one in (month - 1, month)
    )
    place = months[month - 1].index(wrong)
    months[month - 1][place] = replace(wrong, figures=before.figures)
    return moment(CORRECTED_ON, 10), [replace(wrong, received_at=moment(CORRECTED_ON, 9, 30))]


def _reports_of(year: int, ids: Mapping[str, int]) -> list[list[MonthlyReport]]:
    """Return the reports of each month, January first."""
    rng = Random(year)
    steps: Counter[tuple[str, int, str]] = Counter()
    for step in steps_of(year):
        steps.update({(step.code, step.month, category): count for category, count in step.people.items()})
    so_far: dict[str, Counter[str]] = {unit.code: Counter() for unit in reporters(year)}
    months = []
    for month in range(1, 13):
        late = {unit.code for unit in rng.sample(reporters(year), _LATE)}
        reports = []
        for unit in reporters(year):
            for category in CATEGORIES:
                so_far[unit.code][category] += steps[unit.code, month, category]
            report = _report(rng, unit, ids, year, month, so_far[unit.code], late=unit.code in late)
            if unit.first_month(year) <= month and (unit.code, year) != SILENT and (unit.code, year, month) != MISSING:
                reports.append(report)
        months.append(reports)
    return months


def _report(
    rng: Random, unit: Unit, ids: Mapping[str, int], year: int, month: int, so_far: Counter[str], *, late: bool
) -> MonthlyReport:
    following = next_month(year, month)
    received_on = following + timedelta(days=rng.randint(5, 9) if late else rng.randint(0, 4))
    report = MonthlyReport(
        organization_id=ids[unit.code],
        as_of=following - timedelta(days=1),
        due_on=following + timedelta(days=4),
        received_at=moment(received_on, rng.randint(8, 16), rng.randint(0, 59)),
        figures={category: so_far[category] for category in CATEGORIES},
    )
    if year < _FIRST_SAYS_POOL or not unit.says_pool:
        return report
    pool = rng.randint(1, unit.quota + 2) if unit.pool is None else unit.pool
    return replace(
        report,
        pool=pool,
        certificate_holders=round(pool * rng.uniform(0.4, 0.8)),
        files_pending=round(pool * rng.uniform(0, 0.4)),
        forecast_this_month=0,
        forecast_next_month=min(pool, int(rng.random() < _READY)),
    )
