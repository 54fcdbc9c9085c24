"""What changed since the snapshot that a page is held against, through the caches of its positions."""

from __future__ import annotations

from dashboard import cached
from dashboard.context import COMPARED_PAGES, PROGRESS, UNIT, Context
from dashboard.domain.position import Position
from dashboard.domain.since import Since, since, why_withheld
from dashboard.reading.figures import UnknownOrganizationError
from dashboard.reading.since import scopes_of
from data_access.scope import DIRECT, Scope


def since_of(context: Context) -> Since | None:
    """Return what changed since the snapshot that the page is held against, None where none is asked for."""
    snapshot = context.compared
    if snapshot is None or context.page not in COMPARED_PAGES:
        return None
    if why_withheld(snapshot, context.listed) is not None:
        return since(snapshot, context.listed, None, None)
    then, known = (_as_listed(context, scope) for scope in scopes_of(context.scope, snapshot))
    return since(snapshot, context.listed, then, known)


def _as_listed(context: Context, scope: Scope) -> Position | None:
    """Return what the page lists as of another day or moment; None where its organisation did not stand."""
    year, clusters, version = context.year, context.position.clusters, context.position.data_version
    if context.page == PROGRESS and context.address.level != DIRECT:
        return cached.listed(scope, year, context.address.level, clusters, version, context.database)
    code = context.address.organization if context.page == UNIT else ""
    try:
        return cached.position(scope, year, code, clusters, version, context.database)
    except UnknownOrganizationError:
        return None
