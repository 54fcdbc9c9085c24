"""From the database to targets: the figures of the conclusion of 2026–2030 on both engines, and its JSON."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

from dashboard.commands.targets import as_list, as_text
from dashboard.domain.target_words import asked_text
from dashboard.domain.targets import Answer, Result
from dashboard.i18n.language import language
from dashboard.reading.figures import read_position
from dashboard.reading.targets import read_targets
from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_plans import Plan, record_plans
from data_access.ingest.record_quotas import MemberBase, Quota, record_member_bases, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.ingest.record_targets import Document, Target, record_document, record_targets
from data_access.scope import Scope
from tests.data_access.tree import undone
from tests.domain.people import month_end

BEGAN = datetime(2025, 7, 1, 8, tzinfo=UTC)
NEW_YEAR = date(2026, 1, 20)
DUE = date(2026, 1, 25)
SHARES = ("student", "enterprise")


def build_city(connection: Connection) -> int:
    """Two committees with a quota of 7.307 together; 5.000 admitted by October, 1.200 students, 31 believers."""

    def add(code: str, parent: int | None = None) -> int:
        new = NewOrganization(code, f"Đảng bộ {code}", "city_committee", date(2025, 7, 1), parent)
        return add_organization(connection, new, BEGAN)

    city = add("city")
    north, south = add("north", city), add("south", city)
    record_member_bases(connection, [MemberBase(city, 2025, 243_544)], BEGAN)
    amounts = {city: 7_307, north: 3_000, south: 4_307}
    record_quotas(connection, [Quota(one, 2026, amount, NEW_YEAR) for one, amount in amounts.items()], BEGAN)
    plans = [Plan(north, 2026, DUE, NEW_YEAR), Plan(south, 2026, DUE, date(2026, 11, 2))]
    record_plans(connection, plans, BEGAN)
    conclusion = record_document(connection, Document("Kết luận", "Ban Thường vụ", "Nâng cao chất lượng"))

    def target(category: str, shape: str, low: str, denominator: str, high: str | None = None) -> Target:
        return Target(
            city, category, 2026, 2030, shape, Decimal(low), denominator, conclusion, high and Decimal(high), "điểm 2"
        )

    targets = [target(category, "minimum_share", "0.25", "admitted") for category in SHARES]
    targets += [
        target("all", "minimum_rate", "0.03", "members_previous_year"),
        target("religious", "count_band", "35", "none", "40"),
        target("all", "completeness", "1", "organizations"),
        target("all", "completeness", "1", "moved"),
        Target(city, "student", 2024, 2025, "minimum_share", Decimal("0.15"), "admitted", conclusion),
    ]
    record_targets(connection, targets, BEGAN)
    reports = []
    for one, month, admitted, students, believers in (
        (north, 9, 2_900, 500, 20),
        (north, 10, 3_100, 600, 24),
        (south, 9, 1_800, 550, 11),
        (south, 10, 1_900, 600, 15),
    ):
        end = month_end(month, 2026)
        figures = {"all": admitted, "student": students, "religious": believers}
        reports.append(MonthlyReport(one, end, end, BEGAN, figures, moved_away=month, moved_informed=month - 1))
    for month in (9, 10):
        sent = [report for report in reports if report.as_of.month == month]
        record_reports(connection, sent, datetime(2026, month + 1, 5, 8, tzinfo=UTC))
    return city


def results(connection: Connection, root: int, day: date, year: int = 2026) -> dict[str, Result]:
    scope = Scope(root, day)
    position = read_position(connection, scope, year)
    return {result.target.code: result for result in read_targets(connection, scope, position)}


def test_the_board_of_2026(engine: Engine):
    with undone(engine) as connection:
        found = results(connection, build_city(connection), date(2026, 10, 31))
    assert {code: (one.value, one.people, one.needed, one.answer) for code, one in found.items()} == {
        "quota": (5_000, 7_307, 2_307, Answer.NOT_MET),
        "rate": (5_000, 7_307, 2_307, Answer.NOT_MET),
        "student-share": (1_200, 1_827, 627, Answer.NOT_MET),
        "enterprise-share": (None, None, None, Answer.UNKNOWN),  # nobody counted them: not zero
        "religious-count": (31, 35, 4, Answer.BELOW),  # at the end of September: by quarter only
        "plans": (1, 2, 1, Answer.NOT_MET),  # the other plan came after the day looked at, and its quota is not met
        "moved-informed": (18, 20, 2, Answer.NOT_MET),
    }
    assert found["religious-count"].people_high == 40
    assert {code: one.until for code, one in found.items() if one.until} == {"religious-count": date(2026, 9, 30)}
    assert asked_text(language("vi"), found["rate"]) == "từ 3% (7.307)"
    assert asked_text(language("en"), found["student-share"]) == "from 25% (1,827)"
    assert asked_text(language("vi"), found["religious-count"]) == "35–40"
    assert asked_text(language("vi"), found["plans"]) == "100% (2)"


def test_believers_are_told_by_quarter_and_of_the_whole_only(engine: Engine):
    with undone(engine) as connection:
        city = build_city(connection)
        assert results(connection, city, date(2026, 9, 30))["religious-count"].value == 31
        assert results(connection, city, date(2026, 9, 29))["religious-count"].value is None
        north = read_position(connection, Scope(city, date(2026, 10, 31)), 2026).children[0].organization.id
        band = Target(
            north,
            "religious",
            2026,
            2030,
            "count_band",
            Decimal(1),
            "none",
            record_document(connection, Document("Kết luận", "x", "y")),
            Decimal(2),
        )
        record_targets(connection, [band], BEGAN)
        assert results(connection, north, date(2026, 10, 31))["religious-count"].value is None


def test_a_target_ends_and_the_next_begins(engine: Engine):
    with undone(engine) as connection:
        city = build_city(connection)
        before = results(connection, city, date(2025, 12, 31), year=2025)
    assert {code: result.target.low for code, result in before.items()} == {"student-share": Decimal("0.15")}


@pytest.fixture
def listed(engine: Engine) -> list[dict[str, Any]]:
    with undone(engine) as connection:
        return as_list(list(results(connection, build_city(connection), date(2026, 10, 31)).values()))


def test_the_json_says_percents_as_people_write_them(listed: list[dict[str, Any]]):
    by_code = {one["code"]: one for one in listed}
    assert (by_code["rate"]["low"], by_code["rate"]["base"], by_code["rate"]["people"]) == (3, 243_544, 7_307)
    assert (by_code["religious-count"]["low"], by_code["religious-count"]["high"]) == (35, 40)
    assert by_code["student-share"]["document"] == "Kết luận …, Ban Thường vụ, điểm 2"


def test_every_key_is_documented_in_its_order(listed: list[dict[str, Any]]):
    text = (Path(__file__).resolve().parents[3] / "docs" / "targets-json.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE)
    assert [key for cell in cells for key in re.findall(r"`(\w+)`", cell)] == list(listed[0])


def test_a_year_without_targets_says_so():
    assert as_text((), language("vi")) == "Năm này không giao chỉ tiêu, cũng không có văn bản nào đặt mục tiêu."
