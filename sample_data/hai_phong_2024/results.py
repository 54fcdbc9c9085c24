"""The monthly reports of 2022 to June 2025: drawn with a fixed seed; believers of the whole city are fixed numbers."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from data_access.ingest.record_reports import MonthlyReport
from sample_data.hai_phong.drawing import Chances, add_month, draw_report, nobody
from sample_data.hai_phong_2024.units import Unit, quotas, reporters

LAST_MONTHS = {2022: 12, 2023: 12, 2024: 12, 2025: 6}
_SEED = 124_934
_LATE = 6
_BELIEVERS = {
    2022: (1, 0, 1, 1, 2, 2, 1, 1, 1, 1, 2, 1),
    2023: (0, 1, 1, 1, 2, 2, 1, 1, 2, 1, 1, 2),
    2024: (1, 1, 1, 1, 3, 2, 1, 1, 2, 1, 1, 2),  # 17 against 15–20
    2025: (1, 1, 1, 1, 2, 2),
}
_CHANCES = {
    "school": Chances(summer_pupil=0.0, pupil=0.0, university_student=0.72, worker=0.02),
    "enterprise": Chances(summer_pupil=0.0, pupil=0.0, university_student=0.0, worker=0.97),
    "armed_forces": Chances(summer_pupil=0.0, pupil=0.0, university_student=0.02, worker=0.0),
    "agency": Chances(summer_pupil=0.0, pupil=0.0, university_student=0.02, worker=0.03),
}
_LOCAL = Chances(summer_pupil=0.26, pupil=0.02, university_student=0.035, worker=0.015)


def reports_of_year(year: int, ids: Mapping[str, int]) -> list[list[MonthlyReport]]:
    """Return the reports of each month of a year, January first. `ids` are the identities of that year."""
    rng = Random(_SEED + year)
    units, amounts = reporters(), quotas(year)
    communes = [unit for unit in units if not unit.is_direct]
    speed = {unit.code: rng.uniform(0.78, 1.2) for unit in units}
    totals: dict[str, dict[str, int]] = {unit.code: nobody() for unit in units}
    months = []
    for month in range(1, LAST_MONTHS[year] + 1):
        late = {unit.code for unit in rng.sample(communes, _LATE)}
        for unit in units:
            total = totals[unit.code]
            add_month(rng, total, amounts[unit.code], month, speed[unit.code], _CHANCES.get(unit.cluster, _LOCAL))
        _add_believers(rng, communes, totals, _BELIEVERS[year][month - 1])
        months.append(
            [
                draw_report(
                    rng,
                    ids[unit.code],
                    amounts[unit.code],
                    year,
                    month,
                    totals[unit.code],
                    late=unit.code in late,
                    moving=0.01,
                )
                for unit in units
            ]
        )
    return months


def _add_believers(rng: Random, communes: list[Unit], totals: Mapping[str, dict[str, int]], count: int) -> None:
    able = [unit.code for unit in communes if totals[unit.code]["all"] > totals[unit.code]["religious"]]
    for code in rng.sample(able, count):
        totals[code]["religious"] += 1
