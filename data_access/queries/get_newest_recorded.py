from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from data_access.schema import report


def get_newest_recorded(connection: Connection) -> datetime | None:
    """Return when the newest report of all was recorded, None before the first; it says nothing of any figure."""
    moment: datetime | None = connection.execute(select(func.max(report.c.recorded_at))).scalar_one()
    return moment
