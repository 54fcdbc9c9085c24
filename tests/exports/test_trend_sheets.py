"""The file over time holds the figures of its screen."""

from __future__ import annotations

from dashboard.exports.document import NONE, UNKNOWN
from dashboard.exports.documents import document_of, file_stem
from tests.exports.conftest import Read, parse, table, texts


def test_the_sheets_hold_parts_months_and_years(read: Read) -> None:
    figures = read("trends")
    parts, months, years, _notes, _figures = parse(figures).worksheets
    assert [row[:5] for row in table(parts)] == [
        ("Quý I", 138, 144, -6, 0.169),
        ("Quý II", 151, 144, 7, 0.185),
        ("Quý III", UNKNOWN, 285, NONE, NONE),
        ("Quý IV", UNKNOWN, 183, NONE, NONE),
        ("6 tháng đầu năm", 289, 288, 1, 0.354),
        ("6 tháng cuối năm", UNKNOWN, 468, NONE, NONE),
        ("Từ đầu năm", 289, 288, 1, 0.354),
    ]
    assert table(months)[4] == ("5/2024", 84, 78, 68, 90, "tạm tính, thiếu 1 báo cáo")
    assert [row[:5] for row in table(years)] == [
        ("2021", 628, 640, 0.981, NONE),
        ("2022", 671, 668, 1.004, 43),
        ("2023", 812, 707, 1.149, 141),
        ("2024", 289, 817, 0.354, 1),
        ("Nhiệm kỳ 2020–2025", 2_400, 2_832, 0.847, NONE),
    ]
    assert any(text.startswith("Đến 31/05/2024 kết nạp 289") for text in texts(parse(figures)))
    assert file_stem(figures) == "KetNap_TheoThoiGian_ThanhHoa_2024-05-31"


def test_clusters_narrow_it_and_a_search_does_not(read: Read) -> None:
    figures = read("trends", clusters=("ward",), search="giang", choice="zero")
    whole = table(parse(figures).worksheets[0])[-1]
    assert whole[1] == sum(row.admitted or 0 for row in figures.position.children)
    assert any("Bộ lọc: khối: Phường." in text for text in texts(parse(figures)))


def test_the_curve_tells_where_it_stands_and_draws_what_is_due_with_dashes(read: Read) -> None:
    (drawn,) = parse(read("trends")).worksheets[0]._charts  # Excel draws them from the last to the first
    due, *earlier, this = drawn.series
    assert due.graphicalProperties.line.prstDash == "dash"
    assert {one.graphicalProperties.line.prstDash for one in (*earlier, this)} == {"solid"}
    assert this.dLbls.showVal
    assert {label.idx for label in this.dLbls.dLbl} == set(range(12)) - {4}, "all but that of May are taken out"


def test_parts_of_a_year_that_a_merger_divides_have_their_own_names(read: Read) -> None:
    parts = document_of(read("shares", jurisdiction="hai-phong")).parts
    charts = [chart for part in parts for chart in part.charts if chart.key == "shares"]
    assert charts
    for chart in charts:
        assert chart.categories[:3] == ("2024", "đến T6/25", "từ T7/25")
        assert "đến T6/25" in chart.alt
