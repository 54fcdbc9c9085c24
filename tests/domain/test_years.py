"""The strip of years: results side by side, and years in a row without anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.year_words import result_text, year_text, zero_run_text
from dashboard.domain.years import Year, years_of, years_shown, zero_run
from dashboard.i18n.language import language
from tests.domain.people import YEAR, standing

VIETNAMESE, ENGLISH = language("vi"), language("en")
NOBODY, TWO = [0] * 12, [0] * 11 + [2]


def test_years_stand_side_by_side_and_a_gap_is_not_zero():
    row = standing(3, 1, history={2020: TWO, 2021: NOBODY, 2023: TWO}, quotas={2020: 2, 2021: None, 2023: 4})
    years = years_shown([row], YEAR)
    assert years == (2020, 2021, 2022, 2023, 2024)
    strip = years_of(row, years)
    assert [result_text(VIETNAMESE, year) for year in strip] == ["2/2", "0/–", "…", "2/4", "1/3"]
    assert [year_text(VIETNAMESE, year) for year in strip] == [
        "2020: kết nạp 2\u00a0người, chỉ tiêu 2",
        "2021: kết nạp 0\u00a0người, không giao chỉ tiêu",
        "2022: chưa có báo cáo cả năm",
        "2023: kết nạp 2\u00a0người, chỉ tiêu 4",
        "2024: kết nạp 1\u00a0người, chỉ tiêu 3, đến 31/05/2024",
    ]
    assert year_text(ENGLISH, strip[1]) == "2021: 0\u00a0people admitted, no quota assigned"


def test_years_before_an_organisation_began_are_blank_not_unknown():
    row = standing(3, 1, history={2022: TWO, 2023: TWO})
    young = replace(row, organization=replace(row.organization, valid_from=date(2022, 7, 1)))
    strip = years_of(young, range(2020, YEAR + 1))
    assert [result_text(VIETNAMESE, year) for year in strip[:3]] == ["", "", "2/–"]
    assert year_text(VIETNAMESE, strip[0]) == "2020: chưa thành lập"
    assert not strip[0].nobody


def test_only_this_year_is_known_where_no_year_was_closed():
    row = standing(3, 1)
    assert years_shown([row], YEAR) == (YEAR,)


def test_six_years_without_anybody_say_which_had_no_quota_and_whom_there_is_to_admit():
    history = dict.fromkeys(range(2019, 2024), NOBODY)
    quotas: dict[int, int | None] = {**dict.fromkeys(range(2019, 2024), 1), 2021: None}
    for pool, words in (
        (3, "nguồn hiện có 3\u00a0người"),
        (0, "không còn nguồn, cần hỗ trợ tạo nguồn"),
        (None, "chưa báo nguồn"),
    ):
        row = standing(1, 0, pool=pool, history=history, quotas=quotas)
        run = zero_run(years_of(row, range(2019, YEAR + 1)))
        assert run is not None
        assert (len(run.years), run.without_quota) == (6, 1)
        expected = f"6 năm liền chưa kết nạp được ai (2019–2024), trong đó 1 năm không giao chỉ tiêu; {words}"
        assert zero_run_text(VIETNAMESE, run, row) == expected


def test_one_year_is_no_run_and_a_year_without_a_report_ends_one():
    zero, one, unknown = Year(2020, 0, 1), Year(2020, 1, 1), Year(2020, None, None)
    assert zero_run([one, zero]) is None
    assert zero_run([zero, zero, one]) is None
    assert zero_run([zero, unknown, zero]) is None
    run = zero_run([one, zero, zero, unknown])  # the report of this year is still to come
    assert run is not None
    assert len(run.years) == 2


@given(st.lists(st.sampled_from([None, 0, 0, 0, 1]), max_size=7))
def test_a_run_is_the_longest_tail_of_zeros(admitted: list[int | None]):
    years = [Year(2016 + place, amount, 1) for place, amount in enumerate(admitted)]
    tail = admitted[:-1] if admitted and admitted[-1] is None else admitted
    length = 0
    while length < len(tail) and tail[len(tail) - 1 - length] == 0:
        length += 1
    run = zero_run(years)
    assert (len(run.years) if run else 0) == (length if length >= 2 else 0)
