"""Targets of the documents, with the figures that stand in them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.shares import Needed, Share, people_needed_for_share
from dashboard.domain.targets import Answer, Measured, PastAverage, Shape, Target, hold, past_average

QUARTER = Fraction(1, 4)


def target(shape: Shape, low: str, high: str | None = None, denominator: str = "none") -> Target:
    return Target(
        code="x",
        shape=shape,
        category="all",
        low=Fraction(low),
        high=None if high is None else Fraction(high),
        denominator=denominator,
        first_year=2026,
        last_year=2030,
    )


RATE = target(Shape.MINIMUM_RATE, "0.03", denominator="members_previous_year")
OLD_RATE = target(Shape.RATE_BAND, "0.03", "0.04", denominator="members_previous_year")
STUDENTS = target(Shape.MINIMUM_SHARE, "0.25", denominator="admitted")
BELIEVERS = target(Shape.COUNT_BAND, "35", "40")
PROVINCE = target(Shape.COUNT_BAND, "1020", "1250")
TERM = target(Shape.TERM_TOTAL, "500", "550")
PLANS = target(Shape.COMPLETENESS, "1", denominator="organizations")


@pytest.mark.parametrize(
    ("asked", "measured", "people", "people_high", "needed", "answer"),
    [
        (RATE, Measured(5_812, 243_544), 7_307, None, 1_495, Answer.NOT_MET),
        (RATE, Measured(7_307, 243_544), 7_307, None, 0, Answer.MET),
        (RATE, Measured(7_306, 243_544), 7_307, None, 1, Answer.NOT_MET),
        (OLD_RATE, Measured(4_997, 124_934), 3_749, 4_997, 0, Answer.INSIDE),
        (OLD_RATE, Measured(4_998, 124_934), 3_749, 4_997, 0, Answer.ABOVE),
        (OLD_RATE, Measured(3_748, 124_934), 3_749, 4_997, 1, Answer.BELOW),
        (STUDENTS, Measured(1_400, 5_812, remaining=1_495), 1_827, None, 427, Answer.NOT_MET),
        (STUDENTS, Measured(1_827, 7_307), 1_827, None, 0, Answer.MET),
        (BELIEVERS, Measured(34), 35, 40, 1, Answer.BELOW),
        (BELIEVERS, Measured(37), 35, 40, 0, Answer.INSIDE),
        (PROVINCE, Measured(943), 1_020, 1_250, 77, Answer.BELOW),
        (TERM, Measured(573), 500, 550, 0, Answer.ABOVE),
        (PLANS, Measured(115, 118), 118, None, 3, Answer.NOT_MET),
        (PLANS, Measured(118, 118), 118, None, 0, Answer.MET),
    ],
)
def test_figures_of_the_documents(
    asked: Target, measured: Measured, people: int, people_high: int | None, needed: int, answer: Answer
):
    result = hold(asked, measured)
    assert (result.people, result.people_high, result.needed, result.answer) == (people, people_high, needed, answer)


@pytest.mark.parametrize(
    ("asked", "measured"),
    [
        (RATE, Measured(100, None)),
        (RATE, Measured(None, 243_544)),
        (PLANS, Measured(0, 0)),
        (STUDENTS, Measured(0, 0, remaining=100)),
        (STUDENTS, Measured(None, 10)),
        (BELIEVERS, Measured(None)),
    ],
)
def test_what_nobody_gave_is_unknown(asked: Target, measured: Measured):
    assert hold(asked, measured).answer is Answer.UNKNOWN


LOOKING_BACK = replace(PROVINCE, past_last_year=2022)
PROVINCE_BY_YEAR = {2018: 1_012, 2019: 968, 2020: 1_004, 2021: 812, 2022: 919, 2023: 986}


def test_the_average_is_of_the_five_years_that_the_document_looks_back_at():
    assert past_average(LOOKING_BACK, PROVINCE_BY_YEAR) == PastAverage(2018, 2022, 943, 4_715)
    group = {2018: 95, 2019: 103, 2020: 88, 2021: 61, 2022: 89}
    assert past_average(LOOKING_BACK, group) == PastAverage(2018, 2022, 87, 436)  # 436 : 5 = 87,2
    halves = dict.fromkeys(range(2018, 2022), 2) | {2022: 0}
    assert past_average(replace(LOOKING_BACK, past_last_year=2022), halves) == PastAverage(2018, 2022, 2, 8)  # 1,6


def test_there_is_no_average_where_a_year_is_not_known_or_the_document_looks_at_none():
    unknown = {year: people for year, people in PROVINCE_BY_YEAR.items() if year != 2021}
    assert past_average(LOOKING_BACK, unknown) is None
    assert past_average(PROVINCE, PROVINCE_BY_YEAR) is None


@given(st.lists(st.integers(0, 2_000), min_size=5, max_size=5))
def test_an_average_lies_half_a_person_at_most_from_the_mean(people: list[int]):
    past = past_average(LOOKING_BACK, dict(zip(range(2018, 2023), people, strict=True)))
    assert past is not None
    assert -Fraction(1, 2) < past.people - Fraction(sum(people), 5) <= Fraction(1, 2)


@pytest.mark.parametrize("asked", [LOOKING_BACK, replace(RATE, past_last_year=2022)])
def test_the_past_changes_no_answer(asked: Target):
    past = PastAverage(2018, 2022, 943, 4_715)
    for measured in (Measured(1_068, 32_000, past=past), Measured(None, 32_000, past=past)):
        result = hold(asked, measured)
        assert result == replace(hold(asked, replace(measured, past=None)), past=past)


def test_share_needed_moves_the_denominator():
    assert people_needed_for_share(Share(60, 289, QUARTER), remaining=528) == Needed(145)
    assert people_needed_for_share(Share(10, 100, QUARTER), remaining=10) == Needed(18, beyond=8)


def needed_by_trying(share: Share, remaining: int) -> Needed:
    """The slow obvious way: one more person after the other."""
    people = 0
    while Fraction(share.count + people) < share.minimum * (share.of + remaining):
        people += 1
    return Needed(people, max(0, people - remaining))


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300), st.fractions(0, 1, max_denominator=200))
def test_needed_people_agree_with_trying(count: int, others: int, remaining: int, minimum: Fraction):
    share = Share(count, count + others, minimum)
    assert people_needed_for_share(share, remaining) == needed_by_trying(share, remaining)


BETTER = {answer: place for place, answer in enumerate([Answer.NOT_MET, Answer.BELOW, Answer.INSIDE, Answer.MET])}
bands = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(sorted)


@given(bands, st.integers(0, 1000))
def test_a_band_has_exactly_one_answer(band: list[int], value: int):
    result = hold(target(Shape.COUNT_BAND, str(band[0]), str(band[1])), Measured(value))
    expected = Answer.BELOW if value < band[0] else Answer.INSIDE if value <= band[1] else Answer.ABOVE
    assert result.answer is expected
    assert result.needed == max(0, band[0] - value)


@given(st.sampled_from([RATE, PLANS, STUDENTS]), st.integers(0, 400), st.integers(1, 400), st.integers(0, 400))
def test_one_more_person_never_worsens_a_minimum(asked: Target, value: int, base: int, remaining: int):
    fewer = hold(asked, Measured(value, max(base, value), remaining))
    more = hold(asked, Measured(value + 1, max(base, value + 1), remaining))
    if base > value:  # the same denominator
        assert BETTER[more.answer] >= BETTER[fewer.answer]
        assert (more.needed or 0) <= (fewer.needed or 0)
