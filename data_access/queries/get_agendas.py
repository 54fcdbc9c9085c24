from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, literal, select

from data_access.frames import read_frame
from data_access.schema import agenda, organization


def get_agendas(connection: Connection, principal: str, number: int | None = None) -> pd.DataFrame:
    """Return the agendas in use that `principal` may open, oldest first, or the one of a number.

    Columns: id, organization_id (a root), code (of the root), name, created_by, created_at. One that was removed has
    no row.
    """
    statement = (
        select(
            agenda.c.id,
            agenda.c.organization_id,
            organization.c.code,
            agenda.c.name,
            agenda.c.created_by,
            agenda.c.created_at,
        )
        .join(organization, organization.c.id == agenda.c.organization_id)
        .where(
            agenda.c.removed_at.is_(None),
            organization.c.superseded_at.is_(None),
            literal(principal) == "local",
        )
        .order_by(agenda.c.id)
    )
    if number is not None:
        statement = statement.where(agenda.c.id == number)
    return read_frame(connection, statement)
