"""Small random committees, written through the real ways in: late, missing, mid-month and corrected reports."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection, insert

from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.schema import pace_curve
from tests.domain.people import month_end

YEAR = 2024
FOUNDED = datetime(2020, 1, 2, 8, tzinfo=UTC)
IN_JANUARY = datetime(2024, 1, 10, 8, tzinfo=UTC)
IN_APRIL = datetime(2024, 4, 8, 8, tzinfo=UTC)
IN_SPRING = datetime(2024, 4, 20, 8, tzinfo=UTC)
IN_AUTUMN = datetime(2024, 9, 8, 8, tzinfo=UTC)
CORRECTED = datetime(2024, 10, 2, 8, tzinfo=UTC)
BEFORE_THE_CORRECTION = datetime(2024, 10, 1, tzinfo=UTC)


def build_office(connection: Connection, seed: int, *, everybody_by_cells: bool = False) -> int:
    """Write a random committee of two or three levels with four years of reports; return the root."""
    chance = random.Random(seed)
    root = _add(connection, "goc", None, None, 0)
    reporters, organizations = [], [root]
    for place in range(chance.randint(1, 5)):
        cluster = chance.choice([None, "ward", "school", "school"])
        one = _add(connection, f"u{place}", root, cluster, chance.randint(0, 2))
        organizations.append(one)
        cells = [
            _add(connection, f"u{place}-c{cell}", one, None, cell, "cell")
            for cell in range(chance.choice([0, 0, 1, 3]))
        ]
        organizations += cells
        by_cells = cells and (everybody_by_cells or chance.random() < 0.7)
        reporters += cells if by_cells else [one]
    _set_curves(connection, chance, root)
    _give_quotas(connection, chance, organizations)
    past = [report for one in reporters for year in range(2020, YEAR) for report in _year(chance, one, year)]
    record_reports(connection, past, IN_JANUARY, fall_confirmed=True)
    now = [report for one in reporters for report in _year(chance, one, YEAR)]
    record_reports(connection, [report for report in now if report.as_of.month <= 3], IN_APRIL, fall_confirmed=True)
    record_reports(connection, [report for report in now if report.as_of.month > 3], IN_AUTUMN, fall_confirmed=True)
    wrong = [report for report in now + past if chance.random() < 0.05]
    right = [replace(report, figures={"all": chance.randint(0, 30)}, pool=chance.randint(0, 2)) for report in wrong]
    record_reports(connection, right, CORRECTED, fall_confirmed=True)
    return root


def _add(
    connection: Connection,
    code: str,
    parent: int | None,
    cluster: str | None,
    order: int,
    kind: str = "base_committee",
) -> int:
    new = NewOrganization(code, f"Đảng bộ {code}", kind, date(2020, 1, 1), parent, cluster=cluster, display_order=order)
    return add_organization(connection, new, FOUNDED)


def _set_curves(connection: Connection, chance: random.Random, root: int) -> None:
    for cluster in (None, "school"):
        if chance.random() < 0.5:
            shares = [*sorted(chance.randint(0, 100) for _ in range(11)), 100]
            row = {"organization_id": root, "name": "Nhịp", "cluster": cluster, "recorded_at": FOUNDED}
            points = [row | {"month": month, "share": share / 100} for month, share in enumerate(shares, 1)]
            connection.execute(insert(pace_curve), points)


def _give_quotas(connection: Connection, chance: random.Random, organizations: list[int]) -> None:
    sizes = (None, 0, 1, 2, 3, 8, 20, 40, 200)
    first, revised = [], []
    for one in organizations:
        first += [
            Quota(one, year, chance.choice(sizes), date(year, 1, 22))
            for year in range(2021, YEAR + 1)
            if chance.random() < 0.9
        ]
        if chance.random() < 0.3:
            revised.append(Quota(one, YEAR, chance.choice(sizes), date(YEAR, 4, 10)))
    record_quotas(connection, first, IN_JANUARY)
    record_quotas(connection, revised, IN_SPRING)


def _year(chance: random.Random, one: int, year: int) -> list[MonthlyReport]:
    """Reports of a year: every month, some months, only December, or none at all."""
    kind = chance.choice(
        ["whole", "whole", "gaps", "total", "none"] if year < YEAR else ["whole", "gaps", "gaps", "none"]
    )
    last = 12 if year < YEAR else chance.choice([2, 5, 8])
    size, reached, found = chance.choice([0, 1, 4, 12]), 0, []
    for month in range(1, last + 1):
        reached = max(0, reached + chance.randint(0, size) - (chance.random() < 0.02))
        skipped = (kind == "gaps" and chance.random() < 0.3) or (kind == "total" and month < 12) or kind == "none"
        if not skipped:
            day = month_end(month, year) if chance.random() < 0.8 else date(year, month, chance.randint(10, 28))
            found.append(
                MonthlyReport(
                    one,
                    day,
                    month_end(month, year),
                    datetime(year, month, 28, 9, tzinfo=UTC),
                    {"all": reached},
                    pool=chance.choice([None, 0, 5]),
                    forecast_next_month=chance.choice([None, 0, 2]),
                    certificate_holders=chance.choice([None, 0, 3]),
                    files_pending=chance.choice([None, 1]),
                )
            )
    return found
