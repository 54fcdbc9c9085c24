"""A document as text between separators: one form that Excel opens by double click, one for programs.

A Vietnamese Excel expects a semicolon between cells and a comma in decimals, an English one comma and dot. The byte
order mark says that the text is UTF-8. There is no line "sep=;": with it Excel forgets the mark and shows wrong
letters.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from dashboard.exports.document import HIDDEN, NONE, UNKNOWN, Cell, Column, Document, Kind, RowKind, Table
from dashboard.exports.safe_text import is_risky, plain
from dashboard.i18n.language import Language

_SEPARATORS = {"vi": ";", "en": ","}
_MONTH = re.compile(r"\d{1,2}/\d{4}")
"""A month as it stands on screens; Excel would take 3/2024 for the first of March."""
_FOR_PROGRAMS = {UNKNOWN: "", NONE: "n/a"}
"""What is not known is empty, what does not apply is said; "hidden" stands where a figure is not told."""


def write_csv(document: Document) -> bytes:
    """Return all tables below one another, each under its title, with the line that tells where they came from."""
    return _written(_lines(document), _SEPARATORS[document.language.code], "utf-8-sig")


def _lines(document: Document) -> Iterator[list[str]]:
    language = document.language
    for number, (part, table) in enumerate(document.tables()):
        if number:
            yield []
        else:
            yield [_guarded(part.title)]
            yield [_guarded(document.day_line)]
        yield [_guarded(_heading(column)) for column in table.columns]
        yield from _rows(language, table)
    yield []
    yield [_guarded(document.foot)]


def write_plain_csv(document: Document) -> bytes:
    """Return the items of the first table: UTF-8, comma, decimal dot, days as 2024-05-31, codes in place of words."""
    return _written(_plain_lines(document), ",", "utf-8")


def _plain_lines(document: Document) -> Iterator[list[str]]:
    _part, table = next(document.tables())
    yield ["code", *(column.code or f"column_{number}" for number, column in enumerate(table.columns, 1))]
    for row in table.rows:
        if row.kind is RowKind.ITEM and (row.code or not _says_nothing(row.cells)):
            cells = [*row.cells, *[Cell()] * (len(table.columns) - len(row.cells))]
            yield [row.code, *(_for_program(cell) for cell in cells)]


def _says_nothing(cells: Sequence[Cell]) -> bool:
    """Return whether a row only says in words that there is none."""
    return all(cell.value is None or cell.value in (UNKNOWN, NONE) for cell in (*cells[:1], *cells[2:]))


def _written(lines: Iterable[Sequence[str]], separator: str, encoding: str) -> bytes:
    """Return the lines as bytes; none is kept, however many there are."""
    target = io.BytesIO()
    with io.TextIOWrapper(target, encoding=encoding, newline="") as text:
        csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(lines)
        text.flush()
        return target.getvalue()


def _heading(column: Column) -> str:
    return f"{column.group} – {column.heading}" if column.group else column.heading


def _rows(language: Language, table: Table) -> Iterator[list[str]]:
    for row in table.rows:
        pairs = zip(row.cells, table.columns, strict=False)
        yield [_for_excel(language, cell, cell.kind or column.kind) for cell, column in pairs]


def _for_excel(language: Language, cell: Cell, kind: Kind) -> str:
    """Return a cell as Excel of the language reads it: numbers without signs between thousands."""
    value = HIDDEN if cell.hidden else cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return _guarded(f"T{value}" if _MONTH.fullmatch(value) else value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}" if language.code == "vi" else value.isoformat()
    text = str(value)
    if isinstance(value, Decimal):
        text = text.replace(".", "," if language.code == "vi" else ".") + ("%" if kind is Kind.PERCENT else "")
    return text


def _for_program(cell: Cell) -> str:
    if cell.hidden:
        return "hidden"
    if cell.code:
        return _guarded(cell.code)
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return _FOR_PROGRAMS.get(value, _guarded(value)) if isinstance(value, str) else str(value)


def _guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    text = plain(text)
    return f"'{text}" if is_risky(text) else text
