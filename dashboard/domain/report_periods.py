"""What a written report looks back at: a month, quarter, half-year or year, or the time up to any day."""

from __future__ import annotations

from datetime import date

from dashboard.domain.periods import HALVES, MONTHS, QUARTERS, WHOLE, Span

MONTH, QUARTER, HALF, YEAR, DAY = "month", "quarter", "half", "year", "day"
REPORT_PERIODS = (MONTH, QUARTER, HALF, YEAR, DAY)


def span_of(period: str, day: date) -> Span:
    """Return the months of the period that the day lies in: 31/05/2024 is in May, the second quarter, the first half.

    A report up to any day looks back at the whole year so far.
    """
    spans = {MONTH: MONTHS, QUARTER: QUARTERS, HALF: HALVES}.get(period, (WHOLE,))
    return next(span for span in spans if span.first <= day.month <= span.last)
