from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import organization_closure, setting
from data_access.scope import Scope, known


def get_settings(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return every value that was ever set up to the scope's day for its organisation, by itself or an office above.

    Columns: depth (levels above), name, effective_on, value (text). Ordered so that of a name the last row holds: the
    nearest office's, and of these the one with the latest day of effect. What nobody set is absent.
    """
    closure = organization_closure
    statement = (
        select(closure.c.depth, setting.c.name, setting.c.effective_on, setting.c.value)
        .join(closure, closure.c.ancestor_id == setting.c.organization_id)
        .where(
            closure.c.descendant_id == scope.organization_id,
            known(setting, scope.known_at),
            setting.c.effective_on <= scope.as_of,
        )
        .order_by(closure.c.depth.desc(), setting.c.effective_on)
    )
    return read_frame(connection, statement)
