"""The lines below a heading: how each is numbered, what it is called, whether it has figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data_access.ingest.tables.words import LETTER, ROMAN, is_organization, is_total, speaks_of_the_sum

_ARABIC = re.compile(r"\d{1,4}[.)]?|\(\d{1,4}\)")
_DOTTED = re.compile(r"\d{1,4}(?:\.\d{1,3})+\.?")
_LOWER = re.compile(r"[a-zđ]{1,2}[.)]?|\([a-zđ]\)")
_DASH = re.compile(r"[-–—+*•]+")
ROMAN_NUMBER, ARABIC_NUMBER, BELOW, NO_NUMBER = "roman", "arabic", "below", ""


@dataclass
class Line:
    """A row of the sheet; `figures` counts what may be figures in it, `manner` and `depth` are those of its number."""

    row: int
    number: str
    name: str
    figures: int
    manner: str = NO_NUMBER
    depth: int = 0


def up_to_the_sum(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines up to the last sum, and those below it where the first compares it or takes it apart.

    A sum at the top has nothing above it: what stands below is the table itself.
    """
    end = 1 + max((place for place, line in enumerate(lines) if is_total(line.name)), default=-1)
    below = lines[end:]
    apart = bool(end and below) and speaks_of_the_sum(below[0].name)
    listed = sum(bool(line.figures) and not is_total(line.name) for line in lines[:end])
    if not apart or listed < len(below):
        return lines, []
    if any(line.manner == ARABIC_NUMBER or is_organization(line.name) for line in below):
        return lines, []
    return lines[:end], below


def manner_of(number: str) -> tuple[str, int]:
    """Return how a row is numbered and how deep: I or A: group; 1: 0; 1.1, a), dash: below."""
    number = number.strip()
    bare = number.rstrip(".)-–: ")
    if not number:
        return NO_NUMBER, 0
    if _ARABIC.fullmatch(number):
        return ARABIC_NUMBER, 0
    if _DOTTED.fullmatch(number):
        return BELOW, number.strip(".").count(".")
    if bare and (ROMAN.fullmatch(bare) or LETTER.fullmatch(bare)):
        return ROMAN_NUMBER, 0
    if _LOWER.fullmatch(number):
        return BELOW, 1
    if _DASH.fullmatch(number):
        return BELOW, 1
    return NO_NUMBER, 0
