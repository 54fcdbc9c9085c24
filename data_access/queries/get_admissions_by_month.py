from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.frames import read_frame
from data_access.schema import ALL, admission, organization_closure
from data_access.scope import Scope, groups, known, month_of, year_of


def get_admissions_by_month(connection: Connection, scope: Scope, years: tuple[int, int]) -> pd.DataFrame:
    """Return how many were admitted by month, for the scope's organisation and each direct one, all below included.

    Columns: organization_id, year, month (1-12), admitted (people). Nothing after the scope's day is counted. A month
    without an admission is absent, which may mean zero or no report.
    """
    group, closure = groups(scope), organization_closure
    year, month = year_of(admission.c.admitted_on), month_of(admission.c.admitted_on)
    statement = (
        select(
            group.c.id.label("organization_id"),
            year.label("year"),
            month.label("month"),
            func.sum(admission.c.amount).label("admitted"),
        )
        .join(closure, closure.c.ancestor_id == group.c.id)
        .join(admission, admission.c.organization_id == closure.c.descendant_id)
        .where(
            known(admission, scope.known_at),
            admission.c.category_code == ALL,
            admission.c.admitted_on.between(date(years[0], 1, 1), min(date(years[1], 12, 31), scope.as_of)),
        )
        .group_by(group.c.id, year, month)
    )
    return read_frame(connection, statement)
