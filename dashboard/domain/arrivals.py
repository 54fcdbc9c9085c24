"""Who has reported which month, and when: the board of reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Arrival(StrEnum):
    """What became of a report that an organisation owes for a month."""

    IN_TIME = "in_time"
    LATE = "late"
    MISSING = "missing"
    NOT_OWED = "not_owed"
    """The organisation did not stand yet when the month ended."""
    NOT_YET = "not_yet"
    """Nobody of the jurisdiction has sent this month so far."""


@dataclass(frozen=True)
class Sent:
    """The first version of one report: `received_on` on the office's calendar; `versions` above 1 were corrections."""

    reporter: int
    month: int
    due_on: date
    received_on: date
    versions: int = 1


@dataclass(frozen=True)
class Month:
    """Reports of one month from all who report for an organisation. `latest` is the day the last of them came."""

    arrival: Arrival
    received: int = 0
    expected: int = 1
    corrected: bool = False
    latest: date | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Row:
    """One organisation's year of reports, January first."""

    organization_id: int
    months: tuple[Month, ...]
    plan: Month | None = None
    """The plan of the year; None where none was owed."""

    def count(self, arrival: Arrival) -> int:
        """Return for how many months this holds."""
        return sum(month.arrival is arrival for month in self.months)


def arrivals_of(
    organization_id: int, sent: Sequence[Sent], expected: int, period: int | None, first_month: int = 1
) -> Row:
    """Return the year of one organisation. `expected` is how many report for it; `period` the newest month of anybody.

    A month counts as late when one of its reports came after its due day, and as missing when one never came, whatever
    the others did. Months after `period` are not due by anybody yet, months before `first_month` were never owed.
    """
    by_month: Mapping[int, list[Sent]] = {
        month: [report for report in sent if report.month == month] for month in range(1, 13)
    }
    return Row(
        organization_id,
        tuple(
            Month(Arrival.NOT_OWED)
            if month < first_month and not by_month[month]
            else _month(by_month[month], expected, month, period)
            for month in range(1, 13)
        ),
    )


def plan_of(due_on: date, received_on: date | None, as_of: date) -> Month:
    """Return what became of a yearly plan by a day; one that is not due yet is not missing."""
    if received_on is None or received_on > as_of:
        arrival = Arrival.MISSING if as_of > due_on else Arrival.NOT_YET
        return Month(arrival, due_on=due_on)
    arrival = Arrival.LATE if received_on > due_on else Arrival.IN_TIME
    return Month(arrival, received=1, latest=received_on, due_on=due_on)


def _month(sent: Sequence[Sent], expected: int, month: int, period: int | None) -> Month:
    if period is None or month > period:
        return Month(Arrival.NOT_YET, expected=expected)
    late = any(report.received_on > report.due_on for report in sent)
    arrival = Arrival.MISSING if len(sent) < expected else Arrival.LATE if late else Arrival.IN_TIME
    return Month(
        arrival,
        received=len(sent),
        expected=expected,
        corrected=any(report.versions > 1 for report in sent),
        latest=max((report.received_on for report in sent), default=None),
        due_on=max((report.due_on for report in sent), default=None),
    )
