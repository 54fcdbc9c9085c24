from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, or_, select

from data_access.frames import read_frame
from data_access.schema import category, organization, organization_closure, report, report_figure
from data_access.scope import Scope, groups, known, month_of, name_on


def get_reported_figures(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return the figures of a year as the reports say them, for everybody who reports at or below the scope.

    Sensitive categories are left out. Columns: group_id (the direct organisation, or the scope's own), organization_id,
    code, name (of who reported), month (1-12), category_code, amount (people since 1 January). A category that a report
    does not count is absent.
    """
    group, closure = groups(scope), organization_closure
    statement = (
        select(
            group.c.id.label("group_id"),
            report.c.organization_id,
            organization.c.code,
            name_on(organization, scope.as_of, scope.known_at),
            month_of(report.c.month).label("month"),
            report_figure.c.category_code,
            report_figure.c.amount,
        )
        .join(closure, closure.c.descendant_id == report.c.organization_id)
        .join(group, group.c.id == closure.c.ancestor_id)
        .join(organization, organization.c.id == report.c.organization_id)
        .join(report_figure, report_figure.c.report_id == report.c.id)
        .join(category, category.c.code == report_figure.c.category_code)
        .where(
            or_(group.c.depth == 1, report.c.organization_id == scope.organization_id),
            known(report, scope.known_at),
            known(organization, scope.known_at),
            ~category.c.sensitive,
            report.c.as_of.between(date(year, 1, 1), min(date(year, 12, 31), scope.as_of)),
        )
        .order_by(organization.c.display_order, organization.c.code, report.c.month, category.c.display_order)
    )
    return read_frame(connection, statement)
