"""A part on a worksheet: heading block of Party papers, title, what is said, tables, foot, and how it prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

from dashboard.exports.document import Block, Chart, Document, Heading, Part, Sentence, Table
from dashboard.exports.excel.chart import ChartFigures, write_chart
from dashboard.exports.excel.heights import LINE_POINTS, lines_needed
from dashboard.exports.excel.looks import FONT, Looks
from dashboard.exports.excel.page_breaks import DEFAULT_POINTS, page_breaks, page_points
from dashboard.exports.excel.table import write_table
from dashboard.exports.excel.widths import sheet_widths
from dashboard.exports.measuring import Face, wrapped
from dashboard.exports.safe_text import is_risky, plain

A4, MILLIMETRES_PER_INCH = 9, 25.4
_GAP_POINTS = 6
_MOST_FROZEN_ROWS = 20
"""More would leave no room to scroll in on a small screen."""
_MOST_OF_A_PAGE, _TOGETHER = 0.6, 3
"""What a table takes so that the page above it would stay empty if it went to the next one as a whole, and how many of
its rows then stay with its head and with its notes."""
_MARGINS = {"left": 15.0, "right": 10.0, "top": 15.0, "bottom": 15.0}
ROOM = {True: (297 - 25.0, 210 - 30.0), False: (210 - 25.0, 297 - 30.0)}
"""A page without its margins in millimetres, across or upright."""
_HEADING_POINTS, _BOLD = 13.0, 1.1
_POINTS_PER_CHARACTER = 5.25
Look = dict[str, Any]


def write_part(book: Workbook, sheet: Any, part: Part, document: Document, looks: Looks, figures: ChartFigures) -> None:
    """Write the whole sheet and set up how it prints; `figures` take those of its charts."""
    widths = sheet_widths(part)
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    page = page_points(widths, ROOM[part.landscape])
    writer = _Writer(book, sheet, looks, widths, figures, page)
    _write_heading_block(writer, document)
    if part.annex:
        writer.across(part.annex, bold=True, size=13, centred=True)
    writer.across(part.title, bold=True, size=14, centred=True)
    writer.across(document.day_line, italic=True, size=12, centred=True)
    writer.across(document.scope_line, italic=True, centred=True)
    heads = [
        _write_block(writer, block, first=number < len(part.sentences)) for number, block in enumerate(part.blocks)
    ]
    writer.gap()
    writer.across(document.foot, italic=True, size=10)
    if isinstance(part.blocks[-1], Table) and heads[-1] is not None:
        first, body = heads[-1]
        sheet.repeat_rows(first, body - 1)  # Excel repeats them on the pages behind their own only
        if len(part.tables) == 1 and body < _MOST_FROZEN_ROWS:
            sheet.freeze_panes(body, part.tables[0].fixed)
    set_up_print(sheet, (writer.row, len(widths)), document, landscape=part.landscape)
    sheet.set_h_pagebreaks(list(page_breaks(sheet.points, writer.units, page)))


class _Writer:
    """Goes down a sheet row by row."""

    def __init__(
        self, book: Workbook, sheet: Any, looks: Looks, widths: Sequence[float], figures: ChartFigures, page: float
    ) -> None:
        self.book, self.sheet, self.looks, self.widths = book, sheet, looks, tuple(widths)
        self.figures, self.page = figures, page
        self.units: list[tuple[int, int]] = []
        """First row and row below of each table and chart, with the headings and sentences above it."""
        self._begun: int | None = None
        self.row = 0

    def across(self, text: str, *, size: int = 11, centred: bool = False, **more: Any) -> None:
        """Write a text over the whole width."""
        look = self.looks.text(size=size, centred=centred, quote_prefix=is_risky(text), **more)
        merge(self.sheet, self.row, 0, len(self.widths) - 1, text, look)
        self.sheet.set_row(self.row, lines_needed(text, sum(self.widths) * 11 / size) * size * 1.4 + 2)
        self.row += 1

    def gap(self) -> None:
        """Leave a little room."""
        self.sheet.set_row(self.row, _GAP_POINTS)
        self.row += 1

    def begin(self) -> None:
        """Note that what comes stands above a table or chart, on the same page."""
        self._begun = self.row if self._begun is None else self._begun

    def end(self) -> None:
        """Note that a table or chart ends here."""
        self.units.append((self.row if self._begun is None else self._begun, self.row))
        self._begun = None

    def heading(self, text: str) -> None:
        """Write a heading."""
        self.begin()
        self.gap()
        self.across(text, bold=True, size=12)

    def table(self, table: Table) -> tuple[int, int]:
        """Write a table with its notes; return the first row of its head and the first below it."""
        self.begin()
        self.gap()
        first = self.row
        body, self.row = write_table(self.sheet, first, table, self.widths, self.looks)
        if table.notes:
            self.gap()
        for note in table.notes:
            self.across(note, size=10)
        self.end_of_table(body, body + len(table.rows))
        return first, body

    def end_of_table(self, body: int, below: int) -> None:
        """Note that a table ends here; of one that takes most of a page only its first and last rows stay together.

        A longer one is left to the program: where its pages end depends on the heads that it repeats.
        """
        high = sum(self.sheet.points.get(row, DEFAULT_POINTS) for row in range(body, below))
        if _MOST_OF_A_PAGE * self.page < high < self.page and below - body > 2 * _TOGETHER:
            self.units.append((body if self._begun is None else self._begun, body + _TOGETHER))
            self._begun = below - _TOGETHER
        self.end()


def _write_block(writer: _Writer, block: Block, *, first: bool) -> tuple[int, int] | None:
    match block:
        case Table():
            return writer.table(block)
        case Sentence(text):
            writer.across(text, centred=first)
        case Heading(text):
            writer.heading(text)
        case Chart() if block.series:
            writer.begin()
            writer.gap()
            width = sum(writer.widths)
            writer.row = write_chart(writer.book, writer.sheet, writer.row, block, width, writer.figures)
            writer.end()
    return None


def merge(sheet: Any, row: int, first: int, last: int, text: str, look: Any) -> None:
    """Write a text over several columns of a row."""
    if last > first:
        sheet.merge_range(row, first, row, last, "", look)
    sheet.write_string(row, first, plain(text), look)


def _write_heading_block(writer: _Writer, document: Document) -> None:
    """Write the block with its blanks. A program fills in no number and no date."""
    head, looks = document.letterhead, writer.looks
    right, last = _middle(writer.widths), len(writer.widths) - 1
    lines: tuple[tuple[str, Look, str, Look], ...] = (
        (head.above, {}, head.party, {"size": 13, "bold": True, "underline": 1}),
        (head.issuer, {"bold": True}, "", {}),
        ("*", {}, head.place_and_day, {"italic": True}),
        (head.symbol, {}, head.draft, {"bold": True}),
    )
    for left_text, left, right_text, party in lines:
        merge(writer.sheet, writer.row, 0, right - 1, left_text, looks.line(**left))
        merge(writer.sheet, writer.row, right, last, right_text, looks.line(**party))
        halves = (left_text, writer.widths[:right]), (right_text, writer.widths[right:])
        writer.sheet.set_row(writer.row, LINE_POINTS * 1.1 * max(_lines_of_heading(*half) for half in halves))
        writer.row += 1
    writer.gap()


def _lines_of_heading(text: str, widths: Sequence[float]) -> int:
    """Return how many lines a text of the block, often bold capitals, takes in columns of such widths."""
    return len(wrapped(text, Face.TIMES, _HEADING_POINTS * _BOLD, sum(widths) * _POINTS_PER_CHARACTER))


def _middle(widths: Sequence[float]) -> int:
    """Return the first column of the right half, so that both halves are about equally wide."""
    half, used = sum(widths) / 2, 0.0
    for number, width in enumerate(widths):
        used += width
        if used >= half:
            return min(max(number if used - half > width / 2 else number + 1, 1), len(widths) - 1)
    return len(widths) - 1


def set_up_print(sheet: Any, area: tuple[int, int], document: Document, *, landscape: bool = True) -> None:
    """Print `area` (rows, columns) on A4, as wide as the page, as many pages as it takes, numbered."""
    sheet.set_paper(A4)
    if landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**{side: millimetres / MILLIMETRES_PER_INCH for side, millimetres in _MARGINS.items()})
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    rows, columns = area
    sheet.print_area(0, 0, rows - 1, columns - 1)
    page = document.language.text("Trang {page}/{pages}", page="&P", pages="&N")
    sheet.set_footer(f'&C&"{FONT},Regular"&10{page}', {"margin": 7 / MILLIMETRES_PER_INCH})
