"""Papers of an office with one organisation or none below it: large figures on a slide, words for an empty list."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pptx
import pytest
from pptx.util import Pt
from sqlalchemy import Connection, Engine

from dashboard.address import Address
from dashboard.domain.selection import Filters
from dashboard.exports.document import Document, RowKind
from dashboard.exports.documents import read_document
from dashboard.exports.slides.deck import Cover, write_deck, write_pages
from dashboard.exports.slides.page import NARROW, WIDE, Size
from dashboard.exports.slides.plan import Slide, slides_of
from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from tests.data_access.tree import undone
from tests.exports.conftest import NOON

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])
EMPTY = "Không có đơn vị nào trong danh sách này"
BEGAN = datetime(2024, 1, 2, 8, tzinfo=UTC)
LONG = "Đảng bộ bộ phận Xí nghiệp Nghiên cứu Thực nghiệm Nuôi trồng Thủy sản và Kiểm định Chất lượng Giống Nghĩa Lộ"


@pytest.fixture
def office(engine: Engine) -> Iterator[Connection]:
    """A committee with one organisation below it: 0 of 40 by March, far behind."""
    with undone(engine) as connection:
        top = add_organization(connection, NewOrganization("top", "Đảng ủy", "base_committee", BEGAN.date()), BEGAN)
        below = NewOrganization("below", LONG, "base_committee", BEGAN.date(), top)
        one = add_organization(connection, below, BEGAN)
        record_quotas(connection, [Quota(one, 2024, 40, BEGAN.date())], BEGAN)
        day = date(2024, 3, 31)
        report = MonthlyReport(one, day, date(2024, 4, 5), BEGAN, {"all": 0}, pool=80)
        record_reports(connection, [report], datetime(2024, 4, 3, 8, tzinfo=UTC))
        yield connection


def paper(connection: Connection, view: str, search: str = "") -> Document:
    return read_document(connection, view, Address(jurisdiction="top", year=2024, filters=Filters(search=search)), NOON)


def said(slide: Any) -> list[str]:
    return [shape.text for shape in slide.shapes if shape.has_text_frame]


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("view", ["progress", "lagging", "annex-01", "annex-02"])
def test_the_one_row_of_a_list_fills_its_slide_as_at_a_meeting(office: Connection, view: str, size: Size):
    document = paper(office, view)
    _, slide = pptx.Presentation(io.BytesIO(write_deck(document, size))).slides
    (planned,) = slides_of(document, None)
    cover = Cover(document.language, "Đảng ủy", "Họp", "", document.foot, NOON)
    _, shown = pptx.Presentation(io.BytesIO(write_pages(cover, size, Slide("Họp", ()), [planned]))).slides
    assert said(slide) == said(shown)
    assert not any(shape.has_table for shape in slide.shapes)
    assert [text for text in said(slide) if text in (LONG, "Chỉ tiêu", "40")] == [LONG, "Chỉ tiêu", "40"]
    boxes = [shape for shape in slide.shapes if shape.has_text_frame]
    assert max(box.top + box.height for box in boxes) <= Pt(size.height)
    assert max(box.top + box.height for box in boxes if box.top < Pt(size.bottom)) <= Pt(size.bottom)


def test_a_heading_above_the_only_row_stands_below_its_figures(office: Connection):
    small = paper(office, "lagging")
    sections = [row.cells[0].value for row in next(small.tables())[1].rows if row.kind is RowKind.SECTION]
    (slide,) = slides_of(small, None)
    assert list(slide.body.notes[: len(sections)]) == sections  # type: ignore[union-attr]


@pytest.mark.parametrize("view", ["progress", "lagging", "annex-01", "annex-02"])
def test_an_empty_list_says_so_across_its_table_and_as_words_on_a_slide(office: Connection, view: str):
    document = paper(office, view, search="khác")
    _, table = next(document.tables())
    assert [(row.kind, row.cells[0].value) for row in table.rows] == [(RowKind.SECTION, EMPTY)]
    (slide,) = slides_of(document, None)
    assert slide.body == (EMPTY,)


def test_where_nobody_named_a_cluster_none_is_told(office: Connection):
    rows = next(paper(office, "annex-01").tables())[1].rows
    assert [row.kind for row in rows] == [RowKind.ITEM, RowKind.TOTAL]
    assert [cell.value for cell in rows[1].cells[3:7]] == [cell.value for cell in rows[0].cells[3:7]]
    for view in ("overview", "report"):
        assert not {"clusters", "pool"} & {table.key for _, table in paper(office, view).tables()}
