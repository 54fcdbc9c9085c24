"""Wall, offline file and deck of one agenda, read back: the same slides in the same order with the same figures."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pptx
import pytest
from pptx.util import Pt
from sqlalchemy import Engine

from dashboard.exports.document import Cell, Chart, Column, Kind, RowKind, Table, row_of, words_of
from dashboard.exports.safe_text import plain
from dashboard.exports.slides.deck import Cover, write_pages
from dashboard.exports.slides.page import NARROW, WIDE, Size
from dashboard.exports.slides.plan import Slide
from dashboard.meeting.deck import write_meeting_deck
from dashboard.meeting.default_agenda import default_items
from dashboard.meeting.html.page import Live, Looks, wall_page
from dashboard.meeting.html.slide import body_markup
from dashboard.meeting.meeting import ANSWER, TABLE, Meeting, MeetingSlide
from data_access.engine import read_transaction
from data_access.ingest.meetings.agendas import ItemRow
from tests.dashboard.meeting.test_slides import NOW, PLACES, VI, meeting, prepare

SMALL = "thi-xa"
CASES = [
    pytest.param(code, size, marks=[] if (code, size) == (SMALL, WIDE) else pytest.mark.exhaustive)
    for code in PLACES
    for size in (WIDE, NARROW)
]
_CELLS = ("td", "th", "dd")
_VOID = {"br", "col", "input", "link", "meta", "path", "polyline", "line", "rect", "circle"}


class Pages(HTMLParser):
    """Reads the slides of a page: their titles, all their words, and the words of each cell, fact and row of bars."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []
        self.words: list[str] = []
        self.cells: list[list[str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        css = (dict(attrs).get("class") or "").split()
        if tag in _VOID:
            return
        mark = tag
        if tag == "section" and "slide" in css:
            mark = "aside" if "unit" in css else "slide"
        if mark == "slide":
            self.titles.append("")
            self.words.append("")
            self.cells.append([])
        elif (tag in _CELLS or "subject" in css) and "slide" in self._open:
            mark = tag if tag in _CELLS else "subject"
            self.cells[-1].append("")
        self._open.append(mark)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if "slide" not in self._open:
            return
        self.words[-1] += f" {data}"
        if "h2" in self._open:
            self.titles[-1] += data
        if {*_CELLS, "subject"} & set(self._open) and "i" not in self._open:
            self.cells[-1][-1] += data


def flat(text: str) -> str:
    """Return a text with every space a plain one, and without the signs that keep a range on one line."""
    return re.sub(r"\s+", " ", plain(text.replace("\u2060", ""))).strip()


def closed(text: str) -> str:
    return flat(text).replace(" ", "")


def numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d[\d.,/]*", flat(text)))


def figures_of(one: MeetingSlide) -> list[str]:
    """Return what a slide must show: the words of every cell that says something."""
    body = one.slide.body
    if not isinstance(body, Table):
        return []
    return [
        flat(words_of(VI, cell, column.kind))
        for row in body.rows
        for cell, column in zip(row.cells, body.columns, strict=False)
        if cell.value not in (None, "") and not (one.kind == ANSWER and column.code != "value")
        if not (len(body.rows) == 1 and column.code == "place")
    ]


def of_page(content: bytes) -> Pages:
    read = Pages()
    read.feed(content.decode())
    return read


def words_on(page: Any) -> str:
    texts = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
    cells = [cell.text for shape in page.shapes if shape.has_table for cell in shape.table.iter_cells()]
    return flat("\n".join(texts + cells))


@pytest.fixture
def shown(sample_engine: Engine) -> Callable[[str], Meeting]:
    def make(code: str) -> Meeting:
        with read_transaction(sample_engine) as connection:
            items = [ItemRow(one.view, one.query) for one in default_items(connection, code)]
        _, agenda, number = prepare(sample_engine, code, PLACES[code], [*items, ItemRow("progress")])
        with read_transaction(sample_engine) as connection:
            return meeting(connection, agenda, number)

    return make


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("code", "size"), CASES)
def test_the_same_slides_in_the_same_order_with_the_same_figures(
    shown: Callable[[str], Meeting], code: str, size: Size
):
    made = shown(code)
    wall, file = (of_page(wall_page(made, Looks(), live)) for live in (Live("?chuong_trinh=1&chot=1", "1"), None))
    assert (wall.titles, wall.words, wall.cells) == (file.titles, file.words, file.cells)
    deck = list(pptx.Presentation(io.BytesIO(write_meeting_deck(made, size))).slides)
    titles = [closed(one.slide.title) for one in made.slides]
    assert [re.sub(r"\(1/\d+\)$", "", closed(title)) for title in wall.titles] == titles  # the wall counts from one
    assert [closed(page.shapes.title.text_frame.text) for page in deck] == titles
    for number, (one, page) in enumerate(zip(made.slides, deck, strict=True), 1):
        body, words, said = one.slide.body, flat(wall.words[number - 1]), words_on(page)
        assert flat(" · ".join(made.foot)) in words
        assert flat(" · ".join(made.foot)) in said
        asked = figures_of(one)
        if one.kind == TABLE:
            assert not Counter(asked) - Counter(map(flat, wall.cells[number - 1]))
        assert [figure for figure in asked if figure not in words or figure not in said] == []
        if isinstance(body, Chart):
            (drawn,) = (shape.chart for shape in page.shapes if shape.has_chart)
            assert [tuple(series.values) for series in drawn.plots[0].series] == [
                tuple(series.values) for series in body.series
            ]
            if body.kind == "bar":
                counts = [VI.number(value) for series in body.series for value in series.values if value]
                assert not Counter(counts) - numbers(words)
        elif not isinstance(body, Table):  # sentences: neither adds nor leaves out a number
            foot = numbers(" · ".join(made.foot))
            assert numbers(words) - foot - Counter([f"{number}/{len(made.slides)}"]) == (
                numbers(said) - foot - Counter([str(number)])
            )


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_table_of_one_row_is_told_in_large_figures(size: Size):
    columns = (
        Column("STT", 5, kind=Kind.ORDER, code="place"),
        Column("Đảng bộ, chi bộ", 38, kind=Kind.TEXT, code="name"),
        Column("Tháng sau", 12, "Dự kiến kết nạp", code="forecast_next_month"),
        Column("Trạng thái", 12, kind=Kind.TEXT, code="state"),
        Column("Ghi chú", 12, kind=Kind.TEXT, code="note"),
    )
    row = row_of(RowKind.ITEM, 1, "Phường Tân An", 1204, Cell("Chậm tiến độ", code="behind"), "")
    slide = Slide("1 đơn vị chậm tiến độ", Table("lagging", columns, (row,), ("Dấu “–”: không tính.",)))
    markup = body_markup(VI, slide.body)
    assert "<table" not in markup
    assert "Dự kiến kết nạp: tháng sau</dt><dd>1.204</dd>" in markup
    assert "▼" in markup
    assert "Ghi chú" not in markup
    cover = Cover(VI, "Thành ủy", "Họp tháng", "Giao ban", "Chân trang", NOW)
    _, page = pptx.Presentation(io.BytesIO(write_pages(cover, size, Slide("Họp tháng", ()), [slide]))).slides
    assert not [shape for shape in page.shapes if shape.has_table]
    said = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
    assert {"Phường Tân An", "1.204", "Chậm tiến độ", "Dự kiến kết nạp: tháng sau"} <= set(map(plain, said))
    bottoms = [shape.top + shape.height for shape in page.shapes if shape.has_text_frame]
    assert max(bottoms) <= Pt(size.height)
