from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, case, func, select

from data_access.schema import organization, organization_closure, report
from data_access.scope import Scope, groups, in_force, known

MONTHS_BEFORE = 3
"""Who reported in these months before is expected to report again: a whole quarter, so that quarterly reports count."""


class Reporters(NamedTuple):
    """Organisations directly below the one looked at, or that one itself where nobody else reports."""

    sent: int
    """From whom the report of the month is in."""
    usual: int
    """Who reported then or in the three months before."""
    owing: int
    """Who stands on the day, be it that nothing ever came from there."""


def count_reporters(connection: Connection, scope: Scope) -> Reporters:
    """Return how many sent a report of the month of the scope's day up to that day, and how many would be all.

    1, 107 and 108 when the first report of a new month came in and one of the 108 below never reported. Whoever stands
    below counts for who is directly below; who has cells that report in its place sent it when all of them did.
    """
    first = scope.as_of.replace(day=1)
    months = first.year * 12 + first.month - 1 - MONTHS_BEFORE
    since = date(months // 12, months % 12 + 1, 1)
    group, below = groups(scope), organization_closure
    reporters = (
        select(
            group.c.id.label("unit_id"),
            report.c.organization_id,
            func.max(case((report.c.as_of >= first, 1), else_=0)).label("sent"),
        )
        .join(below, below.c.ancestor_id == group.c.id)
        .join(report, report.c.organization_id == below.c.descendant_id)
        .join(organization, organization.c.id == report.c.organization_id)
        .where(
            (group.c.depth == 1) | (report.c.organization_id == group.c.id),
            report.c.as_of.between(since, scope.as_of),
            known(report, scope.known_at),
            known(organization, scope.known_at),
            in_force(organization, scope.as_of),
        )
        .group_by(group.c.id, report.c.organization_id)
        .subquery()
    )
    units = select(func.min(reporters.c.sent).label("sent")).group_by(reporters.c.unit_id).subquery()
    owing = select(func.count()).select_from(group).where(group.c.depth == 1).scalar_subquery()
    sums = select(func.coalesce(func.sum(units.c.sent), 0), func.count(units.c.sent), owing)
    sent, usual, everybody = (int(number) for number in connection.execute(sums).one())
    return Reporters(sent, usual, max(usual, everybody))
