from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, case, func, select

from data_access.schema import organization, organization_closure, report
from data_access.scope import Scope, in_force, known

MONTHS_BEFORE = 3
"""Who reported in these months before is expected to report again: a whole quarter, so that quarterly reports count."""


def count_reporters(connection: Connection, scope: Scope) -> tuple[int, int]:
    """Return how many sent a report of the month of the scope's day up to that day, and how many would be all.

    All are those in force on the day, at whatever level below the scope, who reported then or in the three months
    before: 1 and 108 when the first of 108 reports of a new month came in.
    """
    first, closure = scope.as_of.replace(day=1), organization_closure
    months = first.year * 12 + first.month - 1 - MONTHS_BEFORE
    since = date(months // 12, months % 12 + 1, 1)
    now = case((report.c.as_of >= first, report.c.organization_id))
    statement = (
        select(func.count(now.distinct()), func.count(report.c.organization_id.distinct()))
        .join(closure, closure.c.descendant_id == report.c.organization_id)
        .join(organization, organization.c.id == report.c.organization_id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            report.c.as_of.between(since, scope.as_of),
            known(report, scope.known_at),
            known(organization, scope.known_at),
            in_force(organization, scope.as_of),
        )
    )
    sent, everybody = connection.execute(statement).one()
    return sent, everybody
