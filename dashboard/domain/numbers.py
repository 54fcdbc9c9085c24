"""Arithmetic that a reader can repeat by hand: exact fractions, halves rounded up, people rounded up."""

from __future__ import annotations

import math
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

ONE_DIGIT = Decimal("0.1")


def round_half_up(value: Fraction | int) -> int:
    """Return the whole number nearest to `value`, halves upwards: 340.4 is 340, 1383/2000 of 100 is 69, 0.5 is 1."""
    return math.floor(Fraction(value) + Fraction(1, 2))


def one_digit(value: Fraction) -> Decimal:
    """Return `value` with one decimal digit, half up: 528/7 is 75.4."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(ONE_DIGIT, ROUND_HALF_UP)


def percent(count: int | None, of: int | None, digits: int = 1) -> Decimal | None:
    """Return `count` in percent of `of`, half up; None when either is unknown or there is nothing to divide by.

    289 of 817 is 35.4 and, with no digits, 35. What is below 100 never prints as 100: 1999 of 2000 is
    99.9. What is above 0 never prints as 0: 1 of 5000 is 0.1.
    Source: rule 1 of docs/rules.md; Bình Thuận 26/09/2017 printed 1.383/2.000 = 69,2 %.
    """
    if count is None or not of:
        return None
    step = Decimal(1).scaleb(-digits)
    value = (Decimal(count) * 100 / Decimal(of)).quantize(step, ROUND_HALF_UP)
    if count < of and value >= 100:
        return Decimal(100) - step
    return step if count > 0 and not value else value


def months_elapsed(day: date) -> Fraction:
    """Return how much of the year is gone at the end of `day`, in months: 31 May is 5, 15 April is 3.5."""
    return day.month - 1 + Fraction(day.day, days_in_month(day))


def days_in_month(day: date) -> int:
    """Return the number of days of the day's month."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (following - day.replace(day=1)).days
