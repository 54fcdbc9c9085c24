"""Cumulative figures come in, in any order, and the admissions of the year follow."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

from data_access.ingest.record_reports import (
    CumulativeFallError,
    MissingTotalError,
    MixedLevelsError,
    MonthlyReport,
    record_reports,
)
from data_access.schema import ALL, admission, report, report_figure
from data_access.scope import known
from tests.data_access.tree import add, at, undone

MONTH_ENDS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Figures = set[tuple[int, str, date, int, bool]]


def end_of(month: int, year: int = 2026) -> date:
    return date(year, month, MONTH_ENDS[month - 1])


def reported(organization_id: int, month: int, total: int, year: int = 2026, **more: int) -> MonthlyReport:
    """Return a report of so many people since 1 January, by categories where named."""
    as_of = end_of(month, year)
    return MonthlyReport(organization_id, as_of, as_of, at(0), {ALL: total, **more})


def figures(connection: Connection, known_at: datetime | None = None) -> Figures:
    c = admission.c
    rows = connection.execute(
        select(c.organization_id, c.category_code, c.admitted_on, c.amount, c.fall_confirmed).where(
            known(admission, known_at)
        )
    )
    return {tuple(row) for row in rows}


def by_month(connection: Connection, known_at: datetime | None = None, category: str = ALL) -> dict[int, int]:
    return {day.month: amount for _, code, day, amount, _ in figures(connection, known_at) if code == category}


def test_admissions_are_the_steps_between_cumulative_figures(engine: Engine):
    with undone(engine) as connection:
        a = add(connection, "a")
        reports = [reported(a, 1, 10, women=4), reported(a, 2, 10, women=4), reported(a, 3, 25, women=9)]
        record_reports(connection, reports, at(1))
        assert by_month(connection) == {1: 10, 3: 15}
        assert by_month(connection, category="women") == {1: 4, 3: 5}


def test_every_year_begins_at_nothing(engine: Engine):
    with undone(engine) as connection:
        a = add(connection, "a")
        record_reports(connection, [reported(a, 12, 60, year=2025), reported(a, 1, 5)], at(1))
        assert {(day.year, amount) for _, _, day, amount, _ in figures(connection)} == {(2025, 60), (2026, 5)}


def test_late_may_after_june_is_derived_anew(engine: Engine):
    with undone(engine) as connection:
        a = add(connection, "a")
        record_reports(connection, [reported(a, 4, 100)], at(1))
        record_reports(connection, [reported(a, 6, 160)], at(2))
        assert by_month(connection) == {4: 100, 6: 60}
        record_reports(connection, [reported(a, 5, 120)], at(3))
        assert by_month(connection) == {4: 100, 5: 20, 6: 40}
        assert by_month(connection, at(2)) == {4: 100, 6: 60}


def test_correction_supersedes_and_yesterdays_figure_stays_readable(engine: Engine):
    with undone(engine) as connection:
        a = add(connection, "a")
        record_reports(connection, [reported(a, 1, 10), reported(a, 2, 30)], at(1))
        record_reports(connection, [reported(a, 1, 12)], at(25))
        assert by_month(connection) == {1: 12, 2: 18}
        assert by_month(connection, at(24)) == {1: 10, 2: 20}
        assert by_month(connection, at(25)) == {1: 12, 2: 18}
        assert by_month(connection, at(0)) == {}
        total = select(report_figure.c.amount).join(report, report.c.id == report_figure.c.report_id)
        january = total.where(report.c.month == date(2026, 1, 1))
        assert connection.execute(january.where(known(report, at(24)))).scalar_one() == 10
        assert connection.execute(january.where(known(report, None))).scalar_one() == 12


def test_report_that_changes_no_figure_supersedes_no_other_admission(engine: Engine):
    with undone(engine) as connection:
        a = add(connection, "a")
        record_reports(connection, [reported(a, 1, 10)], at(1))
        record_reports(connection, [reported(a, 2, 30)], at(2))
        january = admission.c.admitted_on == end_of(1)
        assert len(connection.execute(select(admission.c.id).where(january)).all()) == 1


def test_fall_needs_a_person(engine: Engine):
    with undone(engine) as connection:
        a = add(connection, "a")
        record_reports(connection, [reported(a, 4, 100)], at(1))
        with pytest.raises(CumulativeFallError) as fall:
            _attempt(connection, reported(a, 5, 97))
        error = fall.value
        assert (error.organization_id, error.month, error.category) == (a, date(2026, 5, 1), ALL)
        assert (error.before, error.after) == (100, 97)
        assert by_month(connection) == {4: 100}


def _attempt(connection: Connection, item: MonthlyReport) -> None:
    with connection.begin_nested():  # an error undoes what the attempt wrote, as it does in a caller's transaction
        record_reports(connection, [item], at(2))


def test_confirmed_fall_is_a_negative_step(engine: Engine):
    with undone(engine) as connection:
        a = add(connection, "a")
        record_reports(connection, [reported(a, 4, 100)], at(1))
        record_reports(connection, [reported(a, 5, 97)], at(2), fall_confirmed=True)
        assert figures(connection) == {(a, ALL, end_of(4), 100, False), (a, ALL, end_of(5), -3, True)}


def test_fall_is_confirmed_once_and_not_again_with_every_later_month(engine: Engine):
    with undone(engine) as connection:
        a = add(connection, "a")
        record_reports(connection, [reported(a, 4, 100)], at(1))
        record_reports(connection, [reported(a, 5, 97)], at(2), fall_confirmed=True)
        record_reports(connection, [reported(a, 6, 110)], at(3))
        assert by_month(connection) == {4: 100, 5: -3, 6: 13}


def test_fall_that_grows_needs_a_person_again(engine: Engine):
    with undone(engine) as connection:
        a = add(connection, "a")
        record_reports(connection, [reported(a, 4, 100)], at(1))
        record_reports(connection, [reported(a, 5, 97)], at(2), fall_confirmed=True)
        with pytest.raises(CumulativeFallError):
            record_reports(connection, [reported(a, 5, 90)], at(3))


def test_two_levels_of_one_branch_do_not_report_in_one_year(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        middle = add(connection, "middle", root)
        cell, beside = add(connection, "cell", middle), add(connection, "beside", root)
        record_reports(connection, [reported(middle, 1, 10), reported(beside, 1, 5)], at(1))
        for other in (root, cell):
            with pytest.raises(MixedLevelsError):
                record_reports(connection, [reported(other, 2, 10)], at(2))
        record_reports(connection, [reported(cell, 1, 3, year=2027)], at(3))


def test_two_levels_in_one_delivery_are_refused(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        cell = add(connection, "cell", root)
        with pytest.raises(MixedLevelsError):
            record_reports(connection, [reported(root, 1, 10), reported(cell, 2, 3)], at(1))


def test_one_month_twice_in_one_delivery_is_refused(engine: Engine):
    with undone(engine) as connection:
        a = add(connection, "a")
        with pytest.raises(IntegrityError):
            record_reports(connection, [reported(a, 1, 10), reported(a, 1, 11)], at(1))


def test_register_stays_untouched_by_reports(engine: Engine):
    """Admissions by day that come from no report are nobody else's to supersede."""
    with undone(engine) as connection:
        a = add(connection, "a")
        ceremony = date(2026, 2, 3)
        row = {"organization_id": a, "admitted_on": ceremony, "category_code": ALL, "amount": 7, "recorded_at": at(0)}
        connection.execute(insert(admission), row)
        record_reports(connection, [reported(a, 1, 10)], at(1))
        assert (a, ALL, ceremony, 7, False) in figures(connection)


def test_nothing_reported_changes_nothing(engine: Engine):
    with undone(engine) as connection:
        record_reports(connection, [], at(1))
        assert figures(connection) == set()


Delivery = tuple[int, int, int, int | None]  # number of the organisation, month, everybody, women (None: not said)

totals = st.integers(0, 30)
deliveries = st.lists(
    st.tuples(st.integers(0, 1), st.integers(1, 6), totals, st.none() | totals), max_size=8, unique_by=lambda d: d[:2]
)


def deliver(connection: Connection, ids: list[int], order: list[Delivery], *, together: bool = False) -> None:
    reports = [
        reported(ids[who], month, total, **({} if women is None else {"women": women}))
        for who, month, total, women in order
    ]
    for number, some in enumerate([reports] if together else [[item] for item in reports], 1):
        record_reports(connection, some, at(number), fall_confirmed=True)


def steps_by_hand(ids: list[int], everything: list[Delivery]) -> Figures:
    """Compute the admissions slowly and obviously: month after month, this figure less the one before it."""
    expected: Figures = set()
    for who, identity in enumerate(ids):
        for code, place in ((ALL, 2), ("women", 3)):
            before = 0
            for month in range(1, 7):
                for delivery in everything:
                    amount = delivery[place]
                    if delivery[:2] == (who, month) and amount is not None:
                        if amount != before:
                            expected.add((identity, code, end_of(month), amount - before, amount < before))
                        before = amount
    return expected


@given(data=st.data(), order=deliveries)
def test_order_of_arrival_does_not_matter(engine: Engine, data: st.DataObject, order: list[Delivery]):
    other_order = data.draw(st.permutations(order))
    with undone(engine) as connection:
        ids = [add(connection, "a"), add(connection, "b")]
        expected = steps_by_hand(ids, order)
        for arrival, together in ((order, False), (other_order, False), (order, True)):
            with connection.begin_nested() as attempt:
                deliver(connection, ids, arrival, together=together)
                assert figures(connection) == expected
                attempt.rollback()


@given(order=st.lists(st.tuples(st.integers(0, 1), st.integers(1, 4), totals, st.none() | totals), max_size=8))
def test_every_former_state_stays_readable(engine: Engine, order: list[Delivery]):
    """Months come again as corrections; what was known after each delivery is known of that moment for ever."""
    with undone(engine) as connection:
        ids = [add(connection, "a"), add(connection, "b")]
        seen: list[Figures] = []
        for number, delivery in enumerate(order, 1):
            who, month, total, women = delivery
            item = reported(ids[who], month, total, **({} if women is None else {"women": women}))
            record_reports(connection, [item], at(number), fall_confirmed=True)
            latest = {former[:2]: former for former in order[:number]}
            assert figures(connection) == steps_by_hand(ids, list(latest.values()))
            seen.append(figures(connection))
        assert [figures(connection, at(number)) for number in range(1, len(order) + 1)] == seen


def test_a_report_without_a_total_is_refused_because_it_would_read_as_nobody(engine: Engine):
    with undone(engine) as connection:
        ward = add(connection, "ward")
        silent = MonthlyReport(ward, end_of(5), end_of(5), at(0), {"student": 3}, pool=12)
        with pytest.raises(MissingTotalError, match="05/2026"):
            record_reports(connection, [silent], at(1))
