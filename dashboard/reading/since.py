"""From the database to what changed since figures were agreed upon."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from dashboard.domain.position import Position
from dashboard.domain.since import Since, since, why_withheld
from dashboard.domain.snapshot import Snapshot
from dashboard.reading.figures import UnknownOrganizationError, read_position
from data_access.scope import Scope


def read_since(connection: Connection, scope: Scope, position: Position, snapshot: Snapshot) -> Since:
    """Return what changed between a snapshot and a position of `scope`, of the same organisation and clusters."""
    if why_withheld(snapshot, position) is not None:
        return since(snapshot, position, None, None)
    then, known = scopes_of(scope, snapshot)
    return since(
        snapshot,
        position,
        _position(connection, then, position, snapshot.as_of.year),
        _position(connection, known, position, snapshot.as_of.year),
    )


def scopes_of(scope: Scope, snapshot: Snapshot) -> tuple[Scope, Scope]:
    """Return the scope of the snapshot, and that of its day with what is known at the scope's own moment."""
    known = replace(scope, as_of=snapshot.as_of)
    return replace(known, known_at=snapshot.known_at), known


def _position(connection: Connection, scope: Scope, like: Position, year: int) -> Position | None:
    try:
        return read_position(connection, scope, year, like.organization.code, like.clusters)
    except UnknownOrganizationError:
        return None
