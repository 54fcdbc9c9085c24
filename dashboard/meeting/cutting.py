"""From slides of papers to slides of a meeting: tables turn pages, of small counts the whole is told only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.exports.document import Chart, Document, Part, Row, RowKind, Sentence, Table
from dashboard.exports.figures import OVERVIEW, PROGRESS
from dashboard.exports.slides.plan import Slide
from dashboard.meeting.meeting import ANSWER, CHART, ROWS, TABLE, WORDS, MeetingSlide

_SMALL_COUNTS = "small-counts"


def for_the_wall(document: Document) -> Document:
    """Return the paper as a room may see it: of a sensitive category only the total of the jurisdiction.

    The first sentence of its part is that total; whatever it says of clusters and organisations stays with the paper.
    """
    return replace(document, parts=tuple(map(_without_small_counts, document.parts)))


def _without_small_counts(part: Part) -> Part:
    if not part.key.startswith(_SMALL_COUNTS):
        return part
    return replace(part, blocks=tuple(block for block in part.blocks if isinstance(block, Sentence))[:1])


def position_only(document: Document) -> tuple[Document, tuple[str, ...]]:
    """Return the first part of the paper of the position, and what its list of all says: the title of its states."""
    parts = {part.key: part for part in document.parts}
    told = parts[PROGRESS].sentences[:1] if PROGRESS in parts else ()
    kept = [parts[OVERVIEW]]
    if told:
        kept.append(replace(parts[PROGRESS], blocks=(Sentence(told[0]),)))
    return replace(document, parts=tuple(kept)), told


def pages_of(slide: Slide, *, even: bool = True, most: int = ROWS) -> Iterator[MeetingSlide]:
    """Yield the slide, or as many as its table needs; a heading of rows never stands last on a page.

    `even`: no page is left with a row or two; else each page but the last has `most` rows.
    """
    body = slide.body
    if not isinstance(body, Table):
        yield MeetingSlide(slide, CHART if isinstance(body, Chart) else WORDS)
        return
    kind = ANSWER if body.key == "facts" else TABLE
    cut = _cut(body.rows, most)
    if even:
        cut = _evenly(body.rows, len(cut))
    for page, rows in enumerate(cut, 1):
        shown = replace(slide, body=replace(body, rows=rows))
        if page > 1:
            shown = replace(shown, title=f"{slide.title} ({page}/{len(cut)})", said=())
        yield MeetingSlide(shown, kind, page, len(cut))


def _evenly(rows: Sequence[Row], pages: int) -> list[tuple[Row, ...]]:
    """Return as many pages, each with as few rows as that allows: 13 rows are 7 and 6, not 12 and 1."""
    cuts = (_cut(rows, most) for most in range(max(1, len(rows) // pages), ROWS + 1))
    return next(cut for cut in cuts if len(cut) <= pages)


def _cut(rows: Sequence[Row], most: int) -> list[tuple[Row, ...]]:
    found: list[tuple[Row, ...]] = []
    first = 0
    while first < len(rows):
        last = min(first + most, len(rows))
        while last < len(rows) and last - first > 1 and rows[last - 1].kind in (RowKind.GROUP, RowKind.SECTION):
            last -= 1
        found.append(tuple(rows[first:last]))
        first = last
    return found or [()]
