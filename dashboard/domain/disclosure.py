"""Small counts: of a sensitive category, which organisations and clusters of a jurisdiction may be told.

The jurisdiction's own total of each quarter is told, and of everybody how many were admitted in all. Below the
jurisdiction a year is divided once, at the end of the first quarter whose total is at least twice the threshold. A cell
is shown when it has at least `THRESHOLD` people of the category and at least as many others (so never with nobody, for
that too says something of everyone in it), and when those not shown stay together in numbers as large. The reasons, and
what is not promised, stand in record 0015.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.domain.parts import Node, Part, Table
from dashboard.domain.subtraction import all_wide

THRESHOLD = 10
"""People below which a count is small. What follows from the figures that are told anyway may be narrower."""


@dataclass(frozen=True)
class Told:
    """What is told of one category below a jurisdiction: since 1 January, up to the end of a quarter.

    `quarter` (1–4) is None while nothing may be told; every cell that is not in `cells` is hidden.
    """

    quarter: int | None = None
    cells: Mapping[Node, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Published:
    """All that is told of a sensitive category in a year: the total of a jurisdiction, and its cells that are shown."""

    category: str
    total: int
    until: date
    """Last day of the newest quarter that is told; the total counts up to it."""
    cells: Mapping[Node, int]
    cells_until: date
    """Last day that the cells count: the quarter in which the year was divided, `until` if it was not."""
    nobody: frozenset[int] = frozenset()
    """Organisations that admitted nobody at all up to then: nothing is hidden there."""
    threshold: int = THRESHOLD
    """Below so many a count was small in that quarter."""


def tell(parts: Sequence[Part], thresholds: int | Sequence[int] = THRESHOLD) -> Told:
    """Return what may be told of a year, given its quarters so far; later quarters never change the answer.

    `thresholds` is one for all quarters, or the one that was set for each.

    Communes 12 of 1.500, wards 14 of 1.200, agencies 1 of 300: if communes and wards were shown, the total of 27 would
    give the 1 away. So the two that admitted fewer stay together: communes 12, and 15 somewhere else.
    Quarters that contradict themselves (more of the category than were admitted, or a fall) end what can be told.
    """
    quarters = max((len(part.admitted) for part in parts), default=0)
    for quarter in range(quarters):
        if any(not 0 <= part.counted[quarter] <= part.admitted[quarter] for part in parts):
            break
        threshold = thresholds if isinstance(thresholds, int) else thresholds[quarter]
        table = Table.up_to(parts, quarter)
        if not table.is_due(threshold):
            continue
        shown = _split(table, None, frozenset(), threshold)
        for cluster in sorted(node for node in shown if isinstance(node, str)):
            shown = _split(table, cluster, shown, threshold)
        return Told(quarter + 1, {node: table.counted(node) for node in sorted(shown, key=str)})
    return Told()


def _split(table: Table, cluster: str | None, shown: frozenset[Node], threshold: int) -> frozenset[Node]:
    """Return `shown` with as many cells inside a cluster (None: inside the jurisdiction) as may be shown beside it.

    Those who admitted the most stand alone, the others together, as few together as will do. The order comes from
    figures that everybody knows, and one small cell alone refuses the whole division: so a refusal says nothing of
    any one of those together. Whoever knows the rule can bound them no better than whoever does not.
    """
    family = sorted(
        (node for node in table.members if table.clusters[node] == cluster and table.admitted(node)),
        key=lambda node: (table.is_cell(node), table.admitted(node), str(node)),
        reverse=True,
    )
    for alone in range(len(family) - 1, -1, -1):
        blocks = [(node,) for node in family[:alone]] + [tuple(family[alone:])]
        singles = [block[0] for block in blocks if len(block) == 1 and table.is_cell(block[0])]
        more = shown.union(*(table.same_people(node) for node in singles))
        large = more != shown and all(table.is_large(block, threshold) for block in blocks)
        if large and all_wide(table, more, threshold):
            return more
    return shown
