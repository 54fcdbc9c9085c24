from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, exists, func, select

from data_access.frames import read_frame
from data_access.schema import organization, organization_closure, report
from data_access.scope import Scope, groups, in_force, known


def get_reporters(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return who reports for each organisation: itself, or the lowest organisations below it.

    Columns: organization_id, own_reports (reports of its own in this year and the one before), lowest (organisations
    below it in force on the day that have none below themselves; 0 for one that stands alone).
    """
    group, closure = groups(scope), organization_closure
    below = organization.alias("below")
    lower = organization.alias("lower")
    has_lower = exists().where(
        lower.c.parent_id == below.c.id, known(lower, scope.known_at), in_force(lower, scope.as_of)
    )
    lowest = (
        select(func.count())
        .select_from(closure)
        .join(below, below.c.id == closure.c.descendant_id)
        .where(
            closure.c.ancestor_id == group.c.id,
            closure.c.depth > 0,
            known(below, scope.known_at),
            in_force(below, scope.as_of),
            ~has_lower,
        )
        .scalar_subquery()
    )
    own = (
        select(func.count())
        .select_from(report)
        .where(
            report.c.organization_id == group.c.id,
            known(report, scope.known_at),
            report.c.as_of.between(date(year - 1, 1, 1), date(year, 12, 31)),
        )
        .scalar_subquery()
    )
    return read_frame(
        connection, select(group.c.id.label("organization_id"), own.label("own_reports"), lowest.label("lowest"))
    )
