"""Who needs attention first: rules 3 and 4 of docs/rules.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.position import Mark, Standing
from dashboard.domain.states import State

LAGGING = (State.ZERO, State.BEHIND)


@dataclass(frozen=True)
class Lagging:
    """Organisations at zero or behind, in three lists that are never mixed.

    A quota of 1 to 3 says nothing in percent, and one who has nobody to admit needs help, not blame.
    """

    ranked: tuple[Standing, ...] = ()
    small_quotas: tuple[Standing, ...] = ()
    no_pool: tuple[Standing, ...] = ()

    @property
    def all(self) -> tuple[Standing, ...]:
        return self.ranked + self.small_quotas + self.no_pool

    @property
    def missing(self) -> int:
        """People missing to the expected pace, all three lists together."""
        return sum(standing.missing or 0 for standing in self.all)


def rank_lagging(children: Sequence[Standing]) -> Lagging:
    """Return who is at zero or behind, most people missing first.

    Equal ones follow by lower percent, greater quota, display order and code, so that the order never depends on the
    order of the rows. 9 of 40 with 17 due (8 missing) stands before 1 of 8 with 3 due (2 missing), though 12.5 % is
    less than 22.5 %. A small quota without a pool stands with those without a pool.

    Source: rule 3 of docs/rules.md (small quotas are never ranked by percent; no pool: help) and rule 4 (rank by
    people missing, percent beside it).
    """
    lagging = sorted((child for child in children if child.state in LAGGING), key=_order)
    helped = [child for child in lagging if Mark.NO_POOL in child.marks]
    others = [child for child in lagging if Mark.NO_POOL not in child.marks]
    return Lagging(
        ranked=tuple(child for child in others if not child.small_quota),
        small_quotas=tuple(child for child in others if child.small_quota),
        no_pool=tuple(helped),
    )


def _order(standing: Standing) -> tuple[int, Decimal, int, int, str]:
    organization = standing.organization
    return (
        -(standing.missing or 0),
        standing.percent or Decimal(0),
        -(standing.quota or 0),
        organization.display_order,
        organization.code,
    )


def zero_list(children: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return annex 02: a quota and a report this year but nobody admitted, in display order (then code).

    Source: rule 3 of docs/rules.md, state "chưa kết nạp được"; who sent no report is not in it.
    """
    zero = (child for child in children if child.state is State.ZERO)
    return tuple(sorted(zero, key=lambda child: (child.organization.display_order, child.organization.code)))
