"""From an address to a scope: what an address leaves open gets its default, what nothing stands for is named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from dashboard.address import DAY, JURISDICTION, ORGANIZATION, YEAR, Address
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.queries.get_path import get_path
from data_access.queries.get_report_days import get_report_days
from data_access.scope import Scope


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
    """Return what the address means. Defaults: the first root, its newest report day, that day's year.

    A day without a year stands for its year; a year without a day for its last report day, or 31 December when the
    year has no report. A day outside the year, a year nobody reported in, and codes that nothing stands for raise
    UnknownValueError.
    """
    roots = get_jurisdictions(connection, principal, address.known_at)
    chosen = roots[roots["code"] == address.jurisdiction] if address.jurisdiction else roots.head(1)
    if chosen.empty:
        raise UnknownValueError(JURISDICTION, address.jurisdiction)
    root = chosen.iloc[0]
    widest = Scope(int(root["id"]), address.day or date.max, address.known_at, principal)
    days = report_days(connection, widest)
    year = address.year or (address.day.year if address.day else days[0].year if days else date.today().year)
    years = {day.year for day in days}
    if days and year not in years:
        raise UnknownValueError(YEAR if address.year else DAY, str(address.year or address.day))
    if address.day is not None and address.day.year != year:
        raise UnknownValueError(DAY, address.day.isoformat())
    newest = next((day for day in days if day.year == year), date(year, 12, 31))
    scope = replace(widest, as_of=address.day or newest)
    if address.organization and get_path(connection, scope, address.organization).empty:
        raise UnknownValueError(ORGANIZATION, address.organization)
    filled = address.with_(jurisdiction=str(root["code"]), year=year, day=scope.as_of)
    return Resolved(scope, year, filled)


def report_days(connection: Connection, scope: Scope) -> list[date]:
    """Return the days that reports below the scope are as of, newest first."""
    return list(get_report_days(connection, scope)["as_of"])
