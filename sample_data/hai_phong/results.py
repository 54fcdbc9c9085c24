"""The monthly reports from July 2025 to October 2026: drawn with fixed seeds, in the shape of a year of admissions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from data_access.ingest.record_reports import MonthlyReport
from sample_data.common import next_month
from sample_data.hai_phong.drawing import Chances, add_month, draw_report, nobody
from sample_data.hai_phong.units import Unit

YEAR = 2026
LAST_MONTH = 10
_SEED = 7_307
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
    totals: dict[str, dict[str, int]] = {unit.code: nobody() for unit in units}
    months = []
    for month in range(1, LAST_MONTH + 1):
        late = {unit.code for unit in rng.sample(communes, _LATE)}
        for unit in units:
            add_month(rng, totals[unit.code], unit.quota, month, speed[unit.code], _chances(unit))
        for unit in rng.sample([unit for unit in units if speed[unit.code]], _BELIEVERS_BY_MONTH[month - 1]):
            if totals[unit.code]["all"] > totals[unit.code]["religious"]:
                totals[unit.code]["religious"] += 1
        sent = [unit for unit in units if not (month == LAST_MONTH and unit.code in silent)]
        months.append(
            [
                draw_report(rng, ids[unit.code], unit.quota, YEAR, month, totals[unit.code], late=unit.code in late)
                for unit in sent
            ]
        )
    return months


def second_half_of_2025(units: Sequence[Unit], ids: Mapping[str, int]) -> list[list[MonthlyReport]]:
    """Return the reports of July to December 2025, counted from the first day of the merged committee."""
    rng = Random(_SEED + 1)
    speed = {unit.code: rng.uniform(0.6, 1.1) for unit in units}
    totals: dict[str, dict[str, int]] = {unit.code: nobody() for unit in units}
    months = []
    for month in range(7, 13):
        late = {unit.code for unit in rng.sample(units, _LATE)}
        for unit in units:
            add_month(rng, totals[unit.code], unit.quota, month, speed[unit.code], _chances(unit))
        months.append(
            [
                draw_report(rng, ids[unit.code], unit.quota, 2025, month, totals[unit.code], late=unit.code in late)
                for unit in units
            ]
        )
    return months


def _chances(unit: Unit) -> Chances:
    return Chances(worker=0.3 if unit.cluster in ("agency", "ward") else 0.2)


def last_day() -> date:
    """Return the day that the newest reports are as of."""
    return next_month(YEAR, LAST_MONTH) - timedelta(days=1)
