"""Workbooks made by hand, part by part: what libraries would not write, and what strangers do."""

from __future__ import annotations

import io
import json
import zipfile

from data_access.workbooks import read_book as reading
from data_access.workbooks.answer import answer
from data_access.workbooks.book import Book, Sheet, Value
from data_access.workbooks.places import cell_name
from data_access.workbooks.refusals import RefusedError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORKBOOK = f"""<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>
<sheet name="T5" sheetId="1" r:id="rId1"/></sheets></workbook>"""
LINKS = f"""<Relationships xmlns="{RELATIONS}">
<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>"""
TEXTS = f'<sst xmlns="{MAIN}"/>'
STYLES = f'<styleSheet xmlns="{MAIN}"/>'


def worksheet(rows: str, after: str = "", before: str = "", namespace: str = MAIN) -> str:
    """Return a worksheet of these rows."""
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def workbook(sheet: str = "", **others: str | bytes | None) -> bytes:
    """Return a workbook with one worksheet. Other parts by name ("xl__styles.xml"), None to leave one out."""
    parts: dict[str, str | bytes | None] = {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": LINKS,
        "xl/sharedStrings.xml": TEXTS,
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet,
    }
    parts |= {name.replace("__", "/"): content for name, content in others.items()}
    return archive({name: content for name, content in parts.items() if content is not None})


def archive(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def read_here(content: bytes, file_name: str = "tep.xlsx") -> Book:
    """Return the book as read_book does, without a process of its own. Raises RefusedError."""
    return reading._book(json.loads(json.dumps(answer(content, file_name))))


def sheet_of(rows: str, **others: str | bytes | None) -> Sheet:
    """Return the sheet of a workbook made of these rows."""
    (sheet,) = read_here(workbook(worksheet(rows), **others)).sheets
    return sheet


def values_of(sheet: Sheet) -> dict[str, Value]:
    """Return the values by the names of their cells."""
    return {cell_name(*place): cell.value for place, cell in sheet.cells.items()}


def refusal_of(content: bytes, file_name: str = "tep.xlsx") -> tuple[str, str]:
    """Return code and cell of the only reason why a file is refused; fails when it is read."""
    try:
        book = read_here(content, file_name)
    except RefusedError as error:
        (one,) = error.refusals
        message = reading._message(reading.Severity.REFUSAL, one.code, one.sheet, one.row, one.column, one.values, [])
        return message.code, message.cell
    raise AssertionError(f"read as {[values_of(sheet) for sheet in book.sheets]}")
