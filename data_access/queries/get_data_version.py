from __future__ import annotations

from sqlalchemy import Connection, select

from data_access.schema import data_version


def get_data_version(connection: Connection) -> int:
    """Return the counter that every write raises: the only question without a Scope, it says nothing of any figure."""
    return int(connection.execute(select(data_version.c.version)).scalar_one())
