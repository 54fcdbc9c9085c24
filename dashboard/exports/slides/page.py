"""One page of a deck: its size, title, foot and texts. All lengths are points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from dashboard.exports.measuring import Face, wrapped
from dashboard.exports.safe_text import plain
from dashboard.look import colour

FONT = "Arial"
EDGE = 40.0
TOP, BELOW_TITLE = 30.0, 10.0
LINE = 1.2
"""Height of a line of Arial, in sizes: marks stacked on capitals fit."""
_FOOT, _FOOT_LINES = 10.0, 2
_TITLES = (36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
_MOST_LINES = 3
LARGEST = 26.0
"""Of a title above something else."""
_SAFE = 0.97
"""Programs set lines a little wider than the font says."""


@dataclass(frozen=True)
class Size:
    """Width and height of a page, and how many rows of a table can be read on it from the third row of a room."""

    width: float
    height: float
    rows: int

    @property
    def inner(self) -> float:
        return self.width - 2 * EDGE

    @property
    def bottom(self) -> float:
        """Where the foot begins."""
        return self.height - 34


WIDE, NARROW = Size(960, 540, 13), Size(720, 540, 13)
"""16:9 and 4:3."""


def paint(token: str) -> RGBColor:
    """Return a colour of the look, as it is on light paper."""
    found: RGBColor = RGBColor.from_string(colour(token, dark=False).removeprefix("#"))
    return found


def write_run(paragraph: Any, text: str, size: float, ink: str, *, bold: bool = False, code: str = "vi") -> None:
    """Put words into a paragraph; the language keeps a program from marking them as misspelt."""
    run = paragraph.add_run()
    run.text = plain(text)
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
    run.font.color.rgb = paint(ink)
    run._r.get_or_add_rPr().set("lang", "vi-VN" if code == "vi" else "en-US")


@dataclass
class Page:
    """A slide being filled from the top; `y` is where the next thing goes."""

    slide: Any
    size: Size
    code: str
    y: float = TOP

    def title(self, text: str, *, largest: float = LARGEST) -> None:
        """Write the title into the slide's own title, so that outlines and screen readers know it."""
        size, height = title_room(text, self.size.inner, largest)
        shape = self.slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = (
            Pt(EDGE),
            Pt(self.y),
            Pt(self.size.inner),
            Pt(height),
        )
        self._fill(shape.text_frame, [text], size, "ink", bold=True)
        self.y += height + BELOW_TITLE

    def text(self, lines: Sequence[str], size: float, ink: str = "ink2", *, bold: bool = False) -> None:
        """Write paragraphs below what is there."""
        height = height_of(lines, size, self.size.inner, bold=bold)
        self.box(lines, (EDGE, self.y, self.size.inner, height), size, ink, bold=bold)
        self.y += height + 8

    def box(self, lines: Sequence[str], place: tuple[float, ...], size: float, ink: str, *, bold: bool = False) -> None:
        """Write paragraphs at a place: left, top, width, height."""
        frame = self.slide.shapes.add_textbox(*(Pt(one) for one in place)).text_frame
        self._fill(frame, lines, size, ink, bold=bold)

    def foot(self, text: str, number: int) -> None:
        """Write the line at the foot, and the page: on two lines where it is long, smaller where it is longer still."""
        line = self.slide.shapes.add_connector(
            1, Pt(EDGE), Pt(self.size.bottom), Pt(self.size.width - EDGE), Pt(self.size.bottom)
        )
        line.line.color.rgb, line.line.width = paint("line"), Pt(0.75)
        width = self.size.inner - 50
        sizes = (_FOOT, 9.0, 8.0)
        fits = (one for one in sizes if len(wrapped(text, Face.ARIAL, one, width * _SAFE)) <= _FOOT_LINES)
        size = next(fits, sizes[-1])
        self.box([text], (EDGE, self.size.bottom + 5, width, _FOOT_LINES * size * LINE), size, "ink2")
        frame = self.slide.shapes.add_textbox(
            Pt(self.size.width - EDGE - 50), Pt(self.size.bottom + 5), Pt(50), Pt(_FOOT * LINE)
        ).text_frame
        self._fill(frame, [str(number)], _FOOT, "ink2")
        frame.paragraphs[0].alignment = PP_ALIGN.RIGHT

    def _fill(self, frame: Any, lines: Sequence[str], size: float, ink: str, *, bold: bool = False) -> None:
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.TOP
        for number, line in enumerate(lines):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph.space_before = Pt(0 if number == 0 else size * 0.4)
            write_run(paragraph, line, size, ink, bold=bold, code=self.code)


def title_size(text: str, width: float, largest: float) -> float:
    """Return the size in which a title takes at most three lines."""
    fits = (
        size
        for size in _TITLES
        if size <= largest and len(wrapped(text, Face.ARIAL_BOLD, size, width * _SAFE)) <= _MOST_LINES
    )
    return next(fits, _TITLES[-1])


def title_room(text: str, width: float, largest: float = LARGEST) -> tuple[float, float]:
    """Return in which size a title stands, and how high."""
    size = title_size(text, width, largest)
    return size, height_of([text], size, width, bold=True)


def height_of(lines: Sequence[str], size: float, width: float, *, bold: bool = False) -> float:
    """Return how high paragraphs stand."""
    face = Face.ARIAL_BOLD if bold else Face.ARIAL
    count = sum(len(wrapped(line, face, size, width * _SAFE)) for line in lines)
    return count * size * LINE + (len(lines) - 1) * size * 0.4
