"""What the whole would reach if those with most people missing reached their quotas."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.position import Position, Standing
from dashboard.domain.ranking import rank_lagging

FARTHEST = 5


@dataclass(frozen=True)
class WhatIf:
    """The total with the people that `rows` still have to admit this year."""

    rows: tuple[Standing, ...]
    people: int
    admitted: int
    quota: int


def if_the_farthest_met(position: Position) -> WhatIf | None:
    """Return the total if the first organisations of the ranking met the quota of the year; None without any of them.

    With 289 of 817, and five that admitted 9 of 86 together, 77 more are 366 of 817. Small quotas and those without a
    pool are in lists of their own and are not counted on.

    Source: "What if" in docs/rules.md.
    """
    own = position.own
    rows = rank_lagging(position.children).ranked[:FARTHEST]
    if not rows or not own.quota or own.admitted is None:
        return None
    people = sum(row.remaining or 0 for row in rows)
    return WhatIf(rows, people, own.admitted + people, own.quota)
