"""Settings that change figures: what may be set, and what holds on a day where an office set nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from data_access.queries.get_settings import get_settings
from data_access.scope import Scope

PLAN_DUE = "plan_due"
RANGES: Mapping[str, tuple[int, int]] = {
    "small_count": (5, 1000),
    "small_quota": (0, 20),
    "chance_percent": (1, 50),
    "report_due_day": (1, 28),
    "month_close_day": (0, 28),
}
"""Least and most of each setting that is a whole number."""
NAMES = (*RANGES, PLAN_DUE)


@dataclass(frozen=True)
class Settings:
    """What holds for an office on a day. The values here are those where nobody set another."""

    small_count: int = 10
    """People below which a count of a sensitive category is small."""
    small_quota: int = 3
    """Quotas up to this are counted and never compared by percent; 0: none."""
    chance_percent: int = 10
    """A shortfall counts only if chance alone would bring it less often than in so many cases of a hundred."""
    report_due_day: int = 5
    """Day of the next month by which a monthly report is due."""
    month_close_day: int = 0
    """Day of the next month after which a month is closed; 0: never."""
    plan_due: str = "25/01"
    """Day and month by which the plan of a year is due."""

    def plan_due_in(self, year: int) -> date:
        """Return the day by which the plan of a year is due."""
        day, month = map(int, self.plan_due.split("/"))
        return date(year, month, day)


def read_settings(connection: Connection, scope: Scope) -> Settings:
    """Return what holds for the scope's organisation on its day, as known at its moment."""
    frame = get_settings(connection, scope)
    said: dict[str, str] = dict(zip(frame["name"], frame["value"], strict=True))
    plan_due = said.pop(PLAN_DUE, Settings.plan_due)
    return Settings(**{name: int(value) for name, value in said.items()}, plan_due=plan_due)


def normal_value(name: str, text: str) -> str | None:
    """Return a value as it is kept ("5", "25/01"), None for what the setting cannot be."""
    if name == PLAN_DUE:
        found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})", text.strip(), re.ASCII)
        try:
            return f"{date(2001, int(found[2]), int(found[1])):%d/%m}" if found else None
        except ValueError:
            return None
    least, most = RANGES[name]
    number = int(text) if re.fullmatch(r"\d{1,6}", text.strip(), re.ASCII) else -1
    return str(number) if least <= number <= most else None
