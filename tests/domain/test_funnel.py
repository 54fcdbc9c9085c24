"""The share of the quota reached against the size of the quota."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from dashboard.domain.funnel import DEVIATIONS, funnel, limits
from dashboard.domain.pace import Curve, CurveKind
from dashboard.domain.position import Position, Standing
from dashboard.domain.states import State
from tests.domain.people import MAY, YEAR, month_end, organization, standing


def position(children: list[Standing]) -> Position:
    return Position(organization("city"), YEAR, month_end(MAY), None, 1, standing(817, 289), tuple(children))


def test_the_band_of_a_quota_of_25_where_36_percent_are_due():
    low, high = limits(25, Fraction(36, 100))
    assert (round(low, 3), round(high, 3)) == (0.237, 0.483)
    assert pytest.approx(DEVIATIONS, abs=1e-4) == norm.ppf(0.9)


def test_2_of_40_and_38_of_40_stand_outside_and_3_of_8_inside():
    drawn = funnel(position([*[standing(8, 3)] * 9, standing(40, 2), standing(40, 38), standing(3, 0)]))
    assert len(drawn.points) == 11  # a quota of 3 is left out
    assert [point.share for point in drawn.below] == [Fraction(1, 20)]
    assert [point.share for point in drawn.above] == [Fraction(19, 20)]
    assert drawn.due == Fraction(5, 12)


def test_nine_organisations_or_a_year_that_is_over_show_nothing():
    assert funnel(position([standing(8, 3)] * 9)).withheld == "too_few"
    over = replace(position([standing(8, 3)] * 10), own=replace(standing(817, 289), share_due=Fraction(1)))
    assert funnel(over).withheld == "no_spread"
    assert funnel(over).points == ()


def test_who_did_not_report_is_not_at_zero():
    assert len(funnel(position([*[standing(8, 3)] * 10, standing(8, None)])).points) == 10


def test_a_school_far_under_the_common_pace_is_not_outside_while_its_own_pace_is_kept():
    school_year = Curve(CurveKind.SCHOOL_HISTORY, tuple(Fraction(month > 5) for month in range(1, 13)))
    school = replace(standing(40, 0), judgement=standing(40, 0, history=None).judgement, curve=school_year)
    school = replace(school, share_due=Fraction(0), judgement=replace(school.judgement, missing=0, chance=None))
    drawn = funnel(position([*[standing(8, 3)] * 10, school]))
    assert drawn.below == ()
    assert drawn.points[-1].deviations < -DEVIATIONS


def test_a_search_leaves_the_band_and_shows_only_whom_it_found():
    """Ten are needed for a pattern, not for looking at one of them."""
    found = standing(40, 2, who=organization("phuong-1"))
    drawn = funnel(position([*[standing(8, 3)] * 9, found])).among([found])
    assert [point.standing for point in drawn.points] == [found]
    assert (len(drawn.below), drawn.withheld, drawn.due) == (1, "", Fraction(5, 12))
    nobody = funnel(position([standing(8, 3)] * 10)).among([found])
    assert (nobody.points, nobody.withheld) == ((), "nobody_found")


@given(st.integers(4, 900), st.integers(1, 99))
def test_the_band_holds_what_is_due_and_narrows_with_size(quota: int, hundredths: int):
    due = Fraction(hundredths, 100)
    low, high = limits(quota, due)
    assert 0 <= low <= due <= high <= 1
    larger_low, larger_high = limits(4 * quota, due)
    assert low <= larger_low
    assert larger_high <= high


@given(st.lists(st.tuples(st.integers(4, 60), st.integers(0, 70)), min_size=10, max_size=25))
def test_below_is_behind_and_nobody_stands_on_both_sides(results: list[tuple[int, int]]):
    drawn = funnel(position([standing(quota, admitted) for quota, admitted in results]))
    assert all(point.standing.state in (State.ZERO, State.BEHIND) for point in drawn.below)
    assert all(point.share > drawn.due for point in drawn.above)
    assert [point.deviations for point in drawn.below] == sorted(point.deviations for point in drawn.below)
