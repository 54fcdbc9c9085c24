from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import organization, organization_closure
from data_access.scope import Scope, in_force, known, name_on


def get_path(connection: Connection, scope: Scope, code: str) -> pd.DataFrame:
    """Return the organisations from the scope's own down to the one with this code, top first.

    Columns: id, code, name, depth (levels above the last one). Empty when no organisation of that code stands on
    the day inside the scope: one outside it and one that does not exist give the same answer. Where several
    identities carry the code, the one in force on the day counts.
    """
    up, inside = organization_closure.alias("up"), organization_closure.alias("inside")
    wanted = (
        select(organization.c.id)
        .join(inside, inside.c.descendant_id == organization.c.id)
        .where(
            inside.c.ancestor_id == scope.organization_id,
            organization.c.code == code,
            known(organization, scope.known_at),
            in_force(organization, scope.as_of),
        )
        .limit(1)
        .scalar_subquery()
    )
    below_scope = select(organization_closure.c.descendant_id).where(
        organization_closure.c.ancestor_id == scope.organization_id
    )
    statement = (
        select(
            organization.c.id,
            organization.c.code,
            name_on(organization, scope.as_of, scope.known_at),
            up.c.depth,
        )
        .join(up, up.c.ancestor_id == organization.c.id)
        .where(
            up.c.descendant_id == wanted,
            known(organization, scope.known_at),
            organization.c.id.in_(below_scope),
        )
        .order_by(up.c.depth.desc())
    )
    return read_frame(connection, statement)
