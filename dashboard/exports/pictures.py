"""Pictures of charts for papers and slides of others: title, filters, day and source stand in the picture itself."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from html import escape

from dashboard.exports.chart_svg import SANS, converter, draw
from dashboard.exports.document import Chart, Document
from dashboard.exports.measuring import Face, wrapped
from dashboard.look import colour

_EDGE = 32.0
_INCH = 96
"""Pixels of a drawing in an inch; the words of charts are 14 of these high."""


@dataclass(frozen=True)
class Size:
    """Of a picture: pixels of the drawing, and how many pixels of the file each of them gets.

    `height` None: as the chart needs.
    """

    width: float
    height: float | None
    scale: float


WIDE = Size(1024, 576, 1.875)
""" 16:9, 1920 × 1080 pixels in a file: fills a slide or a screen."""
A4 = Size(165 / 25.4 * _INCH, None, 3)
"""As wide as the text of an A4 page with the margins of Party documents, 165 mm; sharp in print."""
_CHART_HEIGHT = 330.0


def charts_of(document: Document) -> tuple[Chart, ...]:
    """Return all charts of a document that are drawn, each once, the main one of the view first."""
    drawn: dict[str, Chart] = {}
    for part in document.parts:
        for chart in part.charts:
            if chart.spec:
                drawn.setdefault(chart.key, chart)
    return tuple(drawn.values())


def main_svg(document: Document, size: Size = WIDE) -> str:
    """Return the main chart of the view; where there is nothing to draw, its first sentence stands in the picture."""
    charts = charts_of(document)
    return picture(document, charts[0] if charts else None, size)


def as_png(svg: str, size: Size) -> bytes:
    """Return a picture as PNG; its resolution makes programs show it in its true size."""
    png: bytes = converter().svg_to_png(svg, scale=size.scale, ppi=72)
    return png


def all_pictures(document: Document) -> bytes:
    """Return a zip with every chart of a view: for slides and screens, for A4 pages, and as SVG."""
    packed, made_at = io.BytesIO(), document.exported_at.timetuple()[:6]
    with zipfile.ZipFile(packed, "w") as pack:
        for chart in charts_of(document) or (None,):
            name = f"{document.stem}_{chart.key}" if chart else document.stem
            wide = picture(document, chart, WIDE)
            pack.writestr(zipfile.ZipInfo(f"{name}.svg", made_at), wide, zipfile.ZIP_DEFLATED)
            pack.writestr(zipfile.ZipInfo(f"{name}_16x9.png", made_at), as_png(wide, WIDE))
            pack.writestr(zipfile.ZipInfo(f"{name}_A4.png", made_at), as_png(picture(document, chart, A4), A4))
    return packed.getvalue()


def picture(document: Document, chart: Chart | None, size: Size) -> str:
    """Return an SVG: title, scope and day, the drawing, and where it came from."""
    inner = size.width - 2 * _EDGE
    title = chart.title if chart else document.title
    said = "" if chart else next(iter(document.parts[0].sentences), "")
    head = _Words(_EDGE - 6)
    head.add(title, Face.ARIAL_BOLD, 22, "ink", inner)
    head.add(f"{document.day_line}. {document.scope_line}", Face.ARIAL, 14, "ink2", inner, above=4)
    if chart and chart.note:
        head.add(chart.note, Face.ARIAL, 14, "ink2", inner, above=2)
    foot = _Words(0)
    foot.add(document.foot, Face.ARIAL, 12, "ink2", inner, above=6)
    top = head.y + 14
    room = _CHART_HEIGHT if size.height is None else size.height - top - foot.y - _EDGE
    if chart:
        body = draw(chart, inner, room, fixed=size.height is not None)
        if size.height is None:
            room = body.height
        placed = (
            f'<svg x="{_EDGE:g}" y="{top:g}" width="{inner:g}" height="{room:g}" overflow="visible">{body.svg}</svg>'
        )
    else:
        words = _Words(top + 20)
        words.add(said, Face.ARIAL, 18, "ink", inner)
        placed, room = words.svg(_EDGE, 0), max(room, words.y - top)
    height = size.height or top + room + foot.y + _EDGE
    line = height - foot.y - _EDGE / 2 - 4
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size.width:g}" height="{height:g}"'
        f' viewBox="0 0 {size.width:g} {height:g}" role="img" font-family="{SANS}">'
        f"<title>{escape(title)}</title><desc>{escape(chart.alt if chart else said)}</desc>"
        f'<rect width="100%" height="100%" fill="{colour("paper", dark=False)}"/>'
        f"{head.svg(_EDGE, 0)}{placed}"
        f'<path d="M{_EDGE:g} {line:g}H{size.width - _EDGE:g}" stroke="{colour("line", dark=False)}"/>'
        f"{foot.svg(_EDGE, line)}</svg>"
    )


class _Words:
    """Lines of type below one another, broken where Arial needs it: programs without the font of an SVG take that one,
    which is wider.
    """

    def __init__(self, y: float) -> None:
        self.y, self._lines = y, list[tuple[float, str, str]]()

    def add(self, text: str, face: Face, size: float, ink: str, width: float, *, above: float = 0) -> None:
        """Add a text, broken to the width; marks stacked on capitals need lines of 1.3."""
        self.y += above
        weight = ' font-weight="600"' if face is Face.ARIAL_BOLD else ""
        look = f'font-size="{size:g}"{weight} fill="{colour(ink, dark=False)}"'
        for line in wrapped(text, face, size, width):
            self.y += size * 1.3
            self._lines.append((self.y, look, line))

    def svg(self, x: float, down: float) -> str:
        """Return the lines as SVG, moved down."""
        return "".join(
            f'<text x="{x:g}" y="{y + down:g}" {look}>{escape(line)}</text>' for y, look, line in self._lines
        )
