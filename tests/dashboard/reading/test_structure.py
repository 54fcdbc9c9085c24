"""Categories of people from the database: whole, clusters and organisations agree, believers stay unseen below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy import Connection, Engine

from dashboard.address import Address
from dashboard.domain.carriers import carriers, without
from dashboard.domain.structure import LISTED, CategoryCount, Structure
from dashboard.domain.structure_words import (
    former_text,
    needed_text,
    point_name,
    steps_text,
    structure_sentence,
    until_text,
    verdict_text,
    withheld_text,
)
from dashboard.domain.targets import Answer
from dashboard.i18n.language import NO_BREAK, language
from dashboard.reading.category_history import read_category_history
from dashboard.reading.figures import read_position
from dashboard.reading.structure import read_structure
from dashboard.resolve import resolve
from data_access.engine import read_transaction
from data_access.queries.get_category_months import get_category_months
from data_access.queries.get_years_of_category import get_years_of_category
from data_access.scope import Scope
from tests.dashboard.reading.test_targets import build_city
from tests.data_access.tree import undone

OCTOBER = date(2026, 10, 31)
VI, EN = language("vi"), language("en")


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with undone(engine) as opened:
        yield opened


def test_shares_stand_beside_their_targets(connection: Connection):
    scope = Scope(build_city(connection), OCTOBER)
    position = read_position(connection, scope, 2026)
    found = read_structure(connection, scope, position)
    students = found.whole["student"]
    assert (students.count, students.of, students.share) == (1_200, 5_000, Decimal("24.0"))
    assert students.target is not None
    assert verdict_text(VI, students.target) == "Chưa đạt mức 25%"
    assert needed_text(VI, students).replace(NO_BREAK, " ") == (
        "Cần thêm 627 trong 2.307 người còn phải kết nạp (cả năm 1.827/7.307)"
    )
    assert verdict_text(EN, students.target) == "Not yet at 25%"
    workers = found.whole["enterprise"]
    assert workers.target is not None
    assert (workers.count, workers.withheld, workers.target.answer) == (None, "not_counted", Answer.UNKNOWN)
    assert withheld_text(VI, workers) == "Chưa có báo cáo nào tách nhóm này"
    assert structure_sentence(VI, position, found).replace(NO_BREAK, " ") == (
        "Học sinh, sinh viên 1.200/5.000 (24,0%), chưa đạt mức 25%;"
        " người có đạo 31 người, chưa tới mức cả năm 35–40 người."
    )


def test_believers_are_one_figure_by_quarter_and_never_by_organisation(connection: Connection):
    scope = Scope(build_city(connection), OCTOBER)
    position = read_position(connection, scope, 2026)
    found = read_structure(connection, scope, position)
    believers = found.whole["religious"]
    assert (believers.count, believers.share, believers.until) == (31, None, date(2026, 9, 30))
    assert believers.target is not None
    assert believers.target.answer is Answer.BELOW
    assert "30/09/2026" in until_text(VI, believers)
    assert "religious" not in LISTED
    assert not any("religious" in counts for counts in found.by_organization.values())
    assert carriers(found, position.children, "religious") == ()
    march = read_structure(connection, Scope(scope.organization_id, date(2026, 3, 30)), position)
    assert march.whole["religious"].count is None


def test_believers_are_withheld_while_clusters_or_an_open_quarter_hide_them(sample_engine: Engine):
    with sample_engine.connect() as connection:
        resolved = resolve(connection, Address("hai-phong", day=date(2026, 2, 28)))
        for clusters, reason in (((), "quarter_open"), (("ward",), "whole_only")):
            position = read_position(connection, resolved.scope, 2026, None, clusters)
            believers = read_structure(connection, resolved.scope, position).whole["religious"]
            assert (believers.count, believers.share, believers.withheld) == (None, None, reason)


def test_a_cluster_has_its_own_shares_and_only_hears_of_the_target(sample_engine: Engine):
    with sample_engine.connect() as connection:
        resolved = resolve(connection, Address("hai-phong"))
        position = read_position(connection, resolved.scope, 2026, None, ("ward",))
        found = read_structure(connection, resolved.scope, position)
        history = read_category_history(connection, resolved.scope, position, "student")
    students = found.whole["student"]
    assert students.target is None
    assert students.asked is not None
    assert students.of == sum(row.admitted or 0 for row in position.children)
    assert students.count == sum(row.counted.count or 0 for row in carriers(found, position.children, "student"))
    last = history.months[-1]
    assert (last.month, last.count, last.of) == (10, students.count, students.of)
    assert structure_sentence(VI, position, found).startswith("Khối phường: học sinh, sinh viên ")


def test_the_months_and_years_of_a_category_are_those_of_the_reports(sample_engine: Engine):
    with sample_engine.connect() as connection:
        resolved = resolve(connection, Address("thanh-hoa", day=date(2024, 5, 31)))
        position = read_position(connection, resolved.scope, 2024)
        pupils, believers = (
            read_category_history(connection, resolved.scope, position, category) for category in ("pupil", "religious")
        )
        found = read_structure(connection, resolved.scope, position)
    assert (pupils.months[-1].count, pupils.months[-1].of) == (38, 289)
    assert [(point.year, point.of) for point in pupils.years] == [(2021, 628), (2022, 671), (2023, 812)]
    assert (believers.years, believers.months) == ((), ())  # sensitive: never by month, never by year
    assert pupils.targets == ()
    having, lacking = (rule(found, position.children, "pupil") for rule in (carriers, without))
    assert len(having) + len(lacking) == sum(bool(row.admitted) for row in position.children)


def test_the_months_of_an_organisation_are_known_as_of_a_moment(connection: Connection):
    scope = Scope(build_city(connection), OCTOBER, datetime(2025, 7, 1, 7, tzinfo=UTC))
    assert get_category_months(connection, scope, (2026, 2026), "student").empty
    now = Scope(scope.organization_id, OCTOBER)
    months = get_category_months(connection, now, (2026, 2026), "student")
    assert months["admitted"].tolist() == [1_050, 150]  # September 500 + 550, October 100 + 50
    assert get_years_of_category(connection, now, "student")["year"].tolist() == [2026]
    assert get_category_months(connection, now, (2026, 2026), "religious").empty
    assert get_years_of_category(connection, now, "religious").empty


def test_organisations_add_up_to_the_whole(connection: Connection):
    scope = Scope(build_city(connection), OCTOBER)
    position = read_position(connection, scope, 2026)
    found = read_structure(connection, scope, position)
    rows = carriers(found, position.children, "student")
    assert [row.standing.organization.code for row in rows] == ["south", "north"]  # 600 each: the greater share first
    assert sum(row.counted.count or 0 for row in rows) == found.whole["student"].count


def test_a_category_that_nobody_counts_is_not_zero(connection: Connection):
    position = read_position(connection, Scope(build_city(connection), OCTOBER), 2026)
    assert CategoryCount("student", None, 10).share is None
    assert Structure().boards == Structure().listed == ()
    assert structure_sentence(VI, position, Structure()) == "Chưa có báo cáo nào tách theo nhóm người được kết nạp."


@pytest.fixture
def sample(sample_engine: Engine) -> Iterator[Connection]:
    with read_transaction(sample_engine) as opened:
        yield opened


@pytest.mark.parametrize(("category", "before"), [("student", "15%"), ("enterprise", "20%")])
def test_the_least_share_steps_across_the_merger_and_the_past_is_not_repainted(
    sample: Connection, category: str, before: str
):
    scope = resolve(sample, Address(jurisdiction="hai-phong", year=2026)).scope
    history = read_category_history(sample, scope, read_position(sample, scope, 2026), category)
    old = resolve(sample, Address(jurisdiction="hai-phong-2024", year=2024)).scope
    (of_2024,) = (
        one
        for one in read_structure(sample, old, read_position(sample, old, 2024)).whole.values()
        if one.category == category
    )
    first, until, since = history.years
    assert (first.year, first.count, first.of) == (2024, of_2024.count, 4_222)
    assert (until.until, until.of, since.since, since.of) == (date(2025, 6, 30), 2_130, date(2025, 7, 1), 3_065)
    assert [point_name(VI, point) for point in history.years] == ["2024", "đến T6/25", "từ T7/25"]
    assert history.merged_on == date(2025, 7, 1)
    assert [history.minimum(year) for year in (2023, 2024, 2025, 2026)] == [
        None,
        *[Fraction(int(before[:-1]), 100)] * 2,
        Fraction(1, 4),
    ]
    assert steps_text(VI, history) == (
        f"2024–2025: tối thiểu {before} (Kết luận (chưa ghi số), Ban Thường vụ Thành ủy Hải Phòng);"
        " 2026–2030: tối thiểu 25% (Kết luận (chưa ghi số), Ban Thường vụ Thành ủy Hải Phòng)"
    )


def test_every_board_says_what_was_asked_before_the_merger(sample: Connection):
    scope = resolve(sample, Address(jurisdiction="hai-phong", year=2026)).scope
    whole = read_structure(sample, scope, read_position(sample, scope, 2026)).whole
    former = {category: one.former for category, one in whole.items() if one.former is not None}
    assert set(former) == {"student", "enterprise", "religious"}
    assert former_text(VI, former["religious"]) == (
        "Trước hợp nhất, 2024–2025: mức 15–20 người · Kết luận (chưa ghi số), Ban Thường vụ Thành ủy Hải Phòng"
    )


@pytest.mark.parametrize("jurisdiction", ["thanh-hoa", "hau-giang", "hai-phong-2024"])
def test_who_came_from_nobody_has_years_of_its_own_only(sample: Connection, jurisdiction: str):
    resolved = resolve(sample, Address(jurisdiction=jurisdiction))
    position = read_position(sample, resolved.scope, resolved.year)
    history = read_category_history(sample, resolved.scope, position, "student")
    assert history.merged_on is None
    assert all(point.until is None and point.since is None for point in history.years)
