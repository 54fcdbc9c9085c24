"""From the database to who stood before an organisation: the one path of these names and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection

from dashboard.domain.boundaries import Predecessor
from dashboard.domain.position import Organization
from dashboard.domain.targets import Target
from dashboard.reading.figures import HISTORY_YEARS, rows_of
from dashboard.reading.lineage import document_of_row, read_family
from dashboard.reading.targets import read_asked
from data_access.queries.get_relatives import get_relatives
from data_access.queries.get_successions import get_successions
from data_access.scope import Scope


def read_predecessors(connection: Connection, scope: Scope, organization: Organization) -> tuple[Predecessor, ...]:
    """Return who came wholly into the scope's organisation by its day, oldest identity first.

    None for one that began before all the years that are told anyway.
    """
    began = organization.valid_from
    if began is None or began < date(scope.as_of.year - HISTORY_YEARS, 1, 1):
        return ()
    steps = list(rows_of(get_successions(connection, scope)))
    family = read_family(list(rows_of(get_relatives(connection, scope))), steps)
    former = family.predecessors(organization.id, scope.as_of)
    found = {
        row.predecessor_id: Predecessor(
            row.predecessor_id,
            row.predecessor_code,
            row.predecessor_name,
            row.effective_on - timedelta(days=1),
            document_of_row(row),
        )
        for row in steps
        if row.predecessor_id in former and row.effective_on <= scope.as_of
    }
    return tuple(found[one] for one in sorted(found))


def scope_of(scope: Scope, predecessor: Predecessor) -> Scope:
    """Return the scope in which a predecessor is read: it, up to its last day, as known at the same moment."""
    return replace(scope, organization_id=predecessor.id, as_of=min(scope.as_of, predecessor.last_day))


def read_former_targets(
    connection: Connection, scope: Scope, predecessors: tuple[Predecessor, ...]
) -> tuple[Target, ...]:
    """Return what documents asked of the predecessors, up to the year in which each ended."""
    return tuple(
        replace(target, last_year=min(target.last_year, one.last_day.year))
        for one in predecessors
        for target in read_asked(connection, scope_of(scope, one))
        if target.first_year <= one.last_day.year
    )
