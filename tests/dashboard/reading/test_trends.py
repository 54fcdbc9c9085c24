"""A jurisdiction over time, from the database on both engines: the sentence, the parts, the years and their breaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, Engine

from dashboard.charts.cumulative import cumulative_table
from dashboard.charts.month_comparison import month_comparison, month_comparison_alt, month_comparison_table
from dashboard.domain.narrative import curve_comparison
from dashboard.domain.periods import WHOLE, Absence, Figure
from dashboard.domain.position import Position
from dashboard.domain.trend import BreakKind, Trend
from dashboard.domain.trend_words import (
    break_text,
    parts_note,
    provisional_text,
    span_name,
    term_note,
    trend_sentence,
    year_note,
)
from dashboard.i18n.language import NO_BREAK, Language, language
from dashboard.reading.figures import read_position
from dashboard.reading.trends import read_trend
from data_access.engine import read_transaction
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.scope import Scope
from tests.dashboard.towns import build_merged, build_town
from tests.data_access.tree import undone

VI, EN = language("vi"), language("en")
MAY, MARCH = date(2024, 5, 31), date(2024, 3, 31)

Looked = tuple[Position, Trend]


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with undone(engine) as opened:
        yield opened


def root_of(connection: Connection, code: str) -> int:
    roots = get_jurisdictions(connection, "local")
    return int(roots[roots["code"] == code]["id"].iloc[0])


def look(
    connection: Connection, root: int, day: date, clusters: tuple[str, ...] = (), known_at: datetime | None = None
) -> Looked:
    scope = Scope(root, day, known_at)
    position = read_position(connection, scope, day.year, clusters=clusters)
    return position, read_trend(connection, scope, position)


def sentence(looked: Looked, words: Language = VI) -> str:
    return trend_sentence(words, *looked).replace(NO_BREAK, " ")


def breaks(trend: Trend) -> list[str]:
    return [break_text(VI, one) for one in trend.breaks]


def test_the_sample_city_in_may(sample_engine: Engine):
    with read_transaction(sample_engine) as connection:
        root = root_of(connection, "thanh-hoa")
        looked = look(connection, root, MAY)
        wards = look(connection, root, MAY, ("ward",))
        early = look(connection, root, MAY, known_at=datetime(2024, 6, 15, tzinfo=UTC))
        closed = look(connection, root, date(2023, 12, 31))
        first = look(connection, root, date(2021, 12, 31))
    position, trend = looked
    assert sentence(looked) == "Đến 31/05/2024 kết nạp 289 người, nhiều hơn cùng kỳ năm trước 1 người (288)."
    assert sentence(looked, EN) == (
        "289 people admitted by 31 May 2024, 1 person more than by the same day last year (288)."
    )
    assert [(one.now.count, one.before.count, one.difference) for one in trend.parts] == [
        (138, 144, -6),
        (151, 144, 7),
        (None, 285, None),
        (None, 183, None),
        (289, 288, 1),
        (None, 468, None),
        (289, 288, 1),
    ]
    assert [year.count(WHOLE).count for year in trend.years] == [628, 671, 812, 289]
    assert [year.quota for year in trend.years] == [640, 668, 707, 817]
    assert [trend.compared(year).difference for year in trend.years] == [None, 43, 141, 1]
    assert trend.whole.now.count == position.own.admitted
    assert provisional_text(VI, trend).replace(NO_BREAK, " ") == (
        "Tạm tính (viền nét đứt): T5 thiếu 1 báo cáo. 1 đơn vị từ đầu năm chưa gửi báo cáo nào."
    )
    assert breaks(trend) == ["Trước năm 2021: không có báo cáo"]
    assert sentence(early).startswith("Đến 31/05/2024 kết nạp 288 người, bằng cùng kỳ năm trước")
    assert sentence(closed) == "Năm 2023 kết nạp 812 người, nhiều hơn 141 người so với năm 2022 (671)."
    assert sentence(first) == "Năm 2021 kết nạp 628 người; chưa có số liệu năm 2020 để so sánh."
    assert sentence(wards).startswith("Khối phường: đến 31/05/2024 kết nạp ")
    assert wards[1].whole.now.count == sum(child.admitted or 0 for child in wards[0].children)
    assert 0 < sum(year.quota or 0 for year in wards[1].years) < sum(year.quota or 0 for year in trend.years)
    table = dict(enumerate(month_comparison_table(trend, VI)[1], 1))
    assert table[5] == ["T5", "84", "78", "68–90"]
    assert table[6] == ["T6", "…", "51", "47–56"]
    assert "T5: 84 (trung bình 78)" in month_comparison_alt(trend, VI)


def test_the_sample_province_and_the_sample_town(sample_engine: Engine):
    with read_transaction(sample_engine) as connection:
        province = look(connection, root_of(connection, "hau-giang"), date(2025, 6, 30))
        town = look(connection, root_of(connection, "thi-xa"), date(2022, 12, 31))
    years = {year.year: year for year in province[1].years}
    assert sum(years[year].count(WHOLE).count or 0 for year in range(2018, 2023)) == 4_715
    assert province[1].parts[2].now == Figure(None, absence=Absence.ENDED)
    assert breaks(province[1])[-1] == "Đảng bộ kết thúc ngày 30/06/2025: chuỗi số liệu khép lại ở đây"
    assert any(text.startswith("Từ năm 2024: mục tiêu theo Nghị quyết") for text in breaks(province[1]))
    assert sentence(town) == "Năm 2022 kết nạp 130 người, nhiều hơn 51 người so với năm 2021 (79)."
    past, current = town[1].terms
    assert (past.count, past.complete, current.quota) == (573, True, None)
    assert "mục tiêu nhiệm kỳ 500–550" in term_note(VI, past, town[1].asked_of(past.term))
    without = next(year for year in town[1].years if year.year == 2021)
    assert year_note(VI, without, town[1].compared(without)) == "không giao chỉ tiêu"


def test_the_clusters_add_up_to_the_whole(sample_engine: Engine):
    with read_transaction(sample_engine) as connection:
        root = root_of(connection, "thanh-hoa")
        position, whole = look(connection, root, MAY)
        clusters = {child.organization.cluster for child in position.children if child.organization.cluster}
        parts = [look(connection, root, MAY, (cluster,))[1] for cluster in clusters]
    for number in range(7):
        for read in (lambda one: one.now.count, lambda one: one.before.count):
            assert sum(read(part.parts[number]) or 0 for part in parts) == (read(whole.parts[number]) or 0)


def test_a_town_that_reported_once_a_year(connection: Connection):
    root = build_town(connection)
    looked = look(connection, root, date(2022, 5, 31))
    assert sentence(looked) == (
        "Đến 31/05/2022 kết nạp 49 người; năm 2021 chỉ có số cả năm (79) nên không so được cùng kỳ."
    )
    trend = looked[1]
    assert [one.before.absence for one in trend.parts[:2]] == [Absence.ONLY_LONGER] * 2
    assert trend.mean_years == ()
    assert all(row.mean is None for row in trend.months)
    assert curve_comparison(VI, looked[0]) == "Lũy kế trong năm; các năm trước chỉ có số cả năm"
    assert cumulative_table(looked[0], VI)[1][4] == ["T5", "49", "…", "…", "…"]  # no line that lies at zero
    past, current = trend.terms
    assert (past.count, past.quota, past.complete) == (573, 500, True)
    assert term_note(VI, past, trend.asked_of(past.term)) == "cộng các năm 2016–2020; mục tiêu nhiệm kỳ 500–550"
    assert trend.asked_of(current.term) is None
    assert parts_note(VI, trend) == "Năm 2021 chỉ có số cả năm."
    assert (current.count, current.quota) == (128, None)
    assert "chưa đủ: có 2/5 năm (2021–2022), đến 31/05/2022" in term_note(VI, current)
    assert trend.years[5].quota is None  # 2021: none was assigned
    assert breaks(trend) == [
        "Trước năm 2016: không có báo cáo",
        "Từ năm 2016: mục tiêu theo Nghị quyết số 01-NQ/ĐH của Đại hội Đảng bộ thị xã",
        "Hết năm 2020: thôi áp dụng mục tiêu theo Nghị quyết số 01-NQ/ĐH của Đại hội Đảng bộ thị xã",
    ]
    december = look(connection, root, date(2022, 12, 31))
    assert sentence(december) == "Năm 2022 kết nạp 128 người, nhiều hơn 49 người so với năm 2021 (79)."
    assert "T12 thiếu 1 báo cáo" in provisional_text(VI, december[1]).replace(NO_BREAK, " ")
    only_total = look(connection, root, date(2021, 12, 31))
    assert only_total[1].this.only_total
    assert sentence(only_total) == "Năm 2021 kết nạp 79 người, ít hơn 52 người so với năm 2020 (131)."
    communes = look(connection, root, date(2020, 12, 31), ("commune",))
    assert [year.count(WHOLE).count for year in communes[1].years] == [30] * 5
    assert communes[1].breaks[0].kind is BreakKind.FIRST_YEAR  # targets are those of everybody
    assert len(communes[1].breaks) == 1


def test_a_city_that_ended_and_the_one_that_began(connection: Connection):
    old, new = build_merged(connection)
    ended = look(connection, old, date(2025, 6, 30))
    assert sentence(ended) == "Đến 30/06/2025 kết nạp 60 người, bằng cùng kỳ năm trước."
    assert ended[1].parts[2].now == Figure(None, absence=Absence.ENDED)
    assert breaks(ended[1])[-1] == "Đảng bộ kết thúc ngày 30/06/2025: chuỗi số liệu khép lại ở đây"
    marks = month_comparison(ended[1], VI, dark=False)["datasets"]["breaks"]
    assert marks.to_dict("records") == [{"month": 6, "label": "kết thúc 30/06/2025"}]

    begun = look(connection, new, date(2025, 12, 31))
    assert begun[1].whole.now == Figure(120, since=date(2025, 7, 1))
    assert sentence(begun) == (
        "Từ 01/07/2025 đến 31/12/2025 kết nạp 120 người;"
        " không so sánh được với năm trước vì Đảng bộ này bắt đầu từ 01/07/2025."
    )
    assert [one.now.absence for one in begun[1].parts[:2]] == [Absence.NOT_COMPARABLE] * 2
    marks = month_comparison(begun[1], VI, dark=False)["datasets"]["breaks"]
    assert marks.to_dict("records") == [{"month": 6, "label": "bắt đầu 01/07/2025"}]

    following = look(connection, new, date(2026, 3, 31))
    assert sentence(following) == (
        "Đến 31/03/2026 kết nạp 60 người; không so sánh được với năm trước vì Đảng bộ này bắt đầu từ 01/07/2025."
    )
    assert breaks(following[1]) == ["Trước 01/07/2025: không so sánh được, vì Đảng bộ này bắt đầu từ ngày đó"]
    assert span_name(VI, following[1].parts[0]) == "Quý I"
    assert parts_note(VI, following[1]) == "“–”: không so sánh được, vì Đảng bộ này bắt đầu từ 01/07/2025."
    assert parts_note(VI, ended[1]) == "Đảng bộ kết thúc ngày 30/06/2025."
    term = following[1].terms[-1]
    assert (term.count, term.complete) == (60, False)  # 2025 closes the term before


def test_a_year_of_which_nobody_reported(connection: Connection):
    root = build_town(connection)
    scope = Scope(root, date(2023, 1, 31))
    looked = look(connection, root, scope.as_of)
    assert sentence(looked) == "Năm 2023 chưa có báo cáo nào; năm 2022 kết nạp 128 người."
    assert [one.now.count for one in looked[1].parts] == [None] * 7
