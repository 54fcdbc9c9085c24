from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import pace_curve
from data_access.scope import Scope, groups, known, latest_in_effect


def get_pace_curves_inside(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return the curves that organisations below the scope's own set for themselves (see `groups`).

    Columns: organization_id, name, cluster (None: for all), month (1-12), share (Decimal, cumulative).
    """
    group = groups(scope)
    columns = (pace_curve.c[name] for name in ("organization_id", "name", "cluster", "month", "share"))
    statement = (
        select(*columns)
        .join(group, group.c.id == pace_curve.c.organization_id)
        .where(
            group.c.depth > 0,
            known(pace_curve, scope.known_at),
            latest_in_effect(pace_curve, scope, "organization_id", "cluster"),
        )
        .order_by(pace_curve.c.organization_id, pace_curve.c.month)
    )
    return read_frame(connection, statement)
