"""Whole sentences in both languages, put together from their parts, with the figures of the city."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.components.organization_list import short_reason, subline
from dashboard.domain import list_narrative, narrative, paragraphs
from dashboard.domain.arrivals import Arrival, Month, Row
from dashboard.domain.groups import GroupTotal
from dashboard.domain.position import Position, Standing
from dashboard.domain.ranking import Lagging, rank_lagging
from dashboard.i18n.language import NO_BREAK, language
from tests.domain.people import organization, standing

MAY = date(2024, 5, 31)
YEAR = [0, 70, 70, 70, 75, 80, 75, 70, 70, 70, 80, 90]
YEARS = {2021: YEAR, 2022: YEAR, 2023: YEAR}
OFFICE = replace(organization("phuong-1"), name="Đảng bộ Phường 1")
CITY = organization("thanh-pho")
HISTORY = standing(817, [50, 60, 50, 64, 65], history=YEARS, who=CITY)
STRAIGHT = standing(817, 289, who=CITY)


def both(say: Callable[..., str], *values: Any) -> tuple[str, str]:
    vietnamese, english = (say(language(code), *values).replace(NO_BREAK, " ") for code in ("vi", "en"))
    return vietnamese, english


def position(own: Standing, children: tuple[Standing, ...] = (), clusters: tuple[str, ...] = ()) -> Position:
    return Position(CITY, 2024, MAY, None, 1, own, children, clusters, (CITY,))


def rows(count: int, quota: int | None, admitted: int | None, **more: Any) -> tuple[Standing, ...]:
    name = f"{quota}-{admitted}"
    return tuple(standing(quota, admitted, who=organization(f"{name}-{n}", n), **more) for n in range(count))


ZERO, BEHIND, WELL = rows(50, 12, 0), rows(6, 40, 9), rows(52, 12, 5)
CHILDREN = (*ZERO, *BEHIND, *WELL)


def office(quota: int | None, admitted: int | None) -> Position:
    return position(standing(quota, admitted, who=OFFICE))


@pytest.mark.parametrize(
    ("shown", "vietnamese", "english"),
    [
        (
            position(HISTORY, CHILDREN),
            "Toàn Đảng bộ đạt 289/817 (35%), cao hơn mức cần đạt 5 người;"
            " 50 trong 108 đảng bộ, chi bộ chưa kết nạp được.",
            "The whole Party organisation admitted 289/817 (35%), 5 people ahead of what is due by now;"
            " none admitted yet in 50 of 108 organisations.",
        ),
        (
            position(STRAIGHT, WELL),
            "Toàn Đảng bộ đạt 289/817 (35%), chậm tiến độ, thiếu 51 người so với mức cần đạt;"
            " không còn đảng bộ, chi bộ nào chưa kết nạp được.",
            "The whole Party organisation admitted 289/817 (35%), 51 people behind what is due by now;"
            " every organisation has admitted at least one.",
        ),
        (
            position(STRAIGHT, ZERO[:1]),
            "Toàn Đảng bộ đạt 289/817 (35%), chậm tiến độ, thiếu 51 người so với mức cần đạt;"
            " 1 trong 1 đảng bộ, chi bộ chưa kết nạp được.",
            "The whole Party organisation admitted 289/817 (35%), 51 people behind what is due by now;"
            " none admitted yet in 1 of 1 organisation.",
        ),
        (
            position(STRAIGHT, CHILDREN, ("ward", "commune")),
            "Khối phường, xã đạt 289/817 (35%), chậm tiến độ, thiếu 51 người so với mức cần đạt;"
            " 50 trong 108 đảng bộ, chi bộ chưa kết nạp được.",
            "Wards, Communes admitted 289/817 (35%), 51 people behind what is due by now;"
            " none admitted yet in 50 of 108 organisations.",
        ),
        (
            office(40, 9),
            "Đảng bộ Phường 1 đạt 9/40 (23%), chậm tiến độ, thiếu 8 người so với mức cần đạt.",
            "Đảng bộ Phường 1 admitted 9/40 (23%), 8 people behind what is due by now.",
        ),
        (
            office(40, 15),
            "Đảng bộ Phường 1 đạt 15/40 (38%), thấp hơn mức cần đạt 2 người, vẫn trong mức dao động thường gặp.",
            "Đảng bộ Phường 1 admitted 15/40 (38%), 2 people below what is due by now, within normal variation.",
        ),
        (
            office(40, 17),
            "Đảng bộ Phường 1 đạt 17/40 (43%), đúng mức cần đạt.",
            "Đảng bộ Phường 1 admitted 17/40 (43%), exactly what is due by now.",
        ),
        (
            office(3, 0),
            "Đảng bộ Phường 1 đạt 0/3, thấp hơn mức cần đạt 1 người, vẫn trong mức dao động thường gặp.",
            "Đảng bộ Phường 1 admitted 0/3, 1 person below what is due by now, within normal variation.",
        ),
        (
            office(40, 40),
            "Đảng bộ Phường 1 đạt 40/40 (100%), đủ chỉ tiêu năm.",
            "Đảng bộ Phường 1 admitted 40/40 (100%), meeting the quota for the year.",
        ),
        (
            office(40, 41),
            "Đảng bộ Phường 1 đạt 41/40 (103%), vượt chỉ tiêu năm 1 người.",
            "Đảng bộ Phường 1 admitted 41/40 (103%), 1 person above the quota for the year.",
        ),
        (
            office(None, 3),
            "Đảng bộ Phường 1 kết nạp 3 người, năm 2024 không giao chỉ tiêu.",
            "Đảng bộ Phường 1 admitted 3 people, with no quota assigned for 2024.",
        ),
        (
            office(40, None),
            "Đảng bộ Phường 1 chưa có báo cáo năm 2024.",
            "Đảng bộ Phường 1: no report for 2024 yet.",
        ),
        (
            position(standing(817, None, who=CITY), rows(2, 12, None)),
            "Toàn Đảng bộ chưa có báo cáo năm 2024.",
            "The whole Party organisation: no report for 2024 yet.",
        ),
        (
            position(STRAIGHT, (*WELL, *rows(2, 12, None))),
            "Toàn Đảng bộ đạt 289/817 (35%), chậm tiến độ, thiếu 51 người so với mức cần đạt;"
            " 2 đảng bộ, chi bộ chưa báo cáo.",
            "The whole Party organisation admitted 289/817 (35%), 51 people behind what is due by now;"
            " 2 organisations have not reported.",
        ),
        (
            position(standing(640, 628, month=12, who=CITY)),
            "Toàn Đảng bộ đạt 628/640 (98%), thiếu 12 người so với chỉ tiêu năm.",
            "The whole Party organisation admitted 628/640 (98%), 12 people short of the quota for the year.",
        ),
        (
            office(1, 0),
            "Đảng bộ Phường 1 đạt 0/1, mức cần đạt là 0.",
            "Đảng bộ Phường 1 admitted 0/1, nobody being due by now.",
        ),
    ],
)
def test_the_lead(shown: Position, vietnamese: str, english: str):
    assert both(narrative.lead_sentence, shown) == (vietnamese, english)


@pytest.mark.parametrize(
    ("lagging", "place", "vietnamese", "english"),
    [
        (
            rank_lagging(CHILDREN),
            "",
            "50 đơn vị chưa kết nạp được và 6 đơn vị chậm tiến độ; còn thiếu 298 người so với mức cần đạt.",
            "50 organisations with none admitted yet and 6 organisations behind pace;"
            " 298 people short of what is due by now.",
        ),
        (
            rank_lagging(BEHIND),
            "",
            "6 đơn vị chậm tiến độ; còn thiếu 48 người so với mức cần đạt.",
            "6 organisations behind pace; 48 people short of what is due by now.",
        ),
        (
            rank_lagging(rows(1, 3, 0)),
            "Xã",
            "Xã: 1 đơn vị chưa kết nạp được; còn thiếu 1 người so với mức cần đạt.",
            "Xã: 1 organisation with none admitted yet; 1 person short of what is due by now.",
        ),
        (
            Lagging(),
            "",
            "Không có đơn vị nào chậm hoặc chưa kết nạp được trong phạm vi đang xem.",
            "No organisation in the current view is behind pace or has none admitted yet.",
        ),
    ],
)
def test_those_who_lag(lagging: Lagging, place: str, vietnamese: str, english: str):
    assert both(list_narrative.lagging_sentence, lagging, place) == (vietnamese, english)


def test_nobody_lags_before_the_first_report():
    empty = position(standing(817, None, who=CITY), rows(2, 12, None))
    assert both(list_narrative.lagging_answer, empty, Lagging()) == (
        "Chưa có báo cáo nào trong phạm vi đang xem nên chưa biết đơn vị nào chậm.",
        "There is no report in the current view yet, so nobody knows who is behind pace.",
    )


@pytest.mark.parametrize(
    ("judged", "vietnamese", "english"),
    [
        (
            HISTORY,
            "289/817, mức cần đạt 284 theo nhịp các năm 2021–2023 (34,8%): không thiếu.",
            "289/817, due 284 by the pace of 2021–2023 (34.8%): no shortfall.",
        ),
        (
            STRAIGHT,
            "289/817, mức cần đạt 340 theo đường thẳng theo tháng (41,7%);"
            " thiếu rõ: khả năng chỉ do dao động thường gặp là dưới 1%.",
            "289/817, due 340 by the straight line over the months (41.7%);"
            " clearly short: the likelihood that this is only usual variation is less than 1%.",
        ),
        (
            standing(40, 9),
            "9/40, mức cần đạt 17 theo đường thẳng theo tháng (41,7%);"
            " thiếu rõ: khả năng chỉ do dao động thường gặp là 1%.",
            "9/40, due 17 by the straight line over the months (41.7%);"
            " clearly short: the likelihood that this is only usual variation is 1%.",
        ),
        (
            standing(40, 15),
            "15/40, mức cần đạt 17 theo đường thẳng theo tháng (41,7%);"
            " thiếu ít: khả năng chỉ do dao động thường gặp là 36%, chưa coi là chậm.",
            "15/40, due 17 by the straight line over the months (41.7%);"
            " slightly short: the likelihood that this is only usual variation is 36%, so not yet behind.",
        ),
        (
            standing(40, 41),
            "41/40: đã đạt chỉ tiêu cả năm; mức cần đạt là 17, theo đường thẳng theo tháng (41,7%).",
            "41/40: the quota for the year is met; due 17 by the straight line over the months (41.7%).",
        ),
        (
            standing(None, 3),
            "Không giao chỉ tiêu trong năm nên không xếp tiến độ.",
            "No quota is assigned for the year, so progress is not judged.",
        ),
        (
            standing(40, None),
            "Trong năm chưa gửi báo cáo nào; chưa có báo cáo không phải là số 0.",
            "No report has been received for the year; no report does not mean 0.",
        ),
    ],
)
def test_the_reason(judged: Standing, vietnamese: str, english: str):
    assert both(narrative.reason, judged) == (vietnamese, english)


def test_the_paragraph_of_the_city():
    vietnamese, english = both(paragraphs.paragraph, position(STRAIGHT, CHILDREN), rank_lagging(CHILDREN))
    assert vietnamese == (
        "Tính đến ngày 31/05/2024, toàn Đảng bộ đạt 289/817 (35%), chậm tiến độ, thiếu 51 người so với mức cần đạt;"
        " 50 trong 108 đảng bộ, chi bộ chưa kết nạp được."
        " Còn phải kết nạp 528 người, bình quân 75,4 người/tháng (đến nay 57,8 người/tháng)."
        " 108/108 đảng bộ, chi bộ đã báo cáo."
        " 50 đơn vị chưa kết nạp được và 6 đơn vị chậm tiến độ; còn thiếu 298 người so với mức cần đạt."
    )
    assert english == (
        "As of 31 May 2024, the whole Party organisation admitted 289/817 (35%), 51 people behind what is due by now;"
        " none admitted yet in 50 of 108 organisations."
        " Still to be admitted: 528 people, on average 75.4 people/month (so far 57.8 people/month)."
        " Completeness: 108/108 organisations have reported."
        " 50 organisations with none admitted yet and 6 organisations behind pace;"
        " 298 people short of what is due by now."
    )


def test_the_paragraph_of_one_organisation_keeps_its_name_in_english():
    _, english = both(paragraphs.paragraph, office(40, 9), Lagging())
    assert english == (
        "As of 31 May 2024, Đảng bộ Phường 1 admitted 9/40 (23%), 8 people behind what is due by now."
        " Still to be admitted: 31 people, on average 4.4 people/month (so far 1.8 people/month)."
        " Completeness: the report for this period is in."
    )


@pytest.mark.parametrize(
    ("reported", "vietnamese", "english"),
    [
        (rows(2, 12, 5), "2/2 đảng bộ, chi bộ đã báo cáo", "2/2 organisations have reported"),
        (rows(1, 12, 5), "1/1 đảng bộ, chi bộ đã báo cáo", "1/1 organisation has reported"),
        ((*WELL, *rows(2, 12, None)), "52/54 đảng bộ, chi bộ đã báo cáo", "52/54 organisations have reported"),
    ],
)
def test_who_has_reported(reported: tuple[Standing, ...], vietnamese: str, english: str):
    assert both(narrative.reports_text, position(STRAIGHT, reported)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("years", "vietnamese", "english"),
    [
        (
            {},
            "Lũy kế trong năm: 289 người đến 31/05/2024",
            "Cumulative for the year: 289 people by 31 May 2024",
        ),
        (
            {2023: YEAR},
            "Lũy kế trong năm: cao hơn cùng kỳ 1 năm trước",
            "Cumulative for the year: higher than in the same period of 1 earlier year",
        ),
        (
            YEARS,
            "Lũy kế trong năm: cao hơn cùng kỳ 3 năm trước",
            "Cumulative for the year: higher than in the same period of all 3 earlier years",
        ),
        (
            {2022: [100] * 12, 2023: [100] * 12},
            "Lũy kế trong năm: không cao hơn cùng kỳ 2 năm trước",
            "Cumulative for the year: not higher than in the same period of any of 2 earlier years",
        ),
        (
            {2022: YEAR, 2023: [100] * 12},
            "Lũy kế trong năm: cao hơn cùng kỳ 1 trong 2 năm trước",
            "Cumulative for the year: higher than in the same period of 1 of 2 earlier years",
        ),
    ],
)
def test_this_year_beside_earlier_ones(years: dict[int, list[int]], vietnamese: str, english: str):
    own = standing(817, 289, history=years, who=CITY)
    assert both(narrative.curve_comparison, position(own)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("choice", "count", "vietnamese", "english"),
    [
        ("met", 8, "8 đơn vị đạt chỉ tiêu.", "8 organisations: quota met."),
        ("not_reported", 1, "1 đơn vị chưa báo cáo.", "1 organisation: not reported."),
        ("met", 0, "Không có đơn vị nào đạt chỉ tiêu.", "No organisations: quota met."),
        ("everyone", 2, "2 đơn vị trong phạm vi đang xem.", "2 organisations: all in the current view."),
    ],
)
def test_a_list_of_one_state(choice: str, count: int, vietnamese: str, english: str):
    assert both(list_narrative.list_sentence, choice, count) == (vietnamese, english)


def test_who_reported():
    def row(*months: Arrival) -> Row:
        return Row(1, tuple(map(Month, (*months, *[Arrival.NOT_YET] * (12 - len(months))))))

    good, late, silent = (row(Arrival.IN_TIME, last) for last in (Arrival.IN_TIME, Arrival.LATE, Arrival.MISSING))
    assert both(list_narrative.arrivals_sentence, [good, late, silent]) == (
        "Tháng 2: 2/3 đảng bộ, chi bộ đã báo cáo; từ đầu năm thiếu 1 báo cáo, muộn 1 báo cáo.",
        "Month 2: 2/3 organisations have reported; missing since January: 1 report, late: 1 report.",
    )
    assert both(list_narrative.arrivals_sentence, [good])[0] == (
        "Tháng 2: 1/1 đảng bộ, chi bộ đã báo cáo; cả năm không thiếu, không muộn."
    )
    planned = [replace(good, plan=Month(arrival)) for arrival in (Arrival.IN_TIME, Arrival.LATE, Arrival.MISSING)]
    vietnamese, english = both(list_narrative.arrivals_sentence, planned)
    assert vietnamese.endswith("không muộn. Kế hoạch năm: đã nhận 2/3, muộn 1.")
    assert english.endswith(" Plans of the year: 2/3 received, 1 late.")
    assert both(list_narrative.arrivals_sentence, [row()])[0] == "Chưa có báo cáo nào trong phạm vi đang xem."


def test_all_organisations_by_state():
    rows_ = (standing(40, 41), standing(40, 9), standing(40, 0), standing(None, 3))
    vietnamese, english = both(list_narrative.states_sentence, position(STRAIGHT, rows_), rows_)
    assert vietnamese == (
        "4 đảng bộ, chi bộ – 1 vượt chỉ tiêu, 1 chậm tiến độ, 1 chưa kết nạp được, 1 không giao chỉ tiêu."
    )
    assert english == "4 organisations – 1 quota exceeded, 1 behind pace, 1 none admitted yet, 1 no quota assigned."
    assert both(list_narrative.states_sentence, position(STRAIGHT), ()) == ("0 đảng bộ, chi bộ.", "0 organisations.")


def test_a_group_is_headed_by_its_sums():
    wards = GroupTotal("ward", (standing(40, 9), standing(40, 0), standing(40, None)))
    assert both(list_narrative.group_heading, "cluster", wards) == (
        "Phường · 3 đơn vị · 9/120 (7,5%) · 1/3 chưa kết nạp được",
        "Wards · 3 organisations · 9/120 (7.5%) · none admitted yet in 1/3",
    )
    nobody = GroupTotal(None, (standing(None, None),))
    assert both(list_narrative.group_heading, "leader", nobody) == (
        "Chưa phân công lãnh đạo phụ trách · 1 đơn vị",
        "No leader in charge named · 1 organisation",
    )


def test_what_stands_under_a_name():
    one = standing(40, 9, pool=15, who=organization("a", cluster="ward"))
    assert one.report is not None
    full = replace(one, report=replace(one.report, files_pending=4, forecast_next_month=3), periods_behind=2)
    assert both(subline, full) == (
        "Phường · nguồn 15 · hồ sơ 4 · T6 dự kiến 3 · chậm 2 kỳ",
        "Wards · pool 15 · files pending 4 · 3 expected in Jun · behind for 2 periods",
    )
    assert both(short_reason, full) == ("cần đạt 17 · thiếu rõ", "due 17 · clearly short")
