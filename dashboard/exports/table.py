"""A table on a worksheet: a head of one or two rows, lines of values, borders, formats. Values only, no formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import groupby
from math import ceil
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.i18n.language import Language

Value = str | int | Decimal | date | None
UNKNOWN, NONE = "…", "–"
"""Not reported or not said; not assigned or says nothing. Never 0, never an empty cell."""

FONT = "Times New Roman"
COUNT_FORMAT, PERCENT_FORMAT = "#,##0", '0.0"%"'
_DAY_FORMATS = {"vi": "dd/mm/yyyy", "en": "d mmm yyyy"}
_THIN = Side(style="thin", color="808080")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADES = {"group": "F2F2F2", "total": "E4E4E4", "head": "E4E4E4"}
LETTERS = 1.15
"""Letters of words that fit where one digit fits, on the safe side: a row is rather too high than cut."""
LINE_POINTS = 15.0
"""Height of one line of text at 11 points."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, its width in characters, the heading above several, and whether it holds words."""

    heading: str
    width: float
    group: str = ""
    words: bool = False


class Kind(Enum):
    """What a line is."""

    ITEM = "item"
    GROUP = "group"
    SECTION = "section"  # a heading across the table
    TOTAL = "total"


@dataclass(frozen=True)
class Line:
    """One line under the head. Percents are Decimals, counts are whole numbers."""

    kind: Kind
    values: tuple[Value, ...]


def add_up(values: Sequence[Value]) -> Value:
    """Return the sum of the counts that are known; "…" or "–" when none is."""
    counts = [value for value in values if isinstance(value, int)]
    if counts:
        return sum(counts)
    return NONE if values and all(value == NONE for value in values) else UNKNOWN


def roman(number: int) -> str:
    """Return a whole number from 1 on in Roman numerals: 4 is IV."""
    text = ""
    for value, letters in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV")):
        text += letters * (number // value)
        number %= value
    return text + "I" * number


def put(sheet: Worksheet, row: int, column: int, value: Value, language: Language) -> Any:
    """Write a value with its format. Text stays text, whatever its first character is."""
    cell: Any = sheet.cell(row, column)
    cell.font = Font(name=FONT, size=11)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in "=+-@"  # stays text when somebody edits the cell
    elif isinstance(value, Decimal):
        cell.value, cell.number_format = float(value), PERCENT_FORMAT
    elif isinstance(value, date):
        cell.value, cell.number_format = value, _DAY_FORMATS[language.code]
    elif value is not None:
        cell.value, cell.number_format = value, COUNT_FORMAT
    return cell


def write_table(
    sheet: Worksheet, first_row: int, columns: Sequence[Column], lines: Sequence[Line], language: Language
) -> tuple[int, int]:
    """Write head and lines from `first_row` on; return the last row of the head and the last row of the table."""
    head_end = _write_head(sheet, first_row, columns, language)
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    row = head_end
    for row, line in enumerate(lines, head_end + 1):
        _write_line(sheet, row, columns, line, language)
    return head_end, row


def _write_head(sheet: Worksheet, first: int, columns: Sequence[Column], language: Language) -> int:
    last = first + any(column.group for column in columns)
    number = 1
    for group, members in groupby(columns, key=lambda column: column.group):
        below = list(members)
        if group:
            put(sheet, first, number, group, language)
            sheet.merge_cells(start_row=first, end_row=first, start_column=number, end_column=number + len(below) - 1)
        for place, column in enumerate(below, number):
            put(sheet, last if group else first, place, column.heading, language)
            if not group and last > first:
                sheet.merge_cells(start_row=first, end_row=last, start_column=place, end_column=place)
        number += len(below)
    for row in range(first, last + 1):
        for place in range(1, len(columns) + 1):
            cell = sheet.cell(row, place)
            cell.font = Font(name=FONT, size=11, bold=True)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cell.fill, cell.border = _shade("head"), BOX
    deepest = max(lines_needed(column.heading, column.width * 0.9) for column in columns)
    heights = [LINE_POINTS * 1.2, LINE_POINTS * max(deepest - 1, 2)] if last > first else [LINE_POINTS * deepest + 4]
    for row, height in enumerate(heights, first):
        sheet.row_dimensions[row].height = height
    return last


def _write_line(sheet: Worksheet, row: int, columns: Sequence[Column], line: Line, language: Language) -> None:
    bold = line.kind is not Kind.ITEM
    shade = {Kind.GROUP: "group", Kind.SECTION: "group", Kind.TOTAL: "total"}.get(line.kind)
    for number, column in enumerate(columns, 1):
        value = line.values[number - 1] if number <= len(line.values) else None
        cell = put(sheet, row, number, value, language)
        cell.font = Font(name=FONT, size=11, bold=bold)
        words = column.words or line.kind is Kind.SECTION
        side = {"horizontal": "left", "indent": 1} if words else {"horizontal": "center"}
        cell.alignment = Alignment(vertical="center", wrap_text=True, **side)
        cell.border = BOX
        if shade:
            cell.fill = _shade(shade)
    if line.kind is Kind.SECTION:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(columns))
        needed = 1
    else:
        pairs = zip(line.values, columns, strict=False)
        needed = max(lines_needed(value, column.width * LETTERS) for value, column in pairs if isinstance(value, str))
    sheet.row_dimensions[row].height = LINE_POINTS * needed + 3


def lines_needed(text: str, width: float) -> int:
    """Return how many lines a text takes in a cell of so many characters; a word longer than a line is broken."""
    lines = 0
    for part in text.split("\n"):
        used, lines = 0.0, lines + 1
        for word in part.split():
            if used and used + 1 + len(word) > width:
                used, lines = 0.0, lines + 1
            used += len(word) + (1 if used else 0)
            lines += max(0, ceil(len(word) / width) - 1)
    return lines


def _shade(name: str) -> PatternFill:
    return PatternFill("solid", start_color=_SHADES[name])
