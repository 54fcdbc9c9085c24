from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import organization_closure, pace_curve
from data_access.scope import Scope, known, latest_in_effect


def get_pace_curves(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return the curves set by an office for the scope's organisation or one above it, nearest first.

    Columns: depth (levels above), name, cluster (None: for all), month (1-12), share (Decimal, cumulative). Of an
    office and cluster only the curve with the latest day of effect up to the scope's day is there.
    """
    closure = organization_closure
    statement = (
        select(closure.c.depth, pace_curve.c.name, pace_curve.c.cluster, pace_curve.c.month, pace_curve.c.share)
        .join(closure, closure.c.ancestor_id == pace_curve.c.organization_id)
        .where(
            closure.c.descendant_id == scope.organization_id,
            known(pace_curve, scope.known_at),
            latest_in_effect(pace_curve, scope, "organization_id", "cluster"),
        )
        .order_by(closure.c.depth, pace_curve.c.month)
    )
    return read_frame(connection, statement)
