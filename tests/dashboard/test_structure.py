"""Categories of people from the database: whole, clusters and organisations agree, believers stay unseen below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Connection, Engine

from dashboard.domain.structure import LISTED, CategoryCount, Structure, carriers
from dashboard.domain.structure_words import no_target_text, structure_sentence, target_text, until_text
from dashboard.domain.targets import Answer
from dashboard.figures import read_position
from dashboard.i18n.language import NO_BREAK, language
from dashboard.structure import read_structure
from data_access.scope import Scope
from tests.dashboard.test_targets import build_city
from tests.data_access.tree import undone

OCTOBER = date(2026, 10, 31)
VI, EN = language("vi"), language("en")


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with undone(engine) as opened:
        yield opened


def read(connection: Connection, day: date = OCTOBER) -> Structure:
    scope = Scope(build_city(connection), day)
    return read_structure(connection, scope, read_position(connection, scope, day.year))


def test_shares_stand_beside_their_targets(connection: Connection):
    found = read(connection)
    students = found.whole["student"]
    assert (students.count, students.of, students.share) == (1_200, 5_000, Decimal("24.0"))
    assert students.target is not None
    assert target_text(VI, students.target).replace(NO_BREAK, " ") == (
        "Mục tiêu từ 25% (1.827): chưa đạt, cần thêm 627 người"
    )
    assert target_text(EN, students.target).replace(NO_BREAK, " ") == (
        "Target from 25% (1,827): not met, 627 people more needed"
    )
    assert "enterprise" not in found.whole  # no report counts them
    assert structure_sentence(VI, found) == "Học sinh, sinh viên 1.200/5.000 (24,0%)."
    assert no_target_text(VI, 2024) == "Văn bản năm 2024 không đặt mục tiêu cho nhóm này"


def test_believers_are_one_figure_by_quarter_and_never_by_organisation(connection: Connection):
    scope = Scope(build_city(connection), OCTOBER)
    position = read_position(connection, scope, 2026)
    found = read_structure(connection, scope, position)
    believers = found.whole["believer"]
    assert (believers.count, believers.share, believers.until) == (31, None, date(2026, 9, 30))
    assert believers.target is not None
    assert believers.target.answer is Answer.BELOW
    assert "30/09/2026" in until_text(VI, believers)
    assert "believer" not in LISTED
    assert not any("believer" in counts for counts in found.by_organization.values())
    assert carriers(found, position.children, "believer") == ()
    assert "believer" not in read_structure(connection, Scope(scope.organization_id, date(2026, 3, 30)), position).whole


def test_organisations_add_up_to_the_whole(connection: Connection):
    scope = Scope(build_city(connection), OCTOBER)
    position = read_position(connection, scope, 2026)
    found = read_structure(connection, scope, position)
    rows = carriers(found, position.children, "student")
    assert [row.standing.organization.code for row in rows] == ["south", "north"]  # 600 each: the greater share first
    assert sum(row.counted.count or 0 for row in rows) == found.whole["student"].count


def test_a_category_that_nobody_counts_is_not_zero():
    assert CategoryCount("student", None, 10).share is None
    assert structure_sentence(VI, Structure()) == "Chưa có báo cáo nào tách theo nhóm người được kết nạp."
