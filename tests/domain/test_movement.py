"""Who moved up or down since the month before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.movement import LADDER, movement, previous_report_day
from dashboard.domain.position import Position, Standing
from dashboard.domain.standing import stand
from dashboard.domain.states import State
from tests.domain.people import MAY, NOTHING_ABOVE, YEAR, counts, month_end, organization

APRIL = 4


def at(month: int, code: int, quota: int | None, admitted: int | None) -> Standing:
    who = organization(f"u{code}", code)
    who = type(who)(**{**who.__dict__, "id": code})
    return stand(counts(quota, admitted, month=month, who=who), YEAR, month, NOTHING_ABOVE)


def in_april(*children: Standing) -> Position:
    own = stand(counts(100, 30, month=APRIL), YEAR, APRIL, NOTHING_ABOVE)
    return Position(organization("city"), YEAR, month_end(APRIL), None, 1, own, children)


def test_three_move_up_one_down_one_stays():
    """In May 5/12 of a quota is due: 5 of 12 is on pace, 0 of 40 none, 2 of 40 behind."""
    before = [at(APRIL, 1, 12, 0), at(APRIL, 2, 12, 10), at(APRIL, 3, 12, 4), at(APRIL, 4, 40, 13), at(APRIL, 5, 8, 0)]
    now = [at(MAY, 1, 12, 5), at(MAY, 2, 12, 12), at(MAY, 3, 12, 13), at(MAY, 4, 40, 2), at(MAY, 5, 8, 0)]
    moved = movement(now, in_april(*before))
    assert moved.since == date(2024, 4, 30)
    assert [(move.standing.organization.code, move.before, move.standing.state) for move in moved.up] == [
        ("u3", State.ON_PACE, State.EXCEEDED),
        ("u2", State.ON_PACE, State.MET),
        ("u1", State.ZERO, State.ON_PACE),
    ]
    assert [move.done_now for move in moved.up] == [True, True, False]
    assert [(move.standing.organization.code, move.steps) for move in moved.down] == [("u4", -1)]
    assert (moved.same, moved.unknown) == (1, 0)


def test_who_sent_nothing_new_has_no_quota_or_was_not_there_is_not_compared():
    before = [at(APRIL, 1, 12, 4), at(APRIL, 2, None, 4), at(APRIL, 3, 12, None)]
    now = [at(APRIL, 1, 12, 4), at(MAY, 2, None, 5), at(MAY, 3, 12, 5), at(MAY, 4, 12, 5)]
    moved = movement(now, in_april(*before))
    assert (moved.up, moved.down, moved.same, moved.unknown) == ((), (), 0, 4)


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2024, 5, 31), date(2024, 4, 30)), (date(2024, 4, 30), date(2024, 3, 20)), (date(2024, 3, 20), None)],
)
def test_the_month_before_is_the_last_reported_one_of_the_same_year(day: date, before: date | None):
    days = [date(2024, 5, 31), date(2024, 5, 20), date(2024, 4, 30), date(2024, 3, 20), date(2023, 12, 31)]
    assert previous_report_day(days, day) == before
    assert previous_report_day(days, None) is None


RESULTS = st.tuples(st.sampled_from([None, 0, 2, 12, 40]), st.none() | st.integers(0, 45))


@given(st.lists(st.tuples(RESULTS, RESULTS), max_size=12))
def test_everybody_is_counted_once_and_backwards_up_becomes_down(pairs: list[tuple[tuple, tuple]]):  # type: ignore[type-arg]
    before = [at(APRIL, place, *first) for place, (first, _) in enumerate(pairs)]
    now = [at(MAY, place, *second) for place, (_, second) in enumerate(pairs)]
    moved = movement(now, in_april(*before))
    assert len(moved.up) + len(moved.down) + moved.same + moved.unknown == len(pairs)
    assert all(move.standing.state in LADDER and move.steps > 0 for move in moved.up)
    assert all(move.steps < 0 for move in moved.down)
