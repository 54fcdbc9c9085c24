"""All organisations of a level: who stands in it, where, and that each is judged as on its own screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, event, insert

from dashboard.domain.pace import CurveKind
from dashboard.domain.position import Position, Standing
from dashboard.domain.selection import Filters, narrow
from dashboard.reading.figures import read_position
from dashboard.reading.levels import read_at_level, read_levels
from data_access.engine import read_transaction
from data_access.ingest.change_organizations import NewOrganization, add_organization, change_organization
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.schema import pace_curve
from data_access.scope import BASE, CELL, DIRECT, Scope
from tests.data_access.tree import undone
from tests.domain.people import month_end
from tests.domain.random_office import build_office
from tests.examples import one_in

FOUNDED = datetime(2020, 1, 2, 8, tzinfo=UTC)
JUNE = datetime(2024, 6, 3, 8, tzinfo=UTC)
MAY = date(2024, 5, 31)


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with undone(engine) as opened:
        yield opened


def add(connection: Connection, code: str, kind: str, parent: int | None = None, **more: str) -> int:
    new = NewOrganization(code, f"Đảng bộ {code}", kind, date(2019, 1, 1), parent, **more)
    return add_organization(connection, new, FOUNDED)


def report(connection: Connection, one: int, months: list[int], year: int = 2024) -> None:
    reports = [
        MonthlyReport(one, month_end(month, year), month_end(month, year), JUNE, {"all": sum(months[:month])})
        for month in range(1, len(months) + 1)
    ]
    record_reports(connection, reports, JUNE)


def build_province(connection: Connection) -> int:
    """A province of two districts: "dong" with two communes and a curve of its own, "tay" of a school with two cells.

    19 people: 9 in dong-1, 4 in dong-2, 5 and 1 in the cells of tay-thpt, which has two levels above it.
    """
    province = add(connection, "tinh", "province_committee")
    east = add(connection, "dong", "district_committee", province, cluster="commune", leader_in_charge="Bí thư")
    west = add(connection, "tay", "district_committee", province, cluster="commune")
    first, second = (add(connection, f"dong-{n}", "base_committee", east) for n in (1, 2))
    school = add(connection, "tay-thpt", "base_committee", west, cluster="school")
    cells = [add(connection, f"tay-thpt-{n}", "cell", school) for n in (1, 2)]
    alone = add(connection, "tay-le", "base_cell", west)
    months = [{"month": month, "share": 0 if month < 12 else 1} for month in range(1, 13)]
    row = {"organization_id": east, "name": "Nhịp cuối năm", "cluster": None, "recorded_at": FOUNDED}
    connection.execute(insert(pace_curve), [row | month for month in months])
    amounts = {province: 60, first: 24, second: 6, school: 20, cells[0]: 12, cells[1]: 8, alone: 4}
    record_quotas(connection, [Quota(one, 2024, amount, date(2024, 1, 22)) for one, amount in amounts.items()], JUNE)
    for year in (2021, 2022, 2023):
        report(connection, cells[0], [0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 3, 0], year)
        report(connection, first, [2] * 12, year)
    report(connection, first, [1, 2, 2, 2, 2])
    report(connection, second, [4])
    report(connection, cells[0], [0, 0, 0, 0, 5])
    report(connection, cells[1], [0, 0, 1])
    return province


def at(connection: Connection, scope: Scope, level: str, code: str | None = None, clusters: tuple[str, ...] = ()):
    return read_at_level(connection, scope, read_position(connection, scope, 2024, code, clusters), level)


def codes(position: Position) -> list[str]:
    return [row.organization.code for row in position.children]


def as_on_its_own_screen(connection: Connection, scope: Scope, row: Standing) -> bool:
    own = read_position(connection, scope, 2024, row.organization.code).own
    return replace(row, above=(), organization=own.organization) == own


def test_a_level_holds_its_forms_wherever_they_stand(connection: Connection):
    scope = Scope(build_province(connection), MAY)
    assert codes(at(connection, scope, DIRECT)) == ["dong", "tay"]
    assert codes(at(connection, scope, BASE)) == ["dong-1", "dong-2", "tay-le", "tay-thpt"]
    assert codes(at(connection, scope, CELL)) == ["tay-le", "tay-thpt-1", "tay-thpt-2"]  # a base cell is a cell too
    assert read_levels(connection, scope) == (DIRECT, BASE, CELL)


def test_a_row_says_who_stands_above_and_takes_cluster_and_leader_from_there(connection: Connection):
    scope = Scope(build_province(connection), MAY)
    rows = {row.organization.code: row for row in at(connection, scope, BASE).children}
    assert [step.code for step in rows["dong-1"].above] == ["dong"]
    assert (rows["dong-1"].organization.cluster, rows["dong-1"].organization.leader_in_charge) == ("commune", "Bí thư")
    assert rows["tay-thpt"].organization.cluster == "school"
    cells = at(connection, scope, CELL)
    assert [[step.code for step in row.above] for row in cells.children] == [
        ["tay"],
        ["tay", "tay-thpt"],
        ["tay", "tay-thpt"],
    ]
    assert [row.above for row in at(connection, scope, DIRECT).children] == [(), ()]
    found = narrow(cells.children, Filters(search="dang bo tay-thpt"))  # by the name of the committee above as well
    assert [row.organization.code for row in found] == ["tay-thpt-1", "tay-thpt-2"]


def test_a_level_is_narrowed_to_clusters_and_to_one_organisation(connection: Connection):
    scope = Scope(build_province(connection), MAY)
    assert codes(at(connection, scope, CELL, clusters=("commune",))) == ["tay-le"]
    below = at(connection, scope, CELL, "tay")
    assert codes(below) == ["tay-le", "tay-thpt-1", "tay-thpt-2"]
    assert [[step.code for step in row.above] for row in below.children] == [[], ["tay-thpt"], ["tay-thpt"]]
    assert codes(at(connection, scope, CELL, "dong")) == []


def test_everybody_is_judged_as_on_the_own_screen(connection: Connection):
    scope = Scope(build_province(connection), MAY)
    rows = {row.organization.code: row for level in (BASE, CELL) for row in at(connection, scope, level).children}
    assert {code: row.curve.kind for code, row in rows.items()} == {
        "dong-1": CurveKind.OWN_HISTORY,
        "dong-2": CurveKind.PARENT_HISTORY,  # the district's years, which are those of dong-1
        "tay-le": CurveKind.PARENT_HISTORY,
        "tay-thpt": CurveKind.OWN_HISTORY,
        "tay-thpt-1": CurveKind.OWN_HISTORY,
        "tay-thpt-2": CurveKind.PARENT_HISTORY,
    }
    assert all(as_on_its_own_screen(connection, scope, row) for row in rows.values())


def test_a_curve_that_a_district_set_holds_below_it_only(connection: Connection):
    scope = Scope(build_province(connection), date(2021, 5, 31))  # no year is closed yet
    rows = read_at_level(connection, scope, read_position(connection, scope, 2021), BASE).children
    assert {row.organization.code: row.curve.kind for row in rows} == {
        "dong-1": CurveKind.OFFICE,
        "dong-2": CurveKind.OFFICE,
        "tay-le": CurveKind.STRAIGHT,
        "tay-thpt": CurveKind.STRAIGHT,
    }
    assert all(
        replace(row, above=(), organization=own.organization) == own
        for row in rows
        for own in [read_position(connection, scope, 2021, row.organization.code).own]
    )


@pytest.mark.parametrize("dialect", ["sqlite"])
@one_in(8)
@given(seed=st.integers(0, 10_000))
def test_random_cells_are_judged_as_on_their_own_screens(connection: Connection, seed: int):
    with connection.begin_nested() as attempt:
        scope = Scope(build_office(connection, seed), date(2024, 9, 30))
        for level in (BASE, CELL):
            for row in at(connection, scope, level).children:
                assert as_on_its_own_screen(connection, scope, row), row.organization.code
        attempt.rollback()


def test_only_levels_that_show_others_than_the_direct_ones_are_offered(connection: Connection):
    city = add(connection, "city", "city_committee")
    ward = add(connection, "ward", "base_committee", city)
    add(connection, "office", "base_cell", city)
    scope = Scope(city, MAY)
    assert read_levels(connection, scope) == (DIRECT,)  # base organisations are the direct ones
    cell = add(connection, "ward-1", "cell", ward)
    assert read_levels(connection, scope) == (DIRECT, CELL)
    change_organization(connection, cell, JUNE, valid_to=date(2024, 4, 30))
    assert read_levels(connection, scope) == (DIRECT,)


def test_the_form_at_the_day_decides(connection: Connection):
    """A commune committee that became the committee above base organisations is a base one before, none after."""
    city = add(connection, "city", "city_committee")
    ward = add(connection, "ward", "base_committee", city)
    before = datetime(2024, 7, 1, tzinfo=UTC)
    change_organization(connection, ward, before, kind="commune_committee")
    assert codes(at(connection, Scope(city, MAY, datetime(2024, 6, 30, tzinfo=UTC)), BASE)) == ["ward"]
    assert codes(at(connection, Scope(city, MAY), BASE)) == []


def test_it_is_known_whose_figures_stand_below(connection: Connection):
    scope = Scope(build_province(connection), MAY)
    rows = {row.organization.code: row.recorded_below for row in at(connection, scope, BASE).children}
    assert rows == {"dong-1": False, "dong-2": False, "tay-le": False, "tay-thpt": True}
    assert [row.recorded_below for row in at(connection, scope, DIRECT).children] == [True, True]


def test_a_level_takes_one_statement_a_question(sample_engine: Engine):
    asked: list[str] = []
    with read_transaction(sample_engine) as connection:
        scope = Scope(1, MAY)
        position = read_position(connection, scope, 2024)
        event.listen(connection, "before_cursor_execute", lambda *call: asked.append(call[2]))
        cells = read_at_level(connection, scope, position, CELL)
    assert len(cells.children) == 54  # 45 base cells and 9 cells of three committees
    assert sum(row.admitted or 0 for row in cells.children) == 32
    assert len(asked) == 12
