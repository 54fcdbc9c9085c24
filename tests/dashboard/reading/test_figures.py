"""From the database to a position: days, moments of knowledge, who reported, who is seen."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, insert

from dashboard.domain.pace import CurveKind
from dashboard.domain.position import Mark
from dashboard.domain.states import State
from dashboard.reading.figures import UnknownOrganizationError, read_position
from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.schema import pace_curve
from data_access.scope import Scope
from tests.data_access.tree import undone
from tests.domain.people import month_end
from tests.domain.random_office import BEFORE_THE_CORRECTION, build_office
from tests.examples import SERVER_SELDOM, one_in

FOUNDED = datetime(2020, 1, 2, 8, tzinfo=UTC)
ON_3_JUNE = datetime(2024, 6, 3, 8, tzinfo=UTC)
ON_4_JUNE = datetime(2024, 6, 4, 8, tzinfo=UTC)
MAY = date(2024, 5, 31)
SCHOOL_YEAR = [0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 3, 0]
CITY_YEAR = [5] * 12


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with undone(engine) as opened:
        yield opened


def add(connection: Connection, code: str, parent: int | None = None, cluster: str | None = None) -> int:
    new = NewOrganization(code, f"Đảng bộ {code}", "base_committee", date(2020, 1, 1), parent, cluster=cluster)
    return add_organization(connection, new, FOUNDED)


def assign(connection: Connection, one: int, amount: int | None, since: date = date(2024, 1, 22)) -> None:
    recorded_at = datetime(since.year, since.month, since.day, 8, tzinfo=UTC)
    record_quotas(connection, [Quota(one, 2024, amount, since)], recorded_at)


def report(
    connection: Connection,
    one: int,
    total: int,
    day: date = MAY,
    recorded_at: datetime = ON_3_JUNE,
    received_at: datetime = ON_3_JUNE,
    due_on: date = date(2024, 6, 3),
) -> None:
    reports = [MonthlyReport(one, day, due_on, received_at, {"all": total})]
    record_reports(connection, reports, recorded_at, fall_confirmed=True)


def report_years(connection: Connection, one: int, months: Sequence[int], years: Sequence[int]) -> None:
    reports = [
        MonthlyReport(one, month_end(month, year), month_end(month, year), FOUNDED, {"all": sum(months[:month])})
        for year in years
        for month in range(1, 13)
    ]
    record_reports(connection, reports, ON_3_JUNE)


def test_the_city_stands_at_289_of_817(connection: Connection):
    city = add(connection, "city")
    assign(connection, city, 817)
    report(connection, city, 289)
    position = read_position(connection, Scope(city, MAY), 2024)
    assert (position.own.admitted, position.own.quota, position.own.percent) == (289, 817, Decimal("35.4"))
    assert (position.own.needed_per_month, position.own.pace_per_month) == (Decimal("75.4"), Decimal("57.8"))
    assert (position.own.state, position.day, position.children) == (State.BEHIND, MAY, ())


def test_yesterdays_figure_is_still_there_after_a_correction(connection: Connection):
    city = add(connection, "city")
    assign(connection, city, 817)
    report(connection, city, 298)
    report(connection, city, 289, recorded_at=ON_4_JUNE)
    now = read_position(connection, Scope(city, MAY), 2024)
    yesterday = read_position(connection, Scope(city, MAY, known_at=ON_3_JUNE), 2024)
    assert (now.own.admitted, yesterday.own.admitted) == (289, 298)
    assert now.known_at is None
    assert yesterday.known_at == ON_3_JUNE
    assert read_position(connection, Scope(city, MAY, known_at=ON_4_JUNE), 2024).own.admitted == 289


def test_before_its_report_was_recorded_a_committee_had_not_reported(connection: Connection):
    city = add(connection, "city")
    assign(connection, city, 817)
    report(connection, city, 289)
    before = read_position(connection, Scope(city, MAY, known_at=datetime(2024, 6, 1, tzinfo=UTC)), 2024)
    assert (before.own.state, before.own.admitted, before.report_day) == (State.NOT_REPORTED, None, None)


def test_a_corrected_march_moves_people_between_months_and_keeps_the_total(connection: Connection):
    city = add(connection, "city")
    report(connection, city, 10, date(2024, 3, 31))
    report(connection, city, 30)
    report(connection, city, 14, date(2024, 3, 31), recorded_at=ON_4_JUNE)
    months = read_position(connection, Scope(city, MAY), 2024).own.months
    assert (months[2], months[4]) == (14, 16)
    assert read_position(connection, Scope(city, MAY, ON_3_JUNE), 2024).own.months[2:5] == (10, None, 20)


def test_an_unknown_code_and_one_outside_the_scope_answer_alike(connection: Connection):
    city, elsewhere = add(connection, "city"), add(connection, "elsewhere")
    add(connection, "ward", city)
    add(connection, "hidden", elsewhere)
    scope = Scope(city, MAY)
    assert read_position(connection, scope, 2024, "ward").organization.code == "ward"
    for code in ("hidden", "elsewhere", "nowhere", ""):
        with pytest.raises(UnknownOrganizationError) as refused:
            read_position(connection, scope, 2024, code)
        assert refused.value.args == (code,)


def test_a_code_above_the_scope_is_unknown(connection: Connection):
    city = add(connection, "city")
    ward = add(connection, "ward", city)
    with pytest.raises(UnknownOrganizationError):
        read_position(connection, Scope(ward, MAY), 2024, "city")


def test_a_committee_that_was_not_known_yet_is_unknown(connection: Connection):
    city = add(connection, "city")
    for code in (None, "city"):
        with pytest.raises(UnknownOrganizationError):
            read_position(connection, Scope(city, MAY, known_at=datetime(2019, 1, 1, tzinfo=UTC)), 2024, code)


def test_in_the_middle_of_a_month_the_last_report_day_counts(connection: Connection):
    city = add(connection, "city")
    assign(connection, city, 120)
    report(connection, city, 40, date(2024, 4, 30))
    report(connection, city, 50)
    position = read_position(connection, Scope(city, date(2024, 5, 20)), 2024)
    assert (position.as_of, position.report_day) == (date(2024, 5, 20), date(2024, 4, 30))
    assert (position.own.admitted, position.own.share_due, position.own.missing) == (40, Fraction(1, 3), 0)
    assert position.own.pace_per_month == 10


def test_a_committee_that_reports_by_its_cells_has_reported_when_all_cells_did(connection: Connection):
    city = add(connection, "city")
    ward, other = add(connection, "ward", city), add(connection, "other", city)
    cells = [add(connection, f"cell{n}", ward) for n in range(3)]
    report(connection, other, 4)
    report(connection, cells[0], 2)
    report(connection, cells[1], 3)
    scope = Scope(city, MAY)
    two_of_three = read_position(connection, scope, 2024)
    assert [(child.organization.code, child.reported) for child in two_of_three.children] == [
        ("other", True),
        ("ward", False),
    ]
    ward_then = two_of_three.child("ward")
    assert ward_then is not None
    assert (ward_then.reports_received, ward_then.reports_expected, ward_then.admitted) == (2, 3, 5)
    assert Mark.LAST_REPORT_MISSING in ward_then.marks
    assert (two_of_three.reported, two_of_three.organizations) == (1, 2)
    report(connection, cells[2], 0)
    all_three = read_position(connection, scope, 2024)
    assert all_three.reported == 2
    assert Mark.LAST_REPORT_MISSING not in all_three.own.marks


def test_an_older_report_does_not_count_for_the_period(connection: Connection):
    city = add(connection, "city")
    prompt, slow = add(connection, "prompt", city), add(connection, "slow", city)
    report(connection, prompt, 4)
    report(connection, slow, 3, date(2024, 4, 30))
    position = read_position(connection, Scope(city, MAY), 2024)
    behind = position.child("slow")
    assert behind is not None
    assert (position.reported, behind.reported, behind.admitted) == (1, False, 3)
    assert Mark.LAST_REPORT_MISSING in behind.marks


def test_a_quota_revised_in_spring_holds_from_its_day(connection: Connection):
    city = add(connection, "city")
    assign(connection, city, 700)
    assign(connection, city, 817, date(2024, 4, 10))
    report(connection, city, 200, date(2024, 3, 31))
    before = read_position(connection, Scope(city, date(2024, 4, 9)), 2024).own
    after = read_position(connection, Scope(city, date(2024, 4, 10)), 2024).own
    assert (before.quota, after.quota) == (700, 817)
    assert (before.percent, after.percent) == (Decimal("28.6"), Decimal("24.5"))
    assert [version.amount for version in after.quota_versions] == [700, 817]


def test_a_quota_taken_back_is_not_assigned(connection: Connection):
    city = add(connection, "city")
    assign(connection, city, 10)
    assign(connection, city, None, date(2024, 4, 10))
    report(connection, city, 0)
    assert read_position(connection, Scope(city, MAY), 2024).own.state is State.NOT_ASSIGNED


@pytest.mark.parametrize(
    ("received_at", "late"),
    [
        (datetime(2024, 6, 3, 16, 59, tzinfo=UTC), False),
        (datetime(2024, 6, 3, 17, 0, tzinfo=UTC), True),  # midnight of the office
    ],
)
def test_a_report_is_late_by_the_calendar_of_the_office(connection: Connection, received_at: datetime, late: bool):
    city = add(connection, "city")
    report(connection, city, 5, received_at=received_at)
    newest = read_position(connection, Scope(city, MAY), 2024).own.report
    assert newest is not None
    assert newest.late is late


def test_the_curve_of_the_office_holds_for_its_own_organisation_too(connection: Connection):
    city = add(connection, "city")
    ward = add(connection, "ward", city)
    row = {"organization_id": city, "name": "Nhịp của văn phòng", "cluster": None, "recorded_at": FOUNDED}
    shares = (5, 10, 17, 23, 32, 40, 48, 56, 65, 74, 87, 100)
    connection.execute(insert(pace_curve), [row | {"month": m, "share": s / 100} for m, s in enumerate(shares, 1)])
    assign(connection, city, 100)
    report(connection, ward, 30)
    position = read_position(connection, Scope(city, MAY), 2024)
    assert position.own.curve.kind is CurveKind.OFFICE
    assert position.children[0].curve == position.own.curve
    assert (position.own.share_due, position.own.missing) == (Fraction(32, 100), 2)


def test_a_school_and_its_cells_follow_the_school_year(connection: Connection):
    """Three quarters of a school's year are due by May; by the history of the city around it it would be less."""
    city = add(connection, "city")
    ward = add(connection, "ward", city)
    schools = [add(connection, f"school{n}", city, "school") for n in range(2)]
    young = add(connection, "young", city, "school")
    cell = add(connection, "cell", young)
    for one, months in (ward, CITY_YEAR), *((school, SCHOOL_YEAR) for school in schools):
        report_years(connection, one, months, (2021, 2022, 2023))
    report(connection, cell, 2)
    position = read_position(connection, Scope(city, MAY), 2024)
    by_kind = {child.organization.code: child.curve.kind for child in position.children}
    assert by_kind == {
        "ward": CurveKind.OWN_HISTORY,
        "school0": CurveKind.OWN_HISTORY,
        "school1": CurveKind.OWN_HISTORY,
        "young": CurveKind.SCHOOL_HISTORY,
    }
    below = read_position(connection, Scope(city, MAY), 2024, "young")
    assert below.own.share_due == below.children[0].share_due == Fraction(3, 4)


def test_years_known_by_their_totals_leave_the_straight_line(connection: Connection):
    city = add(connection, "city")
    assign(connection, city, 120)
    for year in (2021, 2022, 2023):
        report(connection, city, 90, date(year, 12, 31), datetime(year + 1, 1, 5, tzinfo=UTC))
    report(connection, city, 9)
    own = read_position(connection, Scope(city, MAY), 2024).own
    assert (own.curve.kind, own.state, own.missing) == (CurveKind.STRAIGHT, State.BEHIND, 41)
    assert [result.admitted for result in own.history] == [90, 90, 90]


@pytest.mark.parametrize("dialect", SERVER_SELDOM)
@one_in(12)
@given(st.integers(0, 10_000))
@example(3)
def test_an_organisation_stands_on_its_own_page_as_in_the_list_above_it(engine: Engine, seed: int):
    with undone(engine) as connection:
        root = build_office(connection, seed)
        for scope in (Scope(root, MAY), Scope(root, date(2024, 9, 30), BEFORE_THE_CORRECTION)):
            top = read_position(connection, scope, 2024)
            assert top.path == (top.organization,)
            for child in top.children:
                page = read_position(connection, scope, 2024, child.organization.code)
                assert page.own == child
                assert page.path == (top.organization, child.organization)
                for cell in page.children:
                    assert read_position(connection, scope, 2024, cell.organization.code).own == cell
