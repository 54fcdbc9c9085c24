"""Organisations in groups (khối, the leader who follows them) with their sums, and in an order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from dashboard.domain.numbers import percent, round_half_up
from dashboard.domain.position import Standing
from dashboard.domain.states import State
from dashboard.i18n.collation import sort_key


@dataclass(frozen=True)
class GroupTotal:
    """Sum of the organisations that share `key`. `due` adds up what was due of each by its own curve and day."""

    key: str | None
    rows: tuple[Standing, ...]

    @property
    def admitted(self) -> int | None:
        """People admitted by those that reported; None when none of them did, which is not zero."""
        known = [row.admitted for row in self.rows if row.admitted is not None]
        return sum(known) if known else None

    @property
    def quota(self) -> int:
        return sum(row.quota or 0 for row in self.rows)

    @property
    def percent(self) -> Decimal | None:
        """Percent of the quotas; none where people count whose quota stands with a committee above their row."""
        if any(row.above and row.admitted and not row.quota for row in self.rows):
            return None
        return percent(self.admitted, self.quota)

    @cached_property
    def due(self) -> int:
        return round_half_up(sum(((row.quota or 0) * row.share_due for row in self.rows), Fraction(0)))

    @property
    def missing(self) -> int:
        return max(0, self.due - (self.admitted or 0))

    @property
    def zero(self) -> int:
        return sum(row.state is State.ZERO for row in self.rows)


GROUPINGS: Mapping[str, Callable[[Standing], str | None]] = {
    "cluster": lambda row: row.organization.cluster,
    "leader": lambda row: row.organization.leader_in_charge,
}
"""What organisations can be grouped by: the name in the address and the rule."""


def _greatest_first(value: Decimal | int | None) -> tuple[bool, Decimal | int]:
    """Unknown last: it is not nothing."""
    return value is None, -(value or 0)


ORDERS: Mapping[str, Callable[[Standing], Any]] = {
    "plan": lambda row: (),
    "name": lambda row: sort_key(row.organization.name),
    "percent": lambda row: _greatest_first(None if row.small_quota else row.percent),
    "missing": lambda row: _greatest_first(row.missing),
    "admitted": lambda row: _greatest_first(row.admitted),
    "last": lambda row: (row.admitted is None, row.last_admitted_on or date.min),
}
"""What organisations can be ordered by; equal ones keep the order of the quota plan. By "last" those who admitted
nobody for longest come first, those of whom nothing is known last."""


def arrange(rows: Sequence[Standing], order: str) -> tuple[Standing, ...]:
    """Return the rows, which come in the order of the quota plan, in another order of ORDERS."""
    return tuple(sorted(rows, key=ORDERS[order]))


def total_by(rows: Sequence[Standing], grouping: str) -> tuple[GroupTotal, ...]:
    """Return one total for each group of GROUPINGS, in the order in which the groups first come in the rows."""
    key = GROUPINGS[grouping]
    return tuple(
        GroupTotal(value, tuple(row for row in rows if key(row) == value)) for value in dict.fromkeys(map(key, rows))
    )


def told_apart(groups: Sequence[GroupTotal]) -> bool:
    """Return whether groups say more than their sum: not where the only one is that of all who belong to none."""
    return len(groups) > 1 or any(group.key is not None for group in groups)


def sections_of(rows: Sequence[Standing], order: str, grouping: str) -> tuple[GroupTotal, ...]:
    """Return the rows as a list shows them: in the order, in groups where there is a grouping, else in one."""
    groups = total_by(rows, grouping) if grouping else (GroupTotal(None, tuple(rows)),)
    return tuple(GroupTotal(group.key, arrange(group.rows, order)) for group in groups)
