from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.family import family_with_above
from data_access.frames import read_frame
from data_access.schema import organization
from data_access.scope import Scope, known, name_on

COLUMNS = ("id", "parent_id", "code", "name", "valid_from", "valid_to")


def get_relatives(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return the scope's organisation, all that it or anybody below it came from, and all above and below these.

    Whatever the scope's day, but called as on it. Columns:
    id, parent_id (None: a root), code, name, valid_from, valid_to (None: it stands).
    """
    name = name_on(organization, scope.as_of, scope.known_at)
    columns = [name if column == "name" else organization.c[column] for column in COLUMNS]
    statement = (
        select(*columns)
        .where(known(organization, scope.known_at), organization.c.id.in_(family_with_above(scope)))
        .order_by(organization.c.id)
    )
    return read_frame(connection, statement)
