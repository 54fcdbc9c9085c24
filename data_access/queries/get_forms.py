from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, case, func, select

from data_access.frames import read_frame
from data_access.schema import organization, organization_closure
from data_access.scope import Scope, in_force, known


def get_forms(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return how many organisations of each form stand on the scope's day below its organisation.

    Columns: kind, direct (directly below), all (at whatever depth). A form that nobody has is absent.
    """
    closure = organization_closure
    statement = (
        select(
            organization.c.kind,
            func.sum(case((closure.c.depth == 1, 1), else_=0)).label("direct"),
            func.count().label("all"),
        )
        .join(closure, closure.c.descendant_id == organization.c.id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            closure.c.depth > 0,
            known(organization, scope.known_at),
            in_force(organization, scope.as_of),
        )
        .group_by(organization.c.kind)
        .order_by(organization.c.kind)
    )
    return read_frame(connection, statement)
