"""The sample of the city before the merger: its conclusion, its end, and who took in whom, on both engines."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import Connection, Engine, func, select

from dashboard.address import Address
from dashboard.domain.position import Position
from dashboard.domain.targets import Answer, Result
from dashboard.reading.figures import read_position
from dashboard.reading.targets import read_targets
from dashboard.resolve import UnknownValueError, resolve
from data_access.engine import read_transaction
from data_access.schema import organization, organization_closure, report, succession
from sample_data.hai_phong.units import direct_units
from sample_data.hai_phong_2024.succession_plan import former_communes, heirs_of_the_old_city
from sample_data.hai_phong_2024.units import (
    CODE,
    MEMBERS,
    QUOTAS,
    RURAL,
    URBAN,
    all_units,
    members,
    moved_unit,
    parent_of,
    quotas,
    reporters,
)


def read(connection: Connection, year: int | None = None) -> tuple[Position, dict[str, Result]]:
    resolved = resolve(connection, Address(jurisdiction=CODE, year=year))
    position = read_position(connection, resolved.scope, resolved.year)
    return position, {one.target.code: one for one in read_targets(connection, resolved.scope, position)}


def test_35_committees_and_their_communes_add_up():
    direct = [unit for unit in all_units() if unit.is_direct]
    communes = [unit for unit in all_units() if not unit.is_direct]
    assert (len(direct), len(communes), len(reporters())) == (35, 102, 123)
    assert members(2023)[CODE] == members(2024)[CODE] == MEMBERS == 124_934
    for year, amount in QUOTAS.items():
        assert quotas(year)[CODE] == sum(quotas(year)[unit.code] for unit in direct) == amount
        for unit in direct:
            below = [one for one in communes if parent_of(one, year) == unit.code]
            assert not below or quotas(year)[unit.code] == sum(quotas(year)[one.code] for one in below)
    names = [unit.name for unit in all_units()]
    assert len(set(names)) == len({unit.code for unit in all_units()}) == len(names)
    assert all(unicodedata.is_normalized("NFC", name) for name in names)


def test_fifty_of_the_merged_city_come_from_old_communes():
    wards, communes, zones = heirs_of_the_old_city()
    former = former_communes(URBAN, RURAL)
    heirs = {code for one in former for code in one.heirs}
    assert len(wards) + len(communes) + len(zones) == 50
    assert heirs == {unit.code for unit in (*wards, *communes)}
    kinds = Counter(len(one.heirs) for one in former)
    assert kinds == {1: 90, 2: 6, 0: 6}  # whole, divided between two, along with the island's district
    assert communes[0].code in {one.code for one in former}  # moved: the same one below another committee
    names = {unit.code: unit.name for unit in direct_units()}
    assert sum(one.name == names.get(one.code) for one in former) == 1


def test_the_board_of_the_conclusion_in_2024(sample_engine: Engine):
    with read_transaction(sample_engine) as connection:
        position, targets = read(connection, 2024)
    assert (position.day, position.organizations) == (date(2024, 12, 31), 35)
    assert (position.own.quota, position.own.admitted, position.sum_of_parts) == (4_120, 4_222, 4_120)
    assert {code: (one.people, one.people_high) for code, one in targets.items() if code != "moved-informed"} == {
        "quota": (4_120, None),
        "rate": (3_749, 4_997),  # 3–4% of 124.934
        "student-share": (634, None),  # 15% of 4.222
        "enterprise-share": (845, None),  # 20%
        "religious-count": (15, 20),
        "plans": (35, None),
    }
    assert (targets["rate"].value, targets["rate"].answer) == (4_222, Answer.INSIDE)
    assert (targets["student-share"].value, targets["student-share"].answer) == (615, Answer.NOT_MET)
    assert (targets["enterprise-share"].value, targets["enterprise-share"].answer) == (882, Answer.MET)
    assert (targets["religious-count"].value, targets["religious-count"].answer) == (17, Answer.INSIDE)
    assert [result.year for result in position.own.history] == [2022, 2023]


def test_it_opens_on_its_last_day_and_nothing_of_it_comes_after(sample_engine: Engine):
    with read_transaction(sample_engine) as connection:
        position, targets = read(connection)
        assert (position.year, position.as_of) == (2025, date(2025, 6, 30))
        assert (position.own.admitted, position.own.quota) == (2_130, 4_250)
        assert (position.own.needed_per_month, position.own.forecast.withheld) == (None, "ended")  # no month is left
        assert targets["rate"].target.last_year == 2030  # as written; it ends with the root
        for address in (Address(jurisdiction=CODE, year=2026), Address(jurisdiction=CODE, day=date(2025, 7, 1))):
            with pytest.raises(UnknownValueError):
                resolve(connection, address)
        standing = select(func.count()).where(
            organization_closure.c.ancestor_id == position.organization.id,
            organization.c.id == organization_closure.c.descendant_id,
            organization.c.superseded_at.is_(None),
            organization.c.valid_to.is_(None),
        )
        assert connection.execute(standing).scalar_one() == 0


def test_the_merged_city_begins_with_july_2025_and_copies_nothing(sample_engine: Engine):
    with read_transaction(sample_engine) as connection:
        resolved = resolve(connection, Address(jurisdiction="hai-phong", year=2025))
        position = read_position(connection, resolved.scope, 2025)
        first = connection.execute(
            select(func.min(report.c.as_of))
            .join(organization_closure, organization_closure.c.descendant_id == report.c.organization_id)
            .where(organization_closure.c.ancestor_id == position.organization.id)
        ).scalar_one()
        now = resolve(connection, Address(jurisdiction="hai-phong"))
        in_2026 = read_position(connection, now.scope, now.year)
    assert first == date(2025, 7, 31)
    assert (position.own.admitted, position.own.quota, position.as_of) == (3_065, None, date(2025, 12, 31))
    assert position.own.months[:6] == (None,) * 6
    assert (in_2026.own.admitted, in_2026.own.quota) == (5_616, 7_307)
    assert in_2026.own.history == ()  # half a year is no year to compare with


def test_a_commune_moved_between_districts_keeps_its_figures_where_they_were(sample_engine: Engine):
    with read_transaction(sample_engine) as connection:
        rows = connection.execute(
            select(organization.c.id, organization.c.valid_from, organization.c.valid_to)
            .where(organization.c.code == moved_unit(), organization.c.superseded_at.is_(None))
            .order_by(organization.c.id)
        ).all()
        steps = connection.execute(
            select(succession.c.extent, succession.c.effective_on).where(
                succession.c.predecessor_id == rows[0].id, succession.c.superseded_at.is_(None)
            )
        ).all()
    assert [(row.valid_from, row.valid_to) for row in rows] == [
        (date(2021, 1, 1), date(2024, 12, 31)),
        (date(2025, 1, 1), date(2025, 6, 30)),
    ]
    assert [tuple(one) for one in steps] == [("full", date(2025, 1, 1))]
