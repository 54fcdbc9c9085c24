from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from data_access.schema import report


def get_newest_recorded(connection: Connection, known_at: datetime | None = None) -> datetime | None:
    """Return when the newest report of all was recorded, by a moment (None: by now), None before the first.

    It says nothing of any figure.
    """
    statement = select(func.max(report.c.recorded_at))
    if known_at is not None:
        statement = statement.where(report.c.recorded_at <= known_at)
    moment: datetime | None = connection.execute(statement).scalar_one()
    return moment
