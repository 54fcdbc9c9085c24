from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import plan
from data_access.scope import Scope, groups, known


def get_plans(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return when the yearly plans of the scope's organisation and its direct ones were due and came.

    Columns: organization_id, due_on, received_on (None: not by the scope's day). Who owes no plan is absent.
    """
    group = groups(scope)
    statement = (
        select(plan.c.organization_id, plan.c.due_on, plan.c.received_on)
        .join(group, group.c.id == plan.c.organization_id)
        .where(known(plan, scope.known_at), plan.c.year == year)
    )
    frame = read_frame(connection, statement)
    frame["received_on"] = [day if day is not None and day <= scope.as_of else None for day in frame["received_on"]]
    return frame
