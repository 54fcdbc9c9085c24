from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, func, literal, select, union_all

from data_access.frames import read_frame
from data_access.schema import ALL, admission, organization_closure, report
from data_access.scope import Scope, known, month_of, year_of


def get_report_days(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return every day that figures below the scope are as of, newest first, whatever the scope's day.

    These are the days of reports, and of a register by day the last one of each month. Columns: as_of, reports (how
    many; 0 for a day of a register alone).
    """
    closure = organization_closure
    reported = (
        select(report.c.as_of, func.count().label("reports"))
        .join(closure, closure.c.descendant_id == report.c.organization_id)
        .where(closure.c.ancestor_id == scope.organization_id, known(report, scope.known_at))
        .group_by(report.c.as_of)
    )
    day = func.max(admission.c.admitted_on)
    registered = (
        select(day.label("as_of"), literal(0).label("reports"))
        .join(closure, closure.c.descendant_id == admission.c.organization_id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            known(admission, scope.known_at),
            admission.c.report_id.is_(None),
            admission.c.category_code == ALL,
        )
        .group_by(year_of(admission.c.admitted_on), month_of(admission.c.admitted_on))
    )
    days = union_all(reported, registered).subquery()
    statement = (
        select(days.c.as_of, func.sum(days.c.reports).label("reports"))
        .group_by(days.c.as_of)
        .order_by(days.c.as_of.desc())
    )
    return read_frame(connection, statement)
