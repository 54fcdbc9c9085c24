"""Jurisdictions whose years do not simply follow each other, small enough to be added up by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import accumulate

from sqlalchemy import Connection

from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.ingest.record_targets import Document, Target, record_document, record_targets
from tests.domain.people import month_end

WHEN = datetime(2015, 1, 5, 8, tzinfo=UTC)
TOTALS = {2016: 112, 2017: 108, 2018: 115, 2019: 107, 2020: 131, 2021: 79}
OF_2022 = (6, 8, 10, 9, 16, 12, 9, 10, 12, 11, 14, 13)


def add(connection: Connection, code: str, parent: int | None = None, cluster: str | None = None, **stood: date) -> int:
    began = stood.get("began", date(2010, 1, 1))
    new = NewOrganization(
        code, f"Đảng bộ {code}", "base_committee", began, parent, cluster=cluster, valid_to=stood.get("ended")
    )
    return add_organization(connection, new, WHEN)


def report(connection: Connection, organization: int, year: int, months: Mapping[int, int]) -> None:
    """Record what was admitted since the report before, by month, as cumulative reports."""
    sums = accumulate(months.values())
    days = [month_end(month, year) for month in months]
    reports = [
        MonthlyReport(organization, day, day, datetime(day.year, day.month, day.day, 9, tzinfo=UTC), {"all": count})
        for day, count in zip(days, sums, strict=True)
    ]
    record_reports(connection, reports, reports[-1].received_at)


def assign(connection: Connection, organization: int, quotas: Mapping[int, int]) -> None:
    record_quotas(
        connection, [Quota(organization, year, amount, date(year, 1, 20)) for year, amount in quotas.items()], WHEN
    )


def build_town(connection: Connection) -> int:
    """A town of two wards and a commune that reported once a year until 2021, had no quota then, and by month since.

    Term 2015–2020: 573 against 500. The commune brought 30 in each year.
    """
    town = add(connection, "town")
    ward, commune = add(connection, "town-1", town, "ward"), add(connection, "town-2", town, "commune")
    for year, total in TOTALS.items():
        report(connection, ward, year, {12: total - 30})
        report(connection, commune, year, {12: 30})
    report(connection, ward, 2022, dict(enumerate([n - 2 for n in OF_2022], 1)))
    report(connection, commune, 2022, dict(enumerate([2] * 11, 1)))
    quotas = {**dict.fromkeys(range(2016, 2021), 100), 2022: 130}
    assign(connection, town, quotas)
    assign(connection, ward, {year: amount - 30 for year, amount in quotas.items()})
    assign(connection, commune, dict.fromkeys(quotas, 30))
    scheme = record_document(
        connection, Document("Nghị quyết", "Đại hội Đảng bộ thị xã", "Nhiệm kỳ 2015–2020", "01-NQ/ĐH")
    )
    term = Target(town, "all", 2016, 2020, "term_total", Decimal(500), "none", scheme, Decimal(550))
    record_targets(connection, [term], WHEN)
    return town


def build_merged(connection: Connection) -> tuple[int, int]:
    """A city that ended on 30/06/2025 with 10 a month, and the one that began the day after with 20 a month."""
    old = add(connection, "old", ended=date(2025, 6, 30))
    part = add(connection, "old-1", old, ended=date(2025, 6, 30))
    report(connection, part, 2024, dict.fromkeys(range(1, 13), 10))
    report(connection, part, 2025, dict.fromkeys(range(1, 7), 10))
    assign(connection, old, {2024: 100, 2025: 110})
    new = add(connection, "new", began=date(2025, 7, 1))
    whole = add(connection, "new-1", new, began=date(2025, 7, 1))
    report(connection, whole, 2025, dict.fromkeys(range(7, 13), 20))
    report(connection, whole, 2026, dict.fromkeys(range(1, 4), 20))
    assign(connection, new, {2025: 130, 2026: 260})
    return old, new
