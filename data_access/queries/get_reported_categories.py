from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, or_, select

from data_access.frames import read_frame
from data_access.schema import category, organization_closure, report, report_figure
from data_access.scope import Scope, is_jurisdiction, known


def get_reported_categories(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return the categories that any report of a year below the scope counts, be it with nobody in them.

    Columns: category_code, sensitive. What is absent was not counted, which is not zero; sensitive
    categories are absent for an organisation inside a jurisdiction, where nobody is to know.
    """
    closure = organization_closure
    statement = (
        select(report_figure.c.category_code, category.c.sensitive)
        .distinct()
        .join(category, category.c.code == report_figure.c.category_code)
        .join(report, report.c.id == report_figure.c.report_id)
        .join(closure, closure.c.descendant_id == report.c.organization_id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            known(report, scope.known_at),
            or_(~category.c.sensitive, is_jurisdiction(scope)),
            report.c.as_of.between(date(year, 1, 1), min(date(year, 12, 31), scope.as_of)),
        )
        .order_by(report_figure.c.category_code)
    )
    return read_frame(connection, statement)
