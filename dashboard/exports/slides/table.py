"""Tables of slides: columns that fit, rows that turn over to the next slide before they run off the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.exports.columns import heading_of
from dashboard.exports.document import Cell, Kind, Row, RowKind, Table, words_of
from dashboard.exports.measuring import Face, width_of, wrapped
from dashboard.exports.slides.page import EDGE, LINE, Page, write_run
from dashboard.i18n.language import Language
from dashboard.look import colour

SIZES = (20.0, 18.0, 16.0, 14.0)
"""Sizes of type, the largest that fits; the last one is for lists that go on on further slides."""
_SMALL = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_LESS = 1.5
"""So much smaller are headings."""
_HEAD_LINES = (2, 3, 4, 8)
"""Lines of headings: more of them where narrow columns leave names too little room."""
_HARDLY_MORE = 1.05
_SIDE, _ABOVE, _WIDER = 5.0, 3.5, 1.06
"""Margins of a cell, and how much wider programs set words than the font says."""
_MOST_AIR = 45.0
_BROKEN = 1.35
"""A larger type is not worth it where names then break into several lines."""
_MOST_HEAD_LINES = 4
"""Nor where its headings stand in columns of single words."""
_LEAST_WORDS = 90.0
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_HEADINGS = (RowKind.GROUP, RowKind.SECTION)
_STRONG = (*_HEADINGS, RowKind.TOTAL)
_COMPANY = 2


@dataclass(frozen=True)
class Laid:
    """A table laid out: size of its type, widths of its columns, heights of its head and of each of its rows."""

    table: Table
    size: float
    widths: tuple[float, ...]
    head: float
    heights: tuple[float, ...]


def lay_out(language: Language, table: Table, room: tuple[float, float], most: int) -> Laid:
    """Return the table in the largest type in which it fits into width and height, else in that of a long list."""
    for size in SIZES[:-1]:
        laid = _laid(language, table, room, size)
        one_line = len(laid.heights) * (size * LINE + 2 * _ABOVE)
        low = laid.head <= _MOST_HEAD_LINES * (size - _LESS) * LINE + 2 * _ABOVE
        fits = low and len(table.rows) <= most and laid.head + sum(laid.heights) <= room[1]
        if fits and sum(laid.heights) <= _BROKEN * one_line:
            return laid
    return _laid(language, table, room, SIZES[-1])


def squeeze(language: Language, table: Table, room: tuple[float, float]) -> Laid:
    """Return the table in the largest small type in which all of it stands on one page."""
    found = (_laid(language, table, room, size) for size in _SMALL)
    laid = next((one for one in found if one.head + sum(one.heights) <= room[1]), None)
    return laid or _laid(language, table, room, _SMALL[-1])


def _laid(language: Language, table: Table, room: tuple[float, float], size: float) -> Laid:
    """Return the table with the lowest head with which its rows take hardly more slides than with a higher one."""
    found: dict[tuple[float, ...], Laid] = {}
    for lines in _HEAD_LINES:
        widths = _widths(language, table, room[0], size, lines)
        if widths not in found:
            found[widths] = _with_widths(language, table, widths, size)
    least = min(_slides_taken(laid, room[1]) for laid in found.values())
    return next(laid for laid in found.values() if _slides_taken(laid, room[1]) <= least * _HARDLY_MORE)


def _slides_taken(laid: Laid, height: float) -> float:
    return sum(laid.heights) / max(height - laid.head, 1.0)


def _widths(language: Language, table: Table, width: float, size: float, lines: int) -> tuple[float, ...]:
    """Return the widths of the columns where no heading has more than so many lines, if words leave that room."""
    words = [column.kind is Kind.TEXT for column in table.columns]
    wanted = [_wanted(language, table, place, size, lines) for place in range(len(words))]
    numbers = sum(one for one, wordy in zip(wanted, words, strict=True) if not wordy)
    shares = iter(_shared([one for one, wordy in zip(wanted, words, strict=True) if wordy], width - numbers))
    widths = [next(shares) if wordy else one for one, wordy in zip(wanted, words, strict=True)]
    spare, many = width - sum(widths), words.count(False)
    if spare > 0 and many:  # numbers stand near the words that they belong to
        air = min(spare / many, _MOST_AIR)
        return tuple(one if wordy else one + air for one, wordy in zip(widths, words, strict=True))
    return tuple(one * width / sum(widths) for one in widths) if spare < 0 else tuple(widths)


def _with_widths(language: Language, table: Table, widths: tuple[float, ...], size: float) -> Laid:
    heads = zip(table.columns, widths, strict=True)
    head = max(_lines(heading_of(column), Face.ARIAL_BOLD, size - _LESS, each) for column, each in heads)
    heights = tuple(_row_height(language, table, row, widths, size) for row in table.rows)
    return Laid(table, size, widths, head * (size - _LESS) * LINE + 2 * _ABOVE, heights)


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """Return how wide columns of words are: who wants less than a fair share gets that, the others the rest."""
    room = max(room, _LEAST_WORDS * len(wanted))
    given: dict[int, float] = {}
    for place in sorted(range(len(wanted)), key=lambda one: wanted[one]):
        given[place] = min(wanted[place], (room - sum(given.values())) / (len(wanted) - len(given)))
    return [given[place] for place in range(len(wanted))]


def pages(laid: Laid, room: float, most: int, later: float = 0.0) -> list[range]:
    """Return the rows of each slide: at most `most`, no more than fit, no group without its first item, no row alone.

    `later`: the room of the second slide and of those after it, where it is another one.
    """
    found: list[range] = []
    first = 0
    rows = laid.table.rows
    while first < len(rows):
        height, last = laid.head, first
        while last < len(rows) and last - first < most and (last == first or height + laid.heights[last] <= room):
            height += laid.heights[last]
            last += 1
        while last < len(rows) and last - first > 1 and rows[last - 1].kind in _HEADINGS:
            last -= 1
        found.append(range(first, last))
        first, room = last, later or room
    return _with_company(laid, found, room)


def _with_company(laid: Laid, found: list[range], room: float) -> list[range]:
    """Return the pages; where a single row would be the last one, some before it go with it if they fit."""
    if len(found) < 2 or len(found[-1]) > 1 or len(found[-2]) < 2 * _COMPANY:
        return found
    before, (last,) = found[-2], found[-1]
    cut = last - _COMPANY
    while cut > before.start + 1 and laid.table.rows[cut - 1].kind in _HEADINGS:
        cut -= 1
    if laid.head + sum(laid.heights[cut : last + 1]) > room:
        return found
    return [*found[:-2], range(before.start, cut), range(cut, last + 1)]


def write_table(page: Page, language: Language, laid: Laid, shown: range) -> None:
    """Put the table on the page, with these of its rows."""
    table = laid.table
    rows = [table.rows[place] for place in shown]
    heights = [laid.head, *(laid.heights[place] for place in shown)]
    frame = page.slide.shapes.add_table(
        len(rows) + 1, len(table.columns), Pt(EDGE), Pt(page.y), Pt(sum(laid.widths)), Pt(sum(heights))
    )
    frame.name = table.key
    drawn = frame.table
    _without_style(drawn)
    for column, width in zip(drawn.columns, laid.widths, strict=True):
        column.width = Pt(width)
    for row, height in zip(drawn.rows, heights, strict=True):
        row.height = Pt(height)
    for place, column in enumerate(table.columns):
        _write(
            drawn.cell(0, place), heading_of(column), column.kind, laid.size - _LESS, page.code, bold=True, rule="ink2"
        )
    for number, row in enumerate(rows, 1):
        strong = row.kind in _STRONG
        if row.kind is RowKind.SECTION and len(table.columns) > 1:
            drawn.cell(number, 0).merge(drawn.cell(number, len(table.columns) - 1))
        for place, column in enumerate(table.columns):
            cell = row.cells[place] if place < len(row.cells) else Cell()
            if row.kind is RowKind.SECTION and place:
                continue
            kind = Kind.TEXT if row.kind is RowKind.SECTION else cell.kind or column.kind
            _write(drawn.cell(number, place), words_of(language, cell, kind), kind, laid.size, page.code, bold=strong)
    page.y += sum(heights)


def _wanted(language: Language, table: Table, place: int, size: float, lines: int) -> float:
    """Return the width in which no value breaks, and a heading takes no more lines than that."""
    column, heading = table.columns[place], heading_of(table.columns[place])
    cells = (row.cells[place] for row in table.rows if place < len(row.cells) and row.kind is not RowKind.SECTION)
    values = (words_of(language, cell, column.kind) for cell in cells)
    widest = max((width_of(value, Face.ARIAL_BOLD, size) for value in values), default=0.0)
    longest = max(width_of(word, Face.ARIAL_BOLD, size - _LESS) for word in heading.split(" "))
    wanted = max(widest, longest, 2 * size) * _WIDER + 2 * _SIDE + 1
    while _lines(heading, Face.ARIAL_BOLD, size - _LESS, wanted) > lines:
        wanted += size / 2
    return wanted


def _row_height(language: Language, table: Table, row: Row, widths: Sequence[float], size: float) -> float:
    face = Face.ARIAL_BOLD if row.kind in _STRONG else Face.ARIAL
    if row.kind is RowKind.SECTION:
        lines = _lines(words_of(language, row.cells[0], Kind.TEXT), face, size, sum(widths))
    else:
        cells = zip(row.cells, table.columns, widths, strict=False)
        lines = max(_lines(words_of(language, cell, column.kind), face, size, each) for cell, column, each in cells)
    return lines * size * LINE + 2 * _ABOVE


def _lines(text: str, face: Face, size: float, width: float) -> int:
    return len(wrapped(text, face, size, (width - 2 * _SIDE) / _WIDER))


def _write(cell: Any, text: str, kind: Kind, size: float, code: str, *, bold: bool, rule: str = "hair") -> None:
    cell.margin_left = cell.margin_right = Pt(_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(_ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    aligned = {Kind.TEXT: PP_ALIGN.LEFT, Kind.LABEL: PP_ALIGN.CENTER, Kind.ORDER: PP_ALIGN.CENTER}
    paragraph.alignment = aligned.get(kind, PP_ALIGN.RIGHT)
    write_run(paragraph, text, size, "ink", bold=bold, code=code)
    _rule_below(cell, rule)


def _rule_below(cell: Any, token: str) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"), w="9525")
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=colour(token, dark=False).removeprefix("#"))


def _without_style(table: Any) -> None:
    """Take the blue bands away: hairlines only."""
    table.horz_banding = False
    properties = table._tbl.tblPr
    style = properties.find(qn("a:tableStyleId"))
    if style is None:
        style = etree.SubElement(properties, qn("a:tableStyleId"))
    style.text = _NO_STYLE
