"""Groups of like organisations (khối) with their sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from dashboard.domain.numbers import round_half_up
from dashboard.domain.position import Standing
from dashboard.domain.states import State


@dataclass(frozen=True)
class ClusterTotal:
    """Sum of the organisations of one cluster. `due` adds up what was due of each by its own curve and day."""

    cluster: str | None
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


def total_by_cluster(rows: Sequence[Standing]) -> tuple[ClusterTotal, ...]:
    """Return one total a cluster, in the order in which the clusters first come in the quota plan."""
    order = dict.fromkeys(row.organization.cluster for row in rows)
    return tuple(
        ClusterTotal(cluster, tuple(row for row in rows if row.organization.cluster == cluster)) for cluster in order
    )
