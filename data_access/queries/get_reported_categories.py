from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, or_, select, union

from data_access.frames import read_frame
from data_access.schema import admission, category, organization_closure, report, report_figure
from data_access.scope import Scope, is_jurisdiction, known


def get_reported_categories(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return the categories that any report of a year below the scope counts, be it with nobody in them, or a register.

    Columns: category_code, sensitive. What is absent was not counted, which is not zero; sensitive
    categories are absent for an organisation inside a jurisdiction, where nobody is to know.
    """
    closure = organization_closure
    days = (date(year, 1, 1), min(date(year, 12, 31), scope.as_of))
    reported = (
        select(report_figure.c.category_code)
        .join(report, report.c.id == report_figure.c.report_id)
        .join(closure, closure.c.descendant_id == report.c.organization_id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            known(report, scope.known_at),
            report.c.as_of.between(*days),
        )
    )
    registered = (
        select(admission.c.category_code)
        .join(closure, closure.c.descendant_id == admission.c.organization_id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            known(admission, scope.known_at),
            admission.c.report_id.is_(None),
            admission.c.admitted_on.between(*days),
        )
    )
    counted = union(reported, registered).subquery()
    statement = (
        select(category.c.code.label("category_code"), category.c.sensitive)
        .join(counted, counted.c.category_code == category.c.code)
        .where(or_(~category.c.sensitive, is_jurisdiction(scope)))
        .order_by(category.c.code)
    )
    return read_frame(connection, statement)
