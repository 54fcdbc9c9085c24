"""From the database to doubts: the sample on both engines, and a year with one of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, Engine

from dashboard.domain.quality import Check, ForecastCheck
from dashboard.reading.figures import read_position
from dashboard.reading.quality import read_quality
from data_access.engine import read_transaction
from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.scope import Scope
from tests.data_access.tree import undone
from tests.domain.people import month_end

BEGAN = datetime(2024, 1, 2, 8, tzinfo=UTC)


def _report(organization: int, month: int, **figures: int) -> MonthlyReport:
    moment = datetime(2024, month, 28, 8, tzinfo=UTC)
    return MonthlyReport(organization, month_end(month), date(2024, month, 28), moment, figures, forecast_next_month=6)


@pytest.fixture
def town(engine: Engine):
    with undone(engine) as connection:
        root = add_organization(
            connection, NewOrganization("town", "Thị ủy", "city_committee", date(2020, 1, 1)), BEGAN
        )
        ward = NewOrganization("ward", "Đảng bộ phường", "base_committee", date(2020, 1, 1), root)
        cell = NewOrganization("cell", "Chi bộ 2", "cell", date(2020, 1, 1), add_organization(connection, ward, BEGAN))
        below = add_organization(connection, cell, BEGAN)
        for month, figures in enumerate(({"all": 5}, {"all": 9, "student": 11}, {"all": 8}), 1):
            record_reports(connection, [_report(below, month, **figures)], BEGAN, fall_confirmed=True)
        yield connection, Scope(root, date(2024, 12, 31))


def test_a_cell_below_a_ward_is_asked_itself(town: tuple[Connection, Scope]):
    connection, scope = town
    quality = read_quality(connection, scope, read_position(connection, scope, 2024))
    assert [(doubt.reporter.code, doubt.month, doubt.check) for doubt in quality.doubts] == [
        ("cell", 2, Check.ABOVE_TOTAL),
        ("cell", 3, Check.FALL),
    ]
    assert quality.forecasts == (ForecastCheck(2, 6, 4), ForecastCheck(3, 6, -1))


def test_nothing_is_asked_of_who_is_not_shown(town: tuple[Connection, Scope]):
    connection, scope = town
    position = read_position(connection, scope, 2024)
    nobody = replace(position, children=(), clusters=("school",))
    assert read_quality(connection, scope, nobody).doubts == ()


def test_forecasts_of_april_stand_beside_the_84_of_may(sample_engine: Engine):
    with read_transaction(sample_engine) as connection:
        root = read_root(connection)
        scope = Scope(root, date(2024, 5, 31))
        forecasts = read_quality(connection, scope, read_position(connection, scope, 2024)).forecasts
    assert [(check.month, check.admitted) for check in forecasts] == [(2, 53), (3, 54), (4, 67), (5, 84)]


def read_root(connection: Connection) -> int:
    frame = get_jurisdictions(connection, "local", None)
    return int(frame[frame["code"] == "thanh-hoa"]["id"].iloc[0])
