"""The share of a category over time: sums that can be checked by hand, and what is not told."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.category_history import category_history
from dashboard.domain.targets import Shape, Target
from tests.domain.people import YEAR, standing

FULL = [0, 0, 0, 0, 30, 30, 10, 10, 10, 0, 0, 10]


def target(low: int, first: int, last: int, shape: Shape = Shape.MINIMUM_SHARE) -> Target:
    return Target("share", shape, "student", Fraction(low, 100), None, "admitted", first, last)


def test_months_add_up_since_january_and_few_people_have_no_share():
    """2 of 12, then 8 of 32; the first month has 8 people only and no share."""
    own = standing(100, [8, 4, 20])
    found = category_history("student", own, YEAR, {YEAR: {1: 1, 2: 1, 3: 6}}, {YEAR})
    assert [(point.month, point.count, point.of, point.share) for point in found.months[:3]] == [
        (1, 1, 8, None),
        (2, 2, 12, Decimal("16.7")),
        (3, 8, 32, Decimal("25.0")),
    ]
    assert [point.month for point in found.points] == [2, 3, 4, 5]


def test_a_closed_year_counts_where_its_reports_count_the_category():
    own = standing(100, 20, history={2022: FULL, 2023: FULL})
    found = category_history("student", own, YEAR, {2022: {5: 10}, 2023: {5: 25}}, {2023})
    assert [(point.year, point.count, point.of, point.share) for point in found.years] == [
        (2023, 25, 100, Decimal("25.0"))
    ]
    assert found.months == ()  # no report of this year counts it: not known, not zero


def test_the_least_share_is_that_of_its_years():
    targets = (target(15, 2022, 2023), target(25, 2024, 2028), target(3, 2024, 2028, Shape.MINIMUM_RATE))
    found = category_history("student", standing(100, 20), YEAR, {}, {YEAR}, targets)
    assert [found.minimum(year) for year in (2021, 2023, 2024, 2029)] == [
        None,
        Fraction(15, 100),
        Fraction(25, 100),
        None,
    ]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=5, max_size=5))
def test_the_last_month_is_the_year_so_far(months: list[tuple[int, int]]):
    own = standing(500, [admitted for admitted, _ in months])
    people = {month: min(count, admitted) for month, (admitted, count) in enumerate(months, 1)}
    found = category_history("student", own, YEAR, {YEAR: people}, {YEAR})
    last = found.months[-1]
    assert (last.count, last.of) == (sum(people.values()), own.admitted)
    assert all(point.share is None or 0 <= point.share <= 100 for point in found.months)
