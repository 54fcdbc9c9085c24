"""From an address to a scope: what an address leaves open gets its default, what nothing stands for is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from dashboard.address import DAY, JURISDICTION, KNOWN_AT, OFFICE_ZONE, ORGANIZATION, SNAPSHOT, YEAR, Address
from dashboard.domain.snapshot import Snapshot
from data_access.queries.count_reporters import count_reporters
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.queries.get_last_change import get_last_change
from data_access.queries.get_path import get_path
from data_access.queries.get_quotas import get_quotas
from data_access.queries.get_report_days import get_report_days
from data_access.queries.get_snapshots import get_snapshots
from data_access.scope import Scope

FIRST_YEAR, LAST_YEAR = 1930, 2200


class UnknownValueError(LookupError):
    """A value of an address that nothing in the database stands for."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(f"{key}={value}")
        self.key, self.value = key, value


@dataclass(frozen=True)
class Newer:
    """A later report day that a view does not open on yet, because too few reports of its month came in."""

    day: date
    sent: int
    expected: int


@dataclass(frozen=True)
class Resolved:
    """What an address means: the scope of its questions and the year they are about."""

    scope: Scope
    year: int
    address: Address
    """The address with its defaults filled in."""
    snapshot: Snapshot | None = None
    """The one that is opened, which says jurisdiction, day and moment; None for a view of its own."""
    newer: Newer | None = None
    """The newest report day of those looked at, where nobody asked for a day and the view opens on an earlier one."""


def resolve(connection: Connection, address: Address, principal: str = "local", *, newest: bool = False) -> Resolved:
    """Return what the address means.

    Defaults: the first root, and the last report day by which at least half of those who report sent the report of its
    month (record 0046); with `newest` the last report day of all. Of a year that is asked for the same within the year.
    Without such a day it is the last one. A year that has only quotas so far starts on the day its
    newest quota took effect; without any report or quota it is this year, today.

    Raises UnknownValueError for a jurisdiction or organisation that does not stand, a year with neither report nor
    quota, a day outside the year, before anything was reported or assigned or after the root ended, a moment at
    which nothing was known, a snapshot that is not there, and a value that says something else than the snapshot.
    """
    snapshot = None
    if address.snapshot is not None:
        snapshot = find_snapshot(connection, address.snapshot, principal)
        if snapshot is None:
            raise UnknownValueError(SNAPSHOT, str(address.snapshot))
        address = _pinned(address, snapshot)
    root_id, root_code, last_day = _root(connection, address, principal)
    if address.day and last_day and address.day > last_day:
        raise UnknownValueError(DAY, address.day.isoformat())
    widest = Scope(root_id, date(LAST_YEAR, 12, 31), address.known_at, principal)
    days = report_days(connection, widest)
    year = address.year or (address.day.year if address.day else None)
    offered = [day for day in days if year in (None, day.year)] if address.day is None else []
    opens = offered[0] if newest and offered else _day_of_half(connection, widest, offered)
    year = year or (opens.year if opens else _default_year(connection, widest))
    scope = replace(widest, as_of=opens or _day(connection, widest, address, year, days))
    newer = _newer(connection, widest, offered[0]) if opens is not None and offered[0] > opens else None
    if address.organization and get_path(connection, scope, address.organization).empty:
        raise UnknownValueError(ORGANIZATION, address.organization)
    return Resolved(scope, year, address.with_(jurisdiction=root_code, year=year, day=scope.as_of), snapshot, newer)


def find_snapshot(connection: Connection, number: int, principal: str = "local") -> Snapshot | None:
    """Return the snapshot of a number, None where nobody agreed upon one."""
    return next(iter(read_snapshots(connection, principal, number)), None)


def read_snapshots(connection: Connection, principal: str = "local", number: int | None = None) -> list[Snapshot]:
    """Return all snapshots, newest first, or only the one of a number."""
    rows: Iterable[Any] = get_snapshots(connection, principal, number).itertuples(index=False)
    return [
        Snapshot(
            number=row.number,
            jurisdiction=row.code,
            name=row.name,
            as_of=row.as_of,
            known_at=row.known_at,
            label=row.label,
            by=row.created_by,
            created_at=row.created_at,
            data_version=row.data_version,
        )
        for row in rows
    ]


def is_outdated(connection: Connection, scope: Scope, snapshot: Snapshot) -> bool:
    """Return whether anything about the snapshot's jurisdiction is known that it does not show: a later day, or
    whatever was recorded since. `scope` is that of the snapshot."""
    changed = get_last_change(connection, scope)
    days = report_days(connection, replace(scope, known_at=None))
    return (changed is not None and changed > snapshot.known_at) or any(day > snapshot.as_of for day in days[:1])


def _pinned(address: Address, snapshot: Snapshot) -> Address:
    """Return the address with what the snapshot says; whatever says something else is not replaced in silence."""
    said: tuple[tuple[str, str, Any], ...] = (
        (JURISDICTION, "jurisdiction", snapshot.jurisdiction),
        (YEAR, "year", snapshot.as_of.year),
        (DAY, "day", snapshot.as_of),
        (KNOWN_AT, "known_at", snapshot.known_at),
    )
    for key, name, value in said:
        given = getattr(address, name)
        if given and given != value:
            raise UnknownValueError(key, given.isoformat() if isinstance(given, date) else str(given))
    return address.with_(**{name: value for _, name, value in said})


def report_days(connection: Connection, scope: Scope) -> list[date]:
    """Return the days that reports below the scope are as of, newest first."""
    return list(get_report_days(connection, scope)["as_of"])


def _root(connection: Connection, address: Address, principal: str) -> tuple[int, str, date | None]:
    roots = get_jurisdictions(connection, principal, address.known_at)
    if roots.empty and address.known_at and not get_jurisdictions(connection, principal).empty:
        raise UnknownValueError(KNOWN_AT, address.known_at.isoformat())
    chosen = roots[roots["code"] == address.jurisdiction] if address.jurisdiction else roots
    if chosen.empty:
        raise UnknownValueError(JURISDICTION, address.jurisdiction)
    return int(chosen["id"].iloc[0]), str(chosen["code"].iloc[0]), chosen["valid_to"].iloc[0]


def _day_of_half(connection: Connection, widest: Scope, days: list[date]) -> date | None:
    """Return the last of the days, newest first, by which half of the reports of its month were in; else the first."""
    seen: set[tuple[int, int]] = set()
    for day in days:
        if (day.year, day.month) not in seen:
            seen.add((day.year, day.month))
            reporters = count_reporters(connection, replace(widest, as_of=day))
            if 2 * reporters.sent >= reporters.usual:
                return day
    return days[0] if days else None


def _newer(connection: Connection, widest: Scope, day: date) -> Newer:
    reporters = count_reporters(connection, replace(widest, as_of=day))
    return Newer(day, reporters.sent, reporters.owing)


def _default_year(connection: Connection, widest: Scope) -> int:
    assigned = get_quotas(connection, widest, (FIRST_YEAR, LAST_YEAR))["year"]
    return today().year if assigned.empty else int(assigned.max())


def _day(connection: Connection, widest: Scope, address: Address, year: int, days: list[date]) -> date:
    """Return the day asked for, or the newest one of the year; reports decide, quotas where there are none yet."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    known = [day for day in days if day.year == year]
    if not known:
        quotas = get_quotas(connection, widest, (year, year))["effective_on"]
        known = sorted((min(max(day, first), last) for day in quotas), reverse=True)
    unnamed = address.day in (None, today()) and not known and not days
    if unnamed and year == _default_year(connection, widest):
        return today()  # links and further papers name what was the default of the first one
    if not known and (days or address.year or address.day):
        raise UnknownValueError(*_named(address, year))
    if address.day is None:
        return known[0] if known else today()
    if not first <= address.day <= last or address.day < min([*days, *known]):
        raise UnknownValueError(DAY, address.day.isoformat())
    return address.day


def _named(address: Address, year: int) -> tuple[str, str]:
    """Return the value that named the year: the day where it stands alone."""
    return (DAY, address.day.isoformat()) if address.day and not address.year else (YEAR, str(year))


def today() -> date:
    """Return the day by the clock of the office."""
    return datetime.now(OFFICE_ZONE).date()
