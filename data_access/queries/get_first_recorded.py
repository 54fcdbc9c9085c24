from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, func, select

from data_access.frames import read_frame
from data_access.schema import organization_closure, report
from data_access.scope import Scope, month_of


def get_first_recorded(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return when the first report of each month of a year below the scope was recorded, replaced ones included.

    Columns: month (1-12), recorded_at. A month without a report, or whose first one the scope's moment does not know
    yet, is absent.
    """
    closure = organization_closure
    month: ColumnElement[Any] = month_of(report.c.month)
    statement = (
        select(month.label("month"), func.min(report.c.recorded_at).label("recorded_at"))
        .join(closure, closure.c.descendant_id == report.c.organization_id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            report.c.month.between(date(year, 1, 1), date(year, 12, 31)),
            report.c.recorded_at <= scope.known_at if scope.known_at else report.c.recorded_at.is_not(None),
        )
        .group_by(month)
        .order_by(month)
    )
    return read_frame(connection, statement)
