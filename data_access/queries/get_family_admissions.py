from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.family import family
from data_access.frames import read_frame
from data_access.schema import ALL, admission
from data_access.scope import Scope, known, month_of, year_of


def get_family_admissions(connection: Connection, scope: Scope, years: tuple[int, int]) -> pd.DataFrame:
    """Return by month whom the scope's organisation, those below it, and those that all of these came from admitted.

    Columns: organization_id (whoever recorded it, none below included), admitted_on (the last day in the month),
    admitted (people). Nothing after the scope's day is counted; a month without an admission is absent.
    """
    year, month = year_of(admission.c.admitted_on), month_of(admission.c.admitted_on)
    statement = (
        select(
            admission.c.organization_id,
            func.max(admission.c.admitted_on).label("admitted_on"),
            func.sum(admission.c.amount).label("admitted"),
        )
        .where(
            known(admission, scope.known_at),
            admission.c.category_code == ALL,
            admission.c.organization_id.in_(family(scope)),
            admission.c.admitted_on.between(date(years[0], 1, 1), min(date(years[1], 12, 31), scope.as_of)),
        )
        .group_by(admission.c.organization_id, year, month)
        .order_by(admission.c.organization_id, year, month)
    )
    return read_frame(connection, statement)
