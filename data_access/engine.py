"""The one place that makes engines and opens transactions, for SQLite (embedded) and PostgreSQL (shared)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select, update
from sqlalchemy.exc import ArgumentError, DBAPIError

from data_access.schema import data_version

WRITES = "writes"
_PATIENCE = "patience"
_SECONDS_TO_WAIT = 5
_POSTGRESQL_OPTIONS = (
    "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC"
)


class UnusableDatabaseUrlError(ValueError):
    """The text given as database address is none that this program can use."""


def default_database_url() -> URL:
    """Return the address of the embedded database in the user's own data folder."""
    folder = Path(platformdirs.user_data_dir("quota-dashboard", appauthor=False))
    return URL.create("sqlite", database=str(folder / "quota.sqlite3"))


def database_url(given: str | None = None) -> URL:
    """Return the address to use: the one given, else `DATABASE_URL`, else the embedded database.

    A plain `postgresql://` or `postgres://` address is read as psycopg's. A relative SQLite path is made absolute
    at once, so that a later change of folder cannot open another file.

    Raises UnusableDatabaseUrlError when the text is no address of SQLite or PostgreSQL.
    """
    address = (given or os.environ.get("DATABASE_URL") or "").strip()
    if not address:
        return default_database_url()
    if address.startswith("postgres://"):
        address = address.replace("postgres://", "postgresql://", 1)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        # What cannot be read cannot be searched for its password either, so nothing of it is repeated.
        raise UnusableDatabaseUrlError("the text given is no database address") from None
    backend = url.get_backend_name()
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database and url.database != ":memory:":
        return url.set(drivername="sqlite", database=str(Path(url.database).expanduser().absolute()))
    raise UnusableDatabaseUrlError(f"{url.drivername} is neither a SQLite file nor PostgreSQL")


def sqlite_file(url: URL) -> Path | None:
    """Return the file of an embedded database, None for a server."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def create_database_engine(url: URL) -> Engine:
    """Make the engine for `url` with the settings that keep concurrent readers and writers right.

    What its errors say, and so what any log keeps of them, holds no figures.
    """
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": _SECONDS_TO_WAIT}, pool_size=10, hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=5,
        pool_timeout=3,
        pool_recycle=1800,
        hide_parameters=True,
        connect_args={"connect_timeout": 3, "options": _POSTGRESQL_OPTIONS},
    )


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin in _begin_sqlite, not where the driver guesses
    cursor = connection.cursor()
    waiting = f"busy_timeout={_SECONDS_TO_WAIT * 1000}"
    for pragma in (waiting, "journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    seconds = options.get(_PATIENCE, _SECONDS_TO_WAIT)
    connection.exec_driver_sql(f"PRAGMA busy_timeout={int(seconds * 1000)}")  # a pooled connection keeps the last one
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES, False) else "BEGIN")


@contextmanager
def read_transaction(engine: Engine, *, patience: float | None = None) -> Iterator[Connection]:
    """Open a transaction in which all statements see one state of the database.

    With `patience`, as of an import, a server lets it think for a minute between two questions; else for 10 seconds.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            if patience is not None and engine.dialect.name == "postgresql":
                _be_patient(connection, patience)
            yield connection


@contextmanager
def write_transaction(
    engine: Engine, *, changes_figures: bool = True, patience: float | None = None
) -> Iterator[Connection]:
    """Open a transaction that may write, take the writers' lock, and raise `data_version` with the same commit.

    Only what no screen shows (the audit of an export) may say that it changes no figure: then caches stay.
    `patience` is how many seconds an import waits for another writer; a click waits for 5 (PostgreSQL: 2).
    """
    with engine.connect() as connection:
        options: dict[str, Any] = {WRITES: True} if patience is None else {WRITES: True, _PATIENCE: patience}
        connection = connection.execution_options(**options)
        with connection.begin():
            if patience is not None and engine.dialect.name == "postgresql":
                _be_patient(connection, patience)
            if changes_figures:
                connection.execute(update(data_version).values(version=data_version.c.version + 1))
            yield connection


def _be_patient(connection: Connection, seconds: float) -> None:
    """Give this transaction the time of an import: it waits for its turn, and a statement may take a minute."""
    minute, wait = "60s", f"{int(seconds * 1000)}ms"
    for name, value in (
        ("lock_timeout", wait),
        ("statement_timeout", minute),
        ("idle_in_transaction_session_timeout", minute),
    ):
        connection.execute(select(func.set_config(name, value, True)))


def is_busy(error: DBAPIError) -> bool:
    """Say whether a write failed because another writer did not finish in time; trying again later may work."""
    cause: Any = error.orig
    code = getattr(cause, "sqlite_errorcode", None)
    return getattr(cause, "sqlstate", None) == "55P03" or (code is not None and code & 0xFF in (5, 6))


def is_disk_full(error: DBAPIError) -> bool:
    """Say whether a write failed because the disk of the database has no room left."""
    cause: Any = error.orig
    return getattr(cause, "sqlstate", None) == "53100" or getattr(cause, "sqlite_errorcode", None) == 13
