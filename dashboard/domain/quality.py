"""What an office would ask back about: figures that fall, parts greater than their whole, months out of line.

A doubt is a question, not a fault: nothing is changed or left out because of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

ALL = "all"
PARTS_OF = {
    "student": ("pupil", "university_student"),
    "enterprise": ("non_state_enterprise",),
}
"""Categories with parts: students are pupils and university students; of enterprises only one part is counted."""
COMPLETE = ("student",)
LEAST_JUMP = 10
"""Fewer people in a month are no jump, whatever came before."""
JUMP = 3
"""A month is out of line above this many times the greatest other month of the year so far."""
MONTHS_TO_COMPARE = 3


class Check(StrEnum):
    """What is asked about, in the order in which it is told."""

    FALL = "fall"
    ABOVE_TOTAL = "above_total"
    PARTS = "parts"
    JUMP = "jump"


@dataclass(frozen=True)
class Reporter:
    """Who sent the figures."""

    code: str
    name: str


@dataclass(frozen=True)
class Doubt:
    """One thing to ask back: `found` people where `compared` would be the end of what is plausible."""

    reporter: Reporter
    month: int
    check: Check
    category: str
    found: int
    compared: int


Figures = Mapping[int, Mapping[str, int]]
"""Cumulative people by month (1-12) and category; what was not counted is absent."""


def find_doubts(reporter: Reporter, figures: Figures) -> tuple[Doubt, ...]:
    """Return what one reporter's year should be asked about, by month.

    - A cumulative figure that falls: 12 in April after 15 in March.
    - A category with more people than were admitted: 9 students of 7.
    - Parts that do not add up to their whole: 4 pupils and 3 students against 8.
    - A month with 10 people or more, and more than three times the greatest month before it, where at least three
      are known: 40 after 5, 8 and 3.
    """
    doubts: list[Doubt] = []
    months = sorted(figures)
    for before, month in zip([None, *months], months, strict=False):
        now = figures[month]
        if before is not None:
            doubts += [
                Doubt(reporter, month, Check.FALL, category, now[category], figures[before][category])
                for category in now
                if category in figures[before] and now[category] < figures[before][category]
            ]
        doubts += _within_a_month(reporter, month, now)
    return tuple(sorted([*doubts, *_jumps(reporter, figures)], key=lambda doubt: doubt.month))


def _within_a_month(reporter: Reporter, month: int, now: Mapping[str, int]) -> list[Doubt]:
    doubts = []
    total = now.get(ALL)
    if total is not None:
        doubts += [
            Doubt(reporter, month, Check.ABOVE_TOTAL, category, count, total)
            for category, count in now.items()
            if count > total
        ]
    for whole, parts in PARTS_OF.items():
        known = [now[part] for part in parts if part in now]
        if whole not in now or not known:
            continue
        differs = (
            sum(known) != now[whole] if whole in COMPLETE and len(known) == len(parts) else sum(known) > now[whole]
        )
        if differs:
            doubts.append(Doubt(reporter, month, Check.PARTS, whole, sum(known), now[whole]))
    return doubts


def _jumps(reporter: Reporter, figures: Figures) -> list[Doubt]:
    months = sorted(month for month in figures if ALL in figures[month])
    steps: list[int] = []
    doubts = []
    for place, month in enumerate(months):
        step = figures[month][ALL] - (figures[months[place - 1]][ALL] if place else 0)
        if len(steps) >= MONTHS_TO_COMPARE and step >= LEAST_JUMP and step > JUMP * max(steps):
            doubts.append(Doubt(reporter, month, Check.JUMP, ALL, step, max(steps)))
        steps.append(step)
    return doubts


@dataclass(frozen=True)
class ForecastCheck:
    """What was expected for a month, in the reports of the month before, beside what came."""

    month: int
    expected: int
    admitted: int

    @property
    def difference(self) -> int:
        return self.admitted - self.expected


def check_forecasts(expected_next: Mapping[int, int], months: Sequence[int | None]) -> tuple[ForecastCheck, ...]:
    """Return the months for which a forecast and a result are known, oldest first.

    `expected_next` holds by month what its reports expect for the month after (absent: none says it); `months` the
    admitted, January first. In the reports of April 81 were expected for May, 84 came: (5, 81, 84), difference 3.
    """
    checks = []
    for month in range(2, 13):
        expected, admitted = expected_next.get(month - 1), months[month - 1]
        if expected is not None and admitted is not None:
            checks.append(ForecastCheck(month, expected, admitted))
    return tuple(checks)
