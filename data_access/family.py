"""Which organisations are related to one by place and by succession: the ground of the queries about lineage."""

from __future__ import annotations

from sqlalchemy import Select, select

from data_access.schema import organization_closure, succession
from data_access.scope import Scope, known


def family(scope: Scope) -> Select[tuple[int]]:
    """Select the scope's organisation with all below it, all that they came from, by whatever number of steps, with all
    below these."""
    closure = organization_closure
    below = (
        select(closure.c.descendant_id.label("id"))
        .where(closure.c.ancestor_id == scope.organization_id)
        .cte("family", recursive=True)
    )
    former = (
        select(closure.c.descendant_id)
        .join(succession, succession.c.predecessor_id == closure.c.ancestor_id)
        .join(below, below.c.id == succession.c.successor_id)
        .where(known(succession, scope.known_at))
    )
    return select(below.union(former).c.id)


def family_with_above(scope: Scope) -> Select[tuple[int]]:
    """Select the family and all that is above any of them."""
    closure = organization_closure
    return select(closure.c.ancestor_id.label("id")).distinct().where(closure.c.descendant_id.in_(family(scope)))
