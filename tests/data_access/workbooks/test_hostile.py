"""Files built to exhaust or deceive a reader: refused early, or read for the price of any other."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest

from data_access.workbooks import limits
from tests.data_access.workbooks.making import (
    LINKS,
    MAIN,
    TEXTS,
    WORKBOOK,
    archive,
    read_here,
    refusal_of,
    sheet_of,
    values_of,
    workbook,
    worksheet,
)

ONE = '<row r="1"><c r="A1"><v>5</v></c></row>'
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    + worksheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>')
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + worksheet(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'
)


def test_a_space_in_the_last_cell_costs_nothing() -> None:
    rows = ONE + '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t xml:space="preserve"> </t></is></c></row>'
    sheet = sheet_of(rows)
    assert (sheet.rows, sheet.columns, values_of(sheet)) == (1, 1, {"A1": 5})


@pytest.mark.parametrize("cell", ["XFD1048576", "A20001", "GS1"])
def test_something_far_outside_is_refused_with_its_cell(cell: str) -> None:
    row = cell.lstrip("XFDAGS")
    rows = (ONE if row != "1" else "") + f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>'
    assert refusal_of(workbook(worksheet(rows))) == ("cell-outside-limits", cell)


def test_the_last_cell_that_is_read_is_read() -> None:
    assert sheet_of('<row r="20000"><c r="GR20000"><v>1</v></c></row>').cell(20_000, 200).value == 1


def test_a_declared_size_says_nothing() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 16))
    (sheet,) = read_here(workbook(worksheet(rows, before='<dimension ref="A1"/>'))).sheets
    assert sheet.rows == 15


def test_a_bomb_is_refused_by_its_size() -> None:
    content = workbook(worksheet(" " * (limits.UNPACKED_BYTES + 1)))
    assert len(content) < 1_000_000
    assert refusal_of(content) == ("too-large-unpacked", "")


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    """Unpacking ends at the declared size, and the sum of the bytes before it is not the declared one."""
    sheet = worksheet("<!--" + "x" * 3_000_000 + "-->" + ONE)
    content = bytearray(workbook(sheet))
    size = len(sheet).to_bytes(4, "little")
    assert content.count(size) == 2
    assert refusal_of(bytes(content).replace(size, (1_000).to_bytes(4, "little"))) == ("broken-archive", "")


def test_what_is_unpacked_is_counted_whatever_was_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook(worksheet(ONE + " " * 200_000))
    monkeypatch.setattr("data_access.workbooks.archive.sum", lambda _: 0, raising=False)
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 100_000)
    assert refusal_of(content) == ("too-large-unpacked", "")


@pytest.mark.parametrize("sheet", [LAUGHS, OUTSIDE, OUTSIDE.replace("file:///etc/passwd", "http://127.0.0.1:9/")])
def test_entities_are_refused_and_nothing_is_fetched(sheet: str) -> None:
    assert refusal_of(workbook(sheet)) == ("document-type", "")


@pytest.mark.parametrize("part", ["xl__workbook.xml", "xl___rels__workbook.xml.rels", "xl__sharedStrings.xml"])
def test_no_part_may_declare_a_document_type(part: str) -> None:
    original = {"xl__workbook.xml": WORKBOOK, "xl___rels__workbook.xml.rels": LINKS}.get(part, TEXTS)
    assert refusal_of(workbook(worksheet(ONE), **{part: "<!DOCTYPE x>" + original})) == ("document-type", "")


def test_a_text_of_millions_of_letters_is_refused_with_its_cell() -> None:
    texts = f'<sst xmlns="{MAIN}"><si><t>{"a" * 5_000_000}</t></si></sst>'
    used = '<row r="3"><c r="B3" t="s"><v>0</v></c></row>'
    assert refusal_of(workbook(worksheet(used), **{"xl__sharedStrings.xml": texts})) == ("text-too-long", "B3")
    inline = f'<row r="3"><c r="B3" t="inlineStr"><is><t>{"a" * 32_768}</t></is></c></row>'
    assert refusal_of(workbook(worksheet(inline))) == ("text-too-long", "B3")
    assert len(str(sheet_of(inline.replace("a" * 32_768, "a" * 32_767)).cell(3, 2).value)) == 32_767


def test_one_long_text_in_many_cells_counts_for_each() -> None:
    texts = f'<sst xmlns="{MAIN}"><si><t>{"a" * 32_000}</t></si></sst>'
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 400))
    assert refusal_of(workbook(worksheet(rows), **{"xl__sharedStrings.xml": texts})) == ("too-much-text", "")


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 10)
    rows = '<row r="1">' + "<c><v>1</v></c>" * 11 + "</row>"
    assert refusal_of(workbook(worksheet(rows))) == ("too-many-cells", "")


@pytest.mark.parametrize(
    "sheet",
    [
        f'<worksheet xmlns="{MAIN}">' + "<a>" * 100_000,
        f'<worksheet xmlns="{MAIN}"><a ' + " ".join(f'a{n}=""' for n in range(400_000)) + "/></worksheet>",
        f'<worksheet xmlns="{MAIN}"><!--' + "x" * 3_000_000 + "--></worksheet>",
        f'<worksheet xmlns="{MAIN}">' + "".join(f"<a{n}/>" for n in range(20_000)) + "</worksheet>",
        f'<worksheet xmlns="{MAIN}">' + "".join(f'<a xmlns:n{n}="u"/>' for n in range(20_000)) + "</worksheet>",
    ],
    ids=["depth", "attributes", "comment", "names", "prefixes"],
)
def test_what_parsers_keep_in_memory_is_bounded(sheet: str) -> None:
    assert refusal_of(workbook(sheet)) == ("broken-part", "")


@pytest.mark.parametrize("name", ["/etc/x", "../x", "xl/../../x", "C:\\x", "xl\\..\\..\\x"])
def test_parts_with_dangerous_names_are_refused(name: str) -> None:
    assert refusal_of(workbook(worksheet(ONE), **{name: "x"})) == ("unsafe-archive", "")


def test_two_parts_of_one_name_are_refused() -> None:
    """Programs disagree which of the two counts: one is looked over, the other is read."""
    out = io.BytesIO(workbook(worksheet(ONE)))
    with zipfile.ZipFile(out, "a") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file.writestr("xl/worksheets/SHEET1.xml", worksheet(ONE))
    assert refusal_of(out.getvalue()) == ("unsafe-archive", "")


def test_too_many_parts_are_refused() -> None:
    pictures = {f"xl__media__{n}.png": b"" for n in range(500)}
    assert refusal_of(workbook(worksheet(ONE), **pictures)) == ("too-many-parts", "")


def test_a_part_behind_a_link_to_elsewhere_is_not_looked_for() -> None:
    link = LINKS.replace('Target="worksheets/sheet1.xml"', 'Target="http://127.0.0.1:9/s.xml" TargetMode="External"')
    assert refusal_of(workbook(worksheet(ONE), **{"xl___rels__workbook.xml.rels": link})) == ("missing-part", "")
    link = LINKS.replace("worksheets/sheet1.xml", "../../../../etc/passwd")
    assert refusal_of(workbook(worksheet(ONE), **{"xl___rels__workbook.xml.rels": link})) == ("missing-part", "")


def test_pictures_comments_charts_and_links_to_other_workbooks_are_passed_over() -> None:
    others = {
        "xl__externalLinks__externalLink1.xml": "<not even xml",
        "xl__drawings__drawing1.xml": "<!DOCTYPE x>",
        "xl__comments1.xml": "<!DOCTYPE x>",
        "xl__charts__chart1.xml": "",
        "xl__media__image1.png": b"\x89PNG",
    }
    assert values_of(sheet_of(ONE, **others)) == {"A1": 5}


def test_a_cell_written_twice_is_refused() -> None:
    rows = '<row r="1"><c r="A1"><v>5</v></c><c r="A1"><v>6</v></c></row>'
    assert refusal_of(workbook(worksheet(rows))) == ("two-values-in-a-cell", "A1")


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="1"><c r="A2"><v>5</v></c></row>',
        '<row r="1"><c r="A0"><v>5</v></c></row>',
        '<row r="1"><c r="XFE1"><v>5</v></c></row>',
        '<row r="x"/>',
    ],
)
def test_cells_that_stand_nowhere_are_refused(rows: str) -> None:
    assert refusal_of(workbook(worksheet(rows)))[0] == "broken-sheet"


def test_a_text_that_is_missing_is_never_an_empty_cell() -> None:
    assert refusal_of(workbook(worksheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'))) == ("broken-part", "A1")


def test_a_locked_zip_is_a_password() -> None:
    content = bytearray(archive({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert refusal_of(bytes(content)) == ("password", "")
