"""The agenda that a jurisdiction begins with, in the order in which a meeting goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.domain.position import Position
from dashboard.domain.selection import choose
from dashboard.exports.figures import LAGGING, OVERVIEW, REPORTS, SHARES, TRENDS
from dashboard.meeting.meeting import AgendaItem
from dashboard.meeting.shortening import SHORT
from dashboard.reading.figures import read_position
from dashboard.resolve import resolve

_IN_SHORT = f"{SHORT}=1"


def _has_report(position: Position) -> bool:
    return position.report_day is not None


def _has(choice: str) -> Callable[[Position], bool]:
    return lambda position: bool(choose(position.children, choice))


ORDER: Mapping[AgendaItem, Callable[[Position], bool]] = {
    AgendaItem(OVERVIEW, _IN_SHORT): lambda position: True,
    AgendaItem(LAGGING, f"trang_thai=behind&{_IN_SHORT}"): _has("behind"),
    AgendaItem(LAGGING, f"trang_thai=zero&{_IN_SHORT}"): _has("zero"),
    AgendaItem(SHARES, _IN_SHORT): _has_report,
    AgendaItem(REPORTS, _IN_SHORT): _has_report,
    AgendaItem(TRENDS, _IN_SHORT): _has_report,
}
"""Result against the quota and who got on (and what changed since the meeting before); who is behind, who is at zero,
with whom they have on their way; structure against targets; forecasts and reports; the years of the term. Each with
the condition under which a jurisdiction has it. Conclusions close every meeting by themselves."""


def default_items(connection: Connection, jurisdiction: str) -> tuple[AgendaItem, ...]:
    """Return the items for which the jurisdiction has figures now; the result always.

    Raises UnknownValueError for a jurisdiction that nothing stands for.
    """
    resolved = resolve(connection, Address(jurisdiction=jurisdiction))
    position = read_position(connection, resolved.scope, resolved.year)
    return tuple(item for item, is_there in ORDER.items() if is_there(position))
