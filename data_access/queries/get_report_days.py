from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.frames import read_frame
from data_access.schema import organization_closure, report
from data_access.scope import Scope, known


def get_report_days(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return every day that reports below the scope are as of, newest first, whatever the scope's day.

    Columns: as_of, reports (how many).
    """
    statement = (
        select(report.c.as_of, func.count().label("reports"))
        .join(organization_closure, organization_closure.c.descendant_id == report.c.organization_id)
        .where(organization_closure.c.ancestor_id == scope.organization_id, known(report, scope.known_at))
        .group_by(report.c.as_of)
        .order_by(report.c.as_of.desc())
    )
    return read_frame(connection, statement)
