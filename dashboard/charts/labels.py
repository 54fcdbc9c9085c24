"""Names beside marks, so that none lies over another or over a mark."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

LETTER, LINE, MARK = 7.4, 18.0, 9.0
"""Pixels: the mean width of a letter of 14 pixels with room to spare, the height of a line, half a mark."""
AWAY = 12.0

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom; pixels grow to the right and downwards."""


class Place(StrEnum):
    """Where a name stands beside its mark."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"


def place_labels(labels: Sequence[tuple[str, Point]], marks: Sequence[Point], width: float) -> list[Place | None]:
    """Return where each name stands, None where it would lie over a name before it, a mark, or the edge.

    A name of 6 letters is 44 pixels wide: beside a mark at 100 it ends at 156, so the next mark at 160 leaves it there.
    """
    taken: list[Box] = []
    places: list[Place | None] = []
    for name, at in labels:
        obstacles = [*taken, *(_mark(mark) for mark in marks if mark != at)]
        free = next(
            (place for place in Place if _fits(_box(name, at, place), obstacles, width)),
            None,
        )
        if free is not None:
            taken.append(_box(name, at, free))
        places.append(free)
    return places


def _box(name: str, at: Point, place: Place) -> Box:
    across, down = at
    long = LETTER * len(name)
    left = {Place.RIGHT: across + AWAY, Place.LEFT: across - AWAY - long, Place.ABOVE: across - long / 2}[place]
    middle = down - AWAY - 5 if place is Place.ABOVE else down
    return left, middle - LINE / 2, left + long, middle + LINE / 2


def _mark(at: Point) -> Box:
    return at[0] - MARK, at[1] - MARK, at[0] + MARK, at[1] + MARK


def _fits(box: Box, obstacles: Sequence[Box], width: float) -> bool:
    left, top, right, bottom = box
    inside = left >= 0 and right <= width
    return inside and not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in obstacles
    )
