"""From the database to how an organisation came to be: the one path of successions and of years told across them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.domain.life import Event, EventKind, Life, Relative, kind_of_end, kind_of_origin
from dashboard.domain.lineage import Break, BreakKind, Fact, Family, Node, Step, YearOnBoundaries, years_on_boundaries
from dashboard.domain.position import Document
from dashboard.reading.figures import HISTORY_YEARS, rows_of
from dashboard.resolve import UnknownValueError, resolve
from data_access.queries.get_family_admissions import get_family_admissions
from data_access.queries.get_family_years import get_family_years
from data_access.queries.get_path import get_path
from data_access.queries.get_quotas import get_quotas
from data_access.queries.get_relatives import get_relatives
from data_access.queries.get_successions import get_successions
from data_access.scope import Scope


def read_life(connection: Connection, scope: Scope) -> Life:
    """Return how the scope's organisation came to be and what became of it, as known at the scope's moment.

    Its earlier years are told on the boundaries of the scope's day. Raises LookupError when it was not known yet.
    """
    relatives = {row.id: row for row in rows_of(get_relatives(connection, scope))}
    own = relatives[scope.organization_id]
    steps = list(rows_of(get_successions(connection, scope)))
    family = read_family(list(relatives.values()), steps)
    breaks = family.breaks(own.id, scope.as_of)
    touches = any({step.predecessor_id, step.successor_id} & family.inside(own.id) for step in steps)
    reach = _Reach(connection, scope)
    return Life(
        organization_id=own.id,
        ended_on=own.valid_to,
        came_from=_came_from(reach, own, steps, breaks),
        went_to=_went_to(reach, own, family, steps),
        years=_read_years(connection, scope, family) if touches else (),
        breaks=breaks,
        names=tuple(sorted({(each.organization_id, relatives[each.organization_id].name) for each in breaks})),
    )


def read_family(relatives: list[Any], steps: list[Any]) -> Family:
    """Return the rows of the queries as the rule takes them."""
    return Family(
        [Node(row.id, row.parent_id, row.valid_from, row.valid_to) for row in relatives],
        [Step(row.predecessor_id, row.successor_id, row.effective_on, row.extent == "full") for row in steps],
    )


def _came_from(reach: _Reach, own: Any, steps: list[Any], breaks: tuple[Break, ...]) -> tuple[Event, ...]:
    """Put the steps into the organisation together by day; each predecessor opens on its last day."""
    unknown = {each.day for each in breaks if each.kind is BreakKind.NO_ORIGIN}
    events = []
    for day, rows in sorted(_by_day([step for step in steps if step.successor_id == own.id]).items()):
        relatives = tuple(
            reach.first(
                Relative(
                    row.predecessor_code,
                    row.predecessor_name,
                    row.predecessor_upper,
                    row.extent == "full",
                    row.predecessor_root,
                    day - timedelta(days=1),
                )
            )
            for row in rows
        )
        kind = kind_of_origin(own.name, relatives, alone=day not in unknown)
        events.append(Event(kind, day, relatives, document_of_row(rows[0])))
    return tuple(events)


def _went_to(reach: _Reach, own: Any, family: Family, steps: list[Any]) -> tuple[Event, ...]:
    """Put the steps out of the organisation together by day; each successor opens on its newest day.

    Of one that ended without a step of its own, those below it tell where they went, else the nearest above it.
    """
    mine = [step for step in steps if step.predecessor_id == own.id]
    kind = None
    if not mine and own.valid_to is not None:
        day = own.valid_to + timedelta(days=1)
        below = family.inside(own.id)
        mine = [step for step in steps if step.predecessor_id in below and step.effective_on == day]
        kind = EventKind.PARTS_WENT
        if not mine:
            above = {step.predecessor_id for step in family.steps_out(own.id)}
            mine = [step for step in steps if step.predecessor_id in above and step.effective_on == day]
            kind = EventKind.WENT_ALONG
    events = []
    for day, rows in sorted(_by_day(mine).items()):
        found = {
            row.successor_id: Relative(
                row.successor_code, row.successor_name, row.successor_upper, row.extent == "full", row.successor_root
            )
            for row in rows
        }
        relatives = tuple(reach.first(each, replace(each, day=day)) for each in found.values())
        events.append(Event(kind or kind_of_end(own.name, relatives), day, relatives, document_of_row(rows[0])))
    return tuple(events)


def _by_day(steps: list[Any]) -> dict[date, list[Any]]:
    found: defaultdict[date, list[Any]] = defaultdict(list)
    for step in steps:
        found[step.effective_on].append(step)
    return found


class _Reach:
    """Asks whether whoever looks can open a relative; each root and day is asked about once."""

    def __init__(self, connection: Connection, scope: Scope) -> None:
        self._connection, self._scope = connection, scope
        self._scopes: dict[tuple[str, date | None], Scope | None] = {}

    def first(self, *choices: Relative) -> Relative:
        """Return the first of the choices that can be opened, else the first as one that cannot."""
        for relative in choices:
            scope = self._scope_of(relative.jurisdiction, relative.day)
            if scope is not None and not get_path(self._connection, scope, relative.code).empty:
                return replace(relative, reachable=True)
        return choices[0]

    def _scope_of(self, jurisdiction: str, day: date | None) -> Scope | None:
        key = (jurisdiction, day)
        if key not in self._scopes:
            address = Address(jurisdiction=jurisdiction, day=day, known_at=self._scope.known_at)
            try:
                self._scopes[key] = resolve(self._connection, address, self._scope.principal).scope
            except UnknownValueError:
                self._scopes[key] = None
        return self._scopes[key]


def _read_years(connection: Connection, scope: Scope, family: Family) -> tuple[YearOnBoundaries, ...]:
    one, years = scope.organization_id, (scope.as_of.year - HISTORY_YEARS, scope.as_of.year - 1)
    facts = [
        Fact(row.organization_id, row.admitted_on, int(row.admitted))
        for row in rows_of(get_family_admissions(connection, scope, years))
    ]
    closed = [int(row.year) for row in rows_of(get_family_years(connection, scope, years))]
    quotas = {
        each: _quotas(connection, replace(scope, organization_id=each), years)
        for each in sorted({one, *family.predecessors(one, scope.as_of)})
    }
    return years_on_boundaries(family, one, scope.as_of, facts, quotas, closed)


def _quotas(connection: Connection, scope: Scope, years: tuple[int, int]) -> dict[int, int | None]:
    """Return the last version of the quota of each year, of the scope's organisation itself."""
    rows = rows_of(get_quotas(connection, scope, years))
    return {row.year: row.amount for row in rows if row.organization_id == scope.organization_id}


def document_of_row(row: Any) -> Document | None:
    """Return the document of a row of successions, None where none is known."""
    if row.document_kind is None:
        return None
    return Document(
        row.document_kind, row.document_number, row.document_issuer, row.document_issued_on, row.document_title
    )
