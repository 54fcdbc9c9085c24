"""What Excel is told beside values: merges, formats, heads; and that no name becomes a formula or a link."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from dashboard.exports.documents import document_of
from dashboard.exports.excel.workbook import write_workbook
from dashboard.exports.figures import ExportFigures
from tests.exports.conftest import Read, open_workbook, parse

NASTY = (
    "=1+1",
    "+84",
    "-5",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "http://x.example/a",
    "mailto:a@b.c",
    "=cmd|'/c'!A1",
)


def test_annex_01_has_the_heads_of_the_paper(read: Read):
    sheet = parse(read("annex-01")).worksheets[0]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == "STT")
    assert {f"A{head}:A{head + 1}", f"B{head}:B{head + 1}", f"H{head}:K{head}", f"L{head}:M{head}"} <= merged
    assert (sheet[f"H{head}"].value, sheet[f"H{head + 1}"].value) == ("Trong đó", "Nữ")
    assert sheet["A1"].value == "…………………………"  # nobody is known above
    assert (sheet["A2"].value, sheet["A3"].value, sheet["A4"].value) == ("THÀNH ỦY THANH HÓA", "*", "Số …… - ……/……")
    said = [cell.value for row in sheet.iter_rows(max_row=9) for cell in row if cell.value]
    assert said[-4:] == [
        "Phụ lục 01",
        "KẾT QUẢ KẾT NẠP ĐẢNG VIÊN NĂM 2024",
        "Số liệu tính đến ngày 31/05/2024",
        "Phạm vi: Thành ủy Thanh Hóa, năm 2024.",
    ]
    assert {"ĐẢNG CỘNG SẢN VIỆT NAM", "DỰ THẢO", "…………, ngày …… tháng …… năm 2024"} <= set(said)
    assert sheet.print_title_rows == f"${head}:${head + 1}"
    assert sheet.freeze_panes == f"C{head + 2}"
    fonts = {cell.font.name for row in sheet.iter_rows() for cell in row}
    assert fonts == {"Times New Roman"}


def test_a_day_is_a_day_whatever_the_reader_s_excel_is_set_to(read: Read):
    sheet = parse(read("organization", organization="th-phuong-cam-giang")).worksheets[1]
    day = next(row[2] for row in sheet.iter_rows() if row[0].value == 1)
    assert day.is_date
    assert day.number_format == "[$-042A]dd/mm/yyyy"


def renamed(figures: ExportFigures, names: tuple[str, ...]) -> ExportFigures:
    """The same figures of organisations with other names, the words of a search among them."""
    position = figures.position
    children = tuple(
        replace(row, organization=replace(row.organization, name=names[number % len(names)]))
        for number, row in enumerate(position.children)
    )
    other = replace(position, children=children)
    return replace(figures, position=other, listed=figures.listed and other)


@pytest.mark.parametrize("view", ["overview", "annex-01", "annex-02"])
def test_no_name_becomes_a_formula_or_a_link(read: Read, view: str):
    content = write_workbook(document_of(renamed(read(view), NASTY)))
    book = open_workbook(content, formulas=True)
    found = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert len(found & set(NASTY)) >= 4
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.hyperlink is None
                assert cell.value not in NASTY or cell.data_type == "s"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        texts = [parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".rels"))]
    assert not any("<hyperlink" in text or 'TargetMode="External"' in text for text in texts)
