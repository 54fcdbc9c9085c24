"""Who needs attention first."""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.position import Mark, Standing
from dashboard.domain.ranking import LAGGING, Lagging, rank_lagging, zero_list
from dashboard.domain.states import State
from tests.domain.people import organization, standing


def row(code: str, quota: int | None, admitted: int | None, order: int = 0, **more: Any) -> Standing:
    return standing(quota, admitted, who=organization(code, order), **more)


def codes(rows: tuple[Standing, ...]) -> list[str]:
    return [child.organization.code for child in rows]


ROWS = st.lists(
    st.tuples(
        st.none() | st.integers(0, 60), st.none() | st.integers(0, 60), st.integers(0, 3), st.none() | st.integers(0, 2)
    ),
    max_size=12,
).map(lambda rows: [row(f"c{n}", *values[:3], pool=values[3]) for n, values in enumerate(rows)])


def test_people_missing_come_before_percent():
    """9 of 40 is 8 short of 17; 1 of 8 is only 2 short of 3, though its percent is lower."""
    lagging = rank_lagging([row("small-percent", 8, 1), row("many-missing", 40, 9)])
    assert codes(lagging.ranked) == ["many-missing", "small-percent"]
    assert [child.missing for child in lagging.ranked] == [8, 2]
    assert lagging.missing == 10


def test_equal_ones_follow_by_percent_quota_display_order_and_code():
    rows = [
        row("e", 12, 0, 2),
        row("d", 12, 0, 1),
        row("c", 12, 0, 1),
        row("b", 13, 0, 9),  # due 5 like 12, but a greater quota
        row("a", 24, 5, 0),  # missing 5 too, but not at zero
    ]
    assert [child.missing for child in rows] == [5] * 5
    assert codes(rank_lagging(rows).ranked) == ["b", "c", "d", "e", "a"]


def test_small_quotas_and_those_without_a_pool_stand_apart():
    rows = [
        row("lags", 40, 9, pool=30),
        row("small", 3, 0, pool=2),
        row("help", 10, 0, pool=0),
        row("small-help", 2, 0, pool=0),
        row("silent", 40, None),
        row("free", None, 0),
        row("fine", 40, 17),
        row("met", 10, 10),
        row("over", 10, 12),
    ]
    lagging = rank_lagging(rows)
    assert (codes(lagging.ranked), codes(lagging.small_quotas)) == (["lags"], ["small"])
    assert codes(lagging.no_pool) == ["help", "small-help"]
    assert codes(lagging.all) == ["lags", "small", "help", "small-help"]
    assert lagging.missing == 8 + 1 + 4 + 1


def test_nobody_lags_when_there_is_nobody():
    assert rank_lagging([]) == Lagging()
    assert (Lagging().all, Lagging().missing) == ((), 0)


def test_annex_02_holds_those_at_zero_in_display_order():
    rows = [
        row("b", 10, 0, 2),
        row("a", 2, 0, 2),
        row("first", 10, 0, 1, pool=0),
        row("silent", 10, None),
        row("c", 40, 9),
    ]
    assert codes(zero_list(rows)) == ["first", "a", "b"]
    assert zero_list([]) == ()


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: list[Standing], chance: random.Random):
    shuffled = rows.copy()
    chance.shuffle(shuffled)
    assert rank_lagging(shuffled) == rank_lagging(rows)
    assert zero_list(shuffled) == zero_list(rows)


@given(ROWS)
def test_every_lagging_row_stands_in_exactly_one_list(rows: list[Standing]):
    lagging = rank_lagging(rows)
    assert sorted(codes(lagging.all)) == sorted(codes(tuple(row for row in rows if row.state in LAGGING)))
    assert all(Mark.NO_POOL in child.marks for child in lagging.no_pool)
    assert all(child.small_quota and Mark.NO_POOL not in child.marks for child in lagging.small_quotas)
    assert set(codes(zero_list(rows))) == {child.organization.code for child in rows if child.state is State.ZERO}
    for ranked in (lagging.ranked, lagging.small_quotas, lagging.no_pool):
        missing = [child.missing or 0 for child in ranked]
        assert missing == sorted(missing, reverse=True)
