from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import category, organization_closure, report, report_figure
from data_access.scope import Scope, known, year_of


def get_years_of_category(connection: Connection, scope: Scope, code: str) -> pd.DataFrame:
    """Return the years in which any report below the scope counts a category, be it with nobody in it.

    Columns: year. In other years its people are not known, which is not zero. A sensitive category has no years.
    """
    closure, year = organization_closure, year_of(report.c.as_of)
    statement = (
        select(year.label("year"))
        .distinct()
        .select_from(report)
        .join(report_figure, report_figure.c.report_id == report.c.id)
        .join(category, category.c.code == report_figure.c.category_code)
        .join(closure, closure.c.descendant_id == report.c.organization_id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            known(report, scope.known_at),
            report_figure.c.category_code == code,
            ~category.c.sensitive,
            report.c.as_of <= scope.as_of,
        )
        .order_by(year)
    )
    return read_frame(connection, statement)
