"""Word files have the form of Party papers, print well, and hold the figures of the screens and nothing alive."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from dashboard.exports.document import Blank, Sentence, Table, words_of
from dashboard.exports.documents import document_of
from dashboard.exports.on_pages import for_pages
from dashboard.exports.word.paper import write_word
from tests.exports.conftest import Read
from tests.exports.word_reading import blocks_at_edges, headings, read_word, tables


def test_pages_are_a4_with_the_margins_of_party_papers(read: Read):
    section = read_word(read("overview")).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one.mm) for one in margins] == [20, 20, 30, 15]


def test_wide_lists_lie_across_with_the_same_margins_turned(read: Read):
    section = read_word(read("annex-01")).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert round(section.top_margin.mm) == 30


def test_letters_are_times_new_roman_14_in_black(read: Read):
    styles = read_word(read("annex-02")).styles
    assert (styles["Normal"].font.name, styles["Normal"].font.size) == ("Times New Roman", Pt(14))
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Normal"):
        fonts = styles[name].element.rPr.find(qn("w:rFonts"))
        assert set(fonts.attrib.values()) == {"Times New Roman"}
        assert str(styles[name].font.color.rgb) == "000000"


def test_the_heading_block_leaves_number_and_day_to_a_person(read: Read):
    head = blocks_at_edges(read_word(read("annex-01", jurisdiction="thanh-hoa")))[0]
    assert head[1:] == [
        ["THÀNH ỦY THANH HÓA", ""],
        ["*", "…………, ngày …… tháng …… năm 2024"],
        ["Số …… - ……/……", "DỰ THẢO"],
    ]
    assert head[0][1] == "ĐẢNG CỘNG SẢN VIỆT NAM"


def test_parts_and_statements_are_headings_that_word_lists(read: Read):
    figures = read("overview")
    found = headings(read_word(figures))
    document = document_of(figures)
    titles = [part.title for part in document.parts[1:]]
    assert [one for one in found if one in titles] == titles
    assert "Theo khối" in found
    assert found[-1] == "GHI CHÚ VỀ SỐ LIỆU"


@pytest.mark.parametrize("export", ["annex-01", "annex-02", "lagging", "shares", "reports", "organization", "trends"])
def test_tables_hold_what_the_document_holds(read: Read, export: str):
    figures = read(export, organization="th-phuong-cam-giang" if export == "organization" else "")
    document = for_pages(document_of(figures))
    file = read_word(figures)
    found = tables(file)
    assert len(found) == sum(1 for _ in document.tables())
    assert len(file.inline_shapes) == sum(len(part.charts) for part in document.parts)
    for _, table in document.tables():
        kinds = [column.kind for column in table.columns]
        rows = [
            [words_of(document.language, cell, kind) for cell, kind in zip(row.cells, kinds, strict=False)]
            for row in table.rows
        ]
        held = [[cell for cell in row if cell] for row in rows]
        assert any([[cell for cell in row if cell] for row in one[-len(rows) :]] == held for one in found)


def test_heads_are_repeated_and_rows_stay_whole(read: Read):
    file = read_word(read("annex-01"))
    table = file.tables[1]._element
    rows = list(table.iterchildren(qn("w:tr")))
    repeated = [row.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    assert repeated[:3] == [True, True, False]
    assert not any(repeated[3:])
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    widths = [int(one.get(qn("w:w"))) for one in table.iter(qn("w:gridCol"))]
    assert abs(sum(widths) - Mm(257).twips) < 2


def test_the_rows_of_a_short_table_stay_on_one_page(read: Read):
    short = next(one for one in read_word(read("report")).tables if one.rows[0].cells[1].text == "Khối")
    rows = list(short._element.iterchildren(qn("w:tr")))
    kept = [all(one.pPr.find(qn("w:keepNext")) is not None for one in row.iter(qn("w:p"))) for row in rows]
    assert len(rows) == 8
    assert all(kept[:-1])


def test_a_sentence_above_a_table_or_blank_stays_with_it_and_others_do_not(read: Read):
    document = document_of(read("report"))
    sentences = [one for part in for_pages(document).parts for one in part.blocks if isinstance(one, Sentence)]
    pairs = [pair for part in for_pages(document).parts for pair in itertools.pairwise(part.blocks)]
    above = {one.text for one, next_one in pairs if isinstance(one, Sentence) and isinstance(next_one, Table | Blank)}
    written = {one.text: one for one in read_word(read("report")).paragraphs}
    assert 0 < len(above) < len(sentences)
    assert "Nguyên nhân, đánh giá:" in above
    for one in sentences:
        assert bool(written[one.text].paragraph_format.keep_with_next) == (one.text in above)


def test_lines_of_a_blank_stay_together_and_the_last_ones_with_the_signatures(read: Read):
    blanks = [one.lines for one in document_of(read("report")).parts[0].blocks if isinstance(one, Blank)]
    dotted = [one for one in read_word(read("report")).paragraphs if one.text == "\t"]
    kept = [bool(one.paragraph_format.keep_with_next) for one in dotted]
    expected = [number < lines for lines in blanks for number in range(1, lines + 1)]
    assert kept == [*expected[:-1], True]


def test_figures_stand_at_the_right_and_groups_stand_out(read: Read):
    rows = read_word(read("annex-01")).tables[1].rows
    group, first = rows[2], rows[3]
    assert first.cells[3].paragraphs[0].alignment is not None
    assert first.cells[3].paragraphs[0]._element.pPr.jc.get(qn("w:val")) == "right"
    assert first.cells[1].paragraphs[0]._element.pPr.jc.get(qn("w:val")) == "left"
    assert group.cells[0].text == "I"
    assert group.cells[1].paragraphs[0].runs[0].bold


def test_the_same_document_gives_the_same_file(read: Read):
    document = document_of(read("annex-02"))
    assert write_word(document) == write_word(document)


@pytest.mark.parametrize(
    "name", ["=1+1", '{ HYPERLINK "http://a" }', "**đậm** <b>", "\tTab\nDòng\x0bhai\ufffe", "http://a.vn"]
)
def test_no_name_becomes_a_field_a_link_or_a_mark(read: Read, name: str):
    figures = read("annex-02")
    first = figures.position.children[0]
    renamed = replace(first, organization=replace(first.organization, name=name))
    rows = tuple(
        renamed if row.organization.code == renamed.organization.code else row for row in figures.position.children
    )
    changed = replace(figures, position=replace(figures.position, children=rows), export="annex-01")
    content = write_word(document_of(changed))
    with ZipFile(io.BytesIO(content)) as file:
        body, header = file.read("word/document.xml").decode(), file.read("word/header1.xml").decode()
        links = file.read("word/_rels/document.xml.rels").decode()
    assert "hyperlink" not in body.lower().replace("hyperlink &quot;", "").replace('{ hyperlink "http://a" }', "")
    assert "fldChar" not in body
    assert "instrText" not in body
    assert header.count("instrText") == 2
    assert "http://a" not in links
