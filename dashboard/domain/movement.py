"""Who moved from one state to another since the month before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.position import Position, Standing
from dashboard.domain.states import State

LADDER = (State.ZERO, State.BEHIND, State.ON_PACE, State.MET, State.EXCEEDED)
"""States that can be compared, each better than the one before it."""
DONE = (State.MET, State.EXCEEDED)


@dataclass(frozen=True)
class Move:
    """An organisation whose state is another than on the earlier day."""

    standing: Standing
    before: State

    @property
    def steps(self) -> int:
        """How many states up (down: negative)."""
        return LADDER.index(self.standing.state) - LADDER.index(self.before)

    @property
    def done_now(self) -> bool:
        """True when the quota was reached in the meantime."""
        return self.standing.state in DONE and self.before not in DONE


@dataclass(frozen=True)
class Movement:
    """How the organisations moved since `since`. `same` and `unknown` are counts."""

    since: date
    up: tuple[Move, ...]
    """Those whose quota was reached in the meantime first, then most steps, then the order of the quota plan."""
    down: tuple[Move, ...]
    same: int
    unknown: int
    """No quota, or no newer report than then: nothing to compare."""


def previous_report_day(days: Sequence[date], day: date | None) -> date | None:
    """Return the last of the report days before the month of `day`, in the same year; None where there is none.

    A new year begins with new quotas, so January has nothing before it: 31/05/2024 leads to 30/04/2024, 31/01 to None.
    """
    if day is None:
        return None
    earlier = [one for one in days if one.year == day.year and one.month < day.month]
    return max(earlier, default=None)


def movement(rows: Sequence[Standing], before: Position) -> Movement:
    """Return how the rows moved since the position before, each judged by the same rules on its own day.

    Of three organisations, one from none admitted to on pace, one from on pace to behind, one that sent no newer
    report: 1 up, 1 down, 0 the same, 1 unknown. What is known today of the earlier day counts, not what was known then.

    Source: "Movement" in docs/rules.md, after reviews that tell how many moved rather than a new score each month.
    """
    earlier = {child.organization.id: child for child in before.children}
    moves, same, unknown = [], 0, 0
    for row in rows:
        former = earlier.get(row.organization.id)
        if former is None or not _comparable(row, former):
            unknown += 1
        elif former.state is row.state:
            same += 1
        else:
            moves.append(Move(row, former.state))
    up = sorted((move for move in moves if move.steps > 0), key=lambda move: (not move.done_now, -move.steps))
    down = sorted((move for move in moves if move.steps < 0), key=lambda move: move.steps)
    return Movement(before.day, tuple(up), tuple(down), same, unknown)


def _comparable(row: Standing, former: Standing) -> bool:
    newer = row.report is not None and former.report is not None and row.report.as_of > former.report.as_of
    return newer and row.state in LADDER and former.state in LADDER
