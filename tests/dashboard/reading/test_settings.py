"""Settings of an office: they change figures from their day on, and never what was known before they were set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from sqlalchemy import Connection, Engine, insert

from dashboard.domain.pace import CurveKind
from dashboard.domain.position import Standing
from dashboard.domain.states import State
from dashboard.reading.figures import read_position
from dashboard.reading.small_counts import read_small_counts
from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.ingest.versions import replace_versions
from data_access.schema import pace_curve, setting
from data_access.scope import Scope
from data_access.settings import Settings, normal_value, read_settings
from tests.dashboard.reading.test_small_counts import build
from tests.data_access.tree import START, add, undone

LONG_AGO = datetime(2026, 1, 6, tzinfo=UTC)
IN_JULY = datetime(2026, 7, 10, tzinfo=UTC)
MAY, JUNE = date(2026, 5, 31), date(2026, 6, 30)
FIRST_OF_JUNE = date(2026, 6, 1)


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with undone(engine) as opened:
        yield opened


def office_sets(
    connection: Connection, root: int, name: str, value: str, since: date = FIRST_OF_JUNE, at: datetime = IN_JULY
) -> None:
    row = {"organization_id": root, "name": name, "effective_on": since, "value": value}
    replace_versions(connection, setting, ["organization_id", "name", "effective_on"], [row], at)


def ward_of(connection: Connection, quota: int, admitted: int) -> int:
    """A city with one ward that reported so many for May and for June. Returns the city."""
    city = add(connection, "city")
    ward = add(connection, "ward", city)
    record_quotas(connection, [Quota(ward, 2026, quota, START)], LONG_AGO)
    reports = [MonthlyReport(ward, day, day, LONG_AGO, {"all": admitted}) for day in (MAY, JUNE)]
    record_reports(connection, reports, LONG_AGO)
    return city


def standing(connection: Connection, city: int, day: date, known_at: datetime | None = None) -> Standing:
    return read_position(connection, Scope(city, day, known_at), 2026).children[0]


def test_where_nothing_is_set_the_program_has_its_own_values(connection: Connection):
    city = add(connection, "city")
    assert read_settings(connection, Scope(city, JUNE)) == Settings(10, 3, 10, 5, 0, "25/01")


def test_a_quota_is_small_from_the_day_of_the_setting_on(connection: Connection):
    city = ward_of(connection, quota=5, admitted=1)
    office_sets(connection, city, "small_quota", "5")
    assert not standing(connection, city, MAY).small_quota
    assert standing(connection, city, JUNE).small_quota


def test_who_looks_at_what_was_known_before_sees_no_setting(connection: Connection):
    city = ward_of(connection, quota=5, admitted=1)
    before = standing(connection, city, JUNE)
    office_sets(connection, city, "small_quota", "5")
    assert standing(connection, city, JUNE, datetime(2026, 7, 9, tzinfo=UTC)) == before


def test_a_setting_that_is_corrected_keeps_what_was_known_in_between(connection: Connection):
    city = ward_of(connection, quota=5, admitted=1)
    office_sets(connection, city, "small_quota", "5")
    office_sets(connection, city, "small_quota", "4", at=datetime(2026, 7, 20, tzinfo=UTC))
    assert standing(connection, city, JUNE, datetime(2026, 7, 15, tzinfo=UTC)).small_quota
    assert not standing(connection, city, JUNE).small_quota


def test_a_stricter_chance_leaves_fewer_behind(connection: Connection):
    """Of a quota of 40 half is due by the end of June: so few as 15 come by chance in 8 cases of 100."""
    city = ward_of(connection, quota=40, admitted=15)
    office_sets(connection, city, "chance_percent", "5")
    assert standing(connection, city, MAY).state is State.ON_PACE  # 17 were due by May
    assert standing(connection, city, JUNE, LONG_AGO).state is State.BEHIND
    assert standing(connection, city, JUNE).state is State.ON_PACE


def test_the_nearest_office_decides(connection: Connection):
    city = add(connection, "city")
    district = add(connection, "district", city)
    office_sets(connection, city, "small_quota", "5", since=JUNE)
    office_sets(connection, district, "small_quota", "2", since=FIRST_OF_JUNE)
    assert read_settings(connection, Scope(city, JUNE)).small_quota == 5
    assert read_settings(connection, Scope(district, JUNE)).small_quota == 2


def test_a_higher_threshold_hides_more_from_the_quarter_that_ends_after_its_day(connection: Connection):
    ids = build(connection)
    shown = read_small_counts(connection, Scope(ids["top"], date(2026, 11, 30)), 2026)
    office_sets(connection, ids["top"], "small_count", "15", since=date(2026, 10, 1), at=LONG_AGO)
    assert read_small_counts(connection, Scope(ids["top"], date(2026, 11, 30)), 2026) == shown
    office_sets(connection, ids["top"], "small_count", "15", since=date(2026, 9, 1), at=LONG_AGO)
    (hidden,) = read_small_counts(connection, Scope(ids["top"], date(2026, 11, 30)), 2026)
    assert shown[0].cells
    assert not hidden.cells


def test_what_was_told_of_a_closed_quarter_is_not_told_anew(connection: Connection):
    ids = build(connection)
    shown = read_small_counts(connection, Scope(ids["top"], date(2026, 11, 30)), 2026)
    after_closing = datetime(2026, 11, 2, tzinfo=UTC)
    office_sets(connection, ids["top"], "small_count", "5", since=date(2026, 9, 1), at=after_closing)
    assert read_small_counts(connection, Scope(ids["top"], date(2026, 11, 30)), 2026) == shown


def test_a_curve_of_a_cluster_is_for_no_other_one(connection: Connection):
    city = add(connection, "city")
    for cluster in ("ward", "commune"):
        new = NewOrganization(cluster, cluster, "base_committee", START, city, cluster=cluster)
        one = add_organization(connection, new, LONG_AGO)
        record_reports(connection, [MonthlyReport(one, JUNE, JUNE, LONG_AGO, {"all": 1})], LONG_AGO)
    sets_curve(connection, city, "Nhịp chung", None, None, early=1)
    sets_curve(connection, city, "Nhịp phường", "ward", FIRST_OF_JUNE, early=2)
    commune, ward = read_position(connection, Scope(city, JUNE), 2026).children  # by their codes
    assert (ward.curve.name, ward.share_due) == ("Nhịp phường", 1)
    assert (commune.curve.name, commune.share_due) == ("Nhịp chung", Fraction(1, 2))
    before = read_position(connection, Scope(city, MAY), 2026)
    assert {row.curve.name for row in before.children} == {"Nhịp chung"}


def test_a_curve_holds_from_its_day(connection: Connection):
    city = ward_of(connection, quota=40, admitted=15)
    sets_curve(connection, city, "Nhịp chung", None, None, early=2)
    sets_curve(connection, city, "Nhịp mới", None, FIRST_OF_JUNE, early=1)
    assert [standing(connection, city, day).curve.name for day in (MAY, JUNE)] == ["Nhịp chung", "Nhịp mới"]
    june = standing(connection, city, JUNE)
    assert (june.curve.kind, june.share_due) == (CurveKind.OFFICE, Fraction(6, 12))


def sets_curve(
    connection: Connection, city: int, name: str, cluster: str | None, since: date | None, *, early: int
) -> None:
    """Record a curve that is straight, but twelfths are due `early` times as early until all is due."""
    rows = [
        {"organization_id": city, "name": name, "cluster": cluster, "month": month, "effective_on": since}
        | {"share": min(Fraction(month * early, 12), Fraction(1)).__float__(), "recorded_at": LONG_AGO}
        for month in range(1, 13)
    ]
    connection.execute(insert(pace_curve), rows)


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("small_quota", "4", "4"),
        ("small_quota", " 04 ", "4"),
        ("small_quota", "-1", None),
        ("small_count", "4", None),
        ("chance_percent", "51", None),
        ("report_due_day", "29", None),
        ("report_due_day", "1,5", None),
        ("plan_due", "25/1", "25/01"),
        ("plan_due", "31.03", "31/03"),
        ("plan_due", "30/02", None),
        ("plan_due", "25", None),
    ],
)
def test_only_what_can_be_meant_is_kept(name: str, text: str, kept: str | None):
    assert normal_value(name, text) == kept
