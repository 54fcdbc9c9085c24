"""Organisations in groups (khối, the leader who follows them) with their sums, and in an order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from dashboard.domain.numbers import round_half_up
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
}
"""What organisations can be ordered by; equal ones keep the order of the quota plan."""


def arrange(rows: Sequence[Standing], order: str) -> tuple[Standing, ...]:
    """Return the rows, which come in the order of the quota plan, in another order of ORDERS."""
    return tuple(sorted(rows, key=ORDERS[order]))


def total_by(rows: Sequence[Standing], grouping: str) -> tuple[GroupTotal, ...]:
    """Return one total for each group of GROUPINGS, in the order in which the groups first come in the rows."""
    key = GROUPINGS[grouping]
    return tuple(
        GroupTotal(value, tuple(row for row in rows if key(row) == value)) for value in dict.fromkeys(map(key, rows))
    )
