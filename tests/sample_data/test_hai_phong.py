"""The sample of Thành ủy Hải Phòng holds the figures of the conclusion for 2026–2030 on both engines."""

from __future__ import annotations

import unicodedata
from collections import Counter

from sqlalchemy import Connection, Engine, func, select

from dashboard.address import Address
from dashboard.domain.position import Position
from dashboard.domain.states import State
from dashboard.domain.targets import Answer, Result
from dashboard.reading.figures import read_position
from dashboard.reading.targets import read_targets
from dashboard.resolve import resolve
from data_access.engine import read_transaction, write_transaction
from data_access.queries.get_plans import get_plans
from data_access.schema import admission, organization
from sample_data import hai_phong
from sample_data.builder import fill
from sample_data.hai_phong.units import MEMBERS, QUOTA, direct_units
from tests.data_access.tree import undone


def read(connection: Connection) -> tuple[Position, dict[str, Result]]:
    resolved = resolve(connection, Address(jurisdiction="hai-phong"))
    position = read_position(connection, resolved.scope, resolved.year)
    return position, {one.target.code: one for one in read_targets(connection, resolved.scope, position)}


def test_committees_members_and_quotas_add_up():
    units = direct_units()
    clusters = Counter(unit.cluster for unit in units)
    assert len(units) == 118
    assert (clusters["commune"], clusters["ward"], clusters["special_zone"]) == (67, 45, 2)
    assert sum(clusters.values()) - 114 == 4
    assert sum(unit.members for unit in units) == MEMBERS == 243_544
    assert sum(unit.quota for unit in units) == QUOTA == 7_307
    assert {unit.code: unit.members for unit in units[-4:]} == {
        "hp-co-quan-dang": 2_339,
        "hp-ubnd": 19_522,
        "hp-quan-su": 2_308,
        "hp-cong-an": 5_193,
    }
    assert len({unit.name for unit in units}) == len({unit.code for unit in units}) == 118
    assert all(unicodedata.is_normalized("NFC", unit.name) for unit in units)
    assert direct_units() == units


def test_the_board_of_the_conclusion(engine: Engine):
    with undone(engine) as connection:
        hai_phong.build(connection)
        position, targets = read(connection)
        assert (position.year, position.day.isoformat(), position.organizations) == (2026, "2026-10-31", 118)
        assert (position.own.quota, position.sum_of_parts) == (7_307, 7_307)
        assert position.own.admitted == sum(child.admitted or 0 for child in position.children)
        assert {code: one.people for code, one in targets.items()} == {
            "quota": 7_307,
            "rate": 7_307,
            "student-share": 1_827,
            "enterprise-share": 1_827,
            "religious-count": 35,
            "plans": 118,
            "moved-informed": targets["moved-informed"].base,
        }
        assert targets["rate"].base == 243_544
        assert (targets["religious-count"].people_high, targets["religious-count"].value) == (40, 27)
        assert targets["religious-count"].answer is Answer.BELOW
        assert targets["student-share"].needed
        assert position.count(State.ZERO) == 5
        assert position.reported == 115
        plans = list(get_plans(connection, _scope(connection), 2026)["received_on"])
        assert (len(plans), sum(day is None for day in plans)) == (118, 3)
        assert sum(day is not None and day.isoformat() > "2026-01-25" for day in plans) == 6
        _assert_parts_fit(connection)


def _scope(connection: Connection):
    return resolve(connection, Address(jurisdiction="hai-phong")).scope


def _assert_parts_fit(connection: Connection) -> None:
    sums = dict(
        connection.execute(
            select(admission.c.category_code, func.sum(admission.c.amount)).group_by(admission.c.category_code)
        ).all()
    )
    assert sums["student"] == sums["pupil"] + sums["university_student"]
    assert max(sums["student"], sums["enterprise"], sums["religious"], sums["women"]) < sums["all"]
    assert sums["non_state_enterprise"] < sums["enterprise"]


def test_jurisdictions_that_are_there_are_left_alone(engine: Engine):
    with write_transaction(engine) as connection:
        hai_phong.build(connection)
    assert not fill(engine, [hai_phong])
    with read_transaction(engine) as connection:
        roots = (
            connection.execute(select(organization.c.code).where(organization.c.parent_id.is_(None))).scalars().all()
        )
    assert roots == ["hai-phong"]
