"""Pages of Word papers: A4, the margins of Party papers, upright or across, numbered at the top from the second on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from dashboard.exports.document import Part, Table
from dashboard.exports.word.elements import page_number, paragraph
from dashboard.exports.word.styles import LINE

_SHORT, _LONG = 210, 297
_UPRIGHT = {"top": 20, "bottom": 20, "left": 30, "right": 15}
_ACROSS = {"top": 30, "bottom": 15, "left": 20, "right": 20}
"""The same margins, turned: papers are bound at the edge of 30 mm."""
_MOST_COLUMNS, _MOST_DIGITS = 9, 165
"""What a table may have to stand upright."""


@dataclass(frozen=True)
class Page:
    """How a page lies. `width` is the room for text in millimetres."""

    across: bool

    @property
    def width(self) -> int:
        return _LONG - 40 if self.across else _SHORT - 45


def page_of(part: Part) -> Page:
    """Return how a part lies: across where a table of it is wide."""
    return Page(part.landscape and any(_is_wide(table) for table in part.tables))


def _is_wide(table: Table) -> bool:
    return len(table.columns) > _MOST_COLUMNS or sum(column.width for column in table.columns) > _MOST_DIGITS


def set_up_page(section: Any, page: Page, *, first: bool) -> None:
    """Set size, margins and number of a section's pages; the very first page bears no number."""
    section.orientation = WD_ORIENT.LANDSCAPE if page.across else WD_ORIENT.PORTRAIT
    width, height = (_LONG, _SHORT) if page.across else (_SHORT, _LONG)
    section.page_width, section.page_height = Mm(width), Mm(height)
    for side, millimetres in (_ACROSS if page.across else _UPRIGHT).items():
        setattr(section, f"{side}_margin", Mm(millimetres))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = first
    if first:
        header = section.header
        header.is_linked_to_previous = False
        for old in list(header.paragraphs):
            header._element.remove(old._element)
        header._element.append(paragraph(LINE, *page_number()))
