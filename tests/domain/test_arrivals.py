"""A report is in time, late or missing; months that nobody sent yet are not held against anybody."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.arrivals import Arrival, Sent, arrivals_of, plan_of

DUE = date(2024, 6, 5)


def sent(reporter: int, month: int, day: int, versions: int = 1) -> Sent:
    return Sent(reporter, month, date(2024, month + 1, 5), date(2024, month + 1, day), versions)


def test_the_day_it_is_due_is_still_in_time():
    months = arrivals_of(1, [sent(1, 1, 5), sent(1, 2, 6), sent(1, 4, 3, versions=2)], expected=1, period=4).months
    assert [month.arrival for month in months[:6]] == [
        Arrival.IN_TIME,
        Arrival.LATE,
        Arrival.MISSING,
        Arrival.IN_TIME,
        Arrival.NOT_YET,
        Arrival.NOT_YET,
    ]
    assert months[3].corrected
    assert not months[0].corrected


def test_one_cell_that_is_silent_makes_the_committee_incomplete():
    month = arrivals_of(1, [sent(11, 1, 2), sent(12, 1, 9)], expected=3, period=1).months[0]
    assert (month.arrival, month.received, month.expected) == (Arrival.MISSING, 2, 3)
    assert month.latest == date(2024, 2, 9)


def test_a_plan_is_missing_only_after_its_day():
    due = date(2024, 1, 25)
    assert plan_of(due, None, date(2024, 1, 25)).arrival is Arrival.NOT_YET
    assert plan_of(due, None, date(2024, 1, 26)).arrival is Arrival.MISSING
    assert plan_of(due, due, date(2024, 5, 31)).arrival is Arrival.IN_TIME
    assert plan_of(due, date(2024, 1, 26), date(2024, 5, 31)).arrival is Arrival.LATE
    assert plan_of(due, date(2024, 2, 6), date(2024, 1, 31)).arrival is Arrival.MISSING  # came after the day looked at


def test_months_before_an_organization_began_were_never_owed():
    months = arrivals_of(1, [sent(1, 8, 5)], expected=1, period=8, first_month=7).months
    assert [month.arrival for month in months[5:9]] == [
        Arrival.NOT_OWED,
        Arrival.MISSING,
        Arrival.IN_TIME,
        Arrival.NOT_YET,
    ]


reports = st.lists(
    st.builds(sent, st.integers(1, 3), st.integers(1, 11), st.integers(1, 28)),
    unique_by=lambda report: (report.reporter, report.month),
)


@given(reports, st.integers(0, 12))
def test_every_month_has_one_answer_and_the_order_of_reports_does_not_matter(sent_: list[Sent], period: int):
    row = arrivals_of(1, sent_, expected=3, period=period or None)
    assert sum(row.count(arrival) for arrival in Arrival) == 12
    assert row.count(Arrival.NOT_YET) == 12 - period
    assert row == arrivals_of(1, sent_[::-1], expected=3, period=period or None)
