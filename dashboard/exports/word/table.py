"""Tables of Word papers: a head that is repeated on every page, rows that no page divides, figures from the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from dashboard.exports.document import Cell, Column, Kind, Row, RowKind, Table, words_of
from dashboard.exports.on_pages import rows_of_end, stands_whole
from dashboard.exports.word.elements import element, paragraph, run, twips
from dashboard.exports.word.styles import table_style
from dashboard.exports.word.widths import PADDING_MM, fit
from dashboard.i18n.language import Language

_ALIGNED = {Kind.ORDER: "center", Kind.TEXT: "left", Kind.LABEL: "center", Kind.DAY: "center"}
"""Figures stand at the right."""
_SHADES = {RowKind.GROUP: "F2F2F2", RowKind.SECTION: "F2F2F2", RowKind.TOTAL: "E4E4E4"}


def table_element(language: Language, table: Table, width: float) -> Any:
    """Return the table, `width` millimetres wide."""
    points, millimetres = fit(language, table, width)
    style, columns = table_style(points), [twips(one) for one in millimetres]
    made = element("tbl", _properties(width), element("tblGrid", *(element("gridCol", w=w) for w in columns)))
    made.extend(_head(table.columns, columns, style))
    end = 0 if stands_whole(table) else len(table.rows) - rows_of_end(table)
    for number, row in enumerate(table.rows):
        last = number + 1 == len(table.rows)
        keep = bool(table.notes) if last else number >= end or row.kind is RowKind.GROUP
        made.append(_row(language, table.columns, row, columns, style, keep=keep))
    return made


def bare_table(widths: Sequence[float], rows: Sequence[Sequence[Sequence[Any]]]) -> Any:
    """Return a table without lines that only puts paragraphs beside one another; widths in millimetres."""
    twips_of = [twips(width) for width in widths]
    layout = element("tblPr", element("tblW", w=sum(twips_of), type="dxa"), element("tblLayout", type="fixed"))
    made = element("tbl", layout, element("tblGrid", *(element("gridCol", w=w) for w in twips_of)))
    for row in rows:
        cells = [
            element("tc", element("tcPr", element("tcW", w=w, type="dxa")), *paragraphs)
            for w, paragraphs in zip(twips_of, row, strict=True)
        ]
        made.append(element("tr", element("trPr", element("cantSplit")), *cells))
    return made


def _properties(width: float) -> Any:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    margins = [element(side, w=twips(PADDING_MM), type="dxa") for side in ("left", "right")]
    return element(
        "tblPr",
        element("tblW", w=twips(width), type="dxa"),
        element("jc", val="center"),
        element("tblBorders", *(element(side, val="single", sz=4, space=0, color="000000") for side in sides)),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *margins),
    )


def _head(columns: Sequence[Column], widths: Sequence[int], style: str) -> Iterator[Any]:
    """Yield the one or two rows of the head; a heading above several spans them, others span both rows."""
    groups = [(group, list(members)) for group, members in groupby(columns, key=lambda column: column.group)]
    if not any(group for group, _ in groups):
        yield _tr([_head_cell(column.heading, w, style) for column, w in zip(columns, widths, strict=True)], head=True)
        return
    above, below, place = [], [], 0
    for group, members in groups:
        own = widths[place : place + len(members)]
        place += len(members)
        if group:
            above.append(_head_cell(group, sum(own), style, element("gridSpan", val=len(members))))
            below += [_head_cell(column.heading, w, style) for column, w in zip(members, own, strict=True)]
            continue
        for column, w in zip(members, own, strict=True):
            above.append(_head_cell(column.heading, w, style, element("vMerge", val="restart")))
            below.append(_head_cell("", w, style, element("vMerge")))
    yield _tr(above, head=True)
    yield _tr(below, head=True)


def _head_cell(text: str, width: int, style: str, *merged: Any) -> Any:
    looks = element("tcPr", element("tcW", w=width, type="dxa"), *merged, element("vAlign", val="center"))
    return element("tc", looks, paragraph(style, run(text, bold=True), align="center"))


def _row(
    language: Language, columns: Sequence[Column], row: Row, widths: Sequence[int], style: str, *, keep: bool
) -> Any:
    shade = [element("shd", val="clear", color="auto", fill=_SHADES[row.kind])] if row.kind in _SHADES else []
    bold = row.kind in _SHADES
    if row.kind is RowKind.SECTION:
        text = words_of(language, row.cells[0], Kind.TEXT)
        looks = element(
            "tcPr", element("tcW", w=sum(widths), type="dxa"), element("gridSpan", val=len(columns)), *shade
        )
        return _tr([element("tc", looks, paragraph(style, run(text, bold=True)))], keep=True)
    cells = []
    for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
        cell = row.cells[place] if place < len(row.cells) else Cell()
        looks = element("tcPr", element("tcW", w=width, type="dxa"), *shade, element("vAlign", val="center"))
        text = words_of(language, cell, column.kind)
        runs = [run(text, bold=bold)] if text else []
        align = _ALIGNED.get(cell.kind or column.kind, "right")
        cells.append(element("tc", looks, paragraph(style, *runs, align=align)))
    return _tr(cells, keep=keep)


def _tr(cells: Sequence[Any], *, head: bool = False, keep: bool = False) -> Any:
    """Return a row that no page divides; `keep` it on the page of the row below."""
    if keep or head:
        for cell in cells:
            for made in cell.iterchildren("{*}p"):
                made.pPr.insert(1, element("keepNext"))
    return element("tr", element("trPr", element("cantSplit"), *([element("tblHeader")] if head else [])), *cells)
