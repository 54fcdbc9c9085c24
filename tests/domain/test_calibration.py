"""A forecast made in June covers the outcome as often as its range promises (table in docs/rules.md)."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from dashboard.domain.standing import forecast_year_end
from tests.domain.people import YEAR, counts, month_end

JUNE = 6
TRIALS = 1_000
SEASON = np.array([5, 5, 7, 6, 9, 8, 8, 8, 9, 9, 13, 13]) / 100
"""A usual year: quiet in winter, pupils in summer, a rush in the last two months."""
LATER = np.array([3, 4, 5, 5, 7, 8, 8, 9, 10, 11, 15, 15]) / 100
"""A year in which everything comes about a month later."""


@cache
def coverage(years: int, *, later: bool = False) -> Fraction:
    """Return in which part of generated committees the year end lay in the range forecast in June."""
    chance = np.random.default_rng(20240630)
    seasons = [*[SEASON] * years, LATER if later else SEASON]
    inside = 0
    for _ in range(TRIALS):
        people = chance.integers(300, 900, years + 1)
        shapes = [chance.dirichlet(90 * season) for season in seasons]
        results = [chance.multinomial(*one).tolist() for one in zip(people, shapes, strict=True)]
        history = dict(zip(range(YEAR - years, YEAR), results, strict=False))
        by_june = counts(None, results[-1][:JUNE], month=JUNE, history=history)
        found = forecast_year_end(by_june, YEAR, month_end(JUNE))
        assert found.low is not None
        assert found.high is not None
        assert found.promise == promised(years)
        inside += found.low <= sum(results[-1]) <= found.high
    return Fraction(inside, TRIALS)


def promised(years: int) -> Fraction:
    return Fraction(years - 1, years + 1)


@pytest.mark.parametrize("years", [3, 5])
def test_a_forecast_of_june_holds_as_often_as_it_promises(years: int):
    """Three deviations of 1.000 trials at a half are 0.047; whole people at the ends of a range bring a little more."""
    assert abs(coverage(years) - promised(years)) < Fraction(5, 100)


@pytest.mark.parametrize("years", [3, 5])
def test_the_table_of_the_rules_says_how_often_also_in_a_year_unlike_the_others(years: int):
    rules = (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    rows = re.findall(rf"^\| {years} \| (\d+)% \| (\d+)% \| (\d+)% \|$", rules, re.MULTILINE)
    found = (promised(years), coverage(years), coverage(years, later=True))
    ((told, alike, unlike),) = rows
    assert [int(told), int(alike), int(unlike)] == pytest.approx([float(100 * part) for part in found], abs=2)
    assert found[2] < found[0]
