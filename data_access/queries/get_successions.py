from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, FromClause, and_, or_, select

from data_access.family import family_with_above
from data_access.frames import read_frame
from data_access.schema import document, organization, organization_closure, succession
from data_access.scope import Scope, known, name_on


def get_successions(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return what the scope's organisation and all below it came from and went into, by whatever number of steps.

    Whatever the scope's day: an end that is known stands beside a day before it. A row is one step, told with the steps
    beside it that took other parts. Columns: predecessor_id, predecessor_code, predecessor_name, predecessor_upper
    (name of the one directly above, None: a root), predecessor_root (code of the top of its tree), the same five of the
    successor, effective_on (first day of the successor), extent (full, partial), document_kind, document_number,
    document_issuer, document_issued_on, document_title; in the order of days. An organisation that neither came from
    nor went into another is absent.
    """
    related = family_with_above(scope)
    predecessor, successor = _named(scope, "predecessor"), _named(scope, "successor")
    statement = (
        select(
            *predecessor.c,
            *successor.c,
            succession.c.effective_on,
            succession.c.extent,
            *(
                document.c[name].label(f"document_{name}")
                for name in ("kind", "number", "issuer", "issued_on", "title")
            ),
        )
        .join(predecessor, predecessor.c.predecessor_id == succession.c.predecessor_id)
        .join(successor, successor.c.successor_id == succession.c.successor_id)
        .outerjoin(document, document.c.id == succession.c.document_id)
        .where(
            known(succession, scope.known_at),
            or_(succession.c.predecessor_id.in_(related), succession.c.successor_id.in_(related)),
        )
        .order_by(succession.c.effective_on, succession.c.id)
    )
    return read_frame(connection, statement)


def _named(scope: Scope, side: str) -> FromClause:
    """Return every organisation with its names and the code of its root, columns called after the side of a step."""
    root, upper = organization.alias("root"), organization.alias("upper")
    return (
        select(
            organization.c.id.label(f"{side}_id"),
            organization.c.code.label(f"{side}_code"),
            name_on(organization, scope.as_of, scope.known_at).label(f"{side}_name"),
            name_on(upper, scope.as_of, scope.known_at).label(f"{side}_upper"),
            root.c.code.label(f"{side}_root"),
        )
        .join(organization_closure, organization_closure.c.descendant_id == organization.c.id)
        .join(root, root.c.id == organization_closure.c.ancestor_id)
        .outerjoin(upper, and_(upper.c.id == organization.c.parent_id, known(upper, scope.known_at)))
        .where(known(organization, scope.known_at), known(root, scope.known_at), root.c.parent_id.is_(None))
        .subquery(side)
    )
