"""A snapshot's number is its own in the whole database, and its moment lies between all that came before and after."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, Engine, insert, select

from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports.versioned import next_moment
from data_access.ingest.record_snapshot import record_snapshot
from data_access.queries.get_last_change import get_last_change
from data_access.queries.get_snapshots import get_snapshots
from data_access.schema import audit_event, organization, plan, snapshot
from data_access.scope import Scope
from tests.data_access.tree import add

DAY = date(2026, 5, 31)
AHEAD = datetime.now(UTC) + timedelta(hours=1)


def make(connection: Connection, root: int, label: str = "Họp tháng 5") -> int:
    return record_snapshot(connection, root, DAY, label, "Văn phòng")


def test_numbers_run_through_the_whole_database(engine: Engine):
    with write_transaction(engine) as connection:
        one, other = add(connection, "one"), add(connection, "other")
        assert [make(connection, one), make(connection, other), make(connection, one)] == [1, 2, 3]
        found = get_snapshots(connection, "local")
    assert list(found["number"]) == [3, 2, 1]
    assert list(found["code"]) == ["one", "other", "one"]


def test_nobody_but_the_local_office_may_open_one(engine: Engine):
    with write_transaction(engine) as connection:
        make(connection, add(connection, "root"))
        assert get_snapshots(connection, "somebody").empty


def test_the_audit_tells_it(engine: Engine):
    with write_transaction(engine) as connection:
        make(connection, add(connection, "root"))
        event = connection.execute(select(audit_event).where(audit_event.c.action == "snapshot")).one()
    assert event.details == "1: 2026-05-31 Họp tháng 5"


def test_its_moment_is_after_all_that_is_known_and_before_all_that_will_be(engine: Engine):
    """The clock of the machine that wrote the last row was an hour ahead, and stands still afterwards."""
    with write_transaction(engine) as connection:
        root = add(connection, "root")
        row = {"organization_id": root, "year": 2026, "due_on": DAY, "recorded_at": AHEAD}
        connection.execute(insert(plan), row)
        make(connection, root)
        known_at = connection.execute(select(snapshot.c.known_at)).scalar_one()
        assert known_at > AHEAD
        assert next_moment(connection) > known_at
        make(connection, root)
        assert next_moment(connection) > connection.execute(select(snapshot.c.known_at)).scalars().all()[-1] > known_at


def test_a_snapshot_is_no_change_of_the_figures_and_a_later_row_is(engine: Engine):
    with write_transaction(engine) as connection:
        root = add(connection, "root")
        make(connection, root)
    with read_transaction(engine) as connection:
        known_at = connection.execute(select(snapshot.c.known_at)).scalar_one()
        before = get_last_change(connection, Scope(root, DAY))
        assert before is not None
        assert before < known_at
    with write_transaction(engine) as connection:
        row = {"organization_id": root, "year": 2026, "due_on": DAY, "recorded_at": next_moment(connection)}
        connection.execute(insert(plan), row)
    with read_transaction(engine) as connection:
        after = get_last_change(connection, Scope(root, DAY))
        assert after is not None
        assert after > known_at


def test_it_keeps_the_name_that_the_jurisdiction_had(engine: Engine):
    with write_transaction(engine) as connection:
        root = add(connection, "root")
        make(connection, root)
        former = dict(connection.execute(select(organization)).mappings().one())
        moment = next_moment(connection)
        connection.execute(organization.update().values(superseded_at=moment))
        again = {name: value for name, value in former.items() if name != "version_id"}
        connection.execute(insert(organization), {**again, "name": "Tên mới", "recorded_at": moment})
        assert list(get_snapshots(connection, "local", 1)["name"]) == [former["name"]]
