"""A paper on a worksheet: heading block of Party papers, title, table, foot, and how it prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.exports.figures import ExportFigures
from dashboard.exports.table import FONT, LINE_POINTS, Column, Line, lines_needed, put, write_table
from dashboard.exports.words import day_words, filter_words, foot_line, scope_words

A4, MILLIMETRES_PER_INCH = "9", 25.4
_MARGINS = {"top": 15, "bottom": 15, "left": 15, "right": 10, "header": 7, "footer": 7}
_DOTS = "…………………………"


@dataclass(frozen=True)
class Paper:
    """One sheet: its tab, number and title, the table, and the sentences under the title and under the table."""

    tab: str
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    annex: str = ""
    said: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    fixed_columns: int = 2


def write_paper(sheet: Worksheet, paper: Paper, figures: ExportFigures) -> None:
    """Write the whole sheet and set up how it prints."""
    language, width = figures.language, len(paper.columns)
    sheet.title = paper.tab
    row = _write_heading_block(sheet, figures, paper.columns)
    if paper.annex:
        row = write_across(sheet, row, paper.annex, figures, width, bold=True, size=13, centred=True)
    row = write_across(sheet, row, paper.title, figures, width, bold=True, size=14, centred=True)
    row = write_across(sheet, row, day_words(figures), figures, width, italic=True, size=12, centred=True)
    scope = language.text(
        "Phạm vi: {scope}. Bộ lọc: {filters}.", scope=scope_words(figures), filters=filter_words(figures)
    )
    row = write_across(sheet, row, scope, figures, width, italic=True, centred=True)
    for sentence in paper.said:
        row = write_across(sheet, row, sentence, figures, width, centred=True)
    sheet.row_dimensions[row].height = 6
    head_end, last = write_table(sheet, row + 1, paper.columns, paper.lines, language)
    foot = last + 1
    sheet.row_dimensions[foot].height = 6
    foot += 1
    for sentence in paper.notes:
        foot = write_across(sheet, foot, sentence, figures, width, size=10, across=_width(paper.columns))
    foot = write_across(
        sheet, foot, foot_line(figures), figures, width, italic=True, size=10, across=_width(paper.columns)
    )
    sheet.freeze_panes = f"{get_column_letter(paper.fixed_columns + 1)}{head_end + 1}"
    sheet.print_title_rows = f"{row + 1}:{head_end}"
    set_up_print(sheet, f"A1:{get_column_letter(width)}{foot - 1}", figures)


def _write_heading_block(sheet: Worksheet, figures: ExportFigures, columns: Sequence[Column]) -> int:
    """Write the block with its blanks; return the first free row. A program fills in no number and no date."""
    language, position = figures.language, figures.position
    names = [step.name.upper() for step in position.path]
    above = names[-2] if len(names) > 1 else _DOTS
    right = _middle(columns)
    place = language.text("…………, ngày … tháng … năm {year}", year=position.day.year)
    left = (
        (above, Font(name=FONT, size=12)),
        (names[-1], Font(name=FONT, size=12, bold=True)),
        ("*", Font(name=FONT, size=12)),
        (language.text("Số … - …"), Font(name=FONT, size=12)),
    )
    party = (
        (language.text("ĐẢNG CỘNG SẢN VIỆT NAM"), Font(name=FONT, size=13, bold=True, underline="single")),
        ("", Font(name=FONT, size=12)),
        (place, Font(name=FONT, size=12, italic=True)),
        (language.text("DỰ THẢO"), Font(name=FONT, size=12, bold=True)),
    )
    for start, end, texts in ((1, right - 1, left), (right, len(columns), party)):
        for row, (text, font) in enumerate(texts, 1):
            cell = put(sheet, row, start, text or None, language)
            cell.font = font
            cell.alignment = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
            sheet.merge_cells(start_row=row, end_row=row, start_column=start, end_column=end)
            sheet.row_dimensions[row].height = LINE_POINTS * 1.1
    sheet.row_dimensions[5].height = 6
    return 6


def _middle(columns: Sequence[Column]) -> int:
    """Return the first column of the right half, so that both halves are about equally wide."""
    half, used = _width(columns) / 2, 0.0
    for number, column in enumerate(columns, 1):
        used += column.width
        if used >= half:
            return min(max(number if used - half > column.width / 2 else number + 1, 2), len(columns))
    return len(columns)


def _width(columns: Sequence[Column]) -> float:
    return sum(column.width for column in columns)


def write_across(
    sheet: Worksheet,
    row: int,
    text: str,
    figures: ExportFigures,
    columns: int,
    *,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    size: int = 11,
    across: float | None = None,
) -> int:
    """Write a text over the whole width; return the next row."""
    cell = put(sheet, row, 1, text, figures.language)
    cell.font = Font(name=FONT, size=size, bold=bold, italic=italic)
    cell.alignment = Alignment(horizontal="center" if centred else "left", vertical="center", wrap_text=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    lines = 1 if across is None else lines_needed(text, across)
    sheet.row_dimensions[row].height = lines * size * 1.4 + 2
    return row + 1


def set_up_print(sheet: Worksheet, area: str, figures: ExportFigures, *, landscape: bool = True) -> None:
    """Print on A4, as wide as the page, as many pages as it takes, numbered."""
    sheet.page_setup.paperSize = int(A4)
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for side, millimetres in _MARGINS.items():
        setattr(sheet.page_margins, side, millimetres / MILLIMETRES_PER_INCH)
    sheet.print_options.horizontalCentered = True
    sheet.print_area = area
    page = figures.language.text("Trang {page}/{pages}", page="&P", pages="&N")
    footer: Any = sheet.oddFooter
    footer.center.text = page
    footer.center.font, footer.center.size = f"{FONT},Regular", 10
