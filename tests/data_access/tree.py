"""Small trees and undone transactions for the tests of the database room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, Engine

from data_access.engine import WRITES
from data_access.ingest.change_organizations import NewOrganization, add_organization

START = date(2026, 1, 1)
T0 = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


def at(hours: int) -> datetime:
    """Return a moment so many hours after the first one."""
    return T0 + timedelta(hours=hours)


@contextmanager
def undone(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that may write and is rolled back: every generated example begins with the same database."""
    with engine.connect() as connection:
        connection = connection.execution_options(**{WRITES: True})
        transaction = connection.begin()
        try:
            yield connection
        finally:
            transaction.rollback()


def add(connection: Connection, code: str, parent_id: int | None = None, valid_from: date = START) -> int:
    """Begin an organisation of which nothing matters but its place."""
    new = NewOrganization(code, f"Đảng bộ {code}", "base_committee", valid_from, parent_id)
    return add_organization(connection, new, T0)
