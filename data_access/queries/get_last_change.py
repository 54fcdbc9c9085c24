from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select, union_all

from data_access.ingest.imports.versioned import VERSIONED
from data_access.schema import organization_closure
from data_access.scope import Scope


def get_last_change(connection: Connection, scope: Scope) -> datetime | None:
    """Return when anything about the scope's organisation or any below it was last recorded or superseded.

    None where nothing is known. Whatever the scope's day and moment: it says whether newer knowledge exists.
    """
    below = select(organization_closure.c.descendant_id).where(
        organization_closure.c.ancestor_id == scope.organization_id
    )
    parts = [
        select(func.max(each.table.c[moment]).label("moment")).where(each.table.c[each.about].in_(below))
        for each in VERSIONED
        for moment in ("recorded_at", "superseded_at")
    ]
    moments = union_all(*parts).subquery()
    newest: datetime | None = connection.execute(select(func.max(moments.c.moment))).scalar_one()
    return newest
