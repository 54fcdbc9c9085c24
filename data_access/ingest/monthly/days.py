"""The days of a month that matter to a report."""

from __future__ import annotations

from datetime import date


def last_day(month: date) -> date:
    """Return the last day of the month that begins on `month`."""
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def due_on(month: date) -> date:
    """Return the day by which the report of a month is due: the 5th of the next."""
    return date.fromordinal(last_day(month).toordinal() + 5)
