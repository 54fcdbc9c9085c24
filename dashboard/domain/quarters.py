"""Quarters: when one is closed, so that its sensitive figures are told and no longer change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

CLOSING_DAY = 20
"""Of the month after a quarter: 20/01, 20/04, 20/07, 20/10."""


@dataclass(frozen=True)
class Quarter:
    """A closed quarter: its last day, and the moment whose knowledge is told of it for good."""

    number: int
    ends_on: date
    closed_at: datetime


def closed_quarters(
    year: int, as_of: date, known_at: datetime, first_recorded: Mapping[int, datetime], zone: tzinfo
) -> tuple[Quarter, ...]:
    """Return the quarters of a year that are told on a day, with the knowledge of a moment; oldest first.

    `first_recorded` says when the first report of each quarter came. A quarter closes on the first closing day after
    its end and after that report: the third of 2026 on 20/10/2026, or later where its reports were taken in later. A
    quarter that would close after the next one is not told by itself, since what is told must not change.
    """
    closed: list[Quarter] = []
    for number in sorted(first_recorded, reverse=True):
        following = date(year + number // 4, number % 4 * 3 + 1, 1)
        recorded_on = first_recorded[number].astimezone(zone).date()
        moment = _closing(max(following, recorded_on + timedelta(days=1)), zone)
        if not closed or moment <= closed[-1].closed_at:
            closed.append(Quarter(number, following - timedelta(days=1), moment))
    return tuple(each for each in reversed(closed) if each.ends_on <= as_of and each.closed_at <= known_at)


def _closing(day: date, zone: tzinfo) -> datetime:
    """Return the beginning of the first closing day that is not before `day`."""
    for months in range(13):
        year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
        if month % 3 == 1 and date(year, month, CLOSING_DAY) >= day:
            return datetime(year, month, CLOSING_DAY, tzinfo=zone)
    raise AssertionError("every quarter has a closing day")
