"""A good report comes in whole; what is in already is left alone; what is asked or refused writes nothing."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select

from data_access.ingest.messages import Severity
from data_access.ingest.preview import MonthTotals, Outcome
from data_access.ingest.tables.table import Table
from data_access.schema import ALL, admission, metadata, report
from tests.data_access.monthly.office import (
    APRIL,
    JUNE,
    MAY,
    NAMES,
    Office,
    codes,
    full,
    office,
    questions,
    refusals,
    row,
    said,
    table,
)
from tests.data_access.tree import at, undone
from tests.examples import one_in

WHOLE = ("quota", "admitted", "student", "women", "pool", "forecast_next_month")


def june() -> Table:
    return table(
        row(NAMES[0], 20, 5, 2, 3, 11, 1),
        row(NAMES[1], 30, 6, 0, 2, 0, 0),
        row(NAMES[2], 40, 7, 7, 4, 20, 2),
        roles=WHOLE,
    )


def test_a_good_report_comes_in_without_a_question(here: Office):
    preview = here.preview(june())
    assert preview.messages == ()
    assert preview.outcome(confirmed=False) == Outcome.IMPORTED
    totals = {"quota": 90, "admitted": 18, "student": 9, "women": 9, "pool": 31, "forecast_next_month": 3}
    assert preview.months == {JUNE: MonthTotals(3, totals)}
    assert preview.rows == 3
    here.take(june())
    assert here.stored(JUNE) == {
        "a": {ALL: 5, "student": 2, "women": 3},
        "b": {ALL: 6, "student": 0, "women": 2},
        "c": {ALL: 7, "student": 7, "women": 4},
    }


def test_what_is_recorded_says_where_it_came_from_and_when_it_was_due(here: Office):
    here.take(june(), hours=30)
    stored = here.connection.execute(select(report).where(report.c.organization_id == here.ids["b"])).one()
    assert (stored.as_of, stored.due_on, stored.received_at) == (date(2026, 6, 30), date(2026, 7, 5), at(30))
    assert (stored.source_place, stored.pool, stored.files_pending) == ("T6!9", 0, None)
    assert stored.batch_id is not None


def test_the_same_figures_again_change_nothing_and_are_not_recorded_again(here: Office):
    here.take(june())
    again = here.preview(june())
    assert again.outcome(confirmed=False) == Outcome.UNCHANGED
    assert again.changes == ()
    here.take(june(), hours=20)
    assert here.connection.execute(select(func.count()).select_from(report)).scalar_one() == 3


def test_of_what_is_in_already_nothing_is_asked_again(here: Office):
    file = table(row(NAMES[0], 25, 5), row(NAMES[2], 40, 7), roles=("quota", "admitted"))
    assert questions(here.preview(file)) == ["quota-differs", "organizations-missing"]
    here.take(file)
    again = here.preview(file)
    assert (again.messages, again.outcome(confirmed=False)) == ((), Outcome.UNCHANGED)


def test_a_correction_shows_the_difference_and_records_only_what_differs(here: Office):
    here.take(full(5, 6, 7))
    corrected = full(5, 9, 7)
    preview = here.preview(corrected)
    assert questions(preview) == ["correction"]
    assert said(preview, "correction").values["differences"] == "Đảng bộ phường Tân Ân, b: 6 → 9"
    assert preview.outcome(confirmed=False) == Outcome.NEEDS_CONFIRMATION
    (change,) = preview.changes
    assert (change.code, change.field, change.period, change.before, change.after) == ("b", "admitted", "2026-06", 6, 9)
    assert (change.sheet, change.row, change.column) == ("T6", 9, 3)
    here.take(corrected, hours=20)
    versions = select(report.c.organization_id, func.count()).group_by(report.c.organization_id)
    assert dict(here.connection.execute(versions).all()) == {here.ids["a"]: 1, here.ids["b"]: 2, here.ids["c"]: 1}
    assert here.stored(JUNE)["b"] == {ALL: 9}


def test_many_corrections_are_one_question_with_the_first_five(here: Office):
    for number in range(6):
        here.add(f"x{number}", f"Chi bộ {number + 1}", quota=5)
    rows = [f"Chi bộ {number + 1}" for number in range(6)]
    here.take(table(*(row(name, 1) for name in rows)))
    preview = here.preview(table(*(row(name, 2) for name in rows)))
    one = said(preview, "correction")
    assert one.values["count"] == 6
    assert one.values["differences"] == (
        "".join(f"Chi bộ {number + 1}, x{number}: 1 → 2; " for number in range(5)) + "…"
    )


def test_categories_and_outlook_that_a_file_does_not_name_stay(here: Office):
    here.take(june())
    here.take(full(6, 6, 7), hours=20)
    assert here.stored(JUNE)["a"] == {ALL: 6, "student": 2, "women": 3}
    stored = select(report.c.pool).where(report.c.organization_id == here.ids["a"], report.c.superseded_at.is_(None))
    assert here.connection.execute(stored).scalar_one() == 11


def test_organizations_that_a_file_does_not_name_stay(here: Office):
    here.take(june())
    here.take(table(row(NAMES[0], 6)), hours=20)
    assert {code: figures[ALL] for code, figures in here.stored(JUNE).items()} == {"a": 6, "b": 6, "c": 7}


def test_categories_may_come_after_the_total(here: Office):
    here.take(full(5, 6, 7))
    here.take(table(row(NAMES[0], 2), row(NAMES[1], 0), row(NAMES[2], 1), roles=("religious",)), hours=20)
    assert here.stored(JUNE)["a"] == {ALL: 5, "religious": 2}


def test_a_report_until_a_day_is_followed_by_that_of_the_whole_month(here: Office):
    here.take(full(5, 6, 7, as_of=date(2026, 6, 20)))
    until = select(report.c.as_of).where(report.c.superseded_at.is_(None)).distinct()
    assert here.connection.execute(until).scalars().all() == [date(2026, 6, 20)]
    assert [change.field for change in here.preview(full(5, 6, 7)).changes] == ["as_of"] * 3
    here.take(full(5, 6, 7), hours=20)
    assert here.connection.execute(until).scalars().all() == [date(2026, 6, 30)]
    days = select(admission.c.admitted_on).where(admission.c.superseded_at.is_(None)).distinct()
    assert here.connection.execute(days).scalars().all() == [date(2026, 6, 30)]


def test_pupils_and_university_students_make_the_students(here: Office):
    parts = ("admitted", "pupil", "university_student")
    preview = here.take(table(row(NAMES[0], 9, 2, 3), row(NAMES[1], 6, 0, 1), row(NAMES[2], 7, 1, 0), roles=parts))
    assert preview.months[JUNE].totals == {"admitted": 22, "pupil": 3, "university_student": 4, "student": 7}
    assert here.stored(JUNE)["a"] == {ALL: 9, "pupil": 2, "university_student": 3, "student": 5}


def test_several_months_of_one_file_come_in_together(here: Office):
    months = [full(count, count + 1, count + 2, month=month) for count, month in ((1, APRIL), (3, MAY), (6, JUNE))]
    preview = here.take(*months)
    assert questions(preview) == []
    assert preview.rows == 9
    assert [here.stored(month)["c"][ALL] for month in (APRIL, MAY, JUNE)] == [3, 5, 8]


def test_a_preview_writes_nothing(here: Office):
    here.take(full(5, 6, 7))
    before = everything(here)
    for files in ([full(5, 9, 7)], [full(5, "abc", 7)], [full(5, 6, 7)], [table(row("Đảng bộ phường Tân", 3))], []):
        here.preview(*files)
    assert everything(here) == before


def everything(here: Office) -> dict[str, list[tuple[object, ...]]]:
    return {
        name: sorted((tuple(row) for row in here.connection.execute(select(one))), key=repr)
        for name, one in metadata.tables.items()
    }


def test_no_month_and_no_figures_are_refused(here: Office):
    assert refusals(here.preview(full(month=None))) == ["no-month"]
    assert refusals(here.preview(full(None, None, None))) == ["no-figures"]
    here_is_one = here.preview(full(month=None), month=JUNE)
    assert here_is_one.messages == ()
    assert refusals(here.preview(full(), month=MAY)) == ["month-differs"]


def test_what_is_wrong_with_the_month_stands_where_the_month_does(here: Office):
    there = {"month_places": {JUNE: (2, 4)}}
    assert said(here.preview(full(**there), today=date(2026, 5, 31)), "month-not-begun").cell == "D2"
    assert said(here.preview(full(**there), month=MAY), "month-differs").cell == "D2"
    later = full(month=date(2025, 6, 1), month_places={date(2025, 6, 1): (2, 4)})
    assert said(here.preview(later), "no-quota-in-year").cell == "D2"


def test_a_month_that_no_cell_names_is_looked_for_above_the_heading(here: Office):
    for preview, code in (
        (here.preview(full(month=None)), "no-month"),
        (here.preview(full(), today=date(2026, 5, 31)), "month-not-begun"),
        (here.preview(full(month=date(2025, 6, 1))), "no-quota-in-year"),
        (here.preview(full(None, None, None)), "no-figures"),
    ):
        message = said(preview, code)
        assert (message.sheet, message.cell) == ("T6", "B6")


def test_a_year_without_any_quota_is_refused(here: Office):
    preview = here.preview(full(month=date(2025, 6, 1)))
    assert refusals(preview) == ["no-quota-in-year"]
    here.assign("a", None, 2025)  # it was said that none is assigned: that is an answer
    assert refusals(here.preview(full(month=date(2025, 6, 1)))) == []


def test_a_month_that_has_not_begun_is_refused_and_this_month_is_not(here: Office):
    assert refusals(here.preview(full(), today=date(2026, 5, 31))) == ["month-not-begun"]
    assert refusals(here.preview(full(), today=date(2026, 6, 1))) == []


def test_what_comes_late_and_after_a_gap_is_noted(here: Office):
    here.take(full(month=APRIL))
    preview = here.preview(full(6, 7, 8), today=date(2026, 7, 6))
    assert codes(preview, Severity.NOTE) == ["months-left-out", "report-late"]
    assert said(preview, "months-left-out").values == {"month": "06/2026", "last": "04/2026"}
    assert said(preview, "report-late").values == {"count": 3, "month": "06/2026", "due": "05/07/2026"}
    assert {message.cell for message in preview.messages} == {"B6"}  # the heading: no cell names June
    assert codes(here.preview(full(6, 7, 8, month=MAY), today=date(2026, 6, 5))) == []


cumulative = st.lists(st.lists(st.integers(0, 19), min_size=3, max_size=3), min_size=3, max_size=3)


@one_in(3, complete=100)
@given(counts=cumulative, order=st.permutations([0, 1, 2]))
def test_any_order_of_the_same_good_files_gives_the_same_figures(
    shared_engine: Engine, counts: list[list[int]], order: list[int]
):
    """Figures that grow from month to month; they come in month by month, and in any other order."""
    series = [sorted(counts[month][who] for month in range(3)) for who in range(3)]
    files = [
        full(*(series[who][number] for who in range(3)), month=month) for number, month in enumerate((APRIL, MAY, JUNE))
    ]
    results = []
    for some in (range(3), order):
        with undone(shared_engine) as connection:
            one = office(connection)
            for hours, number in enumerate(some, 1):
                one.take(files[number], hours=hours)
            steps = select(admission.c.organization_id, admission.c.admitted_on, admission.c.amount).where(
                admission.c.superseded_at.is_(None)
            )
            codes_by_id = {identity: code for code, identity in one.ids.items()}
            derived = {(codes_by_id[step[0]], *step[1:]) for step in connection.execute(steps)}
            results.append(([one.stored(month) for month in (APRIL, MAY, JUNE)], derived))
    assert results[0] == results[1]


stored_or_sent = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from([APRIL, MAY, JUNE]), st.integers(0, 9), st.integers(0, 3)),
    max_size=7,
    unique_by=lambda one: one[:2],
)


@given(stored=stored_or_sent, sent=stored_or_sent)
def test_whatever_is_in_a_file_is_asked_about_or_recorded(
    shared_engine: Engine, stored: list[tuple[str, date, int, int]], sent: list[tuple[str, date, int, int]]
):
    """Recording never meets a fall or a level that the preview did not speak of; what the file says stands then."""
    with undone(shared_engine) as connection:
        one = office(connection)
        for hours, (code, month, total, women) in enumerate(stored, 1):
            one.report(code, month, total, hours, women=min(women, total))
        names = dict(zip("abc", NAMES, strict=True))
        files = [
            table(row(names[code], total, min(women, total)), roles=("admitted", "women"), month=month)
            for code, month, total, women in sent
        ]
        if files:
            one.take(*files, hours=50)
        for code, month, total, women in sent:
            assert one.stored(month)[code] == {ALL: total, "women": min(women, total)}
