"""The one row of a table in large figures: a table with an empty page below it would say less."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.exports.columns import Fact, heading_of
from dashboard.exports.document import Kind, words_of
from dashboard.exports.measuring import Face, width_of
from dashboard.exports.slides.page import EDGE, Page, height_of
from dashboard.i18n.language import Language

_SUBJECT, _FACT, _NAME, _LEAST = 28.0, 40.0, 20.0, 130.0
"""Sizes of what the row is about, of its figures and of their names, and the least width of a figure."""
_SHARES = (1.0, 0.85, 0.7, 0.6, 0.5, 0.4)
"""Of these sizes, the largest in which all of the row stands on the page."""
_WIDER = 1.06
"""How much wider programs set words than the font says."""


@dataclass(frozen=True)
class _Box:
    text: str
    place: tuple[float, float, float, float]
    size: float
    ink: str
    bold: bool


def write_single(page: Page, language: Language, row: tuple[Fact | None, tuple[Fact, ...]], room: float) -> None:
    """Write what a row is about and its facts, as many beside each other as the page has width for, in `room` points
    of height."""
    laid = (_lay_out(language, row, page.size.inner, share) for share in _SHARES)
    boxes, height = next((one for one in laid if one[1] <= room), (None, 0.0))
    if boxes is None:
        boxes, height = _lay_out(language, row, page.size.inner, _SHARES[-1])
    for box in boxes:
        left, top, width, tall = box.place
        page.box([box.text], (EDGE + left, page.y + top, width, tall), box.size, box.ink, bold=box.bold)
    page.y += height


def _lay_out(
    language: Language, row: tuple[Fact | None, tuple[Fact, ...]], inner: float, share: float
) -> tuple[list[_Box], float]:
    """Return the boxes of the row in a share of the sizes, and how high all of them stand."""
    subject, facts = row
    boxes, y = [], 14.0 * share
    if subject is not None:
        text, size = words_of(language, subject[1], subject[0].kind), _SUBJECT * share
        tall = height_of([text], size, inner, bold=True)
        boxes.append(_Box(text, (0.0, y, inner, tall), size, "ink", bold=True))
        y += tall + 26 * share
    left, line = 0.0, 0.0
    for column, cell in facts:
        name, said = heading_of(column), words_of(language, cell, column.kind)
        size = (_SUBJECT if (cell.kind or column.kind) is Kind.TEXT else _FACT) * share
        above = _NAME * share
        wanted = max(width_of(name, Face.ARIAL, above), width_of(said, Face.ARIAL_BOLD, size)) * _WIDER
        width = min(max(wanted, _LEAST * share), inner)
        if left and left + width > inner:
            left, line, y = 0.0, 0.0, y + line + 22 * share
        high, tall = height_of([name], above, width), height_of([said], size, width, bold=True)
        boxes.append(_Box(name, (left, y, width, high), above, "ink2", bold=False))
        boxes.append(_Box(said, (left, y + high + 6 * share, width, tall), size, "ink", bold=True))
        left, line = left + width + 36 * share, max(line, high + 6 * share + tall)
    return boxes, y + line + 24 * share
