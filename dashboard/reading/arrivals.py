"""From the database to the board of reports: the one path of who reported when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from sqlalchemy import Connection

from dashboard.domain.arrivals import Row, Sent, arrivals_of, plan_of
from dashboard.domain.position import Organization, Position
from dashboard.reading.figures import office_day, rows_of
from data_access.queries.get_plans import get_plans
from data_access.queries.get_report_arrivals import get_report_arrivals
from data_access.scope import Scope


def read_arrivals(connection: Connection, scope: Scope, position: Position) -> tuple[Row, ...]:
    """Return the year of reports of each direct organisation of a position, in its order."""
    sent: defaultdict[int, list[Sent]] = defaultdict(list)
    for row in rows_of(get_report_arrivals(connection, scope, position.year)):
        sent[row.group_id].append(
            Sent(row.organization_id, int(row.month), row.due_on, office_day(row.received_at), int(row.versions))
        )
    everybody = [position.organization.id, *(child.organization.id for child in position.children)]
    period = max((report.month for one in everybody for report in sent[one]), default=None)
    plans = {
        row.organization_id: plan_of(row.due_on, row.received_on, scope.as_of)
        for row in rows_of(get_plans(connection, scope, position.year))
    }
    rows = (
        arrivals_of(
            child.organization.id,
            sent[child.organization.id],
            child.reports_expected,
            period,
            _first_month(child.organization, position.year),
        )
        for child in position.children
    )
    return tuple(replace(row, plan=plans.get(row.organization_id)) for row in rows)


def _first_month(organization: Organization, year: int) -> int:
    """Return the first month of the year that the organisation stood to report."""
    began = organization.valid_from
    if began is None or began.year < year:
        return 1
    return began.month if began.year == year else 13
