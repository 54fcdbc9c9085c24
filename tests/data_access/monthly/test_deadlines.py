"""When a report is due, and when a month is closed, is what the office set for that month."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert, select

from data_access.schema import report, setting
from tests.data_access.monthly.office import JUNE, MAY, NAMES, Office, questions, row, table
from tests.data_access.tree import T0


def sets(here: Office, name: str, value: str, since: date) -> None:
    values = {"organization_id": here.root, "name": name, "value": value, "effective_on": since, "recorded_at": T0}
    here.connection.execute(insert(setting).values(**values))


def due_days(here: Office) -> set[date]:
    return set(here.connection.execute(select(report.c.due_on)).scalars())


def test_a_report_is_due_on_the_fifth_where_nobody_set_another_day(here: Office):
    here.take(table(row(NAMES[0], 5), roles=("admitted",)))
    assert due_days(here) == {date(2026, 7, 5)}


def test_a_report_is_due_on_the_day_that_held_when_its_month_ended(here: Office):
    sets(here, "report_due_day", "10", JUNE)
    here.take(table(row(NAMES[0], 5), roles=("admitted",), month=MAY))
    here.take(table(row(NAMES[0], 6), roles=("admitted",)), hours=11)
    assert due_days(here) == {date(2026, 6, 5), date(2026, 7, 10)}


def test_what_comes_after_a_month_was_closed_is_asked(here: Office):
    here.report("b", JUNE, 7)
    file = table(row(NAMES[0], 5), row(NAMES[1], 8), roles=("admitted",))
    assert "month-closed" not in questions(here.preview(file, today=date(2026, 7, 16)))
    sets(here, "month_close_day", "15", JUNE)
    assert "month-closed" not in questions(here.preview(file, today=date(2026, 7, 15)))
    late = here.preview(file, today=date(2026, 7, 16))
    (asked,) = (message for message in late.messages if message.code == "month-closed")
    assert asked.values == {"month": "06/2026", "day": "15/07/2026", "late": 1, "corrected": 1}


def test_what_is_in_already_is_not_asked_about(here: Office):
    here.report("b", JUNE, 7)
    sets(here, "month_close_day", "15", JUNE)
    same = here.preview(table(row(NAMES[1], 7), roles=("admitted",)), today=date(2026, 8, 1))
    assert same.messages == ()
