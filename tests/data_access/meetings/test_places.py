"""Where a meeting is: one row a meeting, and the later move counts."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, func, select

from data_access.ingest.meetings.agendas import ItemRow, make_agenda
from data_access.ingest.meetings.places import Place, move_place
from data_access.ingest.record_snapshot import record_snapshot
from data_access.queries.get_meeting_place import get_meeting_place
from data_access.schema import meeting_place
from tests.data_access.test_record_snapshot import DAY
from tests.data_access.tree import add, at, undone


def meeting(connection: Connection) -> tuple[int, int]:
    root = add(connection, "root")
    agenda = make_agenda(connection, root, "Giao ban", [ItemRow("overview")], "Văn phòng", at(1))
    return agenda, record_snapshot(connection, root, DAY, "Họp tháng 5", "Văn phòng")


def test_nobody_moved_it_yet(engine: Engine):
    with undone(engine) as connection:
        assert get_meeting_place(connection, *meeting(connection)).empty


def test_the_later_move_counts(engine: Engine):
    with undone(engine) as connection:
        agenda, number = meeting(connection)
        move_place(connection, agenda, number, Place(3, mover="a"), at(2))
        move_place(connection, agenda, number, Place(4, black=True, looked_up="ward", mover="b"), at(3))
        found = get_meeting_place(connection, agenda, number)
        assert found.to_dict("records") == [
            {"slide": 4, "black": True, "looked_up": "ward", "mover": "b", "moved_at": at(3)}
        ]
        assert connection.execute(select(func.count()).select_from(meeting_place)).scalar_one() == 1
