from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.frames import read_frame
from data_access.schema import admission, category, organization_closure
from data_access.scope import Scope, groups, known, month_of, year_of


def get_category_months(
    connection: Connection, scope: Scope, years: tuple[int, int], code: str, clusters: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Return how many of a category were admitted by month below the scope's organisation.

    With `clusters` only its direct organisations in these clusters are taken, together. Columns: year, month (1-12),
    admitted (people). Nothing after the scope's day is counted; a month without anybody is absent. A sensitive
    category has no months: the frame is empty.
    """
    group, closure = groups(scope), organization_closure
    year, month = year_of(admission.c.admitted_on), month_of(admission.c.admitted_on)
    whose = group.c.cluster.in_(clusters) & (group.c.depth == 1) if clusters else group.c.depth == 0
    columns = [year.label("year"), month.label("month"), func.sum(admission.c.amount).label("admitted")]
    statement = (
        select(*columns)
        .select_from(group)
        .join(closure, closure.c.ancestor_id == group.c.id)
        .join(admission, admission.c.organization_id == closure.c.descendant_id)
        .join(category, category.c.code == admission.c.category_code)
        .where(
            whose,
            ~category.c.sensitive,
            known(admission, scope.known_at),
            admission.c.category_code == code,
            admission.c.admitted_on.between(date(years[0], 1, 1), min(date(years[1], 12, 31), scope.as_of)),
        )
        .group_by(year, month)
        .order_by(year, month)
    )
    return read_frame(connection, statement)
