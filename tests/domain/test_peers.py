"""One organisation beside others like it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.peers import compare_with_peers
from dashboard.domain.position import Organization, Standing
from tests.domain.people import organization, standing


def one(number: int, quota: int | None, admitted: int | None, cluster: str | None = "ward", **more: bool) -> Standing:
    who: Organization = replace(organization(f"u{number}", cluster=cluster), id=number)
    found = standing(quota, admitted, who=who)
    return replace(found, reports_received=0) if more.get("late") else found


MINE = one(0, 20, 8)
FOUR = [one(1, 10, 1), one(2, 20, 4), one(3, 30, 15), one(4, 40, 24)]


def test_8_of_20_stands_in_the_middle_of_10_20_50_and_60_percent():
    found = compare_with_peers(MINE, [MINE, *FOUR])
    assert len(found.others) == 4  # not itself
    assert (found.median, found.third) == (Fraction(35, 100), 2)


def test_the_ends_are_thirds_and_never_a_place():
    assert compare_with_peers(one(0, 20, 18), FOUR).third == 1
    assert compare_with_peers(one(0, 20, 0), FOUR).third == 3


def test_equal_ones_share_the_middle():
    assert compare_with_peers(one(0, 20, 5), [one(n, 20, 5) for n in range(1, 9)]).third == 2


@pytest.mark.parametrize(
    "other",
    [
        one(9, 41, 10),
        one(9, 9, 3),
        one(9, 20, 8, "school"),
        one(9, None, 8),
        one(9, 20, None),
        one(9, 20, 8, late=True),
    ],
    ids=["twice as large", "half as large", "another kind", "no quota", "no report", "report missing"],
)
def test_only_those_alike_are_compared(other: Standing):
    assert compare_with_peers(MINE, [*FOUR[:3], other]).withheld == "too_few"
    assert len(compare_with_peers(MINE, [*FOUR, other]).others) == 4


def test_where_too_few_stand_under_the_same_those_elsewhere_count():
    """Three siblings say nothing; with one more of another committee there are four, at 10, 20, 50 and 60 %."""
    of_another_form = replace(one(7, 20, 20), organization=replace(one(7, 20, 20).organization, kind="base_cell"))
    found = compare_with_peers(MINE, FOUR[:3], lambda: [MINE, *FOUR, of_another_form])
    assert (len(found.others), found.median, found.elsewhere) == (4, Fraction(35, 100), True)
    assert compare_with_peers(MINE, FOUR[:3], lambda: FOUR[:3]).withheld == "too_few"


def test_whoever_has_enough_siblings_asks_for_nobody_else():
    found = compare_with_peers(MINE, FOUR, lambda: pytest.fail("nobody else is needed"))
    assert (len(found.others), found.elsewhere) == (4, False)


def test_who_cannot_be_compared_is_told_why():
    assert compare_with_peers(one(0, None, 8), FOUR).withheld == "no_quota"
    assert compare_with_peers(one(0, 3, 1), FOUR).withheld == "small_quota"
    assert compare_with_peers(one(0, 20, None), FOUR).withheld == "not_reported"
    assert compare_with_peers(one(0, 20, 8, late=True), FOUR).withheld == "not_reported"


def test_without_clusters_the_kind_decides():
    cells = [replace(row, organization=replace(row.organization, cluster=None, kind="cell")) for row in FOUR]
    mine = replace(MINE, organization=replace(MINE.organization, cluster=None, kind="cell"))
    assert len(compare_with_peers(mine, cells).others) == 4
    assert compare_with_peers(one(0, 20, 8, None), cells).withheld == "too_few"


@given(st.lists(st.integers(0, 30), min_size=5, max_size=20))
def test_no_third_holds_more_than_its_share_of_different_results(admitted: list[int]):
    rows = [one(number, 30, amount) for number, amount in enumerate(dict.fromkeys(admitted))]
    if len(rows) < 5:
        return
    thirds = [compare_with_peers(row, rows).third for row in rows]
    assert all(thirds.count(third) <= -(-len(rows) // 3) for third in (1, 3))
    best_first = sorted(rows, key=lambda row: -(row.admitted or 0))
    assert [thirds[rows.index(row)] for row in best_first] == sorted(thirds)
