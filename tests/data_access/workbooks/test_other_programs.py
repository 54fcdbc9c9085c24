"""The same table as other programs write it."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pandas as pd
import pytest
import xlsxwriter
from openpyxl.styles import Font
from openpyxl.workbook.protection import WorkbookProtection

from data_access.workbooks.book import Cell, Merge
from tests.data_access.workbooks.making import archive, read_here, refusal_of, values_of

VALUES = {
    "A1": "BÁO CÁO THÁNG 5",
    "A2": "Tên",
    "B2": "Kết nạp",
    "A3": "Phường Tân An",
    "B3": 11,
    "C3": date(2024, 5, 31),
}


def by_openpyxl() -> bytes:
    """Return the table with a protected structure and a formula without result."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "T5"
    for name, value in VALUES.items():
        sheet[name] = value
    sheet["D3"] = "=B3*2"
    sheet["E3"] = 0.354
    sheet["E3"].number_format = "0.0%"
    sheet["F3"] = "§¶ng bé"
    sheet["F3"].font = Font(name=".VnTime")
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions.group("H", "J", hidden=True)
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Phụ lục").sheet_state = "hidden"
    book.security = WorkbookProtection(workbookPassword="1234", lockStructure=True)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_of_openpyxl() -> None:
    sheet, appendix = read_here(by_openpyxl()).sheets
    values = values_of(sheet)
    assert {name: values[name] for name in VALUES} == VALUES
    assert sheet.cell(3, 4) == Cell(None, formula=True)
    assert sheet.cell(3, 5) == Cell(0.354, "0.0%")
    assert sheet.cell(3, 6).value == "Đảng bộ"
    assert sheet.merges == (Merge(1, 1, 1, 3),)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({3}, {2})
    assert (appendix.name, appendix.hidden, appendix.rows, appendix.columns) == ("Phụ lục", True, 0, 0)


@pytest.mark.parametrize("options", [{}, {"constant_memory": True}, {"strings_to_formulas": False}])
def test_a_workbook_of_xlsxwriter(options: dict[str, bool]) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet("T5")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        bold = book.add_format({"bold": True})
        for name, value in VALUES.items():
            if isinstance(value, date):
                sheet.write_datetime(name, value, day)
            else:
                sheet.write(name, value)
        sheet.write_rich_string("D3", "Đảng bộ ", bold, "xã", " Thạch Sơn")
        sheet.write_formula("E3", "=B3*2", None, 22)
        sheet.write_comment("B3", "nhập ngày 3/6")
        sheet.add_table("A6:B8", {"columns": [{"header": "x"}, {"header": "y"}]})
        sheet.set_column("H:XFD", None, None, {"hidden": True})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=T5!$B$3:$B$4"})
        sheet.insert_chart("H9", chart)
        alone = book.add_chart({"type": "bar"})
        alone.add_series({"values": "=T5!$B$3:$B$4"})
        book.add_chartsheet("Biểu đồ").set_chart(alone)
    (read,) = read_here(out.getvalue()).sheets
    values = values_of(read)
    assert {name: values[name] for name in VALUES} == VALUES
    assert values["D3"] == "Đảng bộ xã Thạch Sơn"
    assert read.cell(3, 5) == Cell(22, formula=True)


@pytest.mark.parametrize("engine", ["openpyxl", "xlsxwriter"])
def test_a_workbook_of_pandas(engine: str) -> None:
    out = io.BytesIO()
    pd.DataFrame({"Tên": ["Phường Tân An", None], "Kết nạp": [11, None]}).to_excel(out, engine=engine, index=False)
    (sheet,) = read_here(out.getvalue()).sheets
    assert values_of(sheet) == {"A1": "Tên", "B1": "Kết nạp", "A2": "Phường Tân An", "B2": 11}


def test_a_template_of_excel_is_a_workbook() -> None:
    book = openpyxl.Workbook()
    book.template = True
    book["Sheet"]["B2"] = 7
    assert values_of(read_here(saved(book)).sheets[0]) == {"B2": 7}


def test_a_workbook_as_small_as_can_be() -> None:
    """By hand: texts inside cells, no styles, no places of cells, names of parts in capitals, absolute links."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    content = archive(
        {
            "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="a" Type="{office}/officeDocument" '
            'Target="/book/Main.xml"/></Relationships>',
            "book/MAIN.xml": f'<x:workbook xmlns:x="{main}" xmlns:y="{office}"><x:sheets>'
            '<x:sheet name="T5" sheetId="1" y:id="b"/></x:sheets></x:workbook>',
            "book\\_rels\\main.xml.rels": f'<Relationships xmlns="{links}">'
            f'<Relationship Id="b" Type="{office}/worksheet" Target="..\\S%201.xml"/></Relationships>',
            "S 1.xml": f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row>'
            '<x:c t="inlineStr"><x:is><x:t>Tân An</x:t></x:is></x:c>'
            "<x:c/><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>",
        }
    )
    assert values_of(read_here(content).sheets[0]) == {"A1": "Tân An", "C1": 5}


def test_a_part_may_be_written_in_utf_16() -> None:
    book = openpyxl.load_workbook(io.BytesIO(by_openpyxl()))
    parts = {}
    with zipfile.ZipFile(io.BytesIO(saved(book))) as file:
        for name in file.namelist():
            parts[name] = file.read(name)
    text = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = text.replace("UTF-8", "UTF-16").encode("utf-16")
    assert values_of(read_here(archive(dict(parts))).sheets[0])["A3"] == "Phường Tân An"


def test_a_workbook_with_charts_only_has_no_table() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "={1,2}"})
        book.add_chartsheet("Biểu đồ").set_chart(chart)
    assert refusal_of(out.getvalue()) == ("no-sheets", "")
