"""How long the questions of one screen take, on both engines, at the size of the sample committee."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, select

from dashboard.reading.figures import read_position
from data_access.engine import create_database_engine, read_transaction
from data_access.migrate import migrate
from data_access.queries.get_admissions_by_month import get_admissions_by_month
from data_access.queries.get_data_version import get_data_version
from data_access.queries.get_last_admissions import get_last_admissions
from data_access.queries.get_organizations import get_organizations
from data_access.queries.get_quotas import get_quotas
from data_access.queries.get_reporters import get_reporters
from data_access.queries.get_reports_by_month import get_reports_by_month
from data_access.queries.get_sources import get_sources
from data_access.schema import organization
from data_access.scope import Scope
from sample_data import thanh_hoa
from sample_data.builder import fill
from tests.postgresql import running_server

ROUNDS = 15
YEARS = (2019, 2024)
QUESTIONS: dict[str, Callable[[Connection, Scope], object]] = {
    "data version": lambda connection, scope: get_data_version(connection),
    "organisations": get_organizations,
    "quotas, six years": lambda connection, scope: get_quotas(connection, scope, YEARS),
    "admissions by month, six years": lambda connection, scope: get_admissions_by_month(connection, scope, YEARS),
    "reports by month": lambda connection, scope: get_reports_by_month(connection, scope, 2024),
    "last admissions": get_last_admissions,
    "reporters": lambda connection, scope: get_reporters(connection, scope, 2024),
    "sources": lambda connection, scope: get_sources(connection, scope, 2024),
    "whole position (all of the above but sources, and the rules)": lambda connection, scope: read_position(
        connection, scope, 2024
    ),
}


@contextmanager
def filled(url: URL) -> Iterator[Engine]:
    """Make a sample database and yield its engine."""
    engine = create_database_engine(url)
    migrate(engine)
    fill(engine, [thanh_hoa])
    try:
        yield engine
    finally:
        engine.dispose()


def measure(engine: Engine) -> dict[str, tuple[float, float]]:
    """Return the median and the highest time of each question in milliseconds, after two warm-up calls."""
    figures = {}
    with read_transaction(engine) as connection:
        in_force = select(organization.c.id).where(organization.c.superseded_at.is_(None))
        root = connection.execute(in_force.where(organization.c.parent_id.is_(None))).scalar_one()
        scope = Scope(root, date(2024, 5, 31))
        for name, ask in QUESTIONS.items():
            times = []
            for _ in range(ROUNDS + 2):
                start = time.perf_counter()
                ask(connection, scope)
                times.append((time.perf_counter() - start) * 1000)
            figures[name] = (statistics.median(times[2:]), max(times[2:]))
    return figures


def report() -> Iterator[str]:
    """Yield the lines of the report."""
    with tempfile.TemporaryDirectory() as folder:
        with filled(URL.create("sqlite", database=str(Path(folder) / "quota.sqlite3"))) as engine:
            embedded = measure(engine)
        with running_server() as server, filled(server.url(server.create_database())) as engine:
            shared = measure(engine)
    yield "| Question | SQLite median / highest ms | PostgreSQL median / highest ms |"
    yield "| --- | --- | --- |"
    for name in QUESTIONS:
        one, other = embedded[name], shared[name]
        yield f"| {name} | {one[0]:.1f} / {one[1]:.1f} | {other[0]:.1f} / {other[1]:.1f} |"
