"""PDF files: words in reading order with their figures, whole rows, repeated heads, letters that travel along."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from dashboard.exports.document import RowKind, Table, words_of
from dashboard.exports.documents import document_of
from dashboard.exports.figures import ExportFigures
from dashboard.exports.on_pages import for_pages
from dashboard.exports.pdf.content import content_of
from dashboard.exports.pdf.paper import write_pdf
from tests.exports.conftest import Read

JURISDICTIONS = ("thanh-hoa", "hai-phong", "hai-phong-2024", "hau-giang", "thi-xa")


def pages_of(content: bytes) -> list[str]:
    """The words of each page, as a program that searches them finds them, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


@pytest.fixture(scope="module")
def made() -> dict[int, bytes]:
    """Files that were made before."""
    return {}


@pytest.fixture
def pdf(read: Read, made: dict[int, bytes]) -> Any:
    def make(view: str, **address: Any) -> tuple[ExportFigures, bytes]:
        figures = read(view, **address)
        if id(figures) not in made:
            made[id(figures)] = write_pdf(document_of(figures))
        return figures, made[id(figures)]

    return make


def rows_said(figures: ExportFigures, table: Table) -> Iterator[str]:
    """Each item of a table as one line of words without spaces: a line may break behind a dash."""
    for row in table.rows:
        if row.kind is RowKind.ITEM:
            cells = [
                words_of(figures.language, cell, column.kind)
                for cell, column in zip(row.cells, table.columns, strict=False)
            ]
            yield "".join("".join(cells).split())


@pytest.mark.parametrize(
    "jurisdiction",
    [one if one == "thanh-hoa" else pytest.param(one, marks=pytest.mark.exhaustive) for one in JURISDICTIONS],
)
@pytest.mark.parametrize("view", ["annex-01", pytest.param("progress", marks=pytest.mark.exhaustive)])
def test_every_row_stands_whole_on_one_page_in_the_order_of_the_paper(pdf: Any, jurisdiction: str, view: str):
    figures, content = pdf(view, jurisdiction=jurisdiction)
    table = next(table for _, table in for_pages(document_of(figures)).tables())
    place = 0
    words = "\f".join(page.replace(" ", "") for page in pages_of(content))
    for said in rows_said(figures, table):
        place = words.find(said, place)
        assert place >= 0, said


def test_annex_01_says_the_sums_of_the_seed(pdf: Any):
    _, content = pdf("annex-01", jurisdiction="thanh-hoa")
    whole = " ".join(pages_of(content))
    assert re.search(r"Tổng cộng \(108 đơn vị\) [\d.]+ 817 \d+ 289 35,4%", whole)


def test_both_rows_of_the_head_stand_on_every_page_of_the_table(pdf: Any):
    _, content = pdf("annex-01", jurisdiction="thanh-hoa")
    pages = [page for page in pages_of(content) if re.search(r"\d Đảng bộ |\d Chi bộ ", page)]
    assert len(pages) > 3
    for page in pages:
        assert page.count("Trong đó Dự kiến kết nạp") == 1
        assert page.count("Học sinh, sinh viên") == 1


def test_a_group_that_goes_on_says_its_name_again_and_no_group_ends_a_page_with_its_name(pdf: Any):
    _, content = pdf("annex-01", jurisdiction="thanh-hoa")
    pages = pages_of(content)
    first, second, *_ = [page for page in pages if " I Phường (30 đơn vị)" in page]
    assert "I Phường (30 đơn vị) (tiếp)" not in first
    assert "I Phường (30 đơn vị) (tiếp) 17.446 379" in second
    for page in pages:
        for found in re.finditer(r"\b[IV]+ [^()]+ \(\d+ đơn vị\)[\d.,% –…]+", page):
            assert not page[found.end() :].startswith("Xuất lúc")


def test_neither_the_sum_nor_the_notes_of_a_table_stand_alone_on_a_page(pdf: Any):
    """In English the notes of this annex do not fit below its rows."""
    _, content = pdf("annex-02", jurisdiction="thanh-hoa", language="en")
    [page] = [page for page in pages_of(content) if "Organisations with a quota that have reported" in page]
    assert "Total (50 organisations)" in page
    assert "Expected admissions" in page


def test_notes_hardly_longer_than_a_page_stand_on_one(pdf: Any):
    """In letters of the usual size one of them would stand alone on a page of its own."""
    figures, content = pdf("lagging", jurisdiction="hau-giang")
    *_, last = pages_of(content)
    assert all(note.about.split("“")[0] in last for note in document_of(figures).notes)
    assert last.startswith("GHI CHÚ VỀ SỐ LIỆU")


def test_a_long_issuing_body_does_not_push_the_drawing_to_the_next_page(read: Read):
    document = document_of(read("progress", jurisdiction="thanh-hoa"))
    issuer = "THÀNH ỦY XÍ NGHIỆP NGHIÊN CỨU THỰC NGHIỆM NUÔI TRỒNG THỦY SẢN VÀ KIỂM ĐỊNH CHẤT LƯỢNG GIỐNG KHU VỰC" * 2
    named = replace(document, letterhead=replace(document.letterhead, issuer=issuer))
    [drawn] = [chart for chart in document.parts[0].charts if chart.note]
    assert drawn.note.split(".")[0] in pages_of(write_pdf(named))[0]


def test_pages_are_numbered_and_tell_day_and_source(pdf: Any):
    _, content = pdf("annex-02", jurisdiction="thanh-hoa")
    pages = pages_of(content)
    for number, page in enumerate(pages, 1):
        assert f"Trang {number}/{len(pages)}" in page
        assert "Số liệu tính đến ngày 31/05/2024" in page
    assert "GHI CHÚ VỀ SỐ LIỆU" in pages[-1]


def test_the_heading_block_leaves_number_and_day_to_a_person(pdf: Any):
    _, content = pdf("annex-02", jurisdiction="thanh-hoa")
    first = pages_of(content)[0]
    assert "ĐẢNG CỘNG SẢN VIỆT NAM THÀNH ỦY THANH HÓA * …………, ngày …… tháng …… năm 2024 Số …… - ……/…… DỰ THẢO" in first


def test_the_file_says_its_title_and_language_and_is_tagged(pdf: Any):
    _, content = pdf("annex-02", jurisdiction="thanh-hoa")
    reader = PdfReader(io.BytesIO(content))
    assert reader.metadata is not None
    assert reader.metadata.title == "DANH SÁCH ĐẢNG BỘ, CHI BỘ CHƯA KẾT NẠP ĐƯỢC ĐẢNG VIÊN NĂM 2024"
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "vi"
    assert catalogue["/MarkInfo"]["/Marked"]


def test_only_the_letters_used_are_in_the_file(pdf: Any):
    _, content = pdf("annex-02", jurisdiction="thanh-hoa")
    fonts: set[str] = set()
    for page in PdfReader(io.BytesIO(content)).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in inner["/FontDescriptor"].get_object()
            fonts.add(str(inner["/BaseFont"]))
    assert all(re.fullmatch(r"/[A-Z]{6}\+LiberationSerif(-\w+)?", font) for font in fonts)
    assert len(content) < 200_000


def test_a_name_is_words_whatever_it_looks_like(read: Read):
    """Signs that the template's language would read as commands stand in the file as they are."""
    document = document_of(read("annex-02", jurisdiction="thanh-hoa", search="tay giang"))
    evil = '#panic("x") *đậm* $x$ <nhãn> @ref \\ [a] // chú thích'
    decomposed = unicodedata.normalize("NFD", "Đảng bộ phường Tây Ẫ")
    [table] = document.parts[0].tables
    rows = tuple(
        replace(row, cells=(row.cells[0], replace(row.cells[1], value=name), *row.cells[2:]))
        for row, name in zip(table.rows[1:3], (evil, decomposed), strict=False)
    )
    part = replace(document.parts[0], blocks=(replace(table, rows=rows),), title=evil)
    whole = " ".join(pages_of(write_pdf(replace(document, parts=(part,)))))
    assert whole.count(evil) == 2
    assert "Đảng bộ phường Tây Ẫ" in whole


def test_letters_that_no_font_has_do_not_cost_the_paper(read: Read):
    """Full-width forms become plain ones, an emoji a box, and a word without end is divided within its cell."""
    document = document_of(read("annex-02", jurisdiction="thanh-hoa", search="tay giang"))
    [table] = document.parts[0].tables
    name = replace(table.rows[1].cells[1], value="Chi bộ ＡＢ 漢 😀\ufe0f " + "Ạ" * 100)
    row = replace(table.rows[1], cells=(table.rows[1].cells[0], name, *table.rows[1].cells[2:]))
    part = replace(document.parts[0], blocks=(replace(table, rows=(row,)),))
    whole = " ".join(pages_of(write_pdf(replace(document, parts=(part,)))))
    assert "Chi bộ AB □ □" in whole
    assert "Ạ" * 30 in whole
    assert "Ạ" * 100 not in whole


def test_the_same_figures_give_the_same_bytes(pdf: Any):
    figures, content = pdf("annex-02", jurisdiction="thanh-hoa")
    assert write_pdf(document_of(figures)) == content


def test_a_hidden_cell_is_a_sign(read: Read):
    content = content_of(document_of(read("shares", jurisdiction="hai-phong")))
    signs = [
        cell["text"]
        for part in content["parts"]
        for block in part["blocks"]
        if block["is"] == "table"
        for row in block["rows"]
        for cell in row["cells"]
    ]
    assert "■" in signs


def test_charts_are_drawings_with_their_sentence(pdf: Any):
    figures, content = pdf("trends", jurisdiction="thanh-hoa")
    pages = pages_of(content)
    assert "Chỉ tiêu 817" in pages[0]  # words of the drawing can be searched
    images = [image for page in PdfReader(io.BytesIO(content)).pages for image in page.images]
    assert images == []
    alt = next(chart.alt for part in document_of(figures).parts for chart in part.charts)
    assert alt in sentences_of_drawings(content)


def sentences_of_drawings(content: bytes) -> list[str]:
    """The sentences that a reader who hears the file gets for its drawings."""

    def below(tag: Any) -> Iterator[str]:
        tag = tag.get_object() if hasattr(tag, "get_object") else tag
        if isinstance(tag, list):
            for one in tag:
                yield from below(one)
        elif isinstance(tag, dict):
            if "/Alt" in tag:
                yield str(tag["/Alt"])
            yield from below(tag.get("/K", []))

    catalogue: Any = PdfReader(io.BytesIO(content)).trailer["/Root"]
    return list(below(catalogue["/StructTreeRoot"]["/K"]))
