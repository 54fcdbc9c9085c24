"""Boards, who carries a category and where it is missing: figures that can be checked by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.carriers import by_cluster, carriers, without
from dashboard.domain.position import Standing
from dashboard.domain.structure import CategoryCount, Structure
from dashboard.domain.structure_words import needed_text, source_text, verdict_text
from dashboard.domain.targets import Measured, Result, Shape, Target, hold
from dashboard.i18n.language import NO_BREAK, language
from tests.domain.people import organization, standing

VI = language("vi")


def target(category: str = "student", low: Fraction = Fraction(25, 100)) -> Target:
    return Target("share", Shape.MINIMUM_SHARE, category, low, None, "admitted", 2026, 2030)


def band(low: int, high: int) -> Target:
    return Target("count", Shape.COUNT_BAND, "religious", Fraction(low), Fraction(high), "none", 2026, 2030)


def share(count: int, of: int, remaining: int) -> CategoryCount:
    return CategoryCount("student", count, of, hold(target(), Measured(count, of, remaining)))


def row(code: str, number: int, quota: int | None, admitted: int | None, cluster: str = "ward") -> Standing:
    return standing(quota, admitted, who=replace(organization(code, number, cluster), id=number))


ROWS = (row("a", 1, 50, 40), row("b", 2, 20, 12), row("c", 3, 3, 2), row("d", 4, 10, 0), row("e", 5, 9, None, "school"))
WHOLE = {"student": CategoryCount("student", 11, 54, target_of_all=target())}
STRUCTURE = Structure(WHOLE, {1: {"student": 9}, 3: {"student": 2}})


def test_carriers_stand_by_people_and_miss_what_their_own_quota_would_need():
    """9 of 40 with 10 to come and 25 %: ceil(12,5) = 13, so 4 are missing; a quota of 3 is too small to say."""
    found = carriers(STRUCTURE, ROWS, "student")
    assert [(one.standing.organization.code, one.counted.count, one.missing) for one in found] == [
        ("a", 9, 4),
        ("c", 2, None),
    ]


def test_those_without_anybody_of_it_admitted_somebody():
    """Who admitted nobody, or did not report, is in neither list."""
    found = without(STRUCTURE, ROWS, "student")
    assert [(one.standing.organization.code, one.counted.of, one.missing) for one in found] == [("b", 12, 5)]


def test_clusters_add_up_and_say_how_many_have_somebody():
    wards, schools = by_cluster(STRUCTURE, ROWS, "student")
    assert (wards.cluster, wards.count, wards.of, wards.having, wards.organizations) == ("ward", 11, 54, 2, 4)
    assert (schools.cluster, schools.count, schools.of, schools.share) == ("school", 0, 0, None)


@given(st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(0, 60), st.integers(0, 60)), max_size=12))
def test_nobody_is_in_both_lists_and_clusters_hold_all(offices: list[tuple[int, int | None, int]]):
    rows = [row(str(number), number, quota, admitted) for number, (quota, admitted, _) in enumerate(offices, 1)]
    people = {number: {"student": min(count, admitted or 0)} for number, (_, admitted, count) in enumerate(offices, 1)}
    structure = Structure(WHOLE, people)
    having, lacking = (rule(structure, rows, "student") for rule in (carriers, without))
    codes = [one.standing.organization.code for one in (*having, *lacking)]
    assert len(codes) == len(set(codes)) == sum(bool(each.admitted) for each in rows)
    assert sum(total.count for total in by_cluster(structure, rows, "student")) == sum(
        one.counted.count or 0 for one in having
    )


def counted(*categories: str, asked: tuple[str, ...] = ()) -> Structure:
    return Structure(
        {one: CategoryCount(one, 1, 10, target_of_all=target(one) if one in asked else None) for one in categories}
    )


def test_boards_are_the_mission_and_whatever_has_a_target():
    structure = counted("women", "student", "pupil", "enterprise", "religious", asked=("women",))
    assert structure.boards == ("women", "student", "enterprise", "religious")
    assert structure.others == ()  # pupils are told as a part of students
    assert structure.listed == ("women", "student", "pupil", "enterprise")


def test_no_more_boards_than_fit_and_those_with_a_target_stay():
    structure = counted(
        "women", "student", "enterprise", "student_or_non_state", "religious", asked=("women", "student_or_non_state")
    )
    assert structure.boards == ("women", "student", "enterprise", "student_or_non_state")
    assert structure.others == ("religious",)


def said(counted: CategoryCount) -> str:
    return needed_text(VI, counted).replace(NO_BREAK, " ")


def test_people_needed_move_the_denominator():
    """60 of 289 with 528 to come: ceil(25 % of 817) = 205, so 145 more."""
    assert said(share(60, 289, 528)) == "Cần thêm 145 trong 528 người còn phải kết nạp (cả năm 205/817)"
    assert said(share(80, 289, 528)) == "Để giữ mức: cần 125 trong 528 người còn phải kết nạp (cả năm 205/817)"
    assert said(share(300, 400, 100)) == "Đủ cho cả năm, dù những người còn phải kết nạp không thuộc nhóm"


def test_a_share_out_of_reach_is_said_with_the_people_that_lack():
    """10 of 100 with 10 to come: ceil(27,5) = 28, 18 needed of 10."""
    assert said(share(10, 100, 10)) == "Không còn đạt được trong năm: cần 18, chỉ tiêu chỉ còn 10, thiếu 8 người"
    assert said(share(10, 100, 0)) == "Theo chỉ tiêu không còn ai phải kết nạp; nhóm còn thiếu 15 người"
    assert said(share(0, 0, 10)) == ""  # nobody admitted: nothing to hold against the share


def of_band(value: int | None) -> Result:
    return hold(band(35, 40), Measured(value))


def test_a_band_has_three_answers_and_each_its_distance():
    answers = {value: of_band(value) for value in (27, 38, 45)}
    verdicts = [verdict_text(VI, result) for result in answers.values()]
    assert verdicts == ["Chưa tới mức cả năm 35–40 người", "Trong mức 35–40 người", "Trên mức 35–40 người"]
    assert verdict_text(VI, replace(answers[27], over=True)) == "Dưới mức 35–40 người"
    needed = [said(CategoryCount("religious", value, None, result)) for value, result in answers.items()]
    assert needed == ["Cần thêm 8 người", "Còn 2 người nữa là hết mức", "Hơn mức cao nhất 5 người"]


def test_a_target_is_never_borrowed():
    assert source_text(VI, CategoryCount("student", 1, 10), 2024) == "Văn bản năm 2024 không đặt tỷ lệ cho nhóm này"
    of_whole = CategoryCount("student", 1, 10, target_of_all=target())
    assert source_text(VI, of_whole, 2026) == "Mức 25% đặt cho toàn Đảng bộ, không đặt riêng cho khối"
    assert source_text(VI, share(1, 10, 0), 2026) == "áp dụng 2026–2030"
