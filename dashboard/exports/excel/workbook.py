"""From a document to the bytes of a workbook: a sheet for each part, the sheet of notes, hidden figures of charts."""

from __future__ import annotations

import io
from datetime import UTC
from itertools import chain
from typing import Any

from xlsxwriter import Workbook

from dashboard.exports.document import MANY_ROWS, Document
from dashboard.exports.excel.chart import ChartFigures
from dashboard.exports.excel.heights import LETTERS, LINE_POINTS, lines_needed
from dashboard.exports.excel.looks import FONT, Looks
from dashboard.exports.excel.page_breaks import MeasuredSheet, page_points
from dashboard.exports.excel.sheet import ROOM, merge, set_up_print, write_part
from dashboard.exports.excel.sheets import sheets_of
from dashboard.exports.safe_text import is_risky, plain

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOTE_WIDTHS = (26.0, 72.0)
_HARDLY_LONGER = 1.3
"""Of a page: notes so long are printed a little smaller, so that no page holds two of them."""


def write_workbook(document: Document) -> bytes:
    """Return the workbook. No text becomes a formula or a link, whatever it begins with."""
    target = io.BytesIO()
    long = any(len(table.rows) > MANY_ROWS for _, table in document.tables())
    options = {
        "in_memory": not long,
        "constant_memory": long,  # rows go into a file beside the program as soon as the next one begins
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": 11},  # widths are counted in its digits
    }
    book = Workbook(target, options)
    made = document.exported_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": document.title, "author": document.issuer, "created": made})
    looks = Looks(book, document.language)
    figures = ChartFigures(document.language.text("Số liệu biểu đồ"))
    for part in chain.from_iterable(map(sheets_of, document.parts)):
        write_part(book, book.add_worksheet(part.name, MeasuredSheet), part, document, looks, figures)
    _write_notes(book.add_worksheet(document.language.text("Ghi chú"), MeasuredSheet), document, looks)
    if figures.charts:
        sheet = book.add_worksheet(figures.name)
        set_up_print(sheet, figures.write(sheet, looks), document)
        sheet.hide()
    book.close()
    return target.getvalue()


def _write_notes(sheet: Any, document: Document, looks: Looks) -> None:
    """Write the sheet, for A4 upright; one that is hardly longer than a page is printed on one."""
    for number, width in enumerate(_NOTE_WIDTHS):
        sheet.set_column(number, number, width)
    merge(sheet, 0, 0, 1, document.language.text("GHI CHÚ"), looks.text(size=14, bold=True, centred=True))
    sheet.set_row(0, 22)
    row = 2
    for note in document.notes:
        sheet.write_string(row, 0, plain(note.about), looks.text(bold=True))
        sheet.write_string(row, 1, plain(note.text), looks.text(quote_prefix=is_risky(note.text)))
        needed = max(lines_needed(note.about, _NOTE_WIDTHS[0]), lines_needed(note.text, _NOTE_WIDTHS[1] * LETTERS))
        sheet.set_row(row, LINE_POINTS * needed + 4)
        row += 1
    merge(sheet, row + 1, 0, 1, document.foot, looks.text(size=10, italic=True))
    sheet.set_row(row + 1, lines_needed(document.foot, sum(_NOTE_WIDTHS)) * 14 + 2)
    set_up_print(sheet, (row + 2, 2), document, landscape=False)
    if sum(sheet.points.values()) < _HARDLY_LONGER * page_points(_NOTE_WIDTHS, ROOM[False]):
        sheet.fit_to_pages(1, 1)
