"""From an address to a scope: what an address leaves open gets its default, what nothing stands for is named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from dashboard.address import DAY, JURISDICTION, KNOWN_AT, OFFICE_ZONE, ORGANIZATION, YEAR, Address
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.queries.get_path import get_path
from data_access.queries.get_quotas import get_quotas
from data_access.queries.get_report_days import get_report_days
from data_access.scope import Scope

FIRST_YEAR, LAST_YEAR = 1930, 2200


class UnknownValueError(LookupError):
    """A value of an address that nothing in the database stands for."""

    def __init__(self, key: str, value: str) -> None:
        super().__init__(f"{key}={value}")
        self.key, self.value = key, value


@dataclass(frozen=True)
class Resolved:
    """What an address means: the scope of its questions and the year they are about."""

    scope: Scope
    year: int
    address: Address
    """The address with its defaults filled in."""


def resolve(connection: Connection, address: Address, principal: str = "local") -> Resolved:
    """Return what the address means.

    Defaults: the first root, the year of its newest report, the last report day of the year. A year that has only
    quotas so far starts on the day its newest quota took effect; without any report or quota it is this year, today.

    Raises UnknownValueError for a jurisdiction or organisation that does not stand, a year with neither report nor
    quota, a day outside the year, before anything was reported or assigned or after the root ended, and a moment at
    which nothing was known.
    """
    root_id, root_code, last_day = _root(connection, address, principal)
    if address.day and last_day and address.day > last_day:
        raise UnknownValueError(DAY, address.day.isoformat())
    widest = Scope(root_id, date(LAST_YEAR, 12, 31), address.known_at, principal)
    days = report_days(connection, widest)
    year = address.year or (address.day.year if address.day else None) or _default_year(connection, widest, days)
    scope = replace(widest, as_of=_day(connection, widest, address, year, days))
    if address.organization and get_path(connection, scope, address.organization).empty:
        raise UnknownValueError(ORGANIZATION, address.organization)
    return Resolved(scope, year, address.with_(jurisdiction=root_code, year=year, day=scope.as_of))


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


def _default_year(connection: Connection, widest: Scope, days: list[date]) -> int:
    if days:
        return days[0].year
    assigned = get_quotas(connection, widest, (FIRST_YEAR, LAST_YEAR))["year"]
    return _today().year if assigned.empty else int(assigned.max())


def _day(connection: Connection, widest: Scope, address: Address, year: int, days: list[date]) -> date:
    """Return the day asked for, or the newest one of the year; reports decide, quotas where there are none yet."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    known = [day for day in days if day.year == year]
    if not known:
        quotas = get_quotas(connection, widest, (year, year))["effective_on"]
        known = sorted((min(max(day, first), last) for day in quotas), reverse=True)
    if not known and (days or address.year or address.day):
        raise UnknownValueError(*_named(address, year))
    if address.day is None:
        return known[0] if known else _today()
    if not first <= address.day <= last or address.day < min([*days, *known]):
        raise UnknownValueError(DAY, address.day.isoformat())
    return address.day


def _named(address: Address, year: int) -> tuple[str, str]:
    """Return the value that named the year: the day where it stands alone."""
    return (DAY, address.day.isoformat()) if address.day and not address.year else (YEAR, str(year))


def _today() -> date:
    return datetime.now(OFFICE_ZONE).date()
