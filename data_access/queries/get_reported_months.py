from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.frames import read_frame
from data_access.schema import organization_closure, report
from data_access.scope import Scope, groups, known, month_of, year_of


def get_reported_months(connection: Connection, scope: Scope, years: tuple[int, int]) -> pd.DataFrame:
    """Return the months for which somebody sent a report, for the scope's organisation and each direct one.

    Everybody below counts for those above. Columns: organization_id, year, month (1-12), as_of (the last day that
    these reports cover). Nothing after the scope's day is counted; a month without a report is absent.
    """
    group, closure = groups(scope), organization_closure
    year, month = year_of(report.c.as_of), month_of(report.c.as_of)
    statement = (
        select(
            group.c.id.label("organization_id"),
            year.label("year"),
            month.label("month"),
            func.max(report.c.as_of).label("as_of"),
        )
        .join(closure, closure.c.ancestor_id == group.c.id)
        .join(report, report.c.organization_id == closure.c.descendant_id)
        .where(
            known(report, scope.known_at),
            report.c.as_of.between(date(years[0], 1, 1), min(date(years[1], 12, 31), scope.as_of)),
        )
        .group_by(group.c.id, year, month)
        .order_by(group.c.id, year, month)
    )
    return read_frame(connection, statement)
