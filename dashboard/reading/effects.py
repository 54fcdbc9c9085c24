"""Reads what a change would do to figures: with the readers of the screens, for those whom it touches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from dashboard.domain.effect import Seen, View
from dashboard.domain.position import Position
from dashboard.domain.states import State
from dashboard.reading.figures import UnknownOrganizationError, read_position
from data_access.queries.get_report_days import get_report_days
from data_access.scope import Scope

MOST_SHOWN = 12


def read_view(connection: Connection, root: int, codes: Sequence[str], since: date) -> View | None:
    """Return the jurisdiction and the organisations of these codes as screens show them once a change holds.

    The day is the first one of the change, or the newest report day of its year where that is later. None where the
    jurisdiction does not stand on the day.
    """
    scope = Scope(root, date(since.year, 12, 31))
    days = [day for day in get_report_days(connection, scope)["as_of"] if day.year == since.year]
    scope = Scope(root, max([since, *days]))
    try:
        whole = read_position(connection, scope, since.year)
    except UnknownOrganizationError:
        return None
    seen = [_seen(whole)]
    for code in codes[:MOST_SHOWN]:
        try:
            position = read_position(connection, scope, since.year, code)
        except UnknownOrganizationError:
            continue
        if position.organization.code not in {one.code for one in seen}:
            seen.append(_seen(position))
    return View(
        scope.as_of,
        tuple(seen),
        whole.sum_of_parts,
        whole.count(State.ZERO),
        whole.count(State.BEHIND),
        sum(child.small_quota for child in whole.children),
    )


def _seen(position: Position) -> Seen:
    own, path = position.own, position.path
    return Seen(
        position.organization.code,
        position.organization.name,
        path[-2].name if len(path) > 1 else "",
        own.quota,
        own.admitted,
        own.judgement.due,
        own.state,
        len(position.children),
    )
