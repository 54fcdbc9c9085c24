"""An item in short: what a meeting decides on, and of a long list the page that begins it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import parse_qs

from dashboard.exports.document import Table
from dashboard.exports.figures import OVERVIEW, REPORTS, SHARES, TRENDS
from dashboard.exports.slides.plan import Slide
from dashboard.i18n.language import Language
from dashboard.meeting.cutting import pages_of
from dashboard.meeting.meeting import AgendaItem, MeetingSlide

SHORT = "rut_gon"
"""Key of an item's query; with the value "1" the item is shown in short."""
_KEPT: Mapping[str, tuple[str, ...]] = {
    OVERVIEW: ("facts", "cumulative", "targets", "states", "moved-up", "moved-down"),
    SHARES: ("categories", "shares"),
    REPORTS: ("forecasts", "board"),
    TRENDS: ("years",),
}
"""Tables and charts of papers that a meeting looks at; of papers that are not named all."""
_FIRST = 10
"""Rows of a longer list: larger letters are worth more than two rows of those that are left out anyway."""


def is_short(item: AgendaItem) -> bool:
    """Tell whether an item is shown in short."""
    return parse_qs(item.query).get(SHORT) == ["1"]


def short_pages(language: Language, view: str, slides: tuple[Slide, ...]) -> Iterator[MeetingSlide]:
    """Yield a page of each slide that is kept; one that begins a longer list says of how many rows it is part.

    Lists that a meeting looks at stand in an order of their own: who misses most people or reports comes first.
    """
    for slide in slides:
        if view in _KEPT and getattr(slide.body, "key", "") not in _KEPT[view]:
            continue
        first, *others = pages_of(slide, even=False)
        listed = _listed(slide)
        if not others or not listed:  # a table of years, say, is whole or wrong
            yield from (first, *others)
            continue
        first = next(pages_of(slide, even=False, most=_FIRST))
        words = language.text(
            "{n} đơn vị đứng đầu danh sách {all} đơn vị.",
            n=language.number(_listed(first.slide)),
            all=language.number(listed),
        )
        yield replace(first, slide=replace(first.slide, said=(*first.slide.said, words)), pages=1)


def _listed(slide: Slide) -> int:
    return sum(bool(row.code) for row in slide.body.rows) if isinstance(slide.body, Table) else 0
