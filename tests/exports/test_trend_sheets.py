"""The file over time holds the figures of its screen."""

from __future__ import annotations

from dashboard.exports.table import NONE, UNKNOWN
from dashboard.exports.workbook import file_name
from tests.exports.conftest import Read, parse, table, texts


def test_the_sheets_hold_parts_months_and_years(read: Read) -> None:
    figures = read("trends")
    parts, months, years, _notes = parse(figures).worksheets
    assert [row[:5] for row in table(parts)] == [
        ("Quý I", 138, 144, -6, 16.9),
        ("Quý II", 151, 144, 7, 18.5),
        ("Quý III", UNKNOWN, 285, NONE, NONE),
        ("Quý IV", UNKNOWN, 183, NONE, NONE),
        ("6 tháng đầu năm", 289, 288, 1, 35.4),
        ("6 tháng cuối năm", UNKNOWN, 468, NONE, NONE),
        ("Từ đầu năm", 289, 288, 1, 35.4),
    ]
    assert table(months)[4] == ("5/2024", 84, 78, 68, 90, "tạm tính, thiếu 1 báo cáo")
    assert [row[:5] for row in table(years)] == [
        ("2021", 628, 640, 98.1, NONE),
        ("2022", 671, 668, 100.4, 43),
        ("2023", 812, 707, 114.9, 141),
        ("2024", 289, 817, 35.4, 1),
        ("Nhiệm kỳ 2020–2025", 2_400, 2_832, 84.7, NONE),
    ]
    assert any(text.startswith("Đến 31/05/2024 kết nạp 289") for text in texts(parse(figures)))
    assert file_name(figures) == "KetNap_TheoThoiGian_ThanhHoa_2024-05-31.xlsx"


def test_clusters_narrow_it_and_a_search_does_not(read: Read) -> None:
    figures = read("trends", clusters=("ward",), search="giang", choice="zero")
    whole = table(parse(figures).worksheets[0])[-1]
    assert whole[1] == sum(row.admitted or 0 for row in figures.position.children)
    assert any("Bộ lọc: khối: Phường." in text for text in texts(parse(figures)))
