from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.frames import read_frame
from data_access.schema import organization_closure, report
from data_access.scope import Scope, groups, month_of


def get_report_arrivals(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return when each report of a year first came, for everybody who reports for a direct organisation.

    Counts every version that was recorded by the scope's moment, for months up to the scope's day. Columns: group_id
    (the direct organisation, or the scope's own), organization_id (who reported), month (1-12), due_on, received_at
    (of the first version), versions (1: never corrected). A month without a report is absent.
    """
    group, closure = groups(scope), organization_closure
    month = month_of(report.c.month)
    statement = (
        select(
            group.c.id.label("group_id"),
            report.c.organization_id,
            month.label("month"),
            func.max(report.c.due_on).label("due_on"),
            func.min(report.c.received_at).label("received_at"),
            func.count().label("versions"),
        )
        .join(closure, closure.c.ancestor_id == group.c.id)
        .join(report, report.c.organization_id == closure.c.descendant_id)
        .where(
            report.c.as_of.between(date(year, 1, 1), min(date(year, 12, 31), scope.as_of)),
            report.c.recorded_at <= scope.known_at if scope.known_at else report.c.recorded_at.is_not(None),
        )
        .group_by(group.c.id, report.c.organization_id, month)
        .order_by(group.c.id, report.c.organization_id, month)
    )
    return read_frame(connection, statement)
