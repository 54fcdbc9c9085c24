from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, or_, select

from data_access.frames import read_frame
from data_access.schema import ALL, admission, category, organization_closure
from data_access.scope import Scope, groups, is_jurisdiction, known


def get_sensitive_counts(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return the raw counts of sensitive categories, for the rule of small counts and for nobody else.

    Of a jurisdiction and each of its direct organisations, all below included, from 1 January up to the scope's day;
    for an organisation inside a jurisdiction the frame is empty. Columns: organization_id, depth (0: the jurisdiction),
    cluster, category_code (also 'all', everybody; None: nobody was admitted), admitted.
    """
    group, closure = groups(scope), organization_closure
    counted = (
        select(closure.c.ancestor_id, admission.c.category_code, func.sum(admission.c.amount).label("admitted"))
        .join(closure, closure.c.descendant_id == admission.c.organization_id)
        .join(category, category.c.code == admission.c.category_code)
        .where(
            or_(category.c.sensitive, category.c.code == ALL),
            known(admission, scope.known_at),
            admission.c.admitted_on.between(date(year, 1, 1), min(date(year, 12, 31), scope.as_of)),
        )
        .group_by(closure.c.ancestor_id, admission.c.category_code)
        .subquery("counted")
    )
    statement = (
        select(
            group.c.id.label("organization_id"),
            group.c.depth,
            group.c.cluster,
            counted.c.category_code,
            counted.c.admitted,
        )
        .outerjoin(counted, counted.c.ancestor_id == group.c.id)
        .where(is_jurisdiction(scope))
        .order_by(group.c.depth, group.c.id, counted.c.category_code)
    )
    return read_frame(connection, statement)
