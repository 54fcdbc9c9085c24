"""How organisations of the sample came to be, from the database to the words, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, Engine

from dashboard.address import Address
from dashboard.domain.life import EventKind, Life
from dashboard.domain.life_words import beginning_sentence, comparison_sentence, end_sentence, relative_name, year_note
from dashboard.domain.lineage import BreakKind
from dashboard.domain.position import Organization
from dashboard.i18n.language import language
from dashboard.reading.figures import read_position
from dashboard.reading.lineage import read_life
from dashboard.resolve import resolve
from data_access.engine import read_transaction
from data_access.ingest.change_organizations import (
    NewOrganization,
    add_organization,
    end_organization,
    record_succession,
)
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.queries.get_path import get_path
from data_access.scope import Scope
from tests.data_access.tree import T0, add, at, undone

VI, EN = language("vi"), language("en")
MERGED, LAST_DAY = date(2025, 7, 1), date(2025, 6, 30)


def life_of(connection: Connection, jurisdiction: str, code: str, day: date | None = None) -> tuple[Organization, Life]:
    scope = resolve(connection, Address(jurisdiction=jurisdiction, organization=code, day=day)).scope
    identity = int(get_path(connection, scope, code)["id"].iloc[-1])
    position = read_position(connection, scope, scope.as_of.year, code)
    return position.organization, read_life(connection, replace(scope, organization_id=identity))


@pytest.fixture
def connection(sample_engine: Engine):
    with read_transaction(sample_engine) as opened:
        yield opened


def test_a_ward_of_whole_wards_has_their_years_added_up(connection: Connection):
    organization, life = life_of(connection, "hai-phong", "hp-phuong-cam-boi")
    (event,) = life.came_from
    assert (event.kind, event.day, len(event.relatives)) == (EventKind.MERGED, MERGED, 2)
    assert all(one.whole and one.reachable and one.day == LAST_DAY for one in event.relatives)
    assert [year.year for year in life.years] == [2022, 2023, 2024, 2025]
    assert all(year.summed for year in life.years)
    for year in (2022, 2024):
        parts = [
            read_position(connection, resolve(connection, Address("hai-phong-2024", year)).scope, year, one.code).own
            for one in event.relatives
        ]
        told = next(each for each in life.years if each.year == year)
        assert told.admitted == sum(part.admitted or 0 for part in parts)
        assert told.quota == sum(part.quota or 0 for part in parts)
    assert comparison_sentence(VI, life).startswith("Các năm trước so sánh được")
    assert year_note(VI, life.years[0]) == "cộng từ các đơn vị trước hợp nhất"
    assert end_sentence(VI, organization, life) == ""


def test_a_divided_ward_is_named_as_the_reason_why_nothing_compares(connection: Connection):
    _, life = life_of(connection, "hai-phong", "hp-phuong-an-nhue")
    assert [each.kind for each in life.breaks] == [BreakKind.DIVIDED]
    assert life.years == ()
    assert comparison_sentence(VI, life) == (
        "Không so sánh được với trước ngày 01/07/2025: Đảng bộ phường Bạch Triều chỉ về đây một phần."
    )
    (event,) = life.came_from
    assert [relative_name(VI, event, one, "") for one in event.relatives][-1] == "Đảng bộ phường Bạch Triều (một phần)"
    _, divided = life_of(connection, "hai-phong-2024", "hp24-phuong-bach-trieu")
    (end,) = divided.went_to
    assert (end.kind, [one.code for one in end.relatives]) == (
        EventKind.DIVIDED,
        ["hp-phuong-an-nhue", "hp-phuong-gia-boi"],
    )


def test_one_is_renamed_and_one_moved_with_its_name(connection: Connection):
    _, renamed = life_of(connection, "hai-phong", "hp-phuong-hoa-khue")
    organization, moved = life_of(connection, "hai-phong", "hp-xa-dong-tuong")
    assert [event.kind for event in (*renamed.came_from, *moved.came_from)] == [EventKind.RENAMED, EventKind.MOVED]
    (event,) = moved.came_from
    assert relative_name(VI, event, event.relatives[0], organization.name) == (
        "Đảng bộ xã Đông Tường, thuộc Huyện ủy Thượng Triều"
    )
    assert moved.years[-1].year == 2025


def test_the_merged_city_says_who_has_no_figures_instead_of_comparing(connection: Connection):
    _, life = life_of(connection, "hai-phong", "hai-phong")
    assert [one.code for event in life.came_from for one in event.relatives] == ["hai-phong-2024"]
    assert life.came_from[0].kind is EventKind.MERGED
    assert sum(each.kind is BreakKind.NO_ORIGIN for each in life.breaks) == 64
    assert comparison_sentence(VI, life) == (
        "Không so sánh được với trước ngày 01/07/2025: 64 đơn vị trực thuộc không có số liệu trước ngày đó."
    )
    _, unknown = life_of(connection, "hai-phong", one_without_origin(connection, life))
    assert "cơ sở dữ liệu này không có số liệu" in comparison_sentence(VI, unknown)
    assert (unknown.came_from, unknown.years) == ((), ())


def one_without_origin(connection: Connection, life: Life) -> str:
    names = dict(life.names)
    one = next(each for each in life.breaks if each.kind is BreakKind.NO_ORIGIN)
    position = read_position(connection, resolve(connection, Address("hai-phong")).scope, 2026)
    return next(
        child.organization.code for child in position.children if child.organization.name == names[one.organization_id]
    )


def test_closed_roots_say_that_they_ended_and_who_succeeded(connection: Connection):
    organization, life = life_of(connection, "hai-phong-2024", "hai-phong-2024")
    assert end_sentence(VI, organization, life) == (
        "Thành ủy Hải Phòng (trước hợp nhất) kết thúc ngày 30/06/2025; kế tục là Thành ủy Hải Phòng."
    )
    assert life.went_to[0].relatives[0].reachable
    organization, life = life_of(connection, "thanh-hoa", "thanh-hoa")
    assert end_sentence(EN, organization, life) == (
        "Thành ủy Thanh Hóa ended on 30 Jun 2025; the database records no successor, and the figures stop there."
    )
    assert life.is_told
    assert not life.boundaries_changed


def test_a_district_tells_where_its_communes_went_and_an_island_commune_where_its_district_went(
    connection: Connection,
):
    _, district = life_of(connection, "hai-phong-2024", "hp24-quan-bach-hac")
    assert [(event.kind, len(event.relatives)) for event in district.went_to] == [(EventKind.PARTS_WENT, 4)]
    scope = resolve(connection, Address("hai-phong-2024")).scope
    island = read_position(connection, scope, 2025, "hp24-huyen-dao-ngoc-trieu").children[0].organization.code
    _, commune = life_of(connection, "hai-phong-2024", island)
    assert [event.kind for event in commune.went_to] == [EventKind.WENT_ALONG]
    zone = commune.went_to[0].relatives[0].code
    _, life = life_of(connection, "hai-phong", zone)
    told = next(year for year in life.years if year.year == 2024)
    whole = read_position(connection, resolve(connection, Address("hai-phong-2024", 2024)).scope, 2024)
    district_2024 = whole.child("hp24-huyen-dao-ngoc-trieu")
    assert district_2024 is not None
    assert (told.admitted, told.quota) == (district_2024.admitted, district_2024.quota)


def test_a_commune_that_moved_leaves_the_earlier_years_of_its_former_district(connection: Connection):
    organization, life = life_of(connection, "hai-phong-2024", "hp24-huyen-thuong-trieu")
    told = {year.year: year for year in life.years}
    as_it_was = read_position(
        connection, resolve(connection, Address("hai-phong-2024", 2024)).scope, 2024, organization.code
    )
    assert told[2024].reduced
    assert told[2024].admitted < (as_it_was.own.admitted or 0)
    _, taker = life_of(connection, "hai-phong-2024", "hp24-huyen-ha-trieu")
    added = {year.year: year for year in taker.years}
    assert added[2024].summed


def test_a_first_half_year_is_said(connection: Connection):
    organization, _ = life_of(connection, "hai-phong", "hai-phong")
    assert beginning_sentence(VI, organization, 2025) == (
        "Thành ủy Hải Phòng bắt đầu từ ngày 01/07/2025; số liệu năm 2025 tính từ ngày đó."
    )
    assert beginning_sentence(VI, organization, 2026) == ""


def test_what_was_not_known_at_a_moment_is_not_told(connection: Connection):
    known_at = datetime(2025, 5, 2, tzinfo=UTC)
    scope = resolve(connection, Address("hai-phong-2024", known_at=known_at)).scope
    life = read_life(connection, scope)
    assert (life.ended_on, life.went_to) == (None, ())


def test_the_year_of_a_merger_is_both_halves_with_the_quota_where_it_was_assigned(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "goc", None, date(2021, 1, 1))
        first, second = (add(connection, code, root, date(2021, 1, 1)) for code in ("a", "b"))
        for one, quota in ((first, 12), (second, 9)):
            record_quotas(connection, [Quota(one, 2025, quota, date(2025, 1, 20))], T0)
            reports = [MonthlyReport(one, day, day, T0, {"all": 4}) for day in (date(2024, 12, 31), LAST_DAY)]
            record_reports(connection, reports, T0)
            end_organization(connection, one, LAST_DAY, at(1))
        new = NewOrganization("moi", "Đảng bộ mới", "base_committee", MERGED, root)
        merged = add_organization(connection, new, at(1))
        for one in (first, second):
            record_succession(connection, one, merged, MERGED, at(1))
        december = date(2025, 12, 31)
        record_reports(connection, [MonthlyReport(merged, december, december, at(2), {"all": 11})], at(2))
        life = read_life(connection, Scope(merged, date(2026, 1, 31)))
        whole = read_life(connection, Scope(root, date(2026, 1, 31)))
    assert [(year.year, year.admitted, year.quota) for year in life.years] == [(2024, 8, None), (2025, 19, 21)]
    assert [(year.year, year.admitted) for year in whole.years] == [(2024, 8), (2025, 19)]
    assert not whole.boundaries_changed
