"""Letters of pages: a PDF that speaks may hold none that its fonts lack, and a name may hold any."""

from __future__ import annotations

import unicodedata
from functools import cache

from dashboard.exports.measuring import Face, font_of

_FACES = (Face.TIMES, Face.SOURCE)
_PIXELS = 40
_NO_LETTER = "\U0010fffd"
"""Of no font: drawn as the box that stands for what a font lacks."""
_BOX = "□"
_WITHOUT_FORM = ("Cf", "Mn", "Me")
"""Categories of signs that only change their neighbours: left out, they leave no hole."""


def with_letters(text: str) -> str:
    """Return the text with marks joined to their letters, and only letters that can be set.

    What the fonts lack becomes its plain form (＝ is =), else a box: one emoji in a name must not cost the paper.
    """
    composed = unicodedata.normalize("NFC", text)
    return composed if composed.isascii() else "".join(map(_settable, composed))


@cache
def _settable(letter: str) -> str:
    if letter.isspace() or _is_drawn(letter):
        return letter
    if unicodedata.category(letter) in _WITHOUT_FORM:
        return ""
    simpler = unicodedata.normalize("NFKC", letter)
    return simpler if all(map(_is_drawn, simpler)) else _BOX


def _is_drawn(letter: str) -> bool:
    return any(_drawn(face, letter) != _box(face) for face in _FACES)


def _drawn(face: Face, letter: str) -> bytes:
    return bytes(font_of(face, _PIXELS).getmask(letter))


@cache
def _box(face: Face) -> bytes:
    """Return what the font draws where it lacks a letter."""
    return _drawn(face, _NO_LETTER)
