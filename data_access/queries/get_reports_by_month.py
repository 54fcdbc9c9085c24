from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.frames import read_frame
from data_access.schema import organization_closure, report
from data_access.scope import Scope, groups, known, month_of

SUMS = ("forecast_this_month", "forecast_next_month", "pool", "certificate_holders", "files_pending")


def get_reports_by_month(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return what the reports of a year say, summed over each organisation and all below it, up to the scope's day.

    Columns: organization_id, month (1-12), as_of, due_on, received_at (the last), reports (how many), and sums of
    forecast_this_month, forecast_next_month, pool, certificate_holders, files_pending (None: nobody said it). A month
    without a report is absent.
    """
    group, closure = groups(scope), organization_closure
    month = month_of(report.c.month)
    statement = (
        select(
            group.c.id.label("organization_id"),
            month.label("month"),
            func.max(report.c.as_of).label("as_of"),
            func.max(report.c.due_on).label("due_on"),
            func.max(report.c.received_at).label("received_at"),
            func.count().label("reports"),
            *(func.sum(report.c[name]).label(name) for name in SUMS),
        )
        .join(closure, closure.c.ancestor_id == group.c.id)
        .join(report, report.c.organization_id == closure.c.descendant_id)
        .where(
            known(report, scope.known_at),
            report.c.as_of.between(date(year, 1, 1), min(date(year, 12, 31), scope.as_of)),
        )
        .group_by(group.c.id, month)
        .order_by(group.c.id, month)
    )
    return read_frame(connection, statement)
