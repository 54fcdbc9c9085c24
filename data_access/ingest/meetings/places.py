"""Where a meeting is: one row that whoever presents moves, and the wall follows."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, update
from sqlalchemy.exc import IntegrityError

from data_access.schema import meeting_place


@dataclass(frozen=True)
class Place:
    """What stands on the wall: a slide (from 1), or nothing (black), or an organisation that was looked up."""

    slide: int
    black: bool = False
    looked_up: str = ""
    mover: str = ""


def move_place(connection: Connection, agenda_id: int, snapshot_number: int, place: Place, moment: datetime) -> None:
    """Put a meeting at a place; of two who move it at once the later one counts."""
    values = {**asdict(place), "moved_at": moment}
    if _moved(connection, agenda_id, snapshot_number, values):
        return
    row = {"agenda_id": agenda_id, "snapshot_number": snapshot_number, **values}
    try:
        with connection.begin_nested():
            connection.execute(insert(meeting_place), row)
    except IntegrityError:
        if not _moved(connection, agenda_id, snapshot_number, values):
            raise


def _moved(connection: Connection, agenda_id: int, snapshot_number: int, values: dict[str, object]) -> bool:
    found = connection.execute(
        update(meeting_place)
        .where(meeting_place.c.agenda_id == agenda_id, meeting_place.c.snapshot_number == snapshot_number)
        .values(**values)
    )
    return found.rowcount > 0
