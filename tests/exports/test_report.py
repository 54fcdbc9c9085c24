"""The written report: its order, its figures, what it leaves to a person, and that every committee can have one."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard.domain.report_periods import REPORT_PERIODS
from dashboard.exports.documents import document_of
from dashboard.exports.figures import ExportFigures
from tests.exports.conftest import Read
from tests.exports.word_reading import blocks_at_edges, headings, read_word, tables, words

SECTIONS = [
    "1. Tình hình chung và kết quả",
    "2. Cơ cấu đảng viên mới kết nạp",
    "3. Đơn vị thực hiện tốt",
    "4. Đơn vị chưa kết nạp được hoặc chậm tiến độ",
    "5. Nguồn, bồi dưỡng nhận thức và hồ sơ",
    "6. Dự kiến tháng tới",
    "7. Nhiệm vụ và đề xuất",
]
COMMITTEES = ("thanh-hoa", "hai-phong", "hai-phong-2024", "hau-giang", "thi-xa")
IN_MAY = date(2024, 5, 31)


def said(figures: ExportFigures) -> str:
    """All sentences of the report itself, with plain spaces."""
    blocks = document_of(figures).parts[0].blocks
    return " ".join(block.text for block in blocks if hasattr(block, "text")).replace("\u00a0", " ")


def test_the_report_of_may_has_the_order_of_such_reports(read: Read):
    file = read_word(read("report", day=IN_MAY))
    found = headings(file)
    assert [one for one in found if one in SECTIONS] == SECTIONS
    assert found[-3:] == [
        "KẾT QUẢ KẾT NẠP ĐẢNG VIÊN NĂM 2024",
        "DANH SÁCH ĐẢNG BỘ, CHI BỘ CHƯA KẾT NẠP ĐƯỢC ĐẢNG VIÊN NĂM 2024",
        "GHI CHÚ VỀ SỐ LIỆU",
    ]
    assert words(file)[0] == "BÁO CÁO\nKết quả kết nạp đảng viên tháng 5 năm 2024"


def test_the_figures_are_those_of_the_screens(read: Read):
    figures = read("report", day=IN_MAY)
    text, own = said(figures), figures.position.own
    assert (own.admitted, own.quota, own.judgement.due) == (289, 817, 285)
    for sentence in (
        "Tính đến ngày 31/05/2024, toàn Đảng bộ kết nạp được 289 đảng viên, đạt 35,4% chỉ tiêu năm (289/817).",
        "Chỉ tiêu năm 2024 là 817 đảng viên, giao tại Kế hoạch số 201-KH/TU ngày 22/01/2024.",
        "Trong tháng 5 năm 2024 kết nạp 84 đảng viên, ít hơn cùng kỳ năm trước 6 người (90).",
        "Đến 31/05/2024 kết nạp 289 người, nhiều hơn cùng kỳ năm trước 1 người (288).",
        "50 đơn vị chưa kết nạp được và 6 đơn vị chậm tiến độ",
    ):
        assert sentence in text
    reports = [row.report for row in figures.position.children if row.report and row.report.as_of == IN_MAY]
    expected = sum(report.forecast_next_month or 0 for report in reports)
    assert f"tháng 6 năm 2024 kết nạp {expected} đảng viên" in text


def test_annexes_hold_everybody_and_the_fifty_with_nobody_admitted(read: Read):
    found = tables(read_word(read("report", day=IN_MAY)))
    first = next(one for one in found if one[0][1] == "Tên đảng bộ, chi bộ" and "Trong đó" in one[0])
    second = next(one for one in found if "Nguyên nhân" in one[0])
    assert sum(row[0].isdigit() for row in first) == 108
    assert [cell for cell in first[-1] if cell][:6] == ["Tổng cộng (108 đơn vị)", "24.870", "817", "84", "289", "35,4%"]
    assert sum(row[0].isdigit() for row in second) == 50


@pytest.mark.parametrize(
    ("period", "title", "sentence"),
    [
        ("quarter", "quý II năm 2024", "Trong quý II năm 2024 (đến 31/05/2024) kết nạp 151 đảng viên"),
        ("half", "6 tháng đầu năm 2024", "Trong 6 tháng đầu năm 2024 (đến 31/05/2024) kết nạp 289 đảng viên"),
        ("year", "năm 2024", "Đến 31/05/2024 kết nạp 289 người"),
        ("day", "đến ngày 31/05/2024", "Đến 31/05/2024 kết nạp 289 người"),
    ],
)
def test_a_report_looks_back_at_its_period(read: Read, period: str, title: str, sentence: str):
    figures = read("report", day=IN_MAY, period=period)
    assert document_of(figures).title == f"BÁO CÁO\nKết quả kết nạp đảng viên {title}"
    assert sentence in said(figures)
    assert re.search(r"Trong (tháng|quý|6 tháng)", said(figures)) is None or period in ("quarter", "half")
    if period == "half":  # all of the year so far, which is compared once
        assert said(figures).count("nhiều hơn cùng kỳ năm trước") == 1


def test_what_a_person_has_to_say_stays_blank(read: Read):
    file = read_word(read("report", day=IN_MAY))
    head, closing = blocks_at_edges(file)
    assert head[3] == ["Số …… - BC/……", "DỰ THẢO"]
    assert closing[0][0].startswith("Nơi nhận:- …")
    assert closing[0][1] == "T/M …………………………………(chức vụ)(họ và tên)"
    dotted = [one for one in file.paragraphs if one._element.xpath(".//w:tab[@w:leader='dot']")]
    assert len(dotted) == 2 + 4 + 3
    assert not any(one.text.strip() for one in dotted)


def test_a_year_without_a_quota_is_told_without_percent_and_without_blame(read: Read):
    text = said(read("report", jurisdiction="thi-xa", year=2021, period="year"))
    assert "kết nạp được 79 đảng viên; năm 2021 không giao chỉ tiêu." in text
    assert "Năm 2021 không giao chỉ tiêu nên không xếp mức hoàn thành; 32 đơn vị có kết nạp đảng viên." in text
    assert "Mức cần đạt" not in text
    assert "ước kết nạp" not in text


def test_a_closed_year_is_told_as_closed(read: Read):
    text = said(read("report", jurisdiction="thi-xa", year=2022, period="year"))
    assert "đạt 100,0% chỉ tiêu năm (130/130)." in text
    assert "Kết quả đã đủ chỉ tiêu năm." in text
    assert "Còn phải kết nạp" not in text


def test_years_that_do_not_compare_are_said_not_to(read: Read):
    text = said(read("report", jurisdiction="hai-phong"))
    assert "không so sánh được với năm trước vì Đảng bộ này bắt đầu từ 01/07/2025." in text


def test_a_report_of_some_clusters_speaks_of_them(read: Read):
    figures = read("report", clusters=("school",), day=IN_MAY)
    assert "khối trường học kết nạp được 45 đảng viên" in said(figures)
    assert "Trường học" in document_of(figures).scope_line
    assert document_of(read("report", day=IN_MAY)).scope_line == ""


def test_english_is_complete(read: Read):
    text = said(read("report", day=IN_MAY, language="en"))
    assert "289 members, 35.4% of the quota of the year (289/817)." in text
    assert "In May 2024 84 members were admitted" in text
    assert not re.search(r"đơn vị|chỉ tiêu|kết nạp", text)


def test_before_the_first_report_it_says_so(read: Read):
    text = said(read("report", jurisdiction="thanh-hoa", day=date(2024, 1, 25)))
    assert "Đến ngày 25/01/2024, toàn Đảng bộ chưa có báo cáo nào của năm 2024." in text
    assert "Chưa có báo cáo nào nêu nguồn" in text
    assert "None" not in text


@pytest.mark.parametrize("committee", ["hai-phong", "thi-xa"])
def test_every_committee_has_its_report(read: Read, committee: str):
    file = read_word(read("report", jurisdiction=committee))
    assert [one for one in headings(file) if one in SECTIONS] == SECTIONS


@pytest.mark.exhaustive
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("period", REPORT_PERIODS)
@pytest.mark.parametrize("committee", COMMITTEES)
@pytest.mark.parametrize("before", [0, 1])
def test_every_committee_has_every_report(read: Read, committee: str, period: str, language: str, before: int):
    year = read("report", jurisdiction=committee).position.year - before
    figures = read("report", jurisdiction=committee, year=year, period=period, language=language)
    text = said(figures)
    assert read_word(figures).paragraphs
    assert "None" not in text
    assert not re.search(r"[{}]|  |\.\.|\s[.,;]", text)
