"""The monthly reports of 2026 up to October: drawn with a fixed seed, in the shape of a year of admissions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from data_access.ingest.record_reports import MonthlyReport
from sample_data.common import moment, next_month
from sample_data.hai_phong.units import Unit

YEAR = 2026
LAST_MONTH = 10
_SEED = 7_307
_SHAPE = (5, 6, 7, 7, 14, 12, 8, 9, 9, 8)
"""Percent of a year in each month: ceremonies of May and June, pupils in summer; the rest of the year is to come."""
_SUMMER = (5, 6, 7, 8)
_AT_ZERO = 5
_SILENT = 3
_LATE = 6
_BELIEVERS_BY_MONTH = (2, 1, 3, 2, 4, 5, 2, 4, 4, 3)
"""Of the whole city, each in another committee: 27 by the end of September against 35–40 in the year."""


def reports_by_month(units: Sequence[Unit], ids: Mapping[str, int]) -> list[list[MonthlyReport]]:
    """Return the reports of each month, January first, as they came."""
    rng = Random(_SEED)
    communes = [unit for unit in units if unit.cluster in ("commune", "ward")]
    smallest = sorted(communes, key=lambda unit: (unit.quota, unit.code))[: 3 * _AT_ZERO]
    zero = {unit.code for unit in rng.sample(smallest, _AT_ZERO)}
    silent = {unit.code for unit in rng.sample([unit for unit in communes if unit.code not in zero], _SILENT)}
    speed = {unit.code: 0.0 if unit.code in zero else rng.uniform(0.72, 1.2) for unit in units}
    totals: dict[str, dict[str, int]] = {unit.code: _nobody() for unit in units}
    months = []
    for month in range(1, LAST_MONTH + 1):
        late = {unit.code for unit in rng.sample(communes, _LATE)}
        for unit in units:
            _add_month(rng, totals[unit.code], unit, month, speed[unit.code])
        for unit in rng.sample([unit for unit in units if speed[unit.code]], _BELIEVERS_BY_MONTH[month - 1]):
            if totals[unit.code]["all"] > totals[unit.code]["believer"]:
                totals[unit.code]["believer"] += 1
        sent = [unit for unit in units if not (month == LAST_MONTH and unit.code in silent)]
        months.append([_report(rng, unit, ids, month, totals[unit.code], unit.code in late) for unit in sent])
    return months


def _nobody() -> dict[str, int]:
    categories = ("all", "women", "youth_union", "pupil", "university_student", "student")
    return dict.fromkeys((*categories, "enterprise", "non_state_enterprise", "believer", "ethnic_minority"), 0)


def _add_month(rng: Random, total: dict[str, int], unit: Unit, month: int, speed: float) -> None:
    exact = unit.quota * speed * _SHAPE[month - 1] / 100 * rng.uniform(0.7, 1.3)
    admitted = int(exact) + (rng.random() < exact % 1)
    pupil = 0.34 if month in _SUMMER else 0.04
    worker = 0.3 if unit.cluster in ("agency", "ward") else 0.2
    total["all"] += admitted
    for _ in range(admitted):
        total["women"] += rng.random() < 0.52
        total["ethnic_minority"] += rng.random() < 0.004
        chance = rng.random()
        student = chance < pupil + 0.05
        total["student"] += student
        total["pupil"] += chance < pupil
        total["university_student"] += student and chance >= pupil
        total["youth_union"] += student or rng.random() < 0.6
        employed = not student and rng.random() < worker
        total["enterprise"] += employed
        total["non_state_enterprise"] += employed and rng.random() < 0.55


def _report(
    rng: Random, unit: Unit, ids: Mapping[str, int], month: int, total: Mapping[str, int], late: bool
) -> MonthlyReport:
    following = next_month(YEAR, month)
    due_on = following + timedelta(days=4)
    received_on = due_on + timedelta(days=rng.randint(1, 6)) if late else following + timedelta(days=rng.randint(0, 4))
    pool = round(unit.quota * rng.uniform(0.5, 1.4)) + 2
    moved_away = round(unit.quota * 0.04 * month)
    return MonthlyReport(
        organization_id=ids[unit.code],
        as_of=following - timedelta(days=1),
        due_on=due_on,
        received_at=moment(received_on, rng.randint(8, 16), rng.randint(0, 59)),
        figures={name: int(count) for name, count in total.items()},
        forecast_this_month=0,
        forecast_next_month=max(0, round(unit.quota * 0.09 * rng.uniform(0.5, 1.3))),
        pool=pool,
        certificate_holders=round(pool * rng.uniform(0.4, 0.8)),
        files_pending=round(pool * rng.uniform(0.05, 0.25)),
        moved_away=moved_away,
        moved_informed=round(moved_away * rng.uniform(0.85, 1)),
    )


def last_day() -> date:
    """Return the day that the newest reports are as of."""
    return next_month(YEAR, LAST_MONTH) - timedelta(days=1)
