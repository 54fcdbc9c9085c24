"""Which paper can be had in which format: the one table that the screens, the route and the command line ask.

A new format is a function from a document to bytes and an entry here. A writer gets the connection as well: packs read
further documents (see dashboard.exports.documents) in the same transaction, others leave it alone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard.exports.base_pack import PACKED, read_pack, write_pack
from dashboard.exports.csv_file import write_csv, write_plain_csv
from dashboard.exports.document import Document
from dashboard.exports.documents import VIEWS, read_document
from dashboard.exports.excel.workbook import write_workbook
from dashboard.exports.figures import ANNEX_02, LAGGING, ORGANIZATION_SHEET, OVERVIEW, PROGRESS, SHARES, TRENDS
from dashboard.exports.html.pack import with_annexes
from dashboard.exports.html.page import write_html
from dashboard.exports.pdf.paper import write_pdf
from dashboard.exports.pictures import A4, WIDE, all_pictures, as_png, main_svg
from dashboard.exports.slides.deck import write_deck
from dashboard.exports.slides.page import NARROW as NARROW_PAGE
from dashboard.exports.slides.page import WIDE as WIDE_PAGE
from dashboard.exports.slides.page import Size
from dashboard.exports.word.paper import write_word
from dashboard.i18n.language import N_

Writer = Callable[[Document, Connection], bytes]


@dataclass(frozen=True)
class Format:
    """One format: the ending of its files, what browsers are told, its name on screens."""

    ending: str
    media_type: str
    words: str


_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PACK = "zip"
"""One workbook for each organisation: the only format that takes its time."""
FORMATS: Mapping[str, Format] = {
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", N_("Excel")),
    "csv": Format("csv", "text/csv; charset=utf-8", N_("CSV")),
    "csv-plain": Format("csv", "text/csv; charset=utf-8", N_("CSV cho chương trình")),
    "docx": Format("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", N_("Word")),
    "pptx": Format("pptx", _SLIDES, N_("PowerPoint 16:9")),
    "pptx-4x3": Format("pptx", _SLIDES, N_("PowerPoint 4:3")),
    "pdf": Format("pdf", "application/pdf", N_("PDF")),
    "png": Format("png", "image/png", N_("Ảnh PNG 16:9")),
    "png-a4": Format("png", "image/png", N_("Ảnh PNG khổ A4")),
    "svg": Format("svg", "image/svg+xml", N_("Ảnh SVG")),
    "pictures": Format("zip", "application/zip", N_("Mọi biểu đồ (PNG, SVG)")),
    "html": Format("html", "text/html; charset=utf-8", N_("Trang xem không cần mạng")),
    PACK: Format("zip", "application/zip", N_("Gói gửi cơ sở")),
}
SIZES: Mapping[tuple[str, str], str] = {
    ("png", "16:9"): "png",
    ("png", "a4"): "png-a4",
    ("pptx", "16:9"): "pptx",
    ("pptx", "4:3"): "pptx-4x3",
}
"""The format that a format in a size is, where it comes in several."""
VARIANTS = ("csv-plain", "png-a4", "pptx-4x3")
"""Formats that a command asks for by an option beside --format."""


def _excel(document: Document, connection: Connection) -> bytes:
    return write_workbook(document)


def _csv(document: Document, connection: Connection) -> bytes:
    return write_csv(document)


def _plain_csv(document: Document, connection: Connection) -> bytes:
    return write_plain_csv(document)


def _word(document: Document, connection: Connection) -> bytes:
    return write_word(document)


def _html(document: Document, connection: Connection) -> bytes:
    return write_html(with_annexes(document, connection) if document.view == OVERVIEW else document)


def _pdf(document: Document, connection: Connection) -> bytes:
    return write_pdf(document)


def _deck(size: Size) -> Writer:
    def write(document: Document, connection: Connection) -> bytes:
        annex = None
        if document.view == OVERVIEW:
            annex = read_document(connection, ANNEX_02, document.address, document.exported_at)
        return write_deck(document, size, annex)

    return write


def _png(document: Document, connection: Connection) -> bytes:
    return as_png(main_svg(document, WIDE), WIDE)


def _png_a4(document: Document, connection: Connection) -> bytes:
    return as_png(main_svg(document, A4), A4)


def _svg(document: Document, connection: Connection) -> bytes:
    return main_svg(document).encode()


def _pictures(document: Document, connection: Connection) -> bytes:
    return all_pictures(document)


_TABLES: Mapping[str, Writer] = {
    "xlsx": _excel,
    "docx": _word,
    "pdf": _pdf,
    "pptx": _deck(WIDE_PAGE),
    "pptx-4x3": _deck(NARROW_PAGE),
    "html": _html,
    "csv": _csv,
    "csv-plain": _plain_csv,
}
_PICTURES: Mapping[str, Writer] = {"png": _png, "png-a4": _png_a4, "svg": _svg}
_DRAWN = (OVERVIEW, PROGRESS, LAGGING, SHARES, ORGANIZATION_SHEET, TRENDS)
_DRAWN_SEVERAL = (OVERVIEW, TRENDS)


def _pack(document: Document, connection: Connection) -> bytes:
    """Return a pack as bytes; who can wait for it in a file asks `base_pack` itself."""
    packed = io.BytesIO()
    pack = read_pack(connection, document.view, document.address, document.exported_at)
    write_pack(connection, pack, document.exported_at, packed, lambda done, of: None)
    return packed.getvalue()


def _writers(view: str) -> dict[str, Writer]:
    drawn = _PICTURES if view in _DRAWN else {}
    several = {"pictures": _pictures} if view in _DRAWN_SEVERAL else {}
    packed = {PACK: _pack} if view in PACKED else {}
    return {**_TABLES, **drawn, **several, **packed}


WRITERS: Mapping[str, Mapping[str, Writer]] = {view: _writers(view) for view in VIEWS}
"""By view, by format, in the order in which screens offer them."""
