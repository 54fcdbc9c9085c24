"""A jurisdiction that begins with nothing and is set up by lists, as readers and commands tell it."""

from datetime import UTC, date, datetime

import pytest

from dashboard.address import Address
from dashboard.domain.quality_words import quota_of_parts_text
from dashboard.domain.setting_up_words import next_step
from dashboard.domain.states import State
from dashboard.i18n.language import language
from dashboard.reading.arrivals import read_arrivals
from dashboard.reading.figures import read_position
from dashboard.reading.structure import read_structure
from dashboard.reading.targets import read_targets
from dashboard.resolve import resolve
from data_access.ingest.lists.units import read_units
from data_access.ingest.record_reports import MonthlyReport, record_reports
from tests.data_access.lists.making import new_town, taken
from tests.data_access.tree import undone

VI = language("vi")
REGISTRY = "code | name | parent_code\nA | Đảng bộ A |\nA1 | Chi bộ A1 | A\nB | Chi bộ B |"
PARTS = "code | year | amount\nA | 2026 | 20\nB | 2026 | 10"
TARGETS = "category | first_year | last_year | shape | low\nstudent | 2026 | 2030 | minimum_share | 25"
JUNE = date(2026, 6, 30)
STEPS = (
    ((), "Chưa có đơn vị trực thuộc nào"),
    ((REGISTRY,), "Chưa có chỉ tiêu năm"),
    ((REGISTRY, PARTS), "Chưa có báo cáo nào của năm"),
    ((REGISTRY, PARTS, TARGETS), "Chưa có báo cáo nào của năm"),
)


def position_of(connection, code="town"):
    resolved = resolve(connection, Address(jurisdiction=code))
    return resolved, read_position(connection, resolved.scope, resolved.year)


@pytest.mark.parametrize(("lists", "said"), STEPS)
def test_every_step_of_setting_up_can_be_read_and_names_the_next(engine, lists, said):
    with undone(engine) as connection:
        root = new_town(connection)
        for text in lists:
            taken(connection, root, text)
        resolved, position = position_of(connection)
        read_structure(connection, resolved.scope, position)
        read_arrivals(connection, resolved.scope, position)
        results = read_targets(connection, resolved.scope, position)
    heading, text = next_step(VI, position) or ("", "")
    assert heading.startswith(said)
    assert text.startswith("Bước tiếp theo")
    assert position.own.admitted is None
    assert ("student" in {result.target.category for result in results}) == (TARGETS in lists)


def test_a_town_from_lists_and_one_report_stands_like_any_other(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY, f"{PARTS}\ntown | 2026 | 33")
        taken(connection, root, TARGETS)
        units = read_units(connection, root)
        sent = [
            MonthlyReport(units.newest(code).id, JUNE, JUNE, datetime(2026, 7, 1, 9, tzinfo=UTC), figures)
            for code, figures in (("A", {"all": 9, "student": 2}), ("B", {"all": 0, "student": 0}))
        ]
        record_reports(connection, sent, sent[0].received_at)
        resolved, position = position_of(connection)
        (share,) = [
            result
            for result in read_targets(connection, resolved.scope, position)
            if result.target.category == "student"
        ]
    assert (position.own.admitted, position.own.quota, position.as_of) == (9, 33, JUNE)
    assert [(child.organization.code, child.admitted, child.quota) for child in position.children] == [
        ("A", 9, 20),
        ("B", 0, 10),
    ]
    assert position.child("B").state is State.ZERO
    assert (share.value, share.base) == (2, 33)  # a share is held against the year once its quota is met
    assert next_step(VI, position) is None


def test_a_whole_without_a_quota_has_that_of_its_parts_and_says_so(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY, PARTS)
        _, position = position_of(connection)
        taken(connection, root, "code | year | amount\ntown | 2026 | 33")
        _, recorded = position_of(connection)
        taken(connection, root, "code | year | amount\nA1 | 2026 | 7")
        _, below = position_of(connection)
    assert (position.own.quota, position.own.quota_versions[-1].of_parts) == (30, True)
    assert (recorded.own.quota, recorded.own.quota_versions[-1].of_parts) == (33, False)
    assert below.child("A").quota == 20
    assert "đơn vị trực thuộc" in quota_of_parts_text(VI)


def test_not_assigned_to_the_whole_is_no_sum(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY, PARTS)
        taken(connection, root, "code | year | amount | document\ntown | 2026 | | Kế hoạch số 12-KH/TU")
        _, position = position_of(connection)
    assert position.own.quota is None


def test_a_register_is_told_up_to_its_newest_day(engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY, PARTS)
        taken(connection, root, "date | code | all\n03/03/2026 | A1 | 3\n19/05/2026 | B | 2")
        taken(connection, root, "date | code | all | student\n20/05/2026 | B | 1 | 1")
        resolved, position = position_of(connection)
        students = read_structure(connection, resolved.scope, position).whole["student"]
    assert (position.as_of, position.own.admitted) == (date(2026, 5, 20), 6)
    assert [child.admitted for child in position.children] == [3, 3]
    assert (students.count, students.of) == (1, 6)
