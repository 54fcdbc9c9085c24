"""From the database to earlier years on today's boundaries: the one path of these figures (decision record 0012)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection

from dashboard.domain.boundaries import Boundary, Predecessor
from dashboard.domain.lineage import Family, quota_on_boundaries
from dashboard.domain.periods import ReportedYear
from dashboard.domain.position import Organization
from dashboard.reading.figures import HISTORY_YEARS, rows_of
from dashboard.reading.lineage import read_family
from dashboard.reading.predecessors import read_predecessors
from data_access.queries.get_family_admissions import get_family_admissions
from data_access.queries.get_family_months import get_family_months
from data_access.queries.get_quotas import get_quotas
from data_access.queries.get_relatives import get_relatives
from data_access.queries.get_successions import get_successions
from data_access.scope import Scope

Quotas = Mapping[tuple[int, int], int | None]
"""Amounts by organisation and year."""


@dataclass(frozen=True)
class Lineage:
    """Organisations told together, and what they came from by the day of the scope."""

    family: Family
    shown: frozenset[int]
    boundary: Boundary
    predecessors: tuple[Predecessor, ...]
    """Who came wholly into the scope's organisation itself; none where only some below it are shown."""


def read_lineage(
    connection: Connection, scope: Scope, organization: Organization, shown: Collection[int]
) -> Lineage | None:
    """Return what the organisations shown came from; None where nobody came into them from elsewhere within
    the years told.

    `organization` is that of the scope, `shown` it alone or some directly below it. Where a predecessor came into them
    only in part, earlier years cannot be told on their boundaries, unless the whole city before came into this one:
    then its whole units are told, and not compared.
    """
    steps = list(rows_of(get_successions(connection, scope)))
    relatives = list(rows_of(get_relatives(connection, scope))) if steps else []
    family = read_family(relatives, steps)
    inside = family.inside_any(shown)
    first = date(scope.as_of.year - HISTORY_YEARS, 1, 1)
    came = [one for one in family.steps if one.successor_id in inside and one.predecessor_id not in inside]
    days = [one.effective_on for one in came]
    days = [day for day in days if first < day <= scope.as_of]
    if not days:
        return None
    whole = set(shown) == {organization.id}
    predecessors = read_predecessors(connection, scope, organization) if whole else ()
    breaks = family.breaks_of(shown, scope.as_of)
    names = {row.id: row.name for row in relatives}
    told = not breaks or bool(predecessors)
    boundary = Boundary(max(days), breaks, {one.organization_id: names[one.organization_id] for one in breaks}, told)
    return Lineage(family, frozenset(shown), boundary, predecessors)


def read_years_today(
    connection: Connection, scope: Scope, lineage: Lineage, years: tuple[int, int], until: date
) -> dict[int, ReportedYear]:
    """Return the years up to the scope's day, told on the boundaries of the day `until`.

    The quota of a year is told only where everything compares: beside a part of the people it would mislead.
    """
    family, inside = lineage.family, lineage.family.inside_any(lineage.shown)
    admitted: defaultdict[int, list[int]] = defaultdict(lambda: [0] * 12)
    for row in rows_of(get_family_admissions(connection, scope, years)):
        if family.heirs(row.organization_id, row.admitted_on, until) <= inside:
            admitted[row.admitted_on.year][row.admitted_on.month - 1] += int(row.admitted)
    reported: defaultdict[int, dict[int, date]] = defaultdict(dict)
    for row in rows_of(get_family_months(connection, scope, years)):
        reported[int(row.year)][int(row.month)] = row.as_of
    quotas = _read_quotas(connection, scope, lineage, years) if lineage.boundary.comparable else {}
    return {
        year: ReportedYear(
            year,
            min(scope.as_of, date(year, 12, 31)),
            tuple(admitted[year]),
            reported[year],
            _quota(lineage, quotas, year, until),
            part=not lineage.boundary.comparable and year <= lineage.boundary.day.year,
        )
        for year in reported
    }


def _read_quotas(connection: Connection, scope: Scope, lineage: Lineage, years: tuple[int, int]) -> Quotas:
    """Return the last version of each quota, of those shown and of everybody that they came from."""
    roots = sorted({lineage.family.root_of(step.predecessor_id) for step in lineage.family.steps})
    before = min(scope.as_of, lineage.boundary.day - timedelta(days=1))
    return {
        (row.organization_id, row.year): row.amount
        for each in (scope, *(replace(scope, organization_id=root, as_of=before) for root in roots))
        for row in rows_of(get_quotas(connection, each, years))
    }


def _quota(lineage: Lineage, quotas: Quotas, year: int, until: date) -> int | None:
    amounts = [
        quota_on_boundaries(
            quotas.get((one, year)),
            [quotas.get((former, year)) for former in lineage.family.predecessors(one, until)],
        )
        for one in lineage.shown
    ]
    assigned = [amount for amount in amounts if amount is not None]
    return sum(assigned) if assigned else None
