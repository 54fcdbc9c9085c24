"""The programs that write the workbooks: openpyxl, XlsxWriter, pandas, XML by hand, CSV, LibreOffice."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

import openpyxl
import pandas
import xlsxwriter
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from tests.corpus.pages import Page


def by_openpyxl(path: Path, *pages: Page) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.name)
        for number, row in enumerate(page.rows, start=1):
            for place, content in enumerate(row, start=1):
                if content is None:
                    continue
                cell = sheet.cell(number, place, content)
                if page.font:
                    cell.font = Font(name=page.font)
        for cell, format_ in page.formats.items():
            sheet[cell].number_format = format_
        for merge in page.merges:
            sheet.merge_cells(merge)
        for row in page.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in page.hidden_columns:
            sheet.column_dimensions[column].hidden = True
        if page.hidden:
            sheet.sheet_state = "hidden"
    book.save(path)
    return path


def by_xlsxwriter(path: Path, *pages: Page) -> Path:
    """Formulas are a pair: what is computed, and the result that is stored with it."""
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        for page in pages:
            sheet = book.add_worksheet(page.name)
            for number, row in enumerate(page.rows):
                for place, content in enumerate(row):
                    if isinstance(content, tuple):
                        sheet.write_formula(number, place, content[0], None, content[1])
                    elif content is not None:
                        sheet.write(number, place, content)
            for merge in page.merges:
                first = merge.split(":")[0]
                row_, column = openpyxl.utils.cell.coordinate_to_tuple(first)
                content = page.rows[row_ - 1][column - 1]
                sheet.merge_range(merge, content if content is not None else "")
            for row_ in page.hidden_rows:
                sheet.set_row(row_ - 1, None, None, {"hidden": True})
            for letters in page.hidden_columns:
                sheet.set_column(f"{letters}:{letters}", None, None, {"hidden": True})
            if page.hidden:
                sheet.hide()
    return path


def in_constant_memory(path: Path, *pages: Page) -> Path:
    """Texts stand in the cells themselves (inlineStr), as programs write that hold no table of them."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        for page in pages:
            sheet = book.add_worksheet(page.name)
            for number, row in enumerate(page.rows):
                sheet.write_row(number, 0, ["" if cell is None else cell for cell in row])
    return path


def by_pandas_with_xlsxwriter(path: Path, *pages: Page) -> Path:
    return by_pandas(path, *pages, engine="xlsxwriter")


def by_pandas(path: Path, *pages: Page, engine: Literal["openpyxl", "xlsxwriter"] = "openpyxl") -> Path:
    with pandas.ExcelWriter(path, engine=engine) as writer:
        for page in pages:
            width = max(map(len, page.rows))
            rows = [[*row, *[None] * (width - len(row))] for row in page.rows]
            pandas.DataFrame(rows, dtype=object).to_excel(writer, sheet_name=page.name, header=False, index=False)
    return path


def as_csv(
    path: Path, page: Page, *, encoding: str = "utf-8", delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL
) -> Path:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="\r\n")  # type: ignore[arg-type]
    writer.writerows([["" if cell is None else cell for cell in row] for row in page.rows])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def as_html(path: Path, page: Page) -> Path:
    """What many programs call "export to Excel": a page of the web named .xls."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in row) + "</tr>"
        for row in page.rows
    )
    path.write_text(f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>')
    return path


def by_libreoffice(path: Path, *pages: Page) -> Path:
    """Let LibreOffice open what openpyxl wrote and save it in the format of `path`."""
    folder = path.parent / f"{path.stem}-libreoffice"
    folder.mkdir()
    return saved_by_libreoffice(by_openpyxl(folder / f"{path.stem}-.xlsx", *pages), path)


def saved_by_libreoffice(source: Path, path: Path) -> Path:
    """Let LibreOffice open a workbook and save it in the format of `path`; both end differently but for the format."""
    office = shutil.which("soffice")
    assert office is not None, "These cases need LibreOffice: install the package libreoffice-calc."
    folder = source.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    wanted = path.suffix[1:]
    filter_ = "csv:Text - txt - csv (StarCalc):44,34,76,1" if wanted == "csv" else wanted  # commas, quotes, UTF-8
    command = [office, profile, "--headless", "--convert-to", filter_, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return source.with_suffix(path.suffix).rename(path)


# --- XML by hand ---------------------------------------------------------------------------------------------------

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def sheet_xml(page: Page, *, prefix: str = "", namespace: str = MAIN, before: str = "", after: str = "") -> str:
    """The XML of a sheet with its texts inside the cells."""
    p = f"{prefix}:" if prefix else ""
    lines = []
    for number, row in enumerate(page.rows, start=1):
        cells = "".join(
            _cell_xml(p, f"{get_column_letter(place)}{number}", content) for place, content in enumerate(row, start=1)
        )
        lines.append(f'<{p}row r="{number}">{cells}</{p}row>')
    merges = "".join(f'<{p}mergeCell ref="{merge}"/>' for merge in page.merges)
    merged = f"<{p}mergeCells>{merges}</{p}mergeCells>" if merges else ""
    space = f'xmlns:{prefix}="{namespace}"' if prefix else f'xmlns="{namespace}"'
    body = f"{before}<{p}sheetData>{''.join(lines)}{after}</{p}sheetData>{merged}"
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><{p}worksheet {space}>{body}</{p}worksheet>'


def _cell_xml(p: str, place: str, content: object) -> str:
    if content is None:
        return ""
    if isinstance(content, bool):
        return f'<{p}c r="{place}" t="b"><{p}v>{int(content)}</{p}v></{p}c>'
    if isinstance(content, int | float):
        return f'<{p}c r="{place}"><{p}v>{content}</{p}v></{p}c>'
    text = escape(str(content))
    return f'<{p}c r="{place}" t="inlineStr"><{p}is><{p}t xml:space="preserve">{text}</{p}t></{p}is></{p}c>'


def by_hand(
    path: Path,
    xml: str,
    *,
    workbook: str = "",
    more: Sequence[tuple[str, str | bytes]] = (),
    strict: bool = False,
    more_types: str = "",
) -> Path:
    """Pack the XML of one sheet, and whatever else, as the least workbook that Excel opens."""
    namespace, relations = (STRICT, STRICT_RELATIONS) if strict else (MAIN, RELATIONS)
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{office}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{office}.worksheet+xml"/>{more_types}</Types>'
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = f'<Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/>'
    inner = f'<Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
    if any(name == "xl/sharedStrings.xml" for name, _ in more):
        inner += f'<Relationship Id="rId2" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>'
    book = workbook or (
        f'<workbook xmlns="{namespace}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{package}">{root}</Relationships>')
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{inner}</Relationships>')
        archive.writestr("xl/worksheets/sheet1.xml", xml)
        for name, content in more:
            archive.writestr(name, content)
    return path
