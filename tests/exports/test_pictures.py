"""Pictures say by themselves what they show, of whom, up to which day and where it came from."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html import unescape

import pytest
from PIL import Image

from dashboard.exports.document import Document
from dashboard.exports.documents import document_of
from dashboard.exports.measuring import Face, width_of, wrapped
from dashboard.exports.pictures import A4, WIDE, all_pictures, as_png, charts_of, main_svg, picture
from tests.exports.conftest import Read

DRAWN = {
    "overview": "cumulative",
    "progress": "funnel",
    "lagging": "bullets",
    "shares": "shares",
    "trends": "cumulative",
}


def words(svg: str) -> str:
    """All text of a picture with single spaces."""
    return " ".join(unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)<", svg))).split())


@pytest.mark.parametrize("view", DRAWN)
def test_a_picture_holds_title_scope_day_and_source(read: Read, view: str):
    document = document_of(read(view, jurisdiction="thanh-hoa"))
    chart = charts_of(document)[0]
    said = words(main_svg(document))
    assert chart.key == DRAWN[view]
    for text in (chart.title, document.scope_line, document.day_line, "Phiên bản dữ liệu", "Số liệu minh họa"):
        assert " ".join(text.split()) in said


def test_a_title_stays_within_a_picture_that_is_set_in_arial(read: Read):
    document = document_of(read("lagging", jurisdiction="thanh-hoa"))
    title = re.findall(r'<text x="32" [^>]*font-weight="600"[^>]*>([^<]*)<', main_svg(document))
    assert " ".join(title) == charts_of(document)[0].title
    assert len(title) == 2  # 995 pixels on one line in Arial, 863 in Source Sans, of 960
    assert all(width_of(line, Face.ARIAL_BOLD, 22) <= WIDE.width - 64 for line in title)


def test_numbers_in_pictures_are_written_as_the_language_writes_them(read: Read):
    vietnamese = words(main_svg(document_of(read("shares", jurisdiction="thanh-hoa"))))
    english = words(main_svg(document_of(read("shares", jurisdiction="thanh-hoa", language="en"))))
    assert "13,8%" in vietnamese
    assert "13.8%" in english
    assert "Figures as of" in english or "31 May 2024" in english


def test_the_curve_of_the_year_ends_at_what_the_screen_says(read: Read):
    said = words(main_svg(document_of(read("overview", jurisdiction="thanh-hoa"))))
    assert "2024: 289" in said
    assert "Chỉ tiêu 817" in said


def test_a_png_fills_a_slide_or_the_width_of_a_page(read: Read):
    document = document_of(read("overview", jurisdiction="thanh-hoa"))
    wide = Image.open(io.BytesIO(as_png(main_svg(document, WIDE), WIDE)))
    page = Image.open(io.BytesIO(as_png(main_svg(document, A4), A4)))
    assert wide.size == (1920, 1080)
    assert page.width == 1870  # 165 mm at 288 dots per inch
    title = wide.convert("L").crop((60, 40, 900, 110))
    assert min(title.tobytes()) < 80  # the letters are really there


def test_a_name_is_text_and_no_markup(read: Read):
    document = document_of(read("lagging", jurisdiction="thanh-hoa"))
    hostile = replace(document, scope_line='Phạm vi: <script src="//x"> & "Chi bộ"')
    svg = main_svg(hostile)
    assert "<script" not in svg
    assert 'Phạm vi: <script src="//x"> & "Chi bộ"' in words(svg)


def test_a_view_with_nothing_to_draw_says_so_in_words(read: Read):
    document: Document = document_of(read("lagging", jurisdiction="thanh-hoa", choice="no_pool", search="không có"))
    assert charts_of(document) == ()
    assert document.parts[0].sentences[0] in words(main_svg(document))


def test_all_charts_of_a_view_come_in_one_zip(read: Read):
    document = document_of(read("trends", jurisdiction="thanh-hoa"))
    with zipfile.ZipFile(io.BytesIO(all_pictures(document))) as pack:
        names = pack.namelist()
    stem = "KetNap_TheoThoiGian_ThanhHoa_2024-05-31"
    endings = (".svg", "_16x9.png", "_A4.png")
    assert names == [f"{stem}_{key}{ending}" for key in ("cumulative", "months") for ending in endings]


def test_lines_are_broken_at_spaces_and_fit():
    text = "Đảng bộ Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên " + "x" * 60
    lines = wrapped(text, Face.ARIAL, 10, 120)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line, Face.ARIAL, 10) <= 120 for line in lines)
    assert lines[0] == "Đảng bộ Trung tâm Giáo"
    assert width_of("0", Face.ARIAL, 10) == pytest.approx(5.56, abs=0.01)


@pytest.mark.exhaustive
@pytest.mark.parametrize("jurisdiction", ["thanh-hoa", "hai-phong", "hai-phong-2024", "hau-giang", "thi-xa"])
@pytest.mark.parametrize("view", [*DRAWN, "organization"])
def test_every_jurisdiction_has_every_picture(read: Read, jurisdiction: str, view: str):
    document = document_of(read(view, jurisdiction=jurisdiction))
    for size in (WIDE, A4):
        for chart in charts_of(document):
            assert " ".join(chart.title.split()) in words(picture(document, chart, size))
