from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.scope import Scope, groups

COLUMNS = (
    "id",
    "code",
    "name",
    "short_name",
    "other_names",
    "kind",
    "parent_id",
    "cluster",
    "display_order",
    "leader_in_charge",
    "valid_from",
    "valid_to",
    "illustrative",
    "depth",
)


def get_organizations(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return the scope's organisation (depth 0) and those that it looks at (see `groups`), in display order by depth.

    Columns: id, code, name, short_name, other_names, kind, parent_id (None: a root), cluster, display_order,
    leader_in_charge, valid_from, valid_to (None: it stands), illustrative, depth.
    """
    group = groups(scope)
    statement = select(*(group.c[name] for name in COLUMNS))
    return read_frame(connection, statement.order_by(group.c.depth, group.c.display_order, group.c.code))
