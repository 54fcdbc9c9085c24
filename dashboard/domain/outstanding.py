"""What the total could be once the missing reports of the period are in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.numbers import percent
from dashboard.domain.position import Position, Standing


@dataclass(frozen=True)
class Outstanding:
    """The total as it is and as it would be, and how many direct organisations still owe the report of `month`."""

    month: int
    low: int
    high: int
    foretold: int
    """Organisations whose last report, of the month before, says how many they expected in `month`."""
    silent: int
    """Organisations that said nothing of it: they count with their last figure, or not at all without one."""

    @property
    def missing(self) -> int:
        return self.foretold + self.silent


def outstanding(position: Position) -> Outstanding | None:
    """Return the range of the total over the missing reports; None when all are in, or nothing was reported at all.

    Low is the total as it is, high adds what the missing organisations themselves expected for the month. With 289
    admitted by May, one organisation that foresaw 2 for May in April and one that never reported, it is 289-291.

    Source: "Missing reports" in docs/rules.md; every monthly report says how many are expected next month.
    """
    month, missing = position.period, [child for child in position.children if not child.reported]
    if month is None or not missing or position.own.admitted is None:
        return None
    expected = [amount for child in missing if (amount := _foretold(child, month)) is not None]
    admitted = position.own.admitted
    return Outstanding(month, admitted, admitted + sum(expected), len(expected), len(missing) - len(expected))


def shares_with_all_reports(missing: Outstanding, count: int, of: int) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and highest share of a category once the missing reports are in; None of nobody at all.

    Reports foretell people and not their categories, so of those expected nobody may belong to it, or all: with 62 of
    289 and 2 expected, 62 to 64 of 291 are 21,3 % to 22,0 %.
    """
    expected = missing.high - missing.low
    low, high = percent(count, of + expected), percent(count + expected, of + expected)
    return None if low is None or high is None else (low, high)


def _foretold(child: Standing, month: int) -> int | None:
    report = child.report
    return report.forecast_next_month if report is not None and report.as_of.month == month - 1 else None
