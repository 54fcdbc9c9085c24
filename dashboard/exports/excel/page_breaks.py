"""Where a sheet turns to the next page, so that no short table and no chart is cut in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from xlsxwriter.worksheet import Worksheet

DEFAULT_POINTS = 15.0
_POINTS_PER_MM, _PIXELS_PER_MM = 72 / 25.4, 96 / 25.4
_SAFE = 0.96
"""Programs set rows a little higher than they are told."""


class MeasuredSheet(Worksheet):  # type: ignore[misc]
    """A worksheet that remembers how high its rows are."""

    def __init__(self) -> None:
        super().__init__()
        self.points: dict[int, float] = {}

    def set_row(self, row: int, height: float | None = None, *more: object, **others: object) -> int:
        """Set a row and remember its height."""
        self.points[row] = DEFAULT_POINTS if height is None else height
        result: int = super().set_row(row, height, *more, **others)
        return result


def page_points(widths: Sequence[float], room: tuple[float, float]) -> float:
    """Return how much of a sheet stands on a page, in its points: printed as wide as the page, never larger.

    `room` is the page without its margins, width and height in millimetres.
    """
    wide = sum(int(width * 7 + 5) for width in widths) / _PIXELS_PER_MM
    return room[1] * _POINTS_PER_MM / min(1.0, room[0] / wide) * _SAFE


def page_breaks(points: dict[int, float], units: Sequence[tuple[int, int]], page: float) -> Iterator[int]:
    """Yield the rows before which a page ends. `units` are first row and row below of what stays whole, in order.

    What is longer than a page goes on wherever the page ends.
    """
    last = max(points, default=-1) + 1
    tops = list(accumulate((points.get(row, DEFAULT_POINTS) for row in range(last + 1)), initial=0.0))
    begun = 0.0
    for first, below in units:
        top, bottom = tops[min(first, last)], tops[min(below, last)]
        if bottom - begun > page and top - begun > 0 and bottom - top <= page:
            yield first
            begun = top
        while bottom - begun > page:
            begun += page
