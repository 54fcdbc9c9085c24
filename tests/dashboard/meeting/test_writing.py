"""What screens and routes may write of meetings, and the plain words in which the rest is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.freezing import freeze
from dashboard.meeting import writing
from dashboard.meeting.agendas import find_agenda
from dashboard.meeting.meeting import AgendaItem
from dashboard.meeting.writing import RefusedError
from dashboard.reading.conclusions import read_conclusions
from dashboard.reading.figures import read_position
from dashboard.resolve import resolve
from data_access.engine import read_transaction
from data_access.ingest.meetings.places import Place
from data_access.queries.get_data_version import get_data_version
from data_access.queries.get_meeting_place import get_meeting_place
from tests.dashboard.test_snapshots_stay import PLACES

DUE = date(2022, 12, 20)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(RefusedError) as caught:
        act()
    return caught.value.message


def test_an_item_keeps_its_filters_and_neither_place_nor_day():
    query = "?dang_bo=thi-xa&nam=2022&den_ngay=2022-12-31&chot=3&trang_thai=zero&khoi=school&khoi=ward&ngon_ngu=en&x=1"
    assert writing.narrowing(query) == "trang_thai=zero&khoi=school&khoi=ward"


def test_a_meeting_is_prepared_held_and_concluded(sample_engine: Engine):
    """One way through all that is written, and what is refused on it."""
    engine, code = sample_engine, "thi-xa"
    agreed = freeze(engine, Address(jurisdiction=code, day=PLACES[code]), "Họp", "Văn phòng").number
    with read_transaction(engine) as connection:
        version = get_data_version(connection)
        scope = resolve(connection, Address(snapshot=agreed)).scope
        unit = read_position(connection, scope, 2022).children[0].organization
    agenda = writing.make_agenda(engine, code, "  Giao   ban ", [AgendaItem("lagging", "?chot=1&tim=a")], "Văn phòng")
    writing.add_item(engine, agenda, AgendaItem("overview", note=" Mở đầu "))
    assert refused(lambda: writing.make_agenda(engine, code, "Giao ban", [], "x")) == writing.NAME_TAKEN
    assert refused(lambda: writing.rename_agenda(engine, agenda, " ")) == writing.NO_NAME
    assert refused(lambda: writing.rename_agenda(engine, agenda, "x" * 201)) == writing.LONG_NAME
    assert refused(lambda: writing.add_item(engine, agenda, AgendaItem("import"))) == writing.NO_VIEW
    assert refused(lambda: writing.add_item(engine, agenda, AgendaItem("lagging", "", "x" * 2001))) == writing.LONG_NOTE
    assert refused(lambda: writing.add_item(engine, agenda + 1, AgendaItem("lagging"))) == writing.NO_AGENDA
    with read_transaction(engine) as connection:
        found = find_agenda(connection, agenda)
    assert found is not None
    assert found.name == "Giao ban"
    assert found.items == (AgendaItem("lagging", "tim=a"), AgendaItem("overview", "", "Mở đầu"))

    seen = (AgendaItem("lagging", "tim=a"), AgendaItem("overview"))  # before somebody wrote the note
    assert writing.change_items(engine, agenda, seen, lambda items: items[::-1]) == found.items
    assert refused(lambda: writing.change_items(engine, agenda, seen, lambda items: items)) == writing.CHANGED
    with read_transaction(engine) as connection:
        turned = find_agenda(connection, agenda)
    assert turned is not None
    assert turned.items == found.items[::-1]

    number = writing.conclude(engine, agreed, unit.code, " Rà soát\nnguồn ", DUE, "Văn phòng")
    assert refused(lambda: writing.conclude(engine, agreed, "", "  ", DUE, "x")) == writing.NO_WORDS
    assert refused(lambda: writing.conclude(engine, agreed, "", "x" * 501, DUE, "x")) == writing.LONG_WORDS
    assert refused(lambda: writing.conclude(engine, agreed, "khong-co", "x", DUE, "x")) == writing.NO_ORGANIZATION
    assert refused(lambda: writing.conclude(engine, agreed + 1, "", "x", DUE, "x")) == writing.NO_SNAPSHOT
    writing.finish_conclusion(engine, code, number, DUE, "Văn phòng")
    another = "hau-giang"  # whose office may not touch it
    assert refused(lambda: writing.withdraw_conclusion(engine, another, number, "x")) == writing.NO_CONCLUSION
    with read_transaction(engine) as connection:
        (kept,) = read_conclusions(connection, scope.organization_id)
        assert get_data_version(connection) == version
    assert (kept.subject, kept.said, kept.due_on, kept.done_on) == (unit.id, "Rà soát nguồn", DUE, DUE)

    writing.move(engine, agenda, agreed, Place(3, mover="a"))
    assert refused(lambda: writing.move(engine, agenda, agreed + 1, Place(1))) == writing.NO_SNAPSHOT
    with read_transaction(engine) as connection:
        assert list(get_meeting_place(connection, agenda, agreed)["slide"]) == [3]
    writing.remove_agenda(engine, agenda)
    assert refused(lambda: writing.change_items(engine, agenda, (), lambda _: [])) == writing.NO_AGENDA
