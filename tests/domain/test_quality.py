"""What an office asks back about: questions with their numbers, and nothing where all is in line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.position import Position
from dashboard.domain.quality import Check, Doubt, ForecastCheck, Reporter, check_forecasts, find_doubts
from dashboard.domain.quality_words import doubt_text, quota_sum_text
from dashboard.i18n.language import language
from tests.domain.people import MAY, YEAR, month_end, organization, standing

WARD = Reporter("ward", "Đảng bộ phường")


def year(*totals: int, **categories: int) -> dict[int, dict[str, int]]:
    """Cumulative totals from January on; the categories stand in the last month."""
    figures = {month: {"all": total} for month, total in enumerate(totals, 1)}
    figures[len(totals)] |= categories
    return figures


def test_a_figure_that_falls_is_asked_about():
    assert find_doubts(WARD, year(8, 15, 12)) == (Doubt(WARD, 3, Check.FALL, "all", 12, 15),)


def test_more_students_than_admitted_are_asked_about():
    doubts = find_doubts(WARD, year(7, student=9))
    assert doubts == (Doubt(WARD, 1, Check.ABOVE_TOTAL, "student", 9, 7),)


def test_parts_of_students_add_up_and_one_part_of_enterprises_never_exceeds_them():
    assert [doubt.check for doubt in find_doubts(WARD, year(9, student=8, pupil=4, university_student=3))] == [
        Check.PARTS
    ]
    assert find_doubts(WARD, year(9, student=7, pupil=4, university_student=3)) == ()
    assert find_doubts(WARD, year(9, student=7, pupil=4)) == ()  # the other part was not counted
    assert find_doubts(WARD, year(9, enterprise=5, non_state_enterprise=3)) == ()
    assert len(find_doubts(WARD, year(9, enterprise=3, non_state_enterprise=5))) == 1


def test_a_month_out_of_line_needs_ten_people_and_three_months_before_it():
    assert find_doubts(WARD, year(5, 13, 16, 56)) == (Doubt(WARD, 4, Check.JUMP, "all", 40, 8),)
    assert find_doubts(WARD, year(5, 13, 53)) == ()
    assert find_doubts(WARD, year(1, 2, 3, 12)) == ()
    assert find_doubts(WARD, year(5, 13, 16, 40)) == ()  # 24 is three times 8, not more


@given(st.lists(st.integers(0, 9), min_size=1, max_size=12))
def test_a_year_of_small_steps_raises_no_doubt(steps):
    totals = [sum(steps[: place + 1]) for place in range(len(steps))]
    assert find_doubts(WARD, year(*totals)) == ()


@given(st.lists(st.integers(0, 60), min_size=2, max_size=12), st.data())
def test_one_fall_is_found_wherever_it_is(steps, data):
    totals = [sum(steps[: place + 1]) + 100 for place in range(len(steps))]
    place = data.draw(st.integers(1, len(totals) - 1))
    totals[place] = totals[place - 1] - 1
    found = [doubt for doubt in find_doubts(WARD, year(*totals)) if doubt.check is Check.FALL]
    assert [doubt.month for doubt in found] == [place + 1]


def test_what_was_expected_stands_beside_what_came():
    assert check_forecasts({4: 81}, [31, 53, 54, 67, 84, None] + [None] * 6) == (ForecastCheck(5, 81, 84),)
    assert ForecastCheck(5, 81, 84).difference == 3
    assert check_forecasts({5: 70}, [31, 53, 54, 67, 84] + [None] * 7) == ()


def test_doubts_are_questions_in_two_languages():
    fall = Doubt(WARD, 3, Check.FALL, "all", 12, 15)
    assert doubt_text(language("vi"), fall) == "Lũy kế giảm từ 15 xuống 12"
    assert doubt_text(language("en"), replace(fall, check=Check.JUMP, found=40, compared=8)) == (
        "40 more people in the month; the greatest month before had 8"
    )


@pytest.mark.parametrize(
    ("parts", "words"),
    [((1_950,), "Tổng giao cho cơ sở 1.950, giao 1.905, chênh 45"), ((1_905,), ""), ((), "")],
)
def test_quotas_that_do_not_add_up_are_said_both(parts, words):
    children = tuple(standing(quota, 1) for quota in parts)
    position = Position(organization(), YEAR, month_end(MAY), None, 1, standing(1_905, 20), children)
    assert quota_sum_text(language("vi"), position) == words
