"""Targets that conclusions and resolutions set, and how far they are reached: rules 7 and 8 of docs/rules.md."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.numbers import round_half_up
from dashboard.domain.position import Document
from dashboard.domain.shares import Share, people_needed_for_share


class Shape(StrEnum):
    """Forms of a target; each has its own way from figures to an answer."""

    ASSIGNED_COUNT = "assigned_count"
    MINIMUM_RATE = "minimum_rate"
    RATE_BAND = "rate_band"
    MINIMUM_SHARE = "minimum_share"
    COUNT_BAND = "count_band"
    TERM_TOTAL = "term_total"
    COMPLETENESS = "completeness"


COUNTS = (Shape.ASSIGNED_COUNT, Shape.COUNT_BAND, Shape.TERM_TOTAL)
"""Shapes whose ends are people; those of the others are parts of a whole."""

YEARS_LOOKED_BACK = 5
"""How many earlier years a document looks back at: "trong 05 năm gần đây, từ năm 2018 đến 2022"."""


class Answer(StrEnum):
    """Where a figure stands: a band has three answers, a minimum two; unknown needs a figure that nobody gave."""

    BELOW = "below"
    INSIDE = "inside"
    ABOVE = "above"
    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Target:
    """What is asked for. `low` and `high` are people, or parts of 1 where `denominator` is not "none"."""

    code: str
    shape: Shape
    category: str
    low: Fraction
    high: Fraction | None
    denominator: str
    first_year: int
    last_year: int
    document: Document | None = None
    clause: str = ""
    past_last_year: int | None = None
    """Last of the five earlier years that the document looks back at."""

    @property
    def term(self) -> tuple[int, int]:
        """The years by which a term is called: 2016–2020 count for the term 2015–2020 (decision record 0014)."""
        return self.first_year - 1, self.last_year

    @property
    def past_years(self) -> range:
        """The years that the document looks back at; none where it looks at none."""
        last = self.past_last_year
        return range(0) if last is None else range(last - YEARS_LOOKED_BACK + 1, last + 1)


@dataclass(frozen=True)
class PastAverage:
    """People a year over the earlier years that a document looks back at: told beside the target, never judged."""

    first_year: int
    last_year: int
    people: int
    total: int
    """All of these years together."""


@dataclass(frozen=True)
class Measured:
    """The figures that a target is held against. None: nobody gave it.

    `value` is people (or organisations) that count towards it, `base` what the denominator stands for; `remaining` are
    the people still to be admitted this year by the quota.
    """

    value: int | None
    base: int | None = None
    remaining: int = 0
    past: PastAverage | None = None
    over: bool = False
    """True when nobody can be admitted any more."""


@dataclass(frozen=True)
class Result:
    """A target with what is known of it. `people` is its low end in people, `people_high` the high end of a band."""

    target: Target
    value: int | None
    base: int | None
    people: int | None
    people_high: int | None
    needed: int | None
    answer: Answer
    beyond: int = 0
    """By how many `needed` exceeds those who can still be admitted this year."""
    past: PastAverage | None = None
    until: date | None = None
    """End of the quarter up to which a sensitive category is told; None for all others."""
    over: bool = False
    """True when nobody can be admitted any more: what is missing stays missing."""


def past_average(target: Target, admitted: Mapping[int, int]) -> PastAverage | None:
    """Return the mean of the years that the target's document looks back at, in whole people, halves rounded up.

    4.715 in 2018–2022 are 943 a year; 436 of them 87,2, told as 87. None where it looks at no years, or one of them is
    not known.
    """
    years = target.past_years
    if not years or any(year not in admitted for year in years):
        return None
    total = sum(admitted[year] for year in years)
    return PastAverage(years[0], years[-1], round_half_up(Fraction(total, len(years))), total)


def hold(target: Target, measured: Measured) -> Result:
    """Return how far the target is reached.

    3 % of 243.544 members are at least 7.307 people, rounded up. A band of 3–4 % of 124.934 is 3.749 to 4.997 people:
    4.998 would be more than 4 %. 573 against a term total of 500–550 is above; 79 of them against none is unknown.
    A share counts among all whom the year is to bring, so 25 % of 7.307 asks for 1.827 students.
    """
    if target.shape is Shape.MINIMUM_SHARE:
        return _share(target, measured)
    base = measured.base if target.denominator != "none" else None
    if target.denominator == "none":
        low, high = target.low, target.high
    elif base is None or base <= 0:
        return Result(target, measured.value, base, None, None, None, Answer.UNKNOWN)
    else:
        low, high = target.low * base, None if target.high is None else target.high * base
    people, people_high = math.ceil(low), None if high is None else math.floor(high)
    value = measured.value
    if value is None:
        return Result(target, None, base, people, people_high, None, Answer.UNKNOWN, past=measured.past)
    if people_high is None:
        answer = Answer.MET if value >= people else Answer.NOT_MET
    else:
        answer = Answer.BELOW if value < people else Answer.ABOVE if value > people_high else Answer.INSIDE
    return Result(
        target,
        value,
        base,
        people,
        people_high,
        max(0, people - value),
        answer,
        past=measured.past,
        over=measured.over,
    )


def _share(target: Target, measured: Measured) -> Result:
    if measured.value is None or measured.base is None:
        return Result(target, measured.value, measured.base, None, None, None, Answer.UNKNOWN)
    share = Share(measured.value, measured.base, target.low)
    needed = people_needed_for_share(share, measured.remaining)
    whole = measured.base + measured.remaining
    reached = share.reached
    answer = Answer.UNKNOWN if reached is None else Answer.MET if reached else Answer.NOT_MET
    return Result(
        target,
        value=measured.value,
        base=whole,
        people=math.ceil(target.low * whole),
        people_high=None,
        needed=needed.people,
        answer=answer,
        beyond=needed.beyond,
        over=measured.over,
    )
