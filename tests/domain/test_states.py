"""The states, in their order, and the part of chance."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.stats import binom

from dashboard.domain.numbers import percent
from dashboard.domain.states import CHANCE, Judgement, State, chance_of_so_few, judge

MAY = Fraction(5, 12)
SHARES = st.fractions(0, 1, max_denominator=365)
BETTER = [State.NOT_REPORTED, State.ZERO, State.BEHIND, State.ON_PACE, State.MET, State.EXCEEDED]


def test_nine_of_forty_at_the_end_of_may_is_behind_and_says_why():
    judged = judge(40, 9, MAY)
    assert (judged.state, judged.due, judged.missing) == (State.BEHIND, 17, 8)
    assert judged.chance is not None
    assert percent(round(judged.chance * 1000), 1000, 0) == 1


def test_the_city_at_the_end_of_may_was_behind_a_straight_line():
    judged = judge(817, 289, MAY)
    assert (judged.state, judged.due, judged.missing) == (State.BEHIND, 340, 51)


@pytest.mark.parametrize(
    ("quota", "admitted", "state"),
    [
        (None, 5, State.NOT_ASSIGNED),
        (0, 5, State.NOT_ASSIGNED),
        (None, None, State.NOT_ASSIGNED),
        (40, None, State.NOT_REPORTED),
        (40, 0, State.ZERO),
        (1, 0, State.ZERO),
        (40, 9, State.BEHIND),
        (40, 17, State.ON_PACE),
        (40, 39, State.ON_PACE),
        (40, 40, State.MET),
        (130, 192, State.EXCEEDED),
    ],
)
def test_the_first_state_that_holds_is_the_state(quota: int | None, admitted: int | None, state: State):
    assert judge(quota, admitted, MAY).state is state


def test_nothing_is_due_where_nothing_is_assigned_or_reported():
    assert judge(None, 5, MAY) == Judgement(State.NOT_ASSIGNED)
    assert judge(40, None, MAY) == Judgement(State.NOT_REPORTED)
    assert not judge(40, None, MAY).behind


def test_a_shortfall_that_chance_alone_brings_often_is_no_lag():
    judged = judge(8, 2, MAY)  # 3 were due
    assert (judged.state, judged.missing) == (State.ON_PACE, 1)
    assert judged.chance is not None
    assert judged.chance >= CHANCE


def test_zero_stays_zero_and_still_says_whether_it_is_late():
    assert judge(40, 0, MAY).behind
    assert judge(3, 0, Fraction(1, 12)) == Judgement(State.ZERO, due=0, missing=0)
    assert not judge(3, 0, Fraction(1, 12)).behind


def test_on_the_last_day_every_missing_person_counts():
    assert judge(40, 39, Fraction(1)) == Judgement(State.BEHIND, 40, 1, 0.0)
    assert judge(1, 0, Fraction(1)).state is State.ZERO


@given(st.integers(1, 2500), st.data())
@example(817, None)
@example(2000, None)
def test_chance_is_the_binomial_distribution(quota: int, data: st.DataObject | None):
    admitted = data.draw(st.integers(0, quota)) if data else quota * 289 // 817
    share = data.draw(st.floats(0, 1)) if data else 5 / 12
    assert chance_of_so_few(quota, admitted, share) == pytest.approx(
        float(binom.cdf(admitted, quota, share)), abs=1e-9, rel=1e-7
    )


@given(st.integers(0, 400), SHARES)
def test_one_more_person_never_makes_the_state_worse(quota: int, share: Fraction):
    states = [judge(quota, admitted, share).state for admitted in (None, *range(quota + 3))]
    if quota == 0:
        assert set(states) == {State.NOT_ASSIGNED}
    else:
        ranks = [BETTER.index(state) for state in states]
        assert all(worse <= better for worse, better in pairwise(ranks))
        assert (states[1], states[quota + 1], states[quota + 2]) == (State.ZERO, State.MET, State.EXCEEDED)


@given(st.integers(1, 400), st.integers(0, 400), SHARES)
def test_the_missing_are_those_short_of_the_due_and_nobody_else_is_behind(quota: int, admitted: int, share: Fraction):
    judged = judge(quota, admitted, share)
    assert judged.due is not None
    assert judged.missing == max(0, judged.due - admitted)
    assert abs(judged.due - quota * share) <= Fraction(1, 2)
    if judged.state is State.BEHIND:
        assert judged.missing > 0
        assert admitted < quota * share
