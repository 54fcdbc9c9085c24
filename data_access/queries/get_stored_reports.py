from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, select

from data_access.ingest.tables.table import OUTLOOK
from data_access.quota_on import quota_on
from data_access.schema import ALL, category, organization, organization_closure, quota, report, report_figure
from data_access.scope import Scope, known, name_on


def get_stored_reports(connection: Connection, scope: Scope, month: date) -> pd.DataFrame:
    """Return what is stored of a month (its first day) for whoever reports in the scope's organisation, as put in.

    Nothing is hidden: what an office put in is shown exactly to whoever holds the database, by the command `reports`
    and nowhere else. Columns: code, name (on the report's day),
    quota (see `quota_on`), admitted, every category of the database by its code, the fields of a report
    (forecast_this_month …); whole numbers, None where nothing is assigned or reported; in display order.
    """
    rows = connection.execute(_reports(scope, month)).mappings().all()
    figures: dict[int, dict[str, int]] = {row["id"]: {} for row in rows}
    for figure in connection.execute(
        select(report_figure.c.report_id, report_figure.c.category_code, report_figure.c.amount)
        .join(report, report.c.id == report_figure.c.report_id)
        .where(report.c.month == month, known(report, scope.known_at))
    ):
        if figure.report_id in figures:
            figures[figure.report_id][figure.category_code] = figure.amount
    order = select(category.c.code).where(category.c.code != ALL).order_by(category.c.display_order, category.c.code)
    categories = connection.execute(order).scalars().all()
    columns = ("code", "name", "quota", "admitted", *categories, *OUTLOOK)
    quotas = _quotas(connection, scope, month.year)
    told = [
        {
            **row,
            "quota": quota_on(quotas.get(row["organization_id"], ()), row["as_of"]),
            "admitted": figures[row["id"]].get(ALL),
            **figures[row["id"]],
        }
        for row in rows
    ]
    return pd.DataFrame(
        {name: pd.Series([one.get(name) for one in told], dtype=object) for name in columns}, columns=list(columns)
    )


def _quotas(connection: Connection, scope: Scope, year: int) -> dict[int, list[tuple[date, int | None]]]:
    """Return the quotas of a year in the scope's organisation, the oldest first."""
    closure = organization_closure
    statement = (
        select(quota.c.organization_id, quota.c.effective_on, quota.c.amount)
        .join(closure, closure.c.descendant_id == quota.c.organization_id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            quota.c.year == year,
            quota.c.category_code == ALL,
            quota.c.basis == "assigned",
            known(quota, scope.known_at),
        )
        .order_by(quota.c.effective_on)
    )
    found: defaultdict[int, list[tuple[date, int | None]]] = defaultdict(list)
    for row in connection.execute(statement):
        found[row.organization_id].append((row.effective_on, row.amount))
    return found


def _reports(scope: Scope, month: date) -> Select[Any]:
    """Select the reports with the names of their senders."""
    closure = organization_closure
    return (
        select(
            report.c.id,
            report.c.organization_id,
            report.c.as_of,
            organization.c.code,
            name_on(organization, report.c.as_of, scope.known_at),
            *(report.c[name] for name in OUTLOOK),
        )
        .join(closure, closure.c.descendant_id == report.c.organization_id)
        .join(organization, organization.c.id == report.c.organization_id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            report.c.month == month,
            known(report, scope.known_at),
            known(organization, scope.known_at),
        )
        .order_by(organization.c.display_order, organization.c.code)
    )
