from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, literal, select

from data_access.frames import read_frame
from data_access.schema import organization, snapshot
from data_access.scope import known, name_on

COLUMNS = ("number", "organization_id", "as_of", "known_at", "label", "created_by", "created_at", "data_version")


def get_snapshots(connection: Connection, principal: str, number: int | None = None) -> pd.DataFrame:
    """Return the snapshots that `principal` may open, newest first, or the one of a number.

    Like `get_jurisdictions` this comes before there is a Scope, since a snapshot says what the scope is. Columns:
    number, organization_id (a root), as_of, known_at, label, created_by, created_at, data_version, code and name (of
    the root, as the snapshot knows them).
    """
    then = snapshot.c.known_at
    name = name_on(organization, snapshot.c.as_of, then)
    statement = (
        select(*(snapshot.c[name] for name in COLUMNS), organization.c.code, name)
        .join(organization, organization.c.id == snapshot.c.organization_id)
        .where(
            known(organization, then),
            organization.c.parent_id.is_(None),
            literal(principal) == "local",
        )
        .order_by(snapshot.c.number.desc())
    )
    if number is not None:
        statement = statement.where(snapshot.c.number == number)
    return read_frame(connection, statement)
