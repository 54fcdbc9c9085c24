"""Agendas are made, renamed and removed, and their items put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from data_access.ingest.record_audit import record_audit
from data_access.schema import agenda, agenda_item


@dataclass(frozen=True)
class ItemRow:
    """One item as it is kept: a paper's name, what it is narrowed to, and a note for whoever presents."""

    view: str
    query: str = ""
    note: str = ""


def make_agenda(
    connection: Connection, organization_id: int, name: str, items: Sequence[ItemRow], by: str, moment: datetime
) -> int:
    """Make an agenda and return its number. A name that an agenda in use has is an IntegrityError."""
    row = {"organization_id": organization_id, "name": name, "created_by": by, "created_at": moment}
    made: int = connection.execute(insert(agenda).returning(agenda.c.id), row).scalar_one()
    _put(connection, made, items, 1)
    record_audit(connection, "agenda", organization_id, f"{made}: made, {len(items)} items", moment)
    return made


def rename_agenda(connection: Connection, agenda_id: int, name: str) -> None:
    """Give an agenda another name. One that an agenda in use has is an IntegrityError."""
    connection.execute(update(agenda).where(agenda.c.id == agenda_id).values(name=name))


def remove_agenda(connection: Connection, agenda_id: int, moment: datetime) -> None:
    """Take an agenda out of use; it stays in the database, since conclusions may have been made by it."""
    removed = update(agenda).where(agenda.c.id == agenda_id, agenda.c.removed_at.is_(None)).values(removed_at=moment)
    for organization_id in connection.execute(removed.returning(agenda.c.organization_id)).scalars().all():
        record_audit(connection, "agenda", organization_id, f"{agenda_id}: removed", moment)


def replace_items(connection: Connection, agenda_id: int, items: Sequence[ItemRow]) -> None:
    """Put these items, in this order, in place of those that the agenda has."""
    _hold(connection, agenda_id)
    connection.execute(delete(agenda_item).where(agenda_item.c.agenda_id == agenda_id))
    _put(connection, agenda_id, items, 1)


def add_items(connection: Connection, agenda_id: int, items: Sequence[ItemRow]) -> None:
    """Put these items behind those that the agenda has."""
    _hold(connection, agenda_id)
    last = select(func.max(agenda_item.c.place)).where(agenda_item.c.agenda_id == agenda_id)
    _put(connection, agenda_id, items, (connection.execute(last).scalar_one() or 0) + 1)


def _hold(connection: Connection, agenda_id: int) -> None:
    """Let two who order the same agenda wait for each other; SQLite has one writer anyway."""
    connection.execute(select(agenda.c.id).where(agenda.c.id == agenda_id).with_for_update())


def _put(connection: Connection, agenda_id: int, items: Sequence[ItemRow], first: int) -> None:
    rows = [
        {"agenda_id": agenda_id, "place": place, "view": item.view, "query": item.query, "note": item.note}
        for place, item in enumerate(items, first)
    ]
    if rows:
        connection.execute(insert(agenda_item), rows)
