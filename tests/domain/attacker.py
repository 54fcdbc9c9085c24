"""Somebody who collects all that is told and solves for the least and the most that every hidden cell can be.

A linear program, written without a look at the rule: the unknowns are the people of the category by organisation and
quarter, each between nobody and everybody admitted. What is told fixes sums of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from dashboard.domain.disclosure import Told
from dashboard.domain.parts import Node, Part

TOP = "jurisdiction"


@dataclass(frozen=True)
class Finding:
    """A hidden cell: people since the last quarter in which it was told, and the bounds that the attacker found."""

    node: Node
    quarter: int
    low: int
    high: int
    width_anyway: int
    """What the totals of the jurisdiction and the admissions of everybody leave open."""

    def is_protected(self, threshold: int) -> bool:
        return self.high - self.low >= min(threshold - 1, self.width_anyway)


def attack(parts: Sequence[Part], told: Told, nodes: Sequence[Node] | None = None) -> Iterator[Finding]:
    """Yield what can be found out of every hidden cell at the end of every quarter, totals of all of them told."""
    quarters = len(parts[0].admitted)
    members = members_of(parts)
    totals = [_fixed(parts, members[TOP], (quarter,), quarters) for quarter in range(quarters)]
    cells = [
        _fixed(parts, members[node], range(told.quarter or 0), quarters, count) for node, count in told.cells.items()
    ]
    for node in nodes or [node for node in members if node != TOP]:
        for quarter in range(1, quarters + 1):
            since = told.quarter if node in told.cells and quarter >= (told.quarter or 0) else 0
            if quarter == since:
                continue
            asked = _row(parts, members[node], range(since or 0, quarter), quarters)
            low, high = _bounds(parts, asked, [*totals, *cells])
            widest = _bounds(parts, asked, totals)
            yield Finding(node, quarter, low, high, widest[1] - widest[0])


def members_of(parts: Sequence[Part]) -> Mapping[Node, list[int]]:
    """Return the places of the parts that each cell, and the jurisdiction, is made of."""
    found: dict[Node, list[int]] = {TOP: list(range(len(parts)))}
    for place, part in enumerate(parts):
        found[part.organization] = [place]
        if part.cluster is not None:
            found.setdefault(part.cluster, []).append(place)
    return found


def _row(parts: Sequence[Part], places: Sequence[int], span: Sequence[int] | range, quarters: int) -> np.ndarray:
    row = np.zeros((len(parts), quarters))
    row[np.ix_(list(places), list(span))] = 1
    return row.ravel()


def _fixed(
    parts: Sequence[Part], places: Sequence[int], span: Sequence[int] | range, quarters: int, count: int | None = None
) -> tuple[np.ndarray, int]:
    truth = sum(parts[place].counted[quarter] for place in places for quarter in span)
    return _row(parts, places, span, quarters), truth if count is None else count


def _bounds(parts: Sequence[Part], asked: np.ndarray, known: Sequence[tuple[np.ndarray, int]]) -> tuple[int, int]:
    limits = [(0, people) for part in parts for people in part.admitted]
    rows, sums = np.array([row for row, _ in known]), [count for _, count in known]
    ends = []
    for sign in (1, -1):
        solved = linprog(sign * asked, A_eq=rows, b_eq=sums, bounds=limits, method="highs")
        assert solved.status == 0, solved.message
        ends.append(sign * solved.fun)
    return int(np.ceil(ends[0] - 1e-6)), int(np.floor(ends[1] + 1e-6))
