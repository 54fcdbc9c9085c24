"""A table on a worksheet: a head of one or two rows, rows of values and live formulas, borders, heights."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from dashboard.exports.document import HIDDEN, Cell, Column, Difference, Kind, Ratio, Row, RowKind, Sum, Table
from dashboard.exports.excel.heights import INDENT, LETTERS, LINE_POINTS, lines_needed
from dashboard.exports.excel.looks import Looks
from dashboard.exports.excel.widths import stretches
from dashboard.exports.formulas import holds
from dashboard.exports.safe_text import is_risky, plain

_MOST_ARGUMENTS = 200
"""Excel takes 255 arguments; a longer sum stays a value."""


def write_table(sheet: Any, first: int, table: Table, widths: tuple[float, ...], looks: Looks) -> tuple[int, int]:
    """Write the table from row `first` (from 0) on; return the first row below its head and the one below itself.

    `widths` are those of the sheet's columns. Words in the last column of a table reach to the end of the sheet.
    """
    ends = [*range(len(table.columns) - 1), len(widths) - 1 if stretches(table) else len(table.columns) - 1]
    room = (*widths[: len(ends) - 1], sum(widths[len(ends) - 1 : ends[-1] + 1]))
    body = _write_head(sheet, first, table.columns, ends, room, looks)
    for number, row in enumerate(table.rows):
        _write_row(sheet, body, number, table, ends, looks)
        sheet.set_row(body + number, _height(row, room))
    return body, body + len(table.rows)


def _write_head(
    sheet: Any, first: int, columns: tuple[Column, ...], ends: list[int], room: tuple[float, ...], looks: Looks
) -> int:
    last = first + any(column.group for column in columns)
    deepest = max(lines_needed(column.heading, width * 0.9) for column, width in zip(columns, room, strict=True))
    heights = [LINE_POINTS * 1.2, LINE_POINTS * max(deepest - 1, 2)] if last > first else [LINE_POINTS * deepest + 4]
    for row, height in enumerate(heights, first):
        sheet.set_row(row, height)
    if last == first:
        for place, column in enumerate(columns):
            _across(sheet, (first, place, first, ends[place]), plain(column.heading), looks.head())
    else:
        _write_two_rows(sheet, first, columns, ends, looks)
    return last + 1


def _write_two_rows(sheet: Any, first: int, columns: tuple[Column, ...], ends: list[int], looks: Looks) -> None:
    """Write groups above their columns; a column without a group takes both rows.

    A workbook that keeps no rows can merge none with those before it: there such a column has its heading in the
    second row.
    """
    look, keeps_rows = looks.head(), not looks.book.constant_memory
    for group, members in groupby(enumerate(columns), key=lambda pair: pair[1].group):
        places = [place for place, _ in members]
        if group:
            _across(sheet, (first, places[0], first, ends[places[-1]]), plain(group), look)
        for place in places if not group else ():
            if keeps_rows:
                _across(sheet, (first, place, first + 1, ends[place]), plain(columns[place].heading), look)
            else:
                _across(sheet, (first, place, first, ends[place]), "", look)
    for place, column in enumerate(columns):
        if column.group or not keeps_rows:
            _across(sheet, (first + 1, place, first + 1, ends[place]), plain(column.heading), look)


def _across(sheet: Any, cells: tuple[int, int, int, int], text: str, look: Any) -> None:
    """Write a text into one cell, or over several (first row and column, last row and column)."""
    if cells[:2] != cells[2:]:
        sheet.merge_range(*cells, "", look)
    sheet.write_string(cells[0], cells[1], text, look)


def _write_row(sheet: Any, body: int, number: int, table: Table, ends: list[int], looks: Looks) -> None:
    row, at = table.rows[number], body + number
    if row.kind is RowKind.SECTION:
        _across(sheet, (at, 0, at, ends[-1]), plain(str(row.cells[0].value)), looks.cell(Kind.TEXT, row.kind))
        return
    for place, column in enumerate(table.columns):
        cell = row.cells[place] if place < len(row.cells) else Cell()
        if ends[place] > place:
            sheet.merge_range(at, place, at, ends[place], "", looks.cell(column.kind, row.kind))
        formula = _formula(table, body, number, place) if cell.formula and holds(table, number, place) else ""
        write_cell(sheet, at, place, cell, column.kind, row.kind, looks, formula)


def write_cell(
    sheet: Any, row: int, column: int, cell: Cell, kind: Kind, row_kind: RowKind, looks: Looks, formula: str = ""
) -> None:
    """Write one cell. Text stays text, whatever its first character is; a formula carries its result."""
    value, kind = HIDDEN if cell.hidden else cell.value, cell.kind or kind
    if isinstance(value, str):
        text = plain(value)
        look = looks.cell(kind, row_kind, quoted=is_risky(text), hidden=cell.hidden)
        sheet.write_string(row, column, text, look)
        return
    look = looks.cell(kind, row_kind)
    if value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, Decimal):
        stored = float(value / 100) if kind is Kind.PERCENT else float(value)
        _write_number(sheet, row, column, stored, look, formula)
    elif isinstance(value, int):
        _write_number(sheet, row, column, value, look, formula)
    else:
        sheet.write_datetime(row, column, datetime.combine(value, datetime.min.time()), look)


def _write_number(sheet: Any, row: int, column: int, number: float, look: Any, formula: str) -> None:
    if formula:
        sheet.write_formula(row, column, formula, look, number)
    else:
        sheet.write_number(row, column, number, look)


def _formula(table: Table, body: int, number: int, column: int) -> str:
    """Return the formula of a cell as text, empty where Excel could not take it."""
    at = body + number
    match table.rows[number].cells[column].formula:
        case Ratio(count, of):
            return f"=ROUND({xl_rowcol_to_cell(at, count)}/{xl_rowcol_to_cell(at, of)},3)"
        case Difference(of, less):
            return f"={xl_rowcol_to_cell(at, of)}-{xl_rowcol_to_cell(at, less)}"
        case Sum(rows):
            runs = [xl_range(body + first, column, body + last, column) for first, last in _runs(rows)]
            return f"=SUM({','.join(runs)})" if len(runs) <= _MOST_ARGUMENTS else ""
    return ""


def _runs(rows: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return first and last of each run of rows that follow one another."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _height(row: Row, room: tuple[float, ...]) -> float:
    if row.kind is RowKind.SECTION:
        return LINE_POINTS * max(1, lines_needed(str(row.cells[0].value), sum(room))) + 3
    pairs = zip(row.cells, room, strict=False)
    needed = [
        lines_needed(cell.value, (width - INDENT) * LETTERS) for cell, width in pairs if isinstance(cell.value, str)
    ]
    return LINE_POINTS * max(needed, default=1) + 3
