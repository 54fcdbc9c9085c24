"""What was to be expected by a day, and by whose habit."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.numbers import days_in_month
from dashboard.domain.pace import (
    STRAIGHT,
    Curve,
    CurveKind,
    CurvesAbove,
    has_shape,
    history_curve,
    office_curve,
)

OFFICE = (5, 10, 17, 23, 32, 40, 48, 56, 65, 74, 87, 100)
YEAR_MONTHS = st.lists(st.integers(0, 60), min_size=12, max_size=12)
HISTORY = st.dictionaries(st.integers(2015, 2023), YEAR_MONTHS, max_size=6)
STEPS = st.lists(st.integers(0, 100), min_size=12, max_size=12).filter(any)
DAYS = st.dates(date(2023, 1, 1), date(2024, 12, 30))


def by_may(count: int, of: int) -> list[int]:
    """A year with `count` people by May, the rest in October."""
    return [0, 0, 0, 0, count, 0, 0, 0, 0, of - count, 0, 0]


def curve_of(steps: list[int]) -> Curve:
    return Curve(CurveKind.OFFICE, tuple(Fraction(sum(steps[: month + 1]), sum(steps)) for month in range(12)))


def test_a_straight_year_expects_five_twelfths_by_the_end_of_may():
    assert STRAIGHT.share_on(date(2024, 5, 31)) == Fraction(5, 12)
    assert STRAIGHT.share_on(date(2024, 4, 15)) == Fraction(7, 24)
    assert STRAIGHT.share_on(date(2024, 12, 31)) == 1


def test_each_earlier_year_weighs_the_same():
    curve = history_curve(
        {2021: by_may(300, 900), 2022: by_may(350, 1000), 2023: by_may(320, 1000)}, CurveKind.OWN_HISTORY
    )
    assert curve is not None
    assert curve.share_on(date(2024, 5, 31)) == (Fraction(1, 3) + Fraction(35, 100) + Fraction(32, 100)) / 3
    assert curve.years == (2021, 2022, 2023)


def test_only_the_last_three_years_that_show_a_shape_count():
    thin, fall, total_only = [1] * 9 + [0] * 3, [20, -1, *[5] * 10], [0] * 11 + [80]
    history = {2017: by_may(9, 10), 2018: by_may(1, 2), 2019: by_may(10, 40), 2020: by_may(20, 40)}
    history |= {2021: thin, 2022: fall, 2023: total_only}
    assert history_curve(history, CurveKind.OWN_HISTORY) is not None
    curve = history_curve(history | {2024: by_may(30, 40)}, CurveKind.OWN_HISTORY)
    assert curve is not None
    assert curve.years == (2019, 2020, 2024)


@pytest.mark.parametrize(
    ("months", "shown"),
    [
        ([1] * 10 + [0, 0], True),
        ([1] * 9 + [0] * 3, False),
        ([0] * 11 + [80], False),
        ([1] + [0] * 10 + [79], True),
        ([20, -1, *[5] * 10], False),
    ],
    ids=["ten people", "nine people", "only the total is known", "one in January", "a confirmed fall"],
)
def test_a_year_shows_a_shape_or_not(months: list[int], shown: bool):
    assert has_shape(months) is shown


def test_years_known_only_by_their_totals_do_not_excuse_everybody_until_december():
    """Otherwise nothing would be due before the last day of the year, and nobody ever be behind."""
    totals = {year: [0] * 11 + [80] for year in (2021, 2022, 2023)}
    assert history_curve(totals, CurveKind.OWN_HISTORY) is None


def test_two_years_are_too_few():
    assert history_curve({2022: by_may(20, 40), 2023: by_may(20, 40)}, CurveKind.OWN_HISTORY) is None


def test_the_curve_of_the_office_needs_every_month_and_never_falls():
    shares = {month: Fraction(share, 100) for month, share in enumerate(OFFICE, 1)}
    curve = office_curve(shares, "Nhịp của văn phòng")
    assert curve is not None
    assert (curve.kind, curve.name, curve.share_on(date(2024, 5, 31))) == (
        CurveKind.OFFICE,
        "Nhịp của văn phòng",
        Fraction(32, 100),
    )
    assert office_curve({month: share for month, share in shares.items() if month != 7}, "") is None
    assert office_curve(shares | {7: Fraction(1, 100)}, "") is None


def test_an_organisation_is_judged_by_the_nearest_shape_there_is():
    own, parent, office, schools, office_schools = (curve_of([month, *[1] * 11]) for month in range(5))
    above = CurvesAbove(parent, schools, office, office_schools)
    assert above.choose(own, school=False) is own
    assert above.choose(None, school=False) is parent
    assert CurvesAbove(office=office, schools=schools).choose(None, school=False) is office
    assert CurvesAbove(schools=schools, office_schools=office_schools).choose(None, school=False) is STRAIGHT


def test_a_school_follows_the_school_year_before_its_parent():
    own, parent, office, schools, office_schools = (curve_of([month, *[1] * 11]) for month in range(5))
    above = CurvesAbove(parent, schools, office, office_schools)
    assert above.choose(own, school=True) is own
    assert above.choose(None, school=True) is schools
    assert CurvesAbove(parent, None, office, office_schools).choose(None, school=True) is office_schools
    assert CurvesAbove(parent, None, office).choose(None, school=True) is parent
    assert CurvesAbove().choose(None, school=True) is STRAIGHT


@given(HISTORY)
def test_a_history_never_falls_and_ends_at_the_whole(history: dict[int, list[int]]):
    curve = history_curve(history, CurveKind.OWN_HISTORY)
    if curve is None:
        assert sum(has_shape(months) for months in history.values()) < 3
    else:
        assert list(curve.shares) == sorted(curve.shares)
        assert curve.shares[0] >= 0
        assert curve.shares[-1] == 1


@given(st.dictionaries(st.integers(2018, 2023), st.lists(st.integers(-5, 60), min_size=12, max_size=12), min_size=4))
def test_a_history_never_falls_where_somebody_confirmed_a_fall(history: dict[int, list[int]]):
    curve = history_curve(history, CurveKind.OWN_HISTORY)
    assert curve is None or list(curve.shares) == sorted(curve.shares)


@given(STEPS, DAYS)
def test_the_share_expected_never_falls_from_one_day_to_the_next(steps: list[int], day: date):
    curve, following = curve_of(steps), day + timedelta(days=1)
    if day.year == following.year:
        assert 0 <= curve.share_on(day) <= curve.share_on(following) <= 1


@given(STEPS, st.integers(1, 12), st.integers(2020, 2030))
def test_at_a_months_end_the_share_is_the_months(steps: list[int], month: int, year: int):
    curve, first = curve_of(steps), date(year, month, 1)
    assert curve.share_on(first.replace(day=days_in_month(first))) == curve.shares[month - 1]
