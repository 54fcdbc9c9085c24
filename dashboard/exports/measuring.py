"""How wide words will be, so that nothing runs over an edge: the widths of letters, read from the bundled fonts.

Arial is not ours to bundle; Liberation Sans has the same widths letter by letter.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).with_name("fonts")
_UNITS = 1000
"""Letters are measured at this size: rounding then moves a line by less than a pixel."""


class Face(StrEnum):
    """A bundled font; the value is its file."""

    SOURCE = "SourceSans3-Regular"
    SOURCE_STRONG = "SourceSans3-Semibold"
    ARIAL = "LiberationSans-Regular"
    ARIAL_BOLD = "LiberationSans-Bold"
    TIMES = "LiberationSerif-Regular"


@lru_cache(maxsize=8_000)
def _letter(face: Face, letter: str) -> float:
    return font_of(face, _UNITS).getlength(letter) / _UNITS


@lru_cache
def font_of(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """Return a bundled font, opened for letters of a size in pixels."""
    return ImageFont.truetype(str(FONTS / f"{face}.ttf"), size, layout_engine=ImageFont.Layout.BASIC)


def width_of(text: str, face: Face, size: float) -> float:
    """Return the width of one line, in the unit of `size`: "0" of Arial at 10 points is 5.56 points wide."""
    return size * sum(_letter(face, letter) for letter in text)


def wrapped(text: str, face: Face, size: float, width: float) -> list[str]:
    """Return the lines of a text that is broken at spaces, and within a word only where it is longer than a line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            joined = f"{line} {word}" if line else word
            if width_of(joined, face, size) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            *pieces, line = _pieces(word, face, size, width)
            lines += pieces
        lines.append(line)
    return lines


def _pieces(word: str, face: Face, size: float, width: float) -> list[str]:
    pieces, piece = [], ""
    for letter in word:
        if piece and width_of(piece + letter, face, size) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]
