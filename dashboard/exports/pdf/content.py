"""A document as plain data for the template: words in their last form, places and sizes, nothing left to decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, zip_longest
from typing import Any

from dashboard.exports.chart_svg import SERIF, draw
from dashboard.exports.document import (
    Blank,
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Kind,
    Part,
    Row,
    RowKind,
    Sentence,
    Table,
    words_of,
)
from dashboard.exports.on_pages import LED_TO, rows_of_end, stands_below, stands_whole, taken_by_names
from dashboard.exports.pdf.letters import with_letters
from dashboard.exports.safe_text import plain
from dashboard.exports.word.pages import Page, page_of
from dashboard.exports.word.widths import LONGEST_WORD, fit
from dashboard.i18n.language import Language

FONTS = ("Liberation Serif", "Source Sans 3")
"""Times New Roman's metrics; signs that it lacks come from the second."""
_ALIGNED = {Kind.ORDER: "center", Kind.TEXT: "left", Kind.LABEL: "center", Kind.DAY: "center"}
"""Figures stand at the right."""
_PIXELS_PER_MM = 96 / 25.4
_LONG_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\S)")
"""Gets a place where it may be divided, for which nothing is drawn."""
_HIGHEST_MM = {True: 76, False: 110}
"""Of a drawing on a page that lies across, or upright."""
_LOWEST_MM = 42
"""Of a drawing below a heading block of many lines."""
_LETTERS = 13
"""Size of those of a heading block."""
Data = dict[str, Any]


def content_of(document: Document) -> Data:
    """Return all that the template needs, as values that JSON can hold."""
    language, made = document.language, document.exported_at
    parts = sorted(document.parts, key=lambda part: bool(part.annex))
    body = sum(not part.annex for part in parts)
    return {
        "language": language.code,
        "fonts": FONTS,
        "title": _words(" ".join(document.title.split())),
        "author": _words(document.issuer),
        "made": {name: getattr(made, name) for name in ("year", "month", "day", "hour", "minute", "second")},
        "page": language.text("Trang {page}/{pages}", page="{1}", pages="{2}"),
        "foot": _words(document.foot),
        "letterhead": {name: _words(value) for name, value in vars(document.letterhead).items()},
        "parts": [
            _part(document, part, first=not number, signed=number + 1 == max(body, 1))
            for number, part in enumerate(parts)
        ],
        "closing": _closing(document),
        "going_on": _words(language.text("(tiếp)")),
        "notes_title": language.text("GHI CHÚ VỀ SỐ LIỆU"),
        "notes": [{"about": _words(note.about), "text": _words(note.text)} for note in document.notes],
    }


def _part(document: Document, part: Part, *, first: bool, signed: bool) -> Data:
    page = page_of(part)
    scope = document.scope_line if first else ""
    lines = [part.attached, f"({document.day_line})", scope] if first or part.annex else []
    if lines and document.illustrative:
        lines.append(document.language.text("Số liệu minh họa"))
    taken = taken_by_names(document, page.width, _LETTERS) if first else 0.0
    return {
        "first": first,
        "signed": signed and document.closing is not None,
        "below": stands_below(part) and not first,
        "across": page.across,
        "annex": _words(part.annex),
        "title": _words(part.title),
        "lines": [_words(line) for line in lines if line],
        "blocks": [
            _block(document.language, block, page, following, taken if block in part.charts[:1] else 0.0)
            for block, following in zip_longest(part.blocks, part.blocks[1:])
        ],
    }


def _block(language: Language, block: Block, page: Page, following: Block | None, taken: float) -> Data:
    """Return a block; a sentence that leads to the one `following` stands on its page, with the heading above.

    A drawing is so many millimetres lower as names above it have `taken`.
    """
    match block:
        case Sentence(text):
            return {"is": "sentence", "text": _words(text), "leads": isinstance(following, LED_TO)}
        case Heading(text, level):
            return {"is": "heading", "text": _words(text), "level": level}
        case Blank(lines):
            return {"is": "blank", "lines": lines, "last": following is None}
        case Chart():
            return _chart(block, page, taken)
        case Table():
            return _table(language, block, page.width)


def _chart(chart: Chart, page: Page, taken: float) -> Data:
    """Return a drawing as wide as the page, or as high as leaves room for a heading block above it."""
    width = page.width * _PIXELS_PER_MM
    drawn = draw(chart, width, family=SERIF)
    if taken:
        lower = max(_LOWEST_MM, min(drawn.height / _PIXELS_PER_MM, _HIGHEST_MM[page.across]) - taken)
        drawn = draw(chart, width, lower * _PIXELS_PER_MM, family=SERIF)
    highest = max(_LOWEST_MM, _HIGHEST_MM[page.across] - taken)
    share = min(1.0, highest * _PIXELS_PER_MM / drawn.height)
    return {
        "is": "chart",
        "svg": with_letters(drawn.svg),
        "alt": _words(chart.alt),
        "note": _words(chart.note),
        "share": share,
    }


def _table(language: Language, table: Table, width: float) -> Data:
    points, widths = fit(language, table, width)
    end = len(table.rows) - rows_of_end(table)
    return {
        "is": "table",
        "whole": stands_whole(table),
        "points": points,
        "widths": widths,
        "head": _head(table.columns),
        "rows": [_row(language, table.columns, row, end=number >= end) for number, row in enumerate(table.rows)],
        "notes": [_words(note) for note in table.notes],
    }


def _head(columns: Sequence[Column]) -> list[Data]:
    """Return the cells of the one or two rows of the head, each with its place; a group stands above its columns."""
    deep = 2 if any(column.group for column in columns) else 1
    cells = []
    place = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        below = list(members)
        if group:
            cells.append({"text": _words(group), "x": place, "y": 0, "colspan": len(below), "rowspan": 1})
        for column in below:
            y, rows = (1, 1) if group else (0, deep)
            cells.append({"text": _words(column.heading), "x": place, "y": y, "colspan": 1, "rowspan": rows})
            place += 1
    return sorted(cells, key=lambda cell: (cell["y"], cell["x"]))


def _row(language: Language, columns: Sequence[Column], row: Row, *, end: bool) -> Data:
    cells = [*row.cells, *[Cell()] * (len(columns) - len(row.cells))]
    return {
        "kind": row.kind.value,
        "end": end,
        "cells": [
            {
                "text": _LONG_WORD.sub("\\1\u200b", _words(words_of(language, cell, column.kind))),
                "align": "left" if row.kind is RowKind.SECTION else _ALIGNED.get(cell.kind or column.kind, "right"),
            }
            for cell, column in zip(cells, columns, strict=True)
        ],
    }


def _closing(document: Document) -> Data | None:
    closing = document.closing
    if closing is None:
        return None
    return {
        name: [_words(line) for line in value] if isinstance(value, tuple) else _words(value)
        for name, value in vars(closing).items()
    }


def _words(text: str) -> str:
    return with_letters(plain(text))
