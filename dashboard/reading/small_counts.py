"""From the database to sensitive categories: the one way out, through the rule of small counts.

Everything is decided from what was known when a quarter closed. So an answer depends on the day and the moment that are
asked about only by which quarters are told, never on who asks or what is filtered, and a later correction changes
nothing that was told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise, takewhile

from sqlalchemy import Connection

from dashboard.domain.disclosure import Published, tell
from dashboard.domain.parts import Part
from dashboard.domain.quarters import Quarter, closed_quarters
from dashboard.reading.figures import OFFICE_ZONE, rows_of
from data_access.queries.get_first_recorded import get_first_recorded
from data_access.queries.get_newest_recorded import get_newest_recorded
from data_access.queries.get_reported_categories import get_reported_categories
from data_access.queries.get_sensitive_counts import get_sensitive_counts
from data_access.scope import DIRECT, Scope
from data_access.settings import read_settings

ALL = "all"
_FORMER = 0
"""Stands for all who count in the jurisdiction and below no direct organisation any more; no identity is 0."""


@dataclass(frozen=True)
class SensitiveTotals:
    """A jurisdiction's own people by sensitive category since 1 January, up to the end of a quarter; absent: nobody."""

    until: date
    people: Mapping[str, int]


@dataclass
class _Snapshot:
    """What was known when a quarter closed: people by category, of the whole and of each direct organisation."""

    quarter: Quarter
    threshold: int
    whole: dict[str, int] = field(default_factory=dict)
    below: defaultdict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    clusters: dict[int, str | None] = field(default_factory=dict)


def read_sensitive_totals(connection: Connection, scope: Scope, year: int) -> SensitiveTotals | None:
    """Return the totals of the last quarter that is told, None where none is, or inside a jurisdiction."""
    snapshots = [_read(connection, scope, year, quarter) for quarter in _quarters(connection, scope, year)[-1:]]
    if not snapshots or not snapshots[0].clusters:
        return None
    people = {category: count for category, count in snapshots[0].whole.items() if category != ALL}
    return SensitiveTotals(snapshots[0].quarter.ends_on, people)


def read_small_counts(connection: Connection, scope: Scope, year: int) -> tuple[Published, ...]:
    """Return what is told of every sensitive category that a jurisdiction counts; nothing inside one."""
    snapshots = [_read(connection, scope, year, quarter) for quarter in _quarters(connection, scope, year)]
    if not snapshots or not snapshots[0].clusters:
        return ()
    reported = rows_of(get_reported_categories(connection, scope, year))
    return tuple(_published(snapshots, row.category_code) for row in reported if row.sensitive)


def _published(snapshots: Sequence[_Snapshot], category: str) -> Published:
    told = tell(_parts(snapshots, category), [snapshot.threshold for snapshot in snapshots])
    looked_at = snapshots[-1 if told.quarter is None else told.quarter - 1]
    return Published(
        category=category,
        total=snapshots[-1].whole.get(category, 0),
        until=snapshots[-1].quarter.ends_on,
        cells=told.cells,
        cells_until=looked_at.quarter.ends_on,
        nobody=frozenset(one for one in looked_at.clusters if not looked_at.below[one].get(ALL)),
        threshold=looked_at.threshold,
    )


def _quarters(connection: Connection, scope: Scope, year: int) -> tuple[Quarter, ...]:
    newest = get_newest_recorded(connection, scope.known_at)  # the clock of the database, as it stood at the moment
    if newest is None:
        return ()
    first: dict[int, datetime] = {}
    for row in rows_of(get_first_recorded(connection, scope, year)):
        number = (int(row.month) - 1) // 3 + 1
        first[number] = min(row.recorded_at, first.get(number, row.recorded_at))
    return closed_quarters(year, scope.as_of, newest, first, OFFICE_ZONE)


def _read(connection: Connection, scope: Scope, year: int, quarter: Quarter) -> _Snapshot:
    at_closing = replace(scope, as_of=quarter.ends_on, known_at=quarter.closed_at, level=DIRECT)
    found = _Snapshot(quarter, read_settings(connection, at_closing).small_count)
    for row in rows_of(get_sensitive_counts(connection, at_closing, year)):
        people = found.below[row.organization_id] if row.depth else found.whole
        if row.depth:
            found.clusters[row.organization_id] = row.cluster
        if row.category_code is not None:
            people[row.category_code] = int(row.admitted)
    return found


def _parts(snapshots: Sequence[_Snapshot], category: str) -> list[Part]:
    """Return the parts of the jurisdiction, quarter by quarter as long as it consists of the same organisations."""
    clusters = snapshots[0].clusters
    same = list(takewhile(lambda snapshot: snapshot.clusters == clusters, snapshots))

    def by_quarter(counts: Sequence[int]) -> tuple[int, ...]:
        return tuple(after - before for before, after in pairwise((0, *counts)))

    def people(code: str) -> dict[int, tuple[int, ...]]:
        found = {one: by_quarter([snapshot.below[one].get(code, 0) for snapshot in same]) for one in clusters}
        whole = by_quarter([snapshot.whole.get(code, 0) for snapshot in same])
        below = zip(*found.values(), strict=True)
        found[_FORMER] = tuple(total - sum(counts) for total, counts in zip(whole, below, strict=True))
        return found

    admitted, counted = people(ALL), people(category)
    return [Part(one, clusters.get(one), admitted[one], counted[one], cell=one != _FORMER) for one in admitted]
