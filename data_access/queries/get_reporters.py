from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, exists, func, select

from data_access.frames import read_frame
from data_access.schema import organization, organization_closure, report
from data_access.scope import Scope, groups, in_force, known


def get_reporters(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return how many organisations report for each organisation: itself, or some below it, at whatever level.

    Columns: organization_id, reporters (organisations in force on the day that reported in this year, itself
    included), silent (lowest organisations in force for which nobody reported this year, neither they nor any above),
    own_reports (reports of the year that it sent itself). The first two add up to the reports of a complete period.
    """
    group, closure = groups(scope), organization_closure
    below, lower, above = organization.alias("below"), organization.alias("lower"), organization_closure.alias("above")
    this_year = (
        known(report, scope.known_at),
        report.c.as_of.between(date(year, 1, 1), min(date(year, 12, 31), scope.as_of)),
    )
    reports_itself = exists().where(report.c.organization_id == below.c.id, *this_year)
    reported_for = (
        select(report.c.id)
        .join(above, above.c.ancestor_id == report.c.organization_id)
        .where(above.c.descendant_id == below.c.id, *this_year)
        .exists()
    )
    has_lower = exists().where(
        lower.c.parent_id == below.c.id, known(lower, scope.known_at), in_force(lower, scope.as_of)
    )
    members = (
        select(func.count())
        .select_from(closure)
        .join(below, below.c.id == closure.c.descendant_id)
        .where(closure.c.ancestor_id == group.c.id, known(below, scope.known_at), in_force(below, scope.as_of))
    )
    own = select(func.count()).select_from(report).where(report.c.organization_id == group.c.id, *this_year)
    return read_frame(
        connection,
        select(
            group.c.id.label("organization_id"),
            members.where(reports_itself).scalar_subquery().label("reporters"),
            members.where(~has_lower, ~reported_for).scalar_subquery().label("silent"),
            own.scalar_subquery().label("own_reports"),
        ),
    )
