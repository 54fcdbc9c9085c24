"""Agendas, as they stand in the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from dashboard.meeting.meeting import Agenda, AgendaItem
from dashboard.reading.figures import rows_of
from data_access.queries.get_agenda_items import get_agenda_items
from data_access.queries.get_agendas import get_agendas


def read_agendas(connection: Connection, jurisdiction: str = "", principal: str = "local") -> tuple[Agenda, ...]:
    """Return the agendas in use, oldest first, of all jurisdictions or of the one of a code."""
    found = get_agendas(connection, principal)
    items: dict[int, list[AgendaItem]] = {}
    for row in rows_of(get_agenda_items(connection)):
        items.setdefault(row.agenda_id, []).append(_item(row))
    return tuple(
        _agenda(row, items.get(row.id, ())) for row in rows_of(found) if not jurisdiction or row.code == jurisdiction
    )


def find_agenda(connection: Connection, number: int, principal: str = "local") -> Agenda | None:
    """Return the agenda of a number, None where it was removed or never made."""
    for row in rows_of(get_agendas(connection, principal, number)):
        return _agenda(row, map(_item, rows_of(get_agenda_items(connection, number))))
    return None


def _agenda(row: Any, items: Iterable[AgendaItem]) -> Agenda:
    return Agenda(row.id, row.code, row.organization_id, row.name, tuple(items), row.created_by, row.created_at)


def _item(row: Any) -> AgendaItem:
    return AgendaItem(row.view, row.query, row.note)
