"""Which of several versions of a quota a report of a day is held against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

Versions = Sequence[tuple[date, int | None]]
"""First day and amount (None: not assigned) of each version, oldest first."""


def quota_on(versions: Versions, day: date) -> int | None:
    """Return the quota in force on the day, before the first one's day the first one; None: none is assigned.

    A quota assigned with effect from 22 January is that of the report of the first half of January too.
    """
    amounts = [amount for effective_on, amount in versions if effective_on <= day]
    if amounts:
        return amounts[-1]
    return versions[0][1] if versions else None
