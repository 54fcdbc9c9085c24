from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.frames import read_frame
from data_access.schema import organization_closure, report
from data_access.scope import Scope, known


def get_moved(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return how many certificate holders moved away this year, and of how many the new place was informed.

    Each organisation counts with its last report of the year up to the scope's day. Columns: moved_away,
    moved_informed (None: nobody said it); one row.
    """
    closure = organization_closure
    latest = (
        select(report.c.organization_id, func.max(report.c.as_of).label("as_of"))
        .join(closure, closure.c.descendant_id == report.c.organization_id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            known(report, scope.known_at),
            report.c.moved_away.is_not(None),
            report.c.as_of.between(date(year, 1, 1), min(date(year, 12, 31), scope.as_of)),
        )
        .group_by(report.c.organization_id)
        .subquery()
    )
    statement = (
        select(
            func.sum(report.c.moved_away).label("moved_away"), func.sum(report.c.moved_informed).label("moved_informed")
        )
        .join(latest, (latest.c.organization_id == report.c.organization_id) & (latest.c.as_of == report.c.as_of))
        .where(known(report, scope.known_at))
    )
    return read_frame(connection, statement)
