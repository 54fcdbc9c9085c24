from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.family import family
from data_access.frames import read_frame
from data_access.schema import report
from data_access.scope import Scope, known, month_of, year_of


def get_family_months(connection: Connection, scope: Scope, years: tuple[int, int]) -> pd.DataFrame:
    """Return the months that the scope's organisation, those below it, or any that they came from reported.

    Columns: year, month (1-12), as_of (the last day that these reports cover). Nothing after the scope's day is
    counted; a month without a report is absent.
    """
    year, month = year_of(report.c.as_of), month_of(report.c.as_of)
    columns = [year.label("year"), month.label("month"), func.max(report.c.as_of).label("as_of")]
    statement = (
        select(*columns)
        .where(
            known(report, scope.known_at),
            report.c.organization_id.in_(family(scope)),
            report.c.as_of.between(date(years[0], 1, 1), min(date(years[1], 12, 31), scope.as_of)),
        )
        .group_by(year, month)
        .order_by(year, month)
    )
    return read_frame(connection, statement)
