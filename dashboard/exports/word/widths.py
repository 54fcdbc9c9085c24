"""Widths of the columns of a table: no word and no figure is divided, and rows are as low as the room allows."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from dashboard.exports.document import Kind, RowKind, Table, words_of
from dashboard.exports.measuring import Face, width_of
from dashboard.exports.word.styles import TABLE_POINTS
from dashboard.i18n.language import Language

PADDING_MM = 0.8
_MM_PER_POINT = 25.4 / 72
_ROUNDING_MM = 0.5
_BOLD = 1.08
_COMBINING_HORN, _HORN = "\N{COMBINING HORN}", 0.12
_LINES_LIKED: tuple[float, ...] = (1.0, 2.0, 3.0)
_LINES_LIKED_IN_LISTS: tuple[float, ...] = (1.0, 1.25)
"""Lines that a row may take before smaller letters do better, first to last choice."""
_LIST = 30
"""Rows from which on a table is a list: a second line for each name doubles its pages."""
_TEN = 10
"""Texts from which on one in ten may be longer than its column is made for."""
_FEW = 5
"""A column in which fewer than one row in five has words holds remarks on a few."""
_LINES_OF_HEAD = _LINES_OF_REMARK = 3
_LINES_OF_RARE = 6
"""Lines that the longest text of a column takes at most, as far as the width asked for its column allows."""
_SLACK = 1.04
_SHORT = 0.6
"""Of the longest text; what is shorter wraps last."""
_STEP = 0.25
_MOST_LINES = 40
LONGEST_WORD = 30
"""Letters of a word that stand on one line; what somebody typed without a space is divided."""


@dataclass(frozen=True)
class _Need:
    """What a column needs in millimetres for one point of letters: its longest word, and on one line nine texts in ten
    and the longest of all.
    """

    word: float
    text: float
    longest: float


def fit(language: Language, table: Table, width: float) -> tuple[int, tuple[float, ...]]:
    """Return the size of letters and the widths of the columns in millimetres, which add up to `width`."""
    needs = [_need(language, table, place) for place in range(len(table.columns))]
    points, found = _best(needs, width, _LINES_LIKED_IN_LISTS if len(table.rows) > _LIST else _LINES_LIKED)
    left = width - sum(found)
    if left < 0:
        return points, tuple(one * width / sum(found) for one in found)
    by_text = sorted(range(len(needs)), key=lambda one: needs[one].text)
    wanted = [*((place, needs[place].text) for place in by_text), *enumerate(need.longest for need in needs)]
    for place, breadth in wanted:  # at last the longest texts, those of names before those of remarks
        more = min(left, max(0.0, _room(breadth, points) - found[place]))
        found[place] += more
        left -= more
    kinds = {column.kind for column in table.columns}
    growing = {Kind.TEXT} if Kind.TEXT in kinds else kinds - {Kind.ORDER} or kinds
    weights = [column.width if column.kind in growing else 0.0 for column in table.columns]
    return points, tuple(one + left * weight / sum(weights) for one, weight in zip(found, weights, strict=True))


def _best(needs: Sequence[_Need], width: float, liked: Sequence[float]) -> tuple[int, list[float]]:
    """Return the largest letters that need no more lines than the first of liked that any size allows, with the widths.

    Short texts, a state or a cluster, stay on one line where any size allows it.
    """
    longest = max(need.text for need in needs)
    whole = [replace(need, word=need.text) if need.text < longest * _SHORT else need for need in needs]
    for wanted, most in product((whole, needs), liked):
        for points in reversed(TABLE_POINTS):
            lines, found = _in_lines(wanted, points, width)
            if lines <= most and sum(found) <= width:
                return points, found
    points = TABLE_POINTS[0]
    for wanted in (whole, needs):  # long names take the lines they need, beside states on one line
        _, found = _in_lines(wanted, points, width)
        if sum(found) <= width:
            break
    return points, found


def _in_lines(needs: Sequence[_Need], points: int, width: float) -> tuple[float, list[float]]:
    """Return the fewest lines in which the texts of all columns fit, with the widths for that."""
    lines, found = 1.0, _widths(needs, points, 1.0)
    while sum(found) > width and lines < _MOST_LINES:
        lines += _STEP
        found = _widths(needs, points, lines)
    return lines, found


def _widths(needs: Sequence[_Need], points: int, lines: float) -> list[float]:
    return [_room(max(need.word, need.text / lines), points) for need in needs]


def _room(breadth: float, points: int) -> float:
    return breadth * points + 2 * PADDING_MM + _ROUNDING_MM


def _need(language: Language, table: Table, place: int) -> _Need:
    """Return the need of a column; of its texts nine in ten are looked at, so that one long name moves nothing."""
    column = table.columns[place]
    heads = [*column.heading.split(" "), *(column.group.split(" ") if column.group else [])]
    texts = [
        words_of(language, row.cells[place], column.kind)
        for row in table.rows
        if row.kind is not RowKind.SECTION and place < len(row.cells)
    ]
    words = {word[:LONGEST_WORD] for text in texts for word in text.split(" ")}
    word = _BOLD * max([_breadth(column.heading) / _LINES_OF_HEAD, *map(_breadth, (*heads, *words))])
    lengths = sorted(_SLACK * _breadth(text) for text in texts if text)
    text = lengths[int((len(lengths) - 1) * (0.9 if len(lengths) >= _TEN else 1))] if lengths else 0.0
    if column.kind is Kind.TEXT and not any(texts):  # a person will write here
        text = _breadth("0" * round(column.width))
    if column.kind is Kind.TEXT and lengths:  # a conclusion about one in ten is no reason for a row of twelve lines
        word = max(word, min(lengths[-1] / _LINES_OF_RARE, _breadth("0" * round(column.width))))
        if len(lengths) * _FEW < len(texts):  # remarks on a few: the names of all others come first
            text /= _LINES_OF_REMARK
    return _Need(word, max(text, word), max([text, word, *lengths]))


def _breadth(text: str) -> float:
    """Return how wide a text is in millimetres, for one point of letters.

    Some fonts lack ơ and ư: there they come from another, wider one.
    """
    horns = unicodedata.normalize("NFD", text).count(_COMBINING_HORN)
    return _MM_PER_POINT * (width_of(text, Face.TIMES, 1.0) + _HORN * horns)
