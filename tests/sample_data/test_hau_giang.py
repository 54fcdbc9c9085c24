"""The sample of Tỉnh ủy Hậu Giang holds the figures of its resolution on both engines."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, Engine, func, select

from dashboard.address import Address
from dashboard.domain.position import Position, Standing
from dashboard.domain.states import State
from dashboard.domain.targets import Answer, PastAverage, Result, Shape
from dashboard.reading.figures import read_position
from dashboard.reading.targets import read_targets
from dashboard.resolve import Resolved, resolve
from data_access.engine import read_transaction
from data_access.queries.get_category_years import get_category_years
from data_access.schema import organization, organization_closure, report, report_figure
from sample_data import hau_giang
from sample_data.builder import fill
from sample_data.hau_giang.build import LAST_DAY, MEMBERS
from sample_data.hau_giang.quotas import ABOVE_2024, DIRECT_2024, NOT_ASSIGNED_2024, PROVINCE, quotas_of
from sample_data.hau_giang.reports import CORRECTED_MARCH_2024, NO_JUNE_2025
from sample_data.hau_giang.results import ADMITTED, IDLE_2024, NO_PUPIL_SINCE_2023
from sample_data.hau_giang.units import CODE, HOMONYM, all_units, base_of, direct_units, reporters
from tests.templates import Templates, disposed

GROUP = "student_or_non_state"


def _fill(engine: Engine) -> None:
    fill(engine, [hau_giang])


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(
    request: pytest.FixtureRequest, templates: Templates, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """One database for all these tests: they only read."""
    with templates.copy(request.param, _fill, tmp_path_factory.mktemp("hau_giang")) as url, disposed(url) as opened:
        yield opened


@pytest.fixture
def connection(filled: Engine) -> Iterator[Connection]:
    with read_transaction(filled) as opened:
        yield opened


def resolved(connection: Connection, year: int | None = None, **address: object) -> Resolved:
    return resolve(connection, Address(jurisdiction=CODE, year=year, **address))


def position_of(connection: Connection, year: int | None, code: str | None = None, **address: object) -> Position:
    meaning = resolved(connection, year, **address)
    return read_position(connection, meaning.scope, meaning.year, code)


def targets_of(connection: Connection, year: int, **address: object) -> dict[str, Result]:
    meaning = resolved(connection, year, **address)
    position = read_position(connection, meaning.scope, meaning.year)
    return {one.target.code: one for one in read_targets(connection, meaning.scope, position)}


def test_the_tree_has_the_numbers_of_the_province_and_invented_names():
    assert len(direct_units()) == 11
    assert Counter(unit.name.split()[0] for unit in direct_units()) == {"Thành": 2, "Thị": 1, "Huyện": 5, "Đảng": 3}
    clusters = Counter(unit.cluster for unit in all_units())
    assert clusters["ward"] + clusters["township"] + clusters["commune"] == 75
    assert len(reporters()) == 138
    assert len({unit.code for unit in all_units()}) == len(all_units()) == 147
    assert all(unicodedata.is_normalized("NFC", unit.name) for unit in all_units())
    assert all(unit.leader for unit in all_units())
    same = [unit for unit in all_units() if unit.name == "Đảng bộ xã Đông Lựu"]
    assert [unit.code for unit in same] == [HOMONYM, f"{HOMONYM}-2"]
    assert same[0].parent != same[1].parent


def test_five_years_before_the_resolution(connection: Connection):
    frame = get_category_years(connection, resolved(connection, 2024).scope, (2018, 2022))
    totals: Counter[str] = Counter()
    for row in frame.itertuples():
        totals[row.category_code] += int(row.admitted)
    assert totals["all"] == 4_715
    assert (totals["pupil"], totals["university_student"], totals["non_state_enterprise"]) == (140, 32, 264)
    assert totals["student"] == 172
    assert totals[GROUP] == 140 + 32 + 264 == 436
    assert round(totals[GROUP] / totals["all"] * 100, 2) == 9.25


@pytest.mark.parametrize("year", ADMITTED)
def test_every_year_adds_up(connection: Connection, year: int):
    position = position_of(connection, year)
    silent = 5 if year == 2025 else 0  # people of the two that sent no report for June
    assert position.own.admitted == ADMITTED[year] - silent
    assert position.own.admitted == sum(child.admitted or 0 for child in position.children)
    assert position.own.quota == PROVINCE[year]
    assert position.own.members == MEMBERS[year - 1] == sum(child.members or 0 for child in position.children)


def test_quotas_of_the_base_add_up_to_those_of_their_committees():
    for year in PROVINCE:
        quotas = quotas_of(year)
        for unit in direct_units():
            below = base_of(unit.code)
            if below and (year, unit.code) != (2024, ABOVE_2024[0]):
                assert sum(quotas[one.code] or 0 for one in below) == quotas[unit.code]


def test_what_was_assigned_to_the_parts_differs_in_one_year(connection: Connection):
    sums = {year: sum(quotas_of(year)[unit.code] or 0 for unit in direct_units()) for year in PROVINCE}
    assert {year for year in PROVINCE if sums[year] != PROVINCE[year]} == {2024}
    position = position_of(connection, 2024)
    assert (position.own.quota, position.sum_of_parts) == (1_100, DIRECT_2024) == (1_100, 1_140)
    city = position_of(connection, 2024, ABOVE_2024[0])
    assert city.sum_of_parts - (city.own.quota or 0) == 3


def test_the_year_2024_lies_inside_one_band_and_below_the_other(connection: Connection):
    targets = targets_of(connection, 2024)
    assert list(targets) == ["quota", "count", "rate", "student-or-non-state-count"]
    whole, rate, group = targets["count"], targets["rate"], targets["student-or-non-state-count"]
    assert (whole.target.shape, whole.people, whole.people_high) == (Shape.COUNT_BAND, 1_020, 1_250)
    assert (whole.value, whole.answer, whole.needed) == (1_068, Answer.INSIDE, 0)
    assert whole.past == PastAverage(2018, 2022, 943, 4_715)
    assert (group.target.shape, group.people, group.people_high) == (Shape.COUNT_BAND, 40, 55)
    assert (group.value, group.answer, group.needed) == (37, Answer.BELOW, 3)
    assert group.past == PastAverage(2018, 2022, 87, 436)
    assert (rate.target.shape, rate.target.denominator) == (Shape.RATE_BAND, "members_current")
    assert (rate.base, rate.people, rate.people_high, rate.answer) == (32_240, 968, 1_289, Answer.INSIDE)
    assert targets["quota"].needed == 32


def test_the_rate_follows_the_members_of_the_day(connection: Connection):
    """Until the year is over the members counted last are those of the year before: 3% of 31.650 are 950."""
    before = targets_of(connection, 2024, day=date(2024, 11, 30))["rate"]
    assert (before.base, before.people, before.people_high) == (31_650, 950, 1_266)
    assert {2023: MEMBERS[2023], 2024: MEMBERS[2024]} == {2023: 31_650, 2024: 32_240}


def test_there_is_no_band_before_2024(connection: Connection):
    assert list(targets_of(connection, 2023)) == ["quota"]


def test_the_series_closes_with_the_province(connection: Connection):
    meaning = resolved(connection)
    assert (meaning.year, meaning.scope.as_of) == (2025, LAST_DAY) == (2025, date(2025, 6, 30))
    last = connection.execute(
        select(func.max(organization.c.valid_to), func.count())
        .join(organization_closure, organization_closure.c.descendant_id == organization.c.id)
        .where(organization_closure.c.ancestor_id == meaning.scope.organization_id)
    ).one()
    assert tuple(last) == (LAST_DAY, 148)
    targets = targets_of(connection, 2025)
    assert {code: (one.value, one.answer) for code, one in targets.items() if code != "quota"} == {
        "count": (498, Answer.BELOW),
        "rate": (498, Answer.BELOW),
        "student-or-non-state-count": (19, Answer.BELOW),
    }


def test_a_person_counts_once_in_the_combined_group(connection: Connection):
    below = resolved(connection).scope.organization_id
    amounts = select(report_figure.c.report_id, report_figure.c.category_code, report_figure.c.amount).join(
        report, report.c.id == report_figure.c.report_id
    )
    inside = report.c.organization_id.in_(
        select(organization_closure.c.descendant_id).where(organization_closure.c.ancestor_id == below)
    )
    reports: dict[int, dict[str, int]] = {}
    for row in connection.execute(amounts.where(inside)):
        reports.setdefault(row.report_id, {})[row.category_code] = row.amount
    assert len(reports) == 138 * 90 - 2 + 1
    for figures in reports.values():
        assert figures["student"] == figures["pupil"] + figures["university_student"]
        assert figures[GROUP] == figures["student"] + figures["non_state_enterprise"]
        assert max(figures.values()) == figures["all"]


def test_the_hard_cases(connection: Connection):
    scope = resolved(connection, 2024).scope
    districts = read_position(connection, scope, 2024).children
    rows = {
        row.organization.code: row
        for district in districts
        for row in read_position(connection, replace(scope, organization_id=district.organization.id), 2024).children
    }
    zero = {code for code, row in rows.items() if row.state is State.ZERO}
    assert zero > set(IDLE_2024)
    assert len(zero) == 5
    assert [bool(_pool(rows[code])) for code in IDLE_2024] == [True, True, False]
    not_assigned = rows[NOT_ASSIGNED_2024]
    assert (not_assigned.state, not_assigned.quota) == (State.NOT_ASSIGNED, None)
    assert _pool(not_assigned)
    assert {code for code, row in rows.items() if row.state is State.NOT_ASSIGNED} == {NOT_ASSIGNED_2024}
    school = rows[NO_PUPIL_SINCE_2023]
    assert school.admitted
    assert _pool(school)
    june = position_of(connection, 2025)
    assert (june.reported, june.organizations) == (9, 11)
    assert len(NO_JUNE_2025) == 2


def _pool(row: Standing) -> int:
    assert row.report is not None
    assert row.report.pool is not None
    return row.report.pool


def test_a_correction_leaves_what_was_known_before(connection: Connection):
    march = date(2024, 3, 31)
    parent = next(unit.parent for unit in all_units() if unit.code == CORRECTED_MARCH_2024)

    def admitted(known_at: datetime | None) -> int | None:
        position = position_of(connection, 2024, parent, day=march, known_at=known_at)
        row = position.child(CORRECTED_MARCH_2024)
        return row.admitted if row else None

    assert admitted(datetime(2024, 4, 17, tzinfo=UTC)) == 3
    assert admitted(None) == 4
