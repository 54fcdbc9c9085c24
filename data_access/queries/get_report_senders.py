from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import organization_closure, report
from data_access.scope import Scope, known, year_of


def get_report_senders(connection: Connection, scope: Scope, years: tuple[int, int]) -> pd.DataFrame:
    """Return who sent monthly reports in the years, the scope's organisation or anybody below it.

    Columns: organization_id, year (the newest of these years in which it did). Whoever sent none is absent.
    """
    closure, year = organization_closure, year_of(report.c.as_of)
    statement = (
        select(report.c.organization_id, year.label("year"))
        .join(closure, closure.c.descendant_id == report.c.organization_id)
        .where(closure.c.ancestor_id == scope.organization_id, known(report, scope.known_at), year.between(*years))
        .distinct()
        .order_by(report.c.organization_id, year)
    )
    frame = read_frame(connection, statement)
    newest: pd.DataFrame = frame.drop_duplicates("organization_id", keep="last").reset_index(drop=True)
    return newest
