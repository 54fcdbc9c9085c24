"""The agenda that a jurisdiction begins with, in the order in which a meeting goes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.exports.figures import LAGGING, OVERVIEW, PROGRESS, REPORTS, SHARES
from dashboard.meeting.meeting import AgendaItem
from dashboard.meeting.slides import slides_of_address

ORDER = (
    AgendaItem(OVERVIEW),
    AgendaItem(SHARES),
    AgendaItem(PROGRESS, "xep=percent"),
    AgendaItem(LAGGING),
    AgendaItem(LAGGING, "trang_thai=pool"),
    AgendaItem(REPORTS),
)
"""Position (and what changed since the meeting before); structure against targets; who did well; who is at zero or
behind, and why; people on their way; forecasts. Conclusions close every meeting by themselves."""


def default_items(connection: Connection, jurisdiction: str, made_at: datetime) -> tuple[AgendaItem, ...]:
    """Return the items for which the jurisdiction has figures now; the position always.

    Raises UnknownValueError for a jurisdiction that nothing stands for.
    """
    address = Address(jurisdiction=jurisdiction)
    rest = (item for item in ORDER[1:] if slides_of_address(connection, item, address, made_at))
    return (ORDER[0], *rest)
