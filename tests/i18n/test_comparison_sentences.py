"""Whole sentences of what may come and of comparisons, in both languages."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from dashboard.components.headline import note
from dashboard.domain import comparison_words, outlook_words
from dashboard.domain.funnel import Funnel, funnel
from dashboard.domain.movement import Move, Movement
from dashboard.domain.outstanding import Outstanding
from dashboard.domain.peers import Peers, compare_with_peers
from dashboard.domain.pipeline import Pipeline
from dashboard.domain.position import Forecast, Position, Standing
from dashboard.domain.standing import stand
from dashboard.domain.states import State
from dashboard.domain.what_if import if_the_farthest_met
from tests.domain.people import NOTHING_ABOVE, counts, organization, standing
from tests.i18n.test_sentences import CITY, HISTORY, both, position, rows

MAY, APRIL = date(2024, 5, 31), date(2024, 4, 30)
WARD = replace(organization("phuong", cluster="ward"), name="Đảng bộ Phường 1")


@pytest.mark.parametrize(
    ("missing", "vietnamese", "english"),
    [
        (
            Outstanding(5, 289, 291, 1, 1),
            "Còn thiếu 2 báo cáo của tháng 5: 1 đơn vị đã dự kiến tháng này có 2 người; 1 đơn vị không dự kiến nên tính"
            " theo số gần nhất. Nếu đủ báo cáo như dự kiến, kết quả là 289–291.",
            "2 reports of month 5 missing: 1 organisation had foreseen 2 people for the month; 1 organisation foresaw"
            " nothing and counts with its last figure. With all reports as foreseen, the result is 289–291.",
        ),
        (
            Outstanding(5, 289, 289, 0, 1),
            "Còn thiếu 1 báo cáo của tháng 5: 1 đơn vị không dự kiến nên tính theo số gần nhất."
            " Nếu đủ báo cáo như dự kiến, kết quả là 289.",
            "1 report of month 5 missing: 1 organisation foresaw nothing and counts with its last figure."
            " With all reports as foreseen, the result is 289.",
        ),
    ],
)
def test_what_missing_reports_may_bring(missing: Outstanding, vietnamese: str, english: str):
    assert both(outlook_words.outstanding_sentence, missing) == (vietnamese, english)


def test_the_note_says_the_range_where_a_missing_report_was_foreseen():
    late = stand(replace(counts(12, 3, month=4), reports_received=0), 2024, 5, NOTHING_ABOVE)
    assert late.report is not None
    late = replace(late, report=replace(late.report, forecast_next_month=2))
    vietnamese, english = both(
        lambda language: note(language, replace(position(HISTORY, (*rows(3, 12, 5), late)), period=5), source=True)
    )
    assert "3/4 đảng bộ, chi bộ đã báo cáo (289–291 nếu đủ báo cáo)" in vietnamese
    assert "3/4 organisations have reported (289–291 once all reports are in)" in english
    assert "nếu đủ" not in both(lambda language: note(language, position(HISTORY, rows(3, 12, 5)), source=True))[0]


@pytest.mark.parametrize(
    ("forecast", "vietnamese", "english"),
    [
        (
            Forecast(815, 848, years=(2021, 2022, 2023)),
            "Dự báo cả năm: lấy số đã kết nạp chia cho phần của năm mà mỗi năm 2021–2023 đã đạt vào cùng ngày, ghi năm"
            " thấp nhất và năm cao nhất. Với 3 năm để so, kết quả cuối năm rơi vào khoảng này chừng 50% số lần.",
            "Year-end forecast: people admitted, divided by the part of the year that each of 2021–2023 had reached by"
            " the same day; the lowest and the highest year are shown. With 3 years to compare, the year ends inside"
            " this range in about 50% of cases.",
        ),
        (
            Forecast(withheld="too_few_people"),
            "Chưa dự báo cả năm: mới 289 người, cần từ 10.",
            "No year-end forecast yet: 289 people so far, at least 10 needed.",
        ),
        (Forecast(withheld="met"), "Không dự báo cả năm: đã đủ chỉ tiêu năm.", None),
    ],
)
def test_how_the_forecast_is_made_or_why_there_is_none(forecast: Forecast, vietnamese: str, english: str | None):
    said = both(outlook_words.forecast_method, replace(HISTORY, forecast=forecast))
    assert said[0] == vietnamese
    assert english is None or said[1] == english


def test_years_left_out_are_not_bridged():
    forecast = Forecast(815, 848, years=(2019, 2021, 2022, 2023))
    assert (
        "mỗi năm 2019, 2021, 2022, 2023 đã"
        in both(outlook_words.forecast_method, replace(HISTORY, forecast=forecast))[0]
    )


@pytest.mark.parametrize(
    ("clusters", "vietnamese", "english"),
    [
        (
            (),
            "Nếu 5 đơn vị thiếu nhiều người nhất đạt chỉ tiêu năm (thêm 190 người), toàn Đảng bộ đạt 479/817 (59%).",
            "If the 5 organisations with most people missing met the year’s quota (190 people more),"
            " the whole Party organisation would stand at 479/817 (59%).",
        ),
        (
            ("ward",),
            "Nếu 5 đơn vị thiếu nhiều người nhất đạt chỉ tiêu năm (thêm 190 người), khối phường đạt 479/817 (59%).",
            "If the 5 organisations with most people missing met the year’s quota (190 people more),"
            " Wards would stand at 479/817 (59%).",
        ),
    ],
)
def test_what_if_the_farthest_met(clusters: tuple[str, ...], vietnamese: str, english: str):
    shown: Position = position(HISTORY, rows(6, 40, 2), clusters)
    reached = if_the_farthest_met(shown)
    assert both(outlook_words.what_if_sentence, shown, reached) == (vietnamese, english)


def test_movement_counts_up_down_the_same_and_the_rest():
    up = Move(standing(12, 12, who=WARD), State.ON_PACE)
    down = Move(standing(40, 2, who=WARD), State.ON_PACE)
    assert both(comparison_words.movement_sentence, Movement(APRIL, (up,) * 3, (down,) * 5, 84, 16)) == (
        "So với 30/04/2024: 3 đơn vị lên bậc, 5 xuống bậc, 84 giữ nguyên, 16 không so được.",
        "Since 30 Apr 2024: 3 organisations moved up, 5 moved down, 84 unchanged, 16 not comparable.",
    )
    assert both(comparison_words.state_before, up) == ("trước đó: bảo đảm tiến độ", "before: on pace")


@pytest.mark.parametrize(
    ("up", "vietnamese", "english"),
    [
        (
            (Move(standing(12, 12), State.ON_PACE),),
            "Chuyển biến tốt trong tháng: thêm 1 đơn vị đạt, vượt chỉ tiêu",
            "Good news of the month: 1 more organisation met or exceeded its quota",
        ),
        (
            (Move(standing(12, 5), State.ZERO),) * 2,
            "Chuyển biến tốt trong tháng: 2 đơn vị lên bậc",
            "Good news of the month: 2 organisations moved up",
        ),
        (
            (Move(standing(12, 12), State.ON_PACE), *(Move(standing(12, 5), State.ZERO),) * 2),
            "Chuyển biến tốt trong tháng: 3 đơn vị lên bậc, trong đó 1 đạt, vượt chỉ tiêu",
            "Good news of the month: 3 organisations moved up; quota met or exceeded by 1",
        ),
        ((), "Trong tháng chưa có đơn vị nào lên bậc", "No organisation moved up this month"),
    ],
)
def test_good_news_comes_first(up: tuple[Move, ...], vietnamese: str, english: str):
    assert both(comparison_words.good_news, Movement(APRIL, up, (), 0, 0)) == (vietnamese, english)


def test_the_funnel_says_how_many_are_outside_or_why_nothing_is_drawn():
    drawn = funnel(position(standing(817, 289, who=CITY), (*rows(9, 8, 3), *rows(1, 40, 2), *rows(1, 40, 38))))
    assert both(comparison_words.funnel_sentence, drawn) == (
        "Trong 11 đơn vị có chỉ tiêu từ 4 người, 1 dưới và 1 trên mức dao động thường gặp.",
        "Of 11 organisations with quotas of 4 or more, 1 stand below and 1 above the usual range.",
    )
    assert both(comparison_words.funnel_limits, drawn)[0].count("mức dao động thường gặp") == 1
    few, over = (Funnel(Fraction(1), withheld=reason) for reason in ("too_few", "no_spread"))
    assert both(comparison_words.funnel_sentence, few)[0] == (
        "Chưa vẽ: cần ít nhất 10 đơn vị có chỉ tiêu từ 4 người và đã báo cáo."
    )
    assert "cả chỉ tiêu năm" in both(comparison_words.funnel_sentence, over)[0]
    assert both(comparison_words.funnel_limits, over) == ("", "")


def test_peers_are_told_in_thirds_with_the_rule():
    mine = standing(20, 8, who=WARD)
    others = tuple(
        standing(20, admitted, who=replace(WARD, id=number, code=str(number)))
        for number, admitted in enumerate((2, 4, 10, 12), 2)
    )
    found = compare_with_peers(mine, others)
    assert both(comparison_words.peers_sentence, mine, found) == (
        "Đạt 40,0%; một nửa đơn vị cùng loại đạt từ 35,0% trở lên; thuộc một phần ba ở giữa.",
        "It reached 40.0%; half of the similar organisations reached 35.0% or more; it is in the middle third.",
    )
    assert both(comparison_words.peers_rule, mine, found) == (
        "So với 4 đơn vị khác cùng loại (phường), chỉ tiêu từ 10 đến 40 người, đã báo cáo kỳ này.",
        "Compared with 4 other organisations of its kind (wards), with quotas of 10 to 40 people and this period’s"
        " report.",
    )


@pytest.mark.parametrize("withheld", ["no_quota", "small_quota", "not_reported", "too_few"])
def test_who_is_not_compared_is_told_why(withheld: str):
    vietnamese, english = both(comparison_words.peers_sentence, standing(20, 8), Peers(withheld=withheld))
    assert vietnamese.startswith(("Không so vì", "Chưa so được vì"))
    assert english.startswith("Not compared")


@pytest.mark.parametrize(
    ("steps", "vietnamese"),
    [
        (
            Pipeline(312, 120, 41, 0, 50, 0),
            "50 đơn vị chưa kết nạp được có 312 người trong nguồn, 120 đã học lớp nhận thức, 41 hồ sơ đang xét.",
        ),
        (
            Pipeline(312, None, None, 0, 50, 3),
            "50 đơn vị chưa kết nạp được có 312 người trong nguồn; 3 đơn vị không báo nguồn.",
        ),
        (Pipeline(None, None, None, 0, 50, 50), ""),
    ],
)
def test_people_on_their_way(steps: Pipeline, vietnamese: str):
    assert both(comparison_words.pipeline_sentence, steps)[0] == vietnamese


def test_nobody_is_ever_named_last():
    lowest: Standing = standing(20, 0, who=WARD)
    others = tuple(standing(20, 9, who=replace(WARD, id=number)) for number in range(2, 8))
    vietnamese, english = both(comparison_words.peers_sentence, lowest, compare_with_peers(lowest, others))
    assert "kém" not in vietnamese
    assert "cuối" not in vietnamese
    assert "last" not in english
