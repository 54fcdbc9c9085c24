"""The days of a month that matter to a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from data_access.scope import Scope
from data_access.settings import read_settings


@dataclass(frozen=True)
class Deadlines:
    """When the report of a month is due, and the day after which the month is closed; None: it never is."""

    due_on: date
    closes_on: date | None = None


def last_day(month: date) -> date:
    """Return the last day of the month that begins on `month`."""
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def read_deadlines(connection: Connection, jurisdiction_id: int, months: Iterable[date]) -> Mapping[date, Deadlines]:
    """Return the deadlines of months as the settings of the jurisdiction had them on the last day of each."""
    found = {}
    for month in set(months):
        end = last_day(month)
        settings = read_settings(connection, Scope(jurisdiction_id, end))
        closing = settings.month_close_day
        found[month] = Deadlines(
            date.fromordinal(end.toordinal() + settings.report_due_day),
            date.fromordinal(end.toordinal() + closing) if closing else None,
        )
    return found
