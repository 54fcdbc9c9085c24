"""From the database to the years of a jurisdiction: the one path of these figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from dashboard.domain.boundaries import THEN, TODAY
from dashboard.domain.periods import ReportedYear, same_day_before
from dashboard.domain.position import Document, Position
from dashboard.domain.targets import Shape
from dashboard.domain.trend import Former, SetTargets, TermTarget, Trend, find_breaks, provisional
from dashboard.reading.arrivals import read_arrivals
from dashboard.reading.boundaries import Lineage, read_lineage, read_years_today
from dashboard.reading.figures import rows_of
from dashboard.reading.predecessors import scope_of
from dashboard.reading.targets import ALL
from dashboard.resolve import FIRST_YEAR
from data_access.queries.get_admissions_by_month import get_admissions_by_month
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.queries.get_quotas import get_quotas
from data_access.queries.get_reported_months import get_reported_months
from data_access.queries.get_targets import get_targets
from data_access.scope import Scope


def read_trend(connection: Connection, scope: Scope, position: Position, reading: str = THEN) -> Trend:
    """Return the years of a position whose organisation is that of the scope, up to its own year and day.

    Narrowed to clusters, every year is the sum of the organisations shown. The year itself is taken from the position;
    the year before is read a second time, up to the same day, as it is known at the scope's moment. Where boundaries
    changed, earlier years follow `reading`, one of READINGS.
    """
    shown = [child.organization.id for child in position.children] if position.clusters else [scope.organization_id]
    roots = get_jurisdictions(connection, scope.principal, scope.known_at)
    root = next(row for row in rows_of(roots) if row.id == scope.organization_id)
    read = _Reader(connection, frozenset(shown), root.valid_from, root.valid_to)
    lineage = read_lineage(connection, scope, position.organization, shown)
    day = same_day_before(position.day)
    if lineage is not None and reading == TODAY and lineage.boundary.told:
        read = replace(read, began=None, lineage=lineage, until=scope.as_of)
    same_day = read.years(replace(scope, as_of=day), (day.year, day.year))
    found = read.years(scope, (FIRST_YEAR, position.year))
    own, years = position.own, range(min(found, default=position.year), position.year + 1)
    mine = found.get(position.year) or read.empty(position.year, scope.as_of)
    months = tuple(amount or 0 for amount in own.months)
    this = replace(mine, day=scope.as_of, months=months, quota=own.quota, began=root.valid_from, part=False)
    known = (*(found.get(year) or read.empty(year) for year in years[:-1]), this)
    missing, silent = provisional(read_arrivals(connection, scope, position))
    targets = [] if position.clusters else list(rows_of(get_targets(connection, scope)))
    boundary = lineage.boundary if lineage else None
    return Trend(
        known,
        same_day.get(day.year) or read.empty(day.year, day),
        missing,
        silent,
        find_breaks(known, [_set_targets(row) for row in targets], boundary if read.lineage else None),
        tuple(
            TermTarget(row.first_year, row.last_year, int(row.low), None if row.high is None else int(row.high))
            for row in targets
            if row.shape == Shape.TERM_TOTAL and row.category_code == ALL
        ),
        boundary,
        reading,
        _read_former(connection, scope, lineage, position.year) if reading == THEN and lineage else (),
        own.limits.small_quota,
    )


def _read_former(connection: Connection, scope: Scope, lineage: Lineage, year: int) -> tuple[Former, ...]:
    """Return the years of each predecessor as they were, the last one up to its last day."""
    found = []
    for one in lineage.predecessors:
        inside, day = scope_of(scope, one), same_day_before(one.last_day)
        began = lineage.family.nodes[one.id].valid_from
        read = _Reader(connection, frozenset({one.id}), began, one.last_day)
        years = read.years(inside, (FIRST_YEAR, min(year, one.last_day.year)))
        if years:
            known = tuple(years.get(each) or read.empty(each) for each in range(min(years), max(years) + 1))
            same_day = read.years(replace(inside, as_of=day), (day.year, day.year))
            targets = [_set_targets(row) for row in rows_of(get_targets(connection, inside))]
            breaks = find_breaks(known, targets)
            trend = Trend(known, same_day.get(day.year) or read.empty(day.year, day), breaks=breaks)
            found.append(Former(one.name, one.last_day, trend))
    return tuple(found)


@dataclass(frozen=True)
class _Reader:
    """Reads years of several organisations taken together."""

    connection: Connection
    organizations: frozenset[int]
    began: date | None
    ended: date | None
    lineage: Lineage | None = None
    """Given where years are told on the boundaries of the day `until`."""
    until: date = date.max

    def years(self, scope: Scope, years: tuple[int, int]) -> Mapping[int, ReportedYear]:
        """Return the years in which somebody reported up to the scope's day."""
        if self.lineage is not None:
            return read_years_today(self.connection, scope, self.lineage, years, self.until)
        reported: defaultdict[int, dict[int, date]] = defaultdict(dict)
        for row in rows_of(get_reported_months(self.connection, scope, years)):
            if row.organization_id in self.organizations:
                months = reported[int(row.year)]
                months[int(row.month)] = max(row.as_of, months.get(int(row.month), row.as_of))
        admitted: defaultdict[int, list[int]] = defaultdict(lambda: [0] * 12)
        for row in rows_of(get_admissions_by_month(self.connection, scope, years)):
            if row.organization_id in self.organizations:
                admitted[int(row.year)][int(row.month) - 1] += int(row.admitted)
        quotas: defaultdict[int, dict[int, int | None]] = defaultdict(dict)
        for row in rows_of(get_quotas(self.connection, scope, years)):
            if row.organization_id in self.organizations:
                quotas[row.year][row.organization_id] = row.amount
        return {
            year: replace(
                self.empty(year, min(scope.as_of, date(year, 12, 31))),
                months=tuple(admitted[year]),
                reported=reported[year],
                quota=_sum(quotas[year].values()),
            )
            for year in reported
        }

    def empty(self, year: int, day: date | None = None) -> ReportedYear:
        """Return a year of which nothing is known but when the organisation stood."""
        return ReportedYear(year, day or date(year, 12, 31), began=self.began, ended=self.ended)


def _sum(amounts: Iterable[int | None]) -> int | None:
    """Add up the quotas that are assigned, None when none is."""
    assigned = [amount for amount in amounts if amount is not None]
    return sum(assigned) if assigned else None


def _set_targets(row: Any) -> SetTargets:
    document = Document(
        row.document_kind, row.document_number, row.document_issuer, row.document_issued_on, row.document_title
    )
    return SetTargets(document, row.first_year, row.last_year)
