"""The monthly reports as the office received them: on time, late, missing and corrected."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import Connection, insert

from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.schema import import_batch
from sample_data.common import moment, next_month
from sample_data.thanh_hoa.outlook import Outlook, outlook_of
from sample_data.thanh_hoa.results import (
    CITY_BY_MONTH,
    CORRECTED_APRIL_2024,
    CORRECTED_MAY_2024,
    LATE_MAY_2024,
    NO_MAY_2024,
    SILENT_2024,
    steps_of_year,
)
from sample_data.thanh_hoa.units import Unit, reporters

CATEGORIES = (
    "all",
    "women",
    "youth_union",
    "pupil",
    "university_student",
    "student",
    "enterprise",
    "non_state_enterprise",
    "religious",
    "ethnic_minority",
)
_IMPORTED_BY = "Văn phòng Thành ủy"
_IMPORT_DAY_OF_MAY_2024 = 4
_LATE = moment(date(2024, 6, 14), 15, 20)
_FIRST_ROW = 7  # the annex has six lines of heading


@dataclass(frozen=True)
class _Parcel:
    """What one file brought: reports by code of the reporter."""

    file_name: str
    recorded_at: datetime
    reports: Mapping[str, MonthlyReport]


def record_all(connection: Connection, ids: Mapping[str, int], seed: int) -> None:
    """Record all reports in the order in which the office came to know them."""
    for year in CITY_BY_MONTH:
        rng = Random(seed + year)
        by_month = _reports_of_year(year, ids, rng)
        parcels = [_parcel(year, month, reports, rng) for month, reports in by_month.items()]
        if year == 2024:
            parcels = _with_hard_cases(parcels)
        for parcel in sorted(parcels, key=lambda item: item.recorded_at):
            _record(connection, parcel)


def _reports_of_year(year: int, ids: Mapping[str, int], rng: Random) -> dict[int, dict[str, MonthlyReport]]:
    months = range(1, len(CITY_BY_MONTH[year]) + 1)
    steps = steps_of_year(year, rng)
    by_month: dict[int, dict[str, MonthlyReport]] = {month: {} for month in months}
    for unit in reporters():
        counts: list[Counter[str]] = []
        so_far: Counter[str] = Counter()
        for month in months:
            so_far = so_far + steps.get((unit.code, month), Counter())
            counts.append(so_far)
        outlooks = outlook_of(unit, [count["all"] for count in counts], rng) if year == 2024 else [None] * len(counts)
        for month, count, outlook in zip(months, counts, outlooks, strict=True):
            if _was_sent(unit, year, month):
                by_month[month][unit.code] = _report(ids[unit.code], year, month, count, outlook)
    return by_month


def _was_sent(unit: Unit, year: int, month: int) -> bool:
    if year < 2024:
        return True
    return unit.code != SILENT_2024 and (unit.code, month) != (NO_MAY_2024, 5)


def _report(identity: int, year: int, month: int, count: Counter[str], outlook: Outlook | None) -> MonthlyReport:
    following = next_month(year, month)
    return MonthlyReport(
        organization_id=identity,
        as_of=following - timedelta(days=1),
        due_on=following.replace(day=5),
        received_at=moment(following, 8),  # replaced when the parcel is known
        figures={category: count[category] for category in CATEGORIES},
        **(outlook.__dict__ if outlook else {}),
    )


def _parcel(year: int, month: int, reports: Mapping[str, MonthlyReport], rng: Random) -> _Parcel:
    """Put a month's reports into the file that the office imported after the last of them had come."""
    following = next_month(year, month)
    day = _IMPORT_DAY_OF_MAY_2024 if (year, month) == (2024, 5) else rng.randint(3, 6)
    received = {
        code: replace(
            report,
            received_at=moment(
                following.replace(day=rng.randint(1, day - 1)), rng.choice((8, 9, 10, 14, 15, 16)), rng.randint(0, 59)
            ),
        )
        for code, report in reports.items()
    }
    name = f"PL01_thang_{month:02d}_{year}.json"
    return _Parcel(name, moment(following.replace(day=day), 8, 12), received)


def _with_hard_cases(parcels: Sequence[_Parcel]) -> list[_Parcel]:
    """Take the late report of May out of its month, and put wrong first versions before two corrections."""
    *earlier, march, april, may = parcels
    april_right = replace(april.reports[CORRECTED_APRIL_2024], received_at=moment(date(2024, 5, 16), 9, 40))
    april_wrong = _copied_from_month_before(
        april.reports[CORRECTED_APRIL_2024], march.reports[CORRECTED_APRIL_2024], "youth_union"
    )
    may_right = replace(may.reports[CORRECTED_MAY_2024], received_at=moment(date(2024, 6, 20), 10, 5))
    may_wrong = _one_person_forgotten(may.reports[CORRECTED_MAY_2024])
    late = replace(may.reports[LATE_MAY_2024], received_at=_LATE)
    in_time = {code: report for code, report in may.reports.items() if code != LATE_MAY_2024}
    return [
        *earlier,
        march,
        replace(april, reports={**april.reports, CORRECTED_APRIL_2024: april_wrong}),
        replace(may, reports={**in_time, CORRECTED_MAY_2024: may_wrong}),
        _Parcel(
            "PL01_thang_04_2024_dinh_chinh.json",
            moment(date(2024, 5, 16), 10, 30),
            {CORRECTED_APRIL_2024: april_right},
        ),
        _Parcel("PL01_thang_05_2024_gui_muon.json", moment(date(2024, 6, 14), 16), {LATE_MAY_2024: late}),
        _Parcel(
            "PL01_thang_05_2024_dinh_chinh.json", moment(date(2024, 6, 20), 10, 30), {CORRECTED_MAY_2024: may_right}
        ),
    ]


def _copied_from_month_before(report: MonthlyReport, before: MonthlyReport, category: str) -> MonthlyReport:
    return replace(report, figures={**report.figures, category: before.figures[category]})


def _one_person_forgotten(report: MonthlyReport) -> MonthlyReport:
    return replace(report, figures={**report.figures, "all": report.figures["all"] - 1})


def _record(connection: Connection, parcel: _Parcel) -> None:
    content = _file_content(parcel)
    values = {
        "file_name": parcel.file_name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "imported_by": _IMPORTED_BY,
        "imported_at": parcel.recorded_at,
        "row_count": len(parcel.reports),
        "outcome": "imported",
        "content": content,
    }
    batch: int = connection.execute(insert(import_batch).values(values).returning(import_batch.c.id)).scalar_one()
    placed = [
        replace(report, batch_id=batch, source_place=f"PL01!hàng {row}")
        for row, report in enumerate(parcel.reports.values(), start=_FIRST_ROW)
    ]
    record_reports(connection, placed, parcel.recorded_at)


def _file_content(parcel: _Parcel) -> bytes:
    """Write the rows as the file that brought them; a figure not said is null."""
    rows = [
        {
            "code": code,
            "as_of": report.as_of.isoformat(),
            "figures": dict(report.figures),
            **{name: getattr(report, name) for name in Outlook.__dataclass_fields__},
        }
        for code, report in parcel.reports.items()
    ]
    return json.dumps(rows, ensure_ascii=False).encode()
