"""How high rows must be: Excel fits no row to merged or wrapped cells that a program wrote."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

LETTERS = 1.08
"""Letters of words that fit where one digit fits, on the safe side: a row is rather too high than cut."""
INDENT = 1.6
"""Digits that the room left and right of a text takes."""
LINE_POINTS = 15.0
"""Height of one line of text at 11 points."""


@lru_cache(maxsize=10_000)
def lines_needed(text: str, width: float) -> int:
    """Return how many lines a text takes in a cell of so many characters; a word longer than a line is broken."""
    if len(text) <= width and "\n" not in text:
        return 1
    lines = 0
    for part in text.split("\n"):
        used, lines = 0.0, lines + 1
        for word in part.split():
            if used and used + 1 + len(word) > width:
                used, lines = 0.0, lines + 1
            used += len(word) + (1 if used else 0)
            lines += max(0, ceil(len(word) / width) - 1)
    return lines
