from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.family import family
from data_access.frames import read_frame
from data_access.schema import report
from data_access.scope import Scope, known, month_of, year_of


def get_family_years(connection: Connection, scope: Scope, years: tuple[int, int]) -> pd.DataFrame:
    """Return the years that a report of December closed, of the scope's organisation, those below, or any former one.

    Column: year. A year without its last report cannot be compared and is absent.
    """
    year = year_of(report.c.as_of)
    statement = (
        select(year.label("year"))
        .distinct()
        .where(
            known(report, scope.known_at),
            report.c.organization_id.in_(family(scope)),
            report.c.as_of <= scope.as_of,
            month_of(report.c.as_of) == 12,
            year.between(*years),
        )
        .order_by(year)
    )
    return read_frame(connection, statement)
