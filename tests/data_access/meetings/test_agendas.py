"""Agendas: made, ordered, named anew, taken out of use; and no figure changes by any of it."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError

from data_access.engine import read_transaction, write_transaction
from data_access.ingest.meetings.agendas import (
    ItemRow,
    add_items,
    make_agenda,
    remove_agenda,
    rename_agenda,
    replace_items,
)
from data_access.queries.get_agenda_items import get_agenda_items
from data_access.queries.get_agendas import get_agendas
from data_access.queries.get_data_version import get_data_version
from data_access.schema import audit_event
from tests.data_access.tree import add, at, undone

OVERVIEW, LAGGING = ItemRow("overview"), ItemRow("lagging", "trang_thai=zero", "Hỏi trước khi chiếu")


def make(connection: Connection, root: int, name: str = "Giao ban tháng") -> int:
    return make_agenda(connection, root, name, [OVERVIEW, LAGGING], "Văn phòng", at(1))


def views(connection: Connection, agenda: int) -> list[tuple[int, str]]:
    found = get_agenda_items(connection, agenda)
    return list(zip(found["place"], found["view"], strict=True))


def test_an_agenda_keeps_its_items_in_their_order(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        agenda = make(connection, root)
        other = make(connection, root, "Giao ban quý")
        found = get_agendas(connection, "local")
        assert list(found["id"]) == [agenda, other]
        assert found.iloc[0].to_dict() == {
            "id": agenda,
            "organization_id": root,
            "code": "root",
            "name": "Giao ban tháng",
            "created_by": "Văn phòng",
            "created_at": at(1),
        }
        assert list(get_agenda_items(connection, agenda)["note"]) == ["", "Hỏi trước khi chiếu"]
        replace_items(connection, agenda, [LAGGING, OVERVIEW, LAGGING])
        assert views(connection, agenda) == [(1, "lagging"), (2, "overview"), (3, "lagging")]
        add_items(connection, agenda, [OVERVIEW])
        assert views(connection, agenda)[-1] == (4, "overview")
        assert views(connection, other) == [(1, "overview"), (2, "lagging")]
        replace_items(connection, agenda, [])
        assert views(connection, agenda) == []
        add_items(connection, agenda, [OVERVIEW])
        assert views(connection, agenda) == [(1, "overview")]


def test_a_name_is_used_once_until_its_agenda_is_removed(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        agenda = make(connection, root)
        with pytest.raises(IntegrityError, match=r"uq_agenda_name_used|agenda\.name"), connection.begin_nested():
            make(connection, root)
        remove_agenda(connection, agenda, at(2))
        again = make(connection, root)
        rename_agenda(connection, again, "Giao ban năm")
        assert list(get_agendas(connection, "local")["name"]) == ["Giao ban năm"]
        assert get_agendas(connection, "local", agenda).empty
        assert views(connection, agenda), "what was shown can still be told"


def test_nobody_but_the_local_office_may_open_one(engine: Engine):
    with undone(engine) as connection:
        make(connection, add(connection, "root"))
        assert get_agendas(connection, "somebody").empty


def test_the_audit_tells_who_comes_and_goes_and_no_figure_changes(engine: Engine):
    with write_transaction(engine) as connection:
        root = add(connection, "root")
    with read_transaction(engine) as connection:
        before = get_data_version(connection)
    with write_transaction(engine, changes_figures=False) as connection:
        remove_agenda(connection, make(connection, root), at(2))
    with read_transaction(engine) as connection:
        assert get_data_version(connection) == before
        told = connection.execute(select(audit_event.c.details).where(audit_event.c.action == "agenda"))
        assert told.scalars().all() == ["1: made, 2 items", "1: removed"]
