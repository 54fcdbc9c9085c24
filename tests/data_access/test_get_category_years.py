"""Whole years of categories: what nobody closed or counted is absent, nobody is 0."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Connection, Engine

from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.queries.get_category_years import get_category_years
from data_access.scope import Scope
from tests.data_access.tree import add, at, undone


def record(connection: Connection, organization: int, day: date, hours: int = 1, **figures: int) -> None:
    record_reports(connection, [MonthlyReport(organization, day, day, at(0), figures)], at(hours))


def years(
    connection: Connection, organization: int, day: date, known_at: datetime | None = None
) -> dict[tuple[int, str], int]:
    frame = get_category_years(connection, Scope(organization, day, known_at), (2018, 2022))
    return {(int(row.year), row.category_code): int(row.admitted) for row in frame.itertuples()}


@pytest.fixture
def day() -> date:
    return date(2024, 12, 31)


def test_years_are_added_up_over_everybody_below(engine: Engine, day: date):
    with undone(engine) as connection:
        city = add(connection, "city", valid_from=date(2017, 1, 1))
        north, south = (add(connection, code, city, date(2017, 1, 1)) for code in ("north", "south"))
        for one, by_october, whole in ((north, 5, 9), (south, 2, 4)):
            record(connection, one, date(2018, 10, 31), all=by_october, pupil=1, religious=1)
            record(connection, one, date(2018, 12, 31), all=whole, pupil=1, women=0, religious=2)
        assert years(connection, city, day) == {(2018, "all"): 13, (2018, "pupil"): 2, (2018, "women"): 0}
        assert years(connection, south, day)[2018, "all"] == 4


def test_a_year_that_is_not_closed_by_the_day_is_absent(engine: Engine, day: date):
    with undone(engine) as connection:
        city = add(connection, "city", valid_from=date(2017, 1, 1))
        record(connection, city, date(2022, 11, 30), all=7)
        assert years(connection, city, day) == {}
        record(connection, city, date(2022, 12, 31), all=8)
        assert years(connection, city, day) == {(2022, "all"): 8}
        assert years(connection, city, date(2022, 12, 30)) == {}


def test_years_are_told_as_they_were_known(engine: Engine, day: date):
    with undone(engine) as connection:
        city = add(connection, "city", valid_from=date(2017, 1, 1))
        record(connection, city, date(2020, 12, 31), hours=1, all=7)
        record(connection, city, date(2020, 12, 31), hours=3, all=8)
        assert years(connection, city, day, at(2)) == {(2020, "all"): 7}
        assert years(connection, city, day) == {(2020, "all"): 8}
