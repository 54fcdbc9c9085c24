"""From a document to the bytes of a PowerPoint file."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pptx
from pptx.util import Pt

from dashboard.exports.columns import only_row
from dashboard.exports.document import Chart, Document, Kind, Table, words_of
from dashboard.exports.safe_text import plain
from dashboard.exports.slides.chart import write_chart
from dashboard.exports.slides.page import (
    BELOW_TITLE,
    EDGE,
    LARGEST,
    TOP,
    Page,
    Size,
    height_of,
    paint,
    title_room,
)
from dashboard.exports.slides.plan import Slide, slides_of
from dashboard.exports.slides.single import write_single
from dashboard.exports.slides.table import Laid, lay_out, pages, squeeze, write_table
from dashboard.i18n.language import Language

_TITLE_ONLY = 5
_MOST_LETTERS = 255
"""Of a property of a file."""
_TEXT, _SAID = 20.0, 15.0


@dataclass(frozen=True)
class Cover:
    """What a deck says of itself: whose it is, what it is about, its foot, when it was made."""

    language: Language
    issuer: str
    title: str
    subject: str
    foot: str
    made_at: datetime


def write_deck(document: Document, size: Size, annex: Document | None = None) -> bytes:
    """Return the file. `annex`: who admitted nobody yet, for the deck of a meeting (the paper of the position)."""
    cover = Cover(
        document.language, document.issuer, document.title, document.scope_line, document.foot, document.exported_at
    )
    writer = _Writer(cover, size)
    writer.first_page([document.day_line], [document.scope_line, document.letterhead.draft])
    for slide in slides_of(document, annex):
        writer.write(slide)
    return writer.finish()


def write_pages(cover: Cover, size: Size, opening: Slide, slides: Sequence[Slide]) -> bytes:
    """Return a file with the opening and exactly one page for each slide: who cut the tables decides their pages."""
    writer = _Writer(cover, size)
    writer.first_page(opening.said, list(opening.body) if isinstance(opening.body, tuple) else [])
    for slide in slides:
        writer.write_one(slide)
    return writer.finish()


class _Writer:
    """Adds pages one by one."""

    def __init__(self, cover: Cover, size: Size) -> None:
        self.cover, self.size = cover, size
        self.file: Any = pptx.Presentation()
        self.file.slide_width, self.file.slide_height = Pt(size.width), Pt(size.height)
        self.code, self.number = cover.language.code, 0

    def page(self) -> Page:
        """Begin a page; its foot tells day, source and page."""
        self.number += 1
        page = Page(self.file.slides.add_slide(self.file.slide_layouts[_TITLE_ONLY]), self.size, self.code)
        page.foot(self.cover.foot, self.number)
        return page

    def first_page(self, first: Sequence[str], more: Sequence[str]) -> None:
        """Write who shows what, up to which day; the red rule stands beside the institution only."""
        page = self.page()
        middle, inner = self.size.height * (0.26 if len(more) <= 2 else 0.1), self.size.inner - 20
        tall = height_of([self.cover.issuer], _TEXT, inner, bold=True)
        rule = page.slide.shapes.add_shape(1, Pt(EDGE), Pt(middle), Pt(5), Pt(tall + 10))
        rule.fill.solid()
        rule.fill.fore_color.rgb = paint("institution")
        rule.line.fill.background()
        page.box([self.cover.issuer], (EDGE + 16, middle + 4, inner, tall), _TEXT, "ink", bold=True)
        page.y = middle + tall + 30
        page.title(self.cover.title)
        if first:
            page.text(first, _TEXT, "ink")
        if more:
            page.text(more, _SAID)

    def write_one(self, slide: Slide) -> None:
        """Write a slide on one page: a table that was cut before goes into smaller type rather than on."""
        if not isinstance(slide.body, Table) or slide.body.key == "facts" or only_row(slide.body) is not None:
            self.write(slide)
            return
        page = self._begun(slide.title, slide.said)
        laid = self._laid(slide.body, page)
        if len(pages(laid, self._room(page), len(slide.body.rows))) > 1:
            laid = squeeze(self.cover.language, slide.body, (self.size.inner, self._room(page)))
        write_table(page, self.cover.language, laid, range(len(slide.body.rows)))

    def write(self, slide: Slide) -> None:
        """Write one slide, or as many as its table needs."""
        match slide.body:
            case Table(key="facts"):
                self._position(slide, slide.body)
            case Table():
                self._table(slide, slide.body)
            case Chart():
                page = self._begun(slide.title, slide.said)
                write_chart(page, slide.body)
            case sentences:
                page = self._begun(slide.title, slide.said, alone=not sentences and not slide.said)
                page.y += 12
                if sentences:
                    page.text(sentences, _fitting(sentences, self.size, page.y), "ink")

    def _begun(self, title: str, said: tuple[str, ...], *, alone: bool = False) -> Page:
        page = self.page()
        page.y = self.size.height * 0.3 if alone else page.y
        page.title(title, largest=36 if alone else LARGEST)
        if said:
            page.text(said, _SAID)
        return page

    def _table(self, slide: Slide, table: Table) -> None:
        page = self._begun(slide.title, slide.said)
        only = only_row(table)
        if only is not None:
            below = height_of(table.notes, _SAID, self.size.inner) if table.notes else 0.0
            write_single(page, self.cover.language, only, self._room(page) - below)
            if table.notes:
                page.text(table.notes, _SAID)
            return
        laid = self._laid(table, page)
        longest = title_room(_going_on(slide.title, 99, 99), self.size.inner)[1]
        later = self.size.bottom - (TOP + longest + BELOW_TITLE) - 8
        first, *others = pages(laid, self._room(page), self.size.rows, later)
        write_table(page, self.cover.language, laid, first)
        for number, rows in enumerate(others, 2):
            page = self._begun(_going_on(slide.title, number, len(others) + 1), ())
            write_table(page, self.cover.language, laid, rows)

    def _position(self, slide: Slide, table: Table) -> None:
        """Write the answer large, then the facts that stand behind it."""
        language, cells = self.cover.language, {row.code: row.cells for row in table.rows}
        page = self._begun(slide.title, slide.said)
        admitted, quota, percent = (
            words_of(language, cells[code][1], Kind.COUNT) for code in ("admitted", "quota", "percent")
        )
        page.text([f"{admitted} / {quota}   {percent}"], 54, "accent", bold=True)
        shown = tuple(row for row in table.rows if row.code not in ("admitted", "quota", "percent"))
        laid = self._laid(Table(table.key, table.columns, shown), page)
        write_table(page, language, laid, pages(laid, self._room(page), self.size.rows)[0])

    def _laid(self, table: Table, page: Page) -> Laid:
        return lay_out(self.cover.language, table, (self.size.inner, self._room(page)), self.size.rows)

    def _room(self, page: Page) -> float:
        return self.size.bottom - page.y - 8

    def finish(self) -> bytes:
        """Return the bytes, the same for the same document."""
        cover, properties = self.cover, self.file.core_properties
        properties.title, properties.subject = (plain(one)[:_MOST_LETTERS] for one in (cover.title, cover.subject))
        properties.author = properties.last_modified_by = plain(cover.issuer)[:_MOST_LETTERS]
        properties.language = cover.language.code
        properties.created = properties.modified = cover.made_at.astimezone(UTC).replace(tzinfo=None)
        written, fixed = io.BytesIO(), io.BytesIO()
        self.file.save(written)
        with ZipFile(written) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                content = source.read(name)
                if name.endswith(".xlsx"):
                    content = _dated(content, properties.created)
                target.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
        return fixed.getvalue()


def _going_on(title: str, number: int, of: int) -> str:
    """Return the title of a slide on which a table goes on: the sentence, and where one is in it."""
    return f"{title} ({number}/{of})"


def _fitting(sentences: tuple[str, ...], size: Size, top: float) -> float:
    """Return the size in which sentences fill the page and do not run over."""
    sizes = (_TEXT, 18.0, 16.0, 14.0, 12.0)
    return next((one for one in sizes if height_of(sentences, one, size.inner) <= size.bottom - top), sizes[-1])


def _dated(workbook: bytes, made: datetime) -> bytes:
    """Return the workbook behind a chart with the moment of the deck in place of its own: same figures, same bytes."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(workbook)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", f"{made:%Y-%m-%dT%H:%M:%SZ}".encode(), content)
            target.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    return written.getvalue()
