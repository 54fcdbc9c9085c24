from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import membership
from data_access.scope import Scope, groups, known


def get_members(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return the members at the end of `year`, as recorded for each organisation itself.

    Columns: organization_id, members. An organisation whose base is not known is absent.
    """
    group = groups(scope)
    statement = (
        select(membership.c.organization_id, membership.c.members)
        .join(group, group.c.id == membership.c.organization_id)
        .where(known(membership, scope.known_at), membership.c.year == year)
    )
    return read_frame(connection, statement)
