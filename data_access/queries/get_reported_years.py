from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.frames import read_frame
from data_access.schema import organization_closure, report
from data_access.scope import Scope, groups, known, month_of, year_of


def get_reported_years(connection: Connection, scope: Scope, years: tuple[int, int]) -> pd.DataFrame:
    """Return the years that were closed by a report of December, for each organisation with all below it.

    Columns: organization_id, year. A year without its last report cannot be compared and is absent.
    """
    group, closure = groups(scope), organization_closure
    year = year_of(report.c.as_of)
    statement = (
        select(group.c.id.label("organization_id"), year.label("year"), func.count().label("reports"))
        .join(closure, closure.c.ancestor_id == group.c.id)
        .join(report, report.c.organization_id == closure.c.descendant_id)
        .where(
            known(report, scope.known_at),
            report.c.as_of <= scope.as_of,
            month_of(report.c.as_of) == 12,
            year.between(*years),
        )
        .group_by(group.c.id, year)
    )
    return read_frame(connection, statement)
