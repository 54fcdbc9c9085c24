from __future__ import annotations

from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, literal, select

from data_access.frames import read_frame
from data_access.schema import organization
from data_access.scope import known, name_on


def get_jurisdictions(
    connection: Connection, principal: str, known_at: datetime | None = None, day: date | None = None
) -> pd.DataFrame:
    """Return the roots that `principal` may look at: the question that comes before there can be a Scope.

    Columns: id, code, name, valid_from, valid_to, illustrative; ordered by display order and code. They are
    called as on `day`, or by their newest name without one. In local mode
    (principal "local") these are all roots; any other principal has none until grants are read here.
    """
    statement = (
        select(
            organization.c.id,
            organization.c.code,
            name_on(organization, day, known_at) if day else organization.c.name,
            organization.c.valid_from,
            organization.c.valid_to,
            organization.c.illustrative,
        )
        .where(organization.c.parent_id.is_(None), known(organization, known_at), literal(principal) == "local")
        .order_by(organization.c.display_order, organization.c.code)
    )
    return read_frame(connection, statement)
