"""The deck of a meeting: each slide one message with its sentence, charts and tables with the screen's figures."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pptx
import pytest
from pptx.util import Pt

from dashboard.domain.narrative import lead_sentence
from dashboard.domain.states import State
from dashboard.exports.document import RowKind, Table, row_of
from dashboard.exports.documents import document_of
from dashboard.exports.measuring import Face, wrapped
from dashboard.exports.slides.deck import write_deck
from dashboard.exports.slides.page import NARROW, WIDE, Size
from dashboard.exports.slides.table import Laid, pages
from tests.exports.conftest import Read

MAY = {"jurisdiction": "thanh-hoa"}


@pytest.fixture(scope="module")
def made() -> dict[Any, bytes]:
    """Decks made before."""
    return {}


@pytest.fixture
def deck(read: Read, made: dict[Any, bytes]) -> Any:
    """Make the deck of a view and read it back."""

    def make(view: str = "overview", size: Size = WIDE, **address: Any) -> Any:
        asked = {**MAY, **address}
        key = view, size, *asked.items()
        if key not in made:
            annex = document_of(read("annex-02", **asked)) if view == "overview" else None
            made[key] = write_deck(document_of(read(view, **asked)), size, annex)
        return pptx.Presentation(io.BytesIO(made[key]))

    return make


def titles(file: Any) -> list[str]:
    return [slide.shapes.title.text for slide in file.slides]


def charts(file: Any) -> dict[str, Any]:
    return {shape.name: shape.chart for slide in file.slides for shape in slide.shapes if shape.has_chart}


def rows(file: Any, name: str) -> list[list[str]]:
    """The rows of a table over all slides that it takes, without its heads."""
    found = [shape.table for slide in file.slides for shape in slide.shapes if shape.has_table and shape.name == name]
    return [[cell.text for cell in row.cells] for table in found for row in list(table.rows)[1:]]


def test_the_first_answer_is_the_sentence_of_the_screen(deck: Any, read: Read):
    file, figures = deck(), read("overview", **MAY)
    said = titles(file)
    assert said[1] == lead_sentence(figures.language, figures.position)
    assert "289/817 (35%)" in said[1]
    assert all(said)


def test_the_curve_holds_the_figures_of_the_screen(deck: Any, read: Read):
    own = read("overview", **MAY).position.own
    chart = charts(deck())["cumulative"]
    now = next(iter(chart.plots[0].series))
    reached = list(accumulate(own.months[:5]))
    assert now.name == "2024"
    assert list(now.values) == [*reached, *[None] * 7]
    assert reached[-1] == 289
    due = list(chart.plots[0].series)[-1]
    assert due.values[-1] == 817


def test_bars_count_the_organisations_in_each_state(deck: Any, read: Read):
    children = read("overview", **MAY).position.children
    chart = charts(deck())["states"]
    (series,) = chart.plots[0].series
    counted = dict(zip(chart.plots[0].categories, series.values, strict=True))
    assert sum(series.values) == len(children) == 108
    assert counted["Chưa kết nạp được"] == sum(row.state is State.ZERO for row in children) == 50


def test_annex_02_goes_on_from_slide_to_slide_with_its_fifty_rows(deck: Any):
    file = deck()
    listed = rows(file, "annex-02")
    numbered = [int(row[0]) for row in listed if row[0].isdecimal()]
    assert numbered == list(range(1, 51))
    assert listed[-1][1:3] == ["Tổng cộng (50 đơn vị)", "201"]
    pages = [title for title in titles(file) if title.startswith("Danh sách đảng bộ, chi bộ chưa kết nạp được")]
    assert pages[0].endswith(": 50 đơn vị")
    assert pages[-1].endswith(f"({len(pages)}/{len(pages)})")


def test_people_on_their_way_are_the_sums_of_annex_02(deck: Any):
    file = deck()
    total = rows(file, "annex-02")[-1]
    (series,) = charts(file)["pipeline"].plots[0].series
    steps = dict(zip(charts(file)["pipeline"].plots[0].categories, series.values, strict=True))
    assert steps["Hồ sơ đang xét"] == int(total[5])
    assert steps["Dự kiến kết nạp: tháng sau"] == int(total[8])


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_leaves_a_slide_or_lies_over_something_else(deck: Any, size: Size):
    file = deck(size=size)
    assert (file.slide_width, file.slide_height) == (Pt(size.width), Pt(size.height))
    for slide in file.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= file.slide_width
            assert shape.top + shape.height <= file.slide_height
        tables = [shape for shape in slide.shapes if shape.has_table or shape.has_chart]
        for shape in tables:
            assert shape.top >= slide.shapes.title.top + slide.shapes.title.height
            assert shape.top + shape.height <= Pt(size.bottom)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_words_fit_into_their_cells(deck: Any, size: Size):
    for slide in deck(size=size).slides:
        for shape in slide.shapes:
            if not shape.has_table:
                continue
            table = shape.table
            assert len(table.rows) <= size.rows + 1
            for row in table.rows:
                for column, cell in zip(table.columns, row.cells, strict=True):
                    if cell.is_merge_origin or cell.is_spanned or not cell.text:
                        continue
                    run = cell.text_frame.paragraphs[0].runs[0]
                    face = Face.ARIAL_BOLD if run.font.bold else Face.ARIAL
                    lines = wrapped(cell.text, face, run.font.size.pt, column.width.pt - 10)
                    assert len(lines) * run.font.size.pt * 1.2 + 6 <= row.height.pt
                    assert " ".join(lines) == cell.text  # no word is broken


def test_every_slide_tells_day_source_and_page(deck: Any):
    for number, slide in enumerate(deck().slides, 1):
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any("31/05/2024" in text and "Phiên bản dữ liệu" in text for text in said)
        assert str(number) in said


def test_hidden_counts_are_on_no_slide(deck: Any):
    file = deck("shares")
    cells = [
        cell.text
        for slide in file.slides
        for shape in slide.shapes
        if shape.has_table
        for cell in shape.table.iter_cells()
    ]
    assert not any("■" in text for text in cells)
    assert not rows(file, "small-counts-religious")


def test_the_same_document_gives_the_same_bytes(read: Read):
    document = document_of(read("lagging", **MAY))
    assert write_deck(document, WIDE) == write_deck(document, WIDE)


def test_a_list_of_nobody_is_a_slide_that_says_so(deck: Any):
    file = deck("lagging", search="không có đơn vị này")
    assert len(file.slides) == 2


def test_where_nobody_is_at_zero_the_deck_has_no_empty_annex(deck: Any):
    assert rows(deck(jurisdiction="hau-giang"), "annex-02") == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("jurisdiction", ["thanh-hoa", "hai-phong", "hai-phong-2024", "hau-giang", "thi-xa"])
@pytest.mark.parametrize("view", ["overview", "progress", "lagging", "shares", "organization", "trends", "reports"])
def test_every_jurisdiction_has_every_deck(deck: Any, jurisdiction: str, view: str):
    for size in (WIDE, NARROW):
        assert all(titles(deck(view, size, jurisdiction=jurisdiction)))


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_table_that_goes_on_keeps_its_sentence_and_says_where_one_is(deck: Any, size: Size):
    listed = [
        slide.shapes.title.text
        for slide in deck("progress", size).slides
        if any(shape.has_table and shape.name == "progress" for shape in slide.shapes)
    ]
    sentence, *others = listed
    assert sentence.replace("\u00a0", " ").startswith("108 đảng bộ, chi bộ – 5 vượt chỉ tiêu")
    assert others == [f"{sentence} ({number}/{len(listed)})" for number in range(2, len(listed) + 1)]


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        ("trends", "Nhiệm kỳ 2020–2025: 2.400/2.832 (84,7%)"),
        ("trends", "Đến 31/05/2024 kết nạp 289 người, nhiều hơn cùng kỳ năm trước 1 người (288)."),
        ("reports", "Tháng 5: 106/108 đảng bộ, chi bộ đã báo cáo"),
        ("organization", "108 đảng bộ, chi bộ trực thuộc"),
        ("report", "50 đơn vị chưa kết nạp được và 6 đơn vị chậm tiến độ"),
    ],
)
def test_tables_are_titled_by_what_they_say(deck: Any, view: str, sentence: str):
    assert any(title.replace("\u00a0", " ").startswith(sentence) for title in titles(deck(view)))


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_feet_can_be_read(deck: Any, size: Size):
    for slide in deck(size=size).slides:
        runs = [
            (run.font.size.pt, shape.top + shape.height)
            for shape in slide.shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
        ]
        assert min(points for points, _ in runs) >= 10
        assert max(bottom for _, bottom in runs) <= Pt(size.height)


def test_hundreds_of_reports_received_are_a_sentence_and_a_few_are_a_table(deck: Any):
    """A deck of the whole committee had 49 slides of them."""
    whole, one = deck("organization"), deck("organization", organization="th-phuong-cam-giang")
    assert any(re.fullmatch(r"\d{3} báo cáo đã nhận", title) for title in titles(whole))
    assert rows(whole, "received") == []
    assert len(rows(one, "received")) in range(1, 27)


def laid(*heights: float, kinds: dict[int, RowKind] | None = None) -> Laid:
    rows = tuple(row_of((kinds or {}).get(place, RowKind.ITEM)) for place in range(len(heights)))
    return Laid(Table("any", (), rows), 14, (), 20, heights)


def test_no_row_stands_alone_on_the_last_slide():
    assert pages(laid(*[10] * 13), 150, 12) == [range(10), range(10, 13)]
    assert pages(laid(*[10] * 14), 150, 12) == [range(12), range(12, 14)]
    heading = {10: RowKind.GROUP}
    assert pages(laid(*[10] * 13, kinds=heading), 150, 12) == [range(10), range(10, 13)]
    heading = {9: RowKind.GROUP}
    assert pages(laid(*[10] * 13, kinds=heading), 150, 12) == [range(9), range(9, 13)]
    high = [*[10] * 10, 60, 60, 60]
    assert pages(laid(*high), 150, 12) == [range(10), range(10, 12), range(12, 13)]


def test_later_slides_have_the_room_that_the_first_one_gives_to_more_sentences():
    assert pages(laid(*[10] * 16), 80, 12, 140) == [range(6), range(6, 16)]


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_long_issuing_body_stands_above_the_title_of_the_first_slide(read: Read, size: Size):
    name = "Thành ủy Xí nghiệp Nghiên cứu Thực nghiệm Nuôi trồng Thủy sản và Kiểm định Chất lượng Giống khu vực " * 2
    document = replace(document_of(read("annex-02", **MAY)), issuer=name, scope_line=f"Phạm vi: {name * 2}")
    first = pptx.Presentation(io.BytesIO(write_deck(document, size))).slides[0]
    issuer = next(shape for shape in first.shapes if shape.has_text_frame and shape.text == name)
    assert issuer.top + issuer.height < first.shapes.title.top
    lines = len(wrapped(name, Face.ARIAL_BOLD, 20, issuer.width / Pt(1)))
    assert lines > 1
    assert issuer.height >= Pt(lines * 20)
