"""From a document to the bytes of a Word file, in the form of Party papers."""

from __future__ import annotations

import io
from datetime import UTC
from itertools import zip_longest
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.section import WD_SECTION
from docx.shared import Mm

from dashboard.exports.document import Blank, Block, Chart, Document, Heading, Part, Sentence, Table
from dashboard.exports.on_pages import LED_TO, for_pages, stands_below, taken_by_names
from dashboard.exports.safe_text import plain
from dashboard.exports.word.chart import figures_of, picture_of
from dashboard.exports.word.elements import element, paragraph, run, twips
from dashboard.exports.word.heading_block import closing_block, heading_block
from dashboard.exports.word.pages import Page, page_of, set_up_page
from dashboard.exports.word.styles import BODY, GAP, SMALL, SUBTITLE, TITLE, heading_style, set_up_styles
from dashboard.exports.word.table import table_element

_LETTERS = 14
"""Points of those of a heading block."""
_UPRIGHT = Page(across=False)


def write_word(document: Document) -> bytes:
    """Return the file: heading block, title, parts, signatures left blank, annexes, notes.

    Raises TooLongError where that would be too many pages.
    """
    document = for_pages(document)
    file = docx.Document()
    set_up_styles(file, document.language.code)
    _set_properties(file, document)
    writer = _Writer(file, document, page_of(document.parts[0]))
    parts = sorted(document.parts, key=lambda part: bool(part.annex))
    for number, part in enumerate(parts):
        if number and not stands_below(part):
            writer.new_page(page_of(part))
        writer.part(part, first=not number)
        last = number + 1 == len(parts) or bool(parts[number + 1].annex)
        if last and not part.annex and document.closing is not None:
            writer.add(closing_block(document.closing, writer.page.width))
    writer.new_page(_UPRIGHT)
    writer.notes()
    return _fixed(file)


class _Writer:
    """Goes down a file block by block."""

    def __init__(self, file: Any, document: Document, page: Page) -> None:
        self.file, self.document, self.page = file, document, page
        self.taken = 0.0  # millimetres of the first page, by names above its drawing
        set_up_page(file.sections[0], page, first=True)

    def add(self, *made: Any) -> None:
        """Put elements before the properties of the last section."""
        for one in made:
            self.file.element.body.sectPr.addprevious(one)

    def new_page(self, page: Page) -> None:
        """Go on on a new page, which may lie otherwise."""
        self.page = page
        set_up_page(self.file.add_section(WD_SECTION.NEW_PAGE), page, first=False)
        bearer = self.file.element.body.sectPr.getprevious()
        bearer.pPr.insert(0, element("pStyle", val=GAP))
        lowest = element("spacing", before=0, after=0, line=20, lineRule="exact")
        bearer.pPr.insert(1, lowest)  # a line of usual height might not fit on a full page

    def part(self, part: Part, *, first: bool) -> None:
        """Write one part with its title."""
        document = self.document
        if first:
            self.add(heading_block(document.letterhead, self.page.width))
        if part.annex:
            self.add(paragraph(SUBTITLE, run(part.annex, bold=True)))
        self.add(paragraph(TITLE if first else heading_style(1), run(part.title)))
        if first or part.annex:
            scope = document.scope_line if first else ""
            lines = [line for line in (part.attached, f"({document.day_line})", scope) if line]
            if document.illustrative:
                lines.append(document.language.text("Số liệu minh họa"))
            self.add(paragraph(SUBTITLE, run("\n".join(lines))))
            self.taken = taken_by_names(document, self.page.width, _LETTERS) if first else 0.0
        for block, following in zip_longest(part.blocks, part.blocks[1:]):
            self.block(block)
            leads = isinstance(block, Sentence) and isinstance(following, LED_TO)
            if leads or (isinstance(block, Blank) and following is None):  # the signatures never stand alone on a page
                self.file.element.body.sectPr.getprevious().pPr.insert(1, element("keepNext"))

    def block(self, block: Block) -> None:
        """Write one block."""
        match block:
            case Sentence(text):
                self.add(paragraph(BODY, run(text)))
            case Heading(text, level):
                self.add(paragraph(heading_style(level), run(text)))
            case Blank(lines):
                self.add(*(self._dotted_line(keep=number < lines) for number in range(1, lines + 1)))
            case Chart() if block.spec or block.series:
                self.chart(block)
            case Table():
                self.table(block)

    def chart(self, chart: Chart) -> None:
        """Put the picture of a chart, with the sentence that says what it shows for who cannot see it."""
        if not chart.spec:
            self.table(figures_of(chart))
            return
        put = (
            self.file.add_paragraph(style="Line")
            .add_run()
            .add_picture(picture_of(chart, _UPRIGHT.width, self.taken), width=Mm(_UPRIGHT.width))
        )
        self.taken = 0.0
        put._inline.docPr.set("descr", plain(chart.alt))
        if chart.note:
            self.add(paragraph(SMALL, run(chart.note, italic=True)))
        self.add(paragraph(GAP))

    def table(self, table: Table) -> None:
        """Write a table with its notes; a line after it keeps two tables apart, else Word makes them one."""
        self.add(table_element(self.document.language, table, self.page.width))
        for note in table.notes:
            self.add(paragraph(SMALL, run(note, italic=True)))
        self.add(paragraph(GAP))

    def _dotted_line(self, *, keep: bool) -> Any:
        line = paragraph(BODY, element("r", element("tab")))
        stop = element("tab", val="right", leader="dot", pos=twips(self.page.width))
        line.pPr.insert(1, element("tabs", stop))
        if keep:
            line.pPr.insert(1, element("keepNext"))
        line.pPr.append(element("ind", firstLine=0))
        return line

    def notes(self) -> None:
        """Write what a reader needs to trust and repeat the figures."""
        document = self.document
        self.add(paragraph(heading_style(1), run(document.language.text("GHI CHÚ VỀ SỐ LIỆU"))))
        for note in document.notes:
            self.add(paragraph(SMALL, run(f"{note.about}: ", bold=True), run(note.text)))
        self.add(paragraph(SMALL, run(document.foot, italic=True)))


def _set_properties(file: Any, document: Document) -> None:
    made = document.exported_at.astimezone(UTC).replace(tzinfo=None)
    properties = file.core_properties
    properties.title = plain(" ".join(document.title.split()))[:255]
    properties.author = properties.last_modified_by = plain(document.issuer)[:255]
    properties.created = properties.modified = made
    properties.comments, properties.language = "", document.language.code


def _fixed(file: Any) -> bytes:
    """Return the bytes without the template's picture and the moment of writing: same documents give same files."""
    kinds = file.part.package.rels
    for name in [name for name, relation in kinds.items() if relation.reltype.endswith("/thumbnail")]:
        del kinds[name]
    written, fixed = io.BytesIO(), io.BytesIO()
    file.save(written)
    with ZipFile(written) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), source.read(name), ZIP_DEFLATED)
    return fixed.getvalue()
