"""What cells hold: values, stored results, days, texts in pieces, and what is merged or hidden."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from data_access.workbooks.book import Cell, Merge
from data_access.workbooks.numbers import stored_day, stored_number
from data_access.workbooks.styles import shows_a_day
from tests.data_access.workbooks.making import (
    LINKS,
    MAIN,
    STRICT,
    WORKBOOK,
    read_here,
    refusal_of,
    sheet_of,
    values_of,
    workbook,
    worksheet,
)


def one(cell: str, **others: str) -> Cell:
    """Return the cell A1 of a workbook in which only it stands."""
    return sheet_of(f'<row r="1">{cell}</row>', **others).cell(1, 1)


def styles(number_format: str = "General", number: int = 200) -> dict[str, str]:
    """Return a styles part whose style 1 has this number format."""
    text = number_format.replace('"', "&quot;")
    return {
        "xl__styles.xml": f"""<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="200" formatCode="{text}"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="{number}"/></cellXfs>
<dxfs><dxf><numFmt numFmtId="200" formatCode="yyyy"/></dxf></dxfs></styleSheet>"""
    }


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><v>289</v></c>', 289),
        ('<c r="A1"><v>289.0</v></c>', 289),
        ('<c r="A1"><v>2.89E2</v></c>', 289),
        ('<c r="A1"><v>0.30000000000000004</v></c>', 0.3),
        ('<c r="A1"><v>2.9999999999999996</v></c>', 3),
        ('<c r="A1"><v>-4</v></c>', -4),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="str"><v>Cộng</v></c>', "Cộng"),
        ('<c r="A1" t="inlineStr"><is><t>Cộng</t></is></c>', "Cộng"),
        ('<c r="A1" t="inlineStr"><is><r><t>Đảng </t></r><r><rPr><b/></rPr><t>bộ</t></r></is></c>', "Đảng bộ"),
        ('<c r="A1" t="inlineStr"><is><t>東</t><rPh sb="0" eb="1"><t>ひがし</t></rPh></is></c>', "東"),
        ('<c r="A1" t="inlineStr"><is><t>Dòng 1_x000D_\nDòng 2</t></is></c>', "Dòng 1\nDòng 2"),
        ('<c r="A1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>', "_x0041_"),
        ('<c r="A1" t="d"><v>2024-05-31</v></c>', date(2024, 5, 31)),
        ('<c r="A1" t="d"><v>2024-05-31T08:12:00Z</v></c>', datetime(2024, 5, 31, 8, 12)),
        ("<c><v>7</v></c>", 7),
    ],
)
def test_a_cell_holds_what_people_see(cell: str, value: object) -> None:
    held = one(cell)
    assert held.value == value
    assert type(held.value) is type(value)
    assert not held.formula
    assert not held.error


def test_shared_texts_are_joined_and_readings_dropped() -> None:
    texts = f"""<sst xmlns="{MAIN}"><si><t xml:space="preserve"> 7 </t></si>
<si><r><t>Phường </t></r><r><rPr><rFont val="Arial"/></rPr><t>Tân An</t></r>
<rPh sb="0" eb="1"><t>x</t></rPh></si>
<si><t/></si></sst>"""
    row = "".join(f'<c t="s"><v>{n}</v></c>' for n in (1, 0, 2, 1))
    sheet = sheet_of(f"<row>{row}</row>", **{"xl__sharedStrings.xml": texts})
    assert values_of(sheet) == {"A1": "Phường Tân An", "B1": " 7 ", "D1": "Phường Tân An"}


def test_a_formula_counts_by_its_stored_result() -> None:
    assert one('<c r="A1"><f>SUM(B1:B9)</f><v>289</v></c>') == Cell(289, formula=True)
    assert one('<c r="A1"><f>SUM(B1:B9)</f></c>') == Cell(None, formula=True)
    assert one('<c r="A1"><f>SUM(B1:B9)</f><v/></c>') == Cell(None, formula=True)
    assert one('<c r="A1" t="str"><f>B1</f><v>Cộng</v></c>') == Cell("Cộng", formula=True)
    assert one('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>') == Cell("#DIV/0!", formula=True, error=True)
    assert one('<c r="A1"><f t="shared" si="0"/><v>4</v></c>') == Cell(4, formula=True)


def test_a_formula_whose_result_is_no_text_looks_empty() -> None:
    assert values_of(sheet_of('<row r="1"><c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c></row>')) == {}


def test_results_that_were_never_computed_are_none() -> None:
    """Libraries that write formulas store 0 and ask for computing; one result that is not 0 was computed."""
    asks = WORKBOOK.replace("</workbook>", '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>')
    rows = '<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>A1*2</f><v>0</v></c><c r="C1"><f>A1-3</f><v>0</v></c></row>'
    computed = rows.replace("<f>A1*2</f><v>0</v>", "<f>A1*2</f><v>6</v>")
    assert values_of(sheet_of(rows, **{"xl__workbook.xml": asks})) == {"A1": 3, "B1": None, "C1": None}
    assert values_of(sheet_of(computed, **{"xl__workbook.xml": asks})) == {"A1": 3, "B1": 6, "C1": 0}
    assert values_of(sheet_of(rows)) == {"A1": 3, "B1": 0, "C1": 0}


@pytest.mark.parametrize("value", ["nan", "inf", "1e999", "0x10", "1_000", "٣", "1,5", "--1"])
def test_a_number_that_is_none_is_refused(value: str) -> None:
    assert refusal_of(workbook(worksheet(f'<row r="3"><c r="C3"><v>{value}</v></c></row>'))) == (
        "number-unreadable",
        "C3",
    )


@pytest.mark.parametrize("value", ["", " ", "\t", "12 3", "1e", "e5", "."])
def test_only_numbers_are_numbers(value: str) -> None:
    with pytest.raises(ValueError, match=rf"^{re.escape(value.strip())}$"):
        stored_number(value)


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("dd/mm/yyyy", True),
        ("[$-42A]dd mmmm yyyy", True),
        ('"tháng "m"/"yyyy', True),
        ("mmm-yy", True),
        ("m/d/yy h:mm", True),
        ("General", False),
        ("0.0%", False),
        ('0 "đồng chí"', False),
        ("#,##0;[Red]-#,##0", False),
        ("[Blue]0", False),
        ("[h]:mm", False),
        ("h:mm:ss", False),
        ("@", False),
        ('0"m"', False),
        ("_-* #,##0 _d_-", False),
    ],
)
def test_a_number_format_shows_a_day_or_not(number_format: str, shown: bool) -> None:
    assert shows_a_day(number_format) is shown


def test_days_are_told_by_their_number_format() -> None:
    cell = '<c r="A1" s="1"><v>45443</v></c>'
    assert one(cell, **styles("dd/mm/yyyy")) == Cell(date(2024, 5, 31), "dd/mm/yyyy")
    assert one(cell, **styles(number=14)) == Cell(date(2024, 5, 31), "dd/mm/yyyy")
    assert one(cell, **styles("0.0%")) == Cell(45443, "0.0%")
    assert one(cell) == Cell(45443)
    halved = one('<c r="A1" s="1"><v>45443.5</v></c>', **styles("dd/mm/yyyy hh:mm"))
    assert halved.value == datetime(2024, 5, 31, 12)


def test_days_of_old_macintoshes_count_from_1904() -> None:
    old = WORKBOOK.replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    cell = '<c r="A1" s="1"><v>43981</v></c>'
    assert one(cell, **{"xl__workbook.xml": old}, **styles("dd/mm/yyyy")).value == date(2024, 5, 31)


@pytest.mark.parametrize(
    ("number", "day"),
    [(1, date(1900, 1, 1)), (59, date(1900, 2, 28)), (60, 60), (61, date(1900, 3, 1)), (2_958_465, date(9999, 12, 31))],
)
def test_the_first_days_of_1900_and_the_last_of_all(number: int, day: object) -> None:
    assert stored_day(number, date1904=False) == day


@pytest.mark.parametrize("number", [-1, 0, 0.5, 2_958_466, 10**14])
def test_numbers_that_are_no_days_stay_numbers(number: float) -> None:
    assert stored_day(number, date1904=False) == number


def test_merges_and_hidden_parts_are_known() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2" hidden="1"><c r="A2"><v>3</v></c></row>'
        '<row r="3" ht="0" customHeight="1"><c r="D3"><v>4</v></c></row><row r="900" hidden="true"/>'
    )
    columns = '<col min="2" max="2" hidden="1"/><col min="3" max="3" width="0"/><col min="4" max="16384" hidden="1"/>'
    after = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="D3:D1048576"/><mergeCell ref="A2:B3"/></mergeCells>'
    (sheet,) = read_here(workbook(worksheet(rows, after, f"<cols>{columns}</cols>"))).sheets
    assert sheet.merges == (Merge(1, 1, 1, 3), Merge(2, 1, 3, 2))
    assert values_of(sheet) == {"A1": 1, "A2": 3, "D3": 4}, "the 2 lies under a merged cell, where nobody sees it"
    assert sheet.hidden_rows == {2, 3}
    assert sheet.hidden_columns == {2, 3, 4}


def test_a_title_over_the_whole_width_is_cut_to_what_is_used() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>1</v></c></row>'
    (sheet,) = read_here(workbook(worksheet(rows, '<mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>'))).sheets
    assert sheet.merges == (Merge(1, 1, 1, 3),)


def test_sheets_come_in_the_order_of_their_tabs() -> None:
    book = WORKBOOK.replace(
        "</sheets>",
        '<sheet name="Ẩn" sheetId="2" state="veryHidden" r:id="rId9"/>'
        '<sheet name="Biểu đồ" sheetId="3" r:id="rId8"/></sheets>',
    ).replace("<sheets>", '<sheets><sheet name="T4" sheetId="7" state="hidden" r:id="rId7"/>')
    more = "".join(
        f'<Relationship Id="rId{number}" Type="x/{kind}" Target="{target}"/>'
        for number, kind, target in (
            (7, "worksheet", "worksheets/sheet9.xml"),
            (8, "chartsheet", "chartsheets/sheet1.xml"),
            (9, "worksheet", "/xl/worksheets/sheet8.xml"),
        )
    )
    parts = {
        "xl__workbook.xml": book,
        "xl___rels__workbook.xml.rels": LINKS.replace("</Relationships>", more + "</Relationships>"),
        "xl__worksheets__sheet9.xml": worksheet('<row r="1"><c r="A1"><v>4</v></c></row>'),
        "xl__worksheets__sheet8.xml": worksheet('<row r="1"><c r="A1"><v>8</v></c></row>'),
    }
    sheets = read_here(workbook(worksheet('<row r="1"><c r="A1"><v>5</v></c></row>'), **parts)).sheets
    assert [(sheet.name, sheet.hidden, sheet.cell(1, 1).value) for sheet in sheets] == [
        ("T4", True, 4),
        ("T5", False, 5),
        ("Ẩn", True, 8),
    ]


def test_the_strict_form_reads_like_the_other() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45443</v></c></row>'
    parts = {
        "xl__workbook.xml": WORKBOOK.replace(MAIN, STRICT),
        "xl__sharedStrings.xml": f'<sst xmlns="{STRICT}"><si><t>Cộng</t></si></sst>',
        "xl__styles.xml": styles("dd/mm/yyyy")["xl__styles.xml"].replace(MAIN, STRICT),
        "xl___rels__workbook.xml.rels": LINKS.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    }
    (sheet,) = read_here(workbook(worksheet(rows, namespace=STRICT), **parts)).sheets
    assert values_of(sheet) == {"A1": "Cộng", "B1": date(2024, 5, 31)}


def test_a_vocabulary_that_is_not_known_is_refused_and_never_empty() -> None:
    assert refusal_of(workbook(worksheet("", namespace="urn:other"))) == ("broken-part", "")


def test_tags_of_extensions_are_no_cells() -> None:
    rows = '<row r="1"><c r="A1"><v>5</v></c></row><x:row xmlns:x="urn:x" r="2"><c r="A2"><v>6</v></c></x:row>'
    assert values_of(sheet_of(rows)) == {"A1": 5}
