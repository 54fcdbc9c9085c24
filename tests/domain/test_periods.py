"""Parts of a year and terms, with the figures of the sample of Thanh Hóa and of a town that reports once a year."""

from __future__ import annotations

from datetime import date
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.periods import (
    HALVES,
    MONTHS,
    QUARTERS,
    WHOLE,
    Absence,
    Comparison,
    Figure,
    ReportedYear,
    Span,
    Term,
    add_term,
    compare,
    months_beside,
    same_day_before,
    term_of,
)
from tests.domain.people import month_end

MAY = date(2024, 5, 31)
MONTHS_OF = {
    2021: (30, 40, 36, 40, 68, 50, 46, 50, 62, 56, 72, 78),
    2022: (31, 45, 40, 44, 75, 47, 50, 53, 62, 60, 79, 85),
    2023: (36, 56, 52, 54, 90, 56, 82, 95, 108, 106, 42, 35),
    2024: (31, 53, 54, 67, 84),
}
QUOTAS = {2021: 640, 2022: 668, 2023: 707, 2024: 817}


def year(
    number: int, months: tuple[int, ...], *, quota: int | None = None, until: int = 12, **stood: date
) -> ReportedYear:
    """Return a year of which every month up to one of them was reported."""
    counted = (*months[:until], *[0] * 12)[:12]
    reported = {month: month_end(month, number) for month in range(1, min(until, len(months)) + 1)}
    return ReportedYear(number, month_end(until, number), counted, reported, quota, **stood)


def total(number: int, count: int, quota: int | None = None) -> ReportedYear:
    """Return a year of which only the report of December came."""
    return ReportedYear(number, date(number, 12, 31), (*[0] * 11, count), {12: date(number, 12, 31)}, quota)


CITY = [year(number, months, quota=QUOTAS[number], until=len(months)) for number, months in MONTHS_OF.items()]
THIS, LAST = CITY[-1], CITY[-2]
LAST_UNTIL_MAY = year(2023, MONTHS_OF[2023], until=5)


def test_parts_of_a_year_that_is_not_over():
    assert [THIS.count(span) for span in QUARTERS] == [
        Figure(138),
        Figure(151, until=MAY),
        Figure(None, absence=Absence.NOT_YET),
        Figure(None, absence=Absence.NOT_YET),
    ]
    assert [THIS.count(span) for span in (*HALVES, WHOLE)] == [
        Figure(289, until=MAY),
        Figure(None, absence=Absence.NOT_YET),
        Figure(289, until=MAY),
    ]


def test_the_same_day_of_the_year_before_and_not_its_end():
    whole = compare(WHOLE, THIS, LAST, LAST_UNTIL_MAY)
    assert (whole.now.count, whole.before.count, whole.difference) == (289, 288, 1)
    second = compare(QUARTERS[1], THIS, LAST, LAST_UNTIL_MAY)
    assert (second.now.count, second.before.count, second.difference) == (151, 144, 7)
    third = compare(QUARTERS[2], THIS, LAST, LAST_UNTIL_MAY)  # has not come: the year before is told whole
    assert (third.now.count, third.before.count, third.difference) == (None, 285, None)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2024, 5, 31), date(2023, 5, 31)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2023, 2, 28)),
        (date(2024, 4, 15), date(2023, 4, 15)),
    ],
)
def test_the_end_of_a_month_stays_the_end(day: date, before: date):
    assert same_day_before(day) == before


def test_a_year_with_one_report_has_a_total_and_no_months():
    town = total(2020, 131)
    assert town.only_total
    assert town.count(WHOLE) == Figure(131)
    parts = [span for span in (*MONTHS, *QUARTERS, *HALVES) if span.first > 1]
    assert {town.count(span) for span in parts} == {Figure(None, absence=Absence.ONLY_LONGER)}
    assert town.count(Span(1, 3)).count is None
    nothing_by_may = ReportedYear(2020, date(2020, 5, 31))
    compared = compare(WHOLE, year(2021, (3, 4, 5, 6, 7), until=5), town, nothing_by_may)
    assert compared.before == Figure(None, absence=Absence.ONLY_LONGER)
    assert compared.difference is None


def test_reports_by_quarter_give_quarters_and_no_months():
    reported = {month: month_end(month) for month in (3, 6)}
    by_quarter = ReportedYear(2024, month_end(6), (0, 0, 138, 0, 0, 210, *[0] * 6), reported)
    assert [by_quarter.count(span).count for span in QUARTERS[:2]] == [138, 210]
    assert by_quarter.count(MONTHS[3]) == Figure(None, absence=Absence.ONLY_LONGER)
    assert by_quarter.count(HALVES[0]) == Figure(348)


def test_before_it_began_and_after_it_ended_nothing_is_zero():
    city = year(2025, (5, 6, 7, 8, 9, 10), until=6, began=date(2020, 1, 1), ended=date(2025, 6, 30))
    assert city.count(HALVES[1]) == Figure(None, absence=Absence.ENDED)
    assert city.count(WHOLE) == Figure(45, until=date(2025, 6, 30))
    merged = ReportedYear(2025, date(2025, 12, 31), (*[0] * 6, 4, 5, 6, 7, 8, 9), {}, began=date(2025, 7, 1))
    assert merged.count(QUARTERS[1]) == Figure(None, absence=Absence.NOT_COMPARABLE)
    assert merged.count(WHOLE) == Figure(None, absence=Absence.NOT_COMPARABLE)  # nobody reported its half either
    assert merged.count(QUARTERS[2]) == Figure(None, absence=Absence.NOT_REPORTED)
    half = ReportedYear(
        2025, date(2025, 12, 31), merged.months, {m: month_end(m, 2025) for m in range(7, 13)}, began=merged.began
    )
    assert half.count(HALVES[1]) == Figure(39)
    assert half.count(WHOLE) == Figure(39, since=date(2025, 7, 1))
    following = compare(WHOLE, year(2026, (1,) * 12), half, half)
    assert following.difference is None  # a year is not held against half a year


def test_months_beside_the_mean_of_those_that_are_known():
    may = months_beside(THIS, CITY[:-1])[4]
    assert (may.now.count, may.mean, may.low, may.high) == (84, 78, 68, 90)
    june = months_beside(THIS, CITY[:-1])[5]
    assert (june.now, june.mean) == (Figure(None, absence=Absence.NOT_YET), 51)
    alone = months_beside(THIS, [total(2022, 700), total(2023, 800)])[4]
    assert (alone.mean, alone.low) == (None, None)


def test_a_term_adds_up_the_five_years_after_its_congress():
    assert [term_of(number).first for number in (2015, 2016, 2020, 2021, 2025, 2026)] == [
        2010, 2015, 2015, 2020, 2020, 2025,
    ]  # fmt: skip
    town = [
        total(number, count, 100) for number, count in zip(range(2016, 2021), (112, 108, 115, 107, 131), strict=True)
    ]
    closed = add_term(Term(2015), town)
    assert (closed.count, closed.quota, closed.complete) == (573, 500, True)
    running = add_term(Term(2020), CITY)
    assert (running.count, running.quota, running.until) == (2_400, 2_832, MAY)
    assert running.years == (2021, 2022, 2023, 2024)
    assert not running.complete
    without = add_term(Term(2020), [total(2021, 79), total(2022, 130, 130)])
    assert (without.count, without.quota) == (209, None)  # one year had no quota: there is none to hold them against
    assert add_term(Term(2010), town).count is None


@given(st.lists(st.integers(0, 500), min_size=1, max_size=12))
def test_months_add_up_to_quarters_and_quarters_to_the_year(months: list[int]):
    one = year(2024, tuple(months), until=len(months))

    def add(*spans: Span) -> int:
        return sum(one.count(span).count or 0 for span in spans)

    assert add(*MONTHS) == add(*QUARTERS) == add(*HALVES) == add(WHOLE) == sum(months)
    for number, quarter in enumerate(QUARTERS):
        assert add(quarter) == add(*MONTHS[number * 3 : number * 3 + 3])


@given(st.sets(st.integers(1, 12)), st.lists(st.integers(0, 50), min_size=12, max_size=12))
def test_a_part_is_known_exactly_when_both_its_ends_were_reported(reported: set[int], people: list[int]):
    months, waiting = [], 0
    for month, count in enumerate(people, 1):  # a report brings everybody since the one before
        waiting += count
        months.append(waiting if month in reported else 0)
        waiting = 0 if month in reported else waiting
    one = ReportedYear(2024, date(2024, 12, 31), tuple(months), {month: month_end(month) for month in reported})
    cumulative = [0, *accumulate(people)]
    for first in range(1, 13):
        for last in range(first, 13):
            found = one.count(Span(first, last))
            if found.count is None:
                assert found.absence is not None
                assert last not in reported or (first > 1 and first - 1 not in reported)
            elif found.until is None:
                assert found.count == cumulative[last] - cumulative[first - 1]
            else:
                assert found.count == cumulative[found.until.month] - cumulative[first - 1]
                assert found.until.month == max(reported)


@given(st.permutations(CITY))
def test_the_order_of_the_years_does_not_matter_to_a_term(years: list[ReportedYear]):
    found = add_term(Term(2020), years)
    assert (found.count, found.quota, sorted(found.years)) == (2_400, 2_832, [2021, 2022, 2023, 2024])


@given(st.integers(0, 900), st.integers(0, 900))
def test_a_difference_is_what_it_takes_from_one_year_to_the_other(now: int, before: int):
    found = Comparison(WHOLE, Figure(now), Figure(before)).difference
    assert found is not None
    assert before + found == now
