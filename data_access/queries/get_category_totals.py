from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.frames import read_frame
from data_access.schema import admission, category, organization_closure
from data_access.scope import Scope, groups, known


def get_category_totals(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return the people of each category admitted in a year up to the scope's day, by organisation with all below.

    Sensitive categories are left out here: small counts of them follow a rule of their own. Columns: organization_id,
    category_code, admitted. A category without anybody is absent.
    """
    group, closure = groups(scope), organization_closure
    statement = (
        select(
            group.c.id.label("organization_id"),
            admission.c.category_code,
            func.sum(admission.c.amount).label("admitted"),
        )
        .join(closure, closure.c.ancestor_id == group.c.id)
        .join(admission, admission.c.organization_id == closure.c.descendant_id)
        .join(category, category.c.code == admission.c.category_code)
        .where(
            ~category.c.sensitive,
            known(admission, scope.known_at),
            admission.c.admitted_on.between(date(year, 1, 1), min(date(year, 12, 31), scope.as_of)),
        )
        .group_by(group.c.id, admission.c.category_code)
    )
    return read_frame(connection, statement)
