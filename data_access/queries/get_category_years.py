from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, and_, func, select

from data_access.frames import read_frame
from data_access.schema import admission, category, organization_closure, report, report_figure
from data_access.scope import Scope, known, month_of, year_of


def get_category_years(connection: Connection, scope: Scope, years: tuple[int, int]) -> pd.DataFrame:
    """Return the people of each category admitted in whole years, below the scope's organisation.

    `years` are the first and last year. Columns: year, category_code, admitted. A year that no report of December
    closed by the scope's day is absent, and so is a category that its December reports do not count; nobody is 0.
    Sensitive categories are left out: they are told by quarter only.
    """
    closure = organization_closure
    days = (date(years[0], 1, 1), min(date(years[1], 12, 31), scope.as_of))
    below = select(closure.c.descendant_id).where(closure.c.ancestor_id == scope.organization_id)
    counted = (
        select(year_of(report.c.as_of).label("year"), report_figure.c.category_code)
        .distinct()
        .join(report_figure, report_figure.c.report_id == report.c.id)
        .join(category, category.c.code == report_figure.c.category_code)
        .where(
            report.c.organization_id.in_(below),
            known(report, scope.known_at),
            report.c.as_of.between(*days),
            month_of(report.c.as_of) == 12,
            ~category.c.sensitive,
        )
        .subquery()
    )
    admitted_in = year_of(admission.c.admitted_on)
    sums = (
        select(admitted_in.label("year"), admission.c.category_code, func.sum(admission.c.amount).label("admitted"))
        .where(
            admission.c.organization_id.in_(below),
            known(admission, scope.known_at),
            admission.c.admitted_on.between(*days),
        )
        .group_by(admitted_in, admission.c.category_code)
        .subquery()
    )
    same = and_(sums.c.year == counted.c.year, sums.c.category_code == counted.c.category_code)
    statement = (
        select(counted.c.year, counted.c.category_code, func.coalesce(sums.c.admitted, 0).label("admitted"))
        .outerjoin(sums, same)
        .order_by(counted.c.year, counted.c.category_code)
    )
    return read_frame(connection, statement)
