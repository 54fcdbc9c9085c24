"""Which organisations are still needed by what is in force."""

from __future__ import annotations

from sqlalchemy import Connection, select

from data_access.ingest.imports.versioned import FACTS
from data_access.schema import admission, organization, organization_closure, succession


def needed_organizations(connection: Connection, candidates: set[int]) -> set[int]:
    """Return those of the candidates that facts in force are about, or that stand above an organisation that stays."""
    about = [each.table.c[each.about] for each in FACTS] + [succession.c.successor_id, admission.c.organization_id]
    needed: set[int] = set()
    for column in about:
        rows = select(column).where(column.in_(candidates), column.table.c.superseded_at.is_(None)).distinct()
        needed |= set(connection.execute(rows).scalars())
    children = select(organization.c.parent_id).where(
        organization.c.parent_id.in_(candidates),
        organization.c.id.not_in(candidates),
        organization.c.superseded_at.is_(None),
    )
    needed |= set(connection.execute(children).scalars())
    closure = organization_closure
    above = select(closure.c.ancestor_id).where(
        closure.c.descendant_id.in_(needed), closure.c.ancestor_id.in_(candidates)
    )
    return needed | set(connection.execute(above).scalars())
