"""Databases filled once for a whole test run, whatever the number of its processes, and copied for every test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Connection, Dialect, Engine, Table, func, select

from data_access.engine import create_database_engine, read_transaction
from data_access.ingest.refresh_statistics import refresh_statistics
from data_access.migrate import migrate
from data_access.schema import metadata
from tests.postgresql import Server
from tests.together import alone

Fill = Callable[[Engine], None]
KEPT = "QUOTA_TEST_DATABASES"


_DIALECTS: dict[str, Dialect] = {}
_COMPILED: dict[Any, Any] = {}


@contextmanager
def disposed(url: URL) -> Iterator[Engine]:
    """Open an engine and close all its connections afterwards.

    Engines keep the statements that they compiled, each its own. Those of one process share them: a fifth of the time
    of a test that reads figures goes into compiling the same statements again.
    """
    engine = create_database_engine(url)
    engine.dialect = _DIALECTS.get(engine.dialect.name, engine.dialect)
    engine.update_execution_options(compiled_cache=_COMPILED)
    try:
        yield engine
    finally:
        engine.dispose()
        if engine.dialect.server_version_info:  # it was connected, and knows its server
            _DIALECTS[engine.dialect.name] = engine.dialect


class Templates:
    """Databases made once and copied for every test. PostgreSQL's get the rows of the embedded ones.

    The embedded ones stay in the folder that KEPT names, if it does, for a test run that follows on the same code.
    """

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self._folder, self._request = Path(os.environ.get(KEPT, folder)), request
        self._folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def copy(self, dialect: str, fill: Fill, folder: Path) -> Iterator[URL]:
        """Copy the template of this dialect and filling; the copy goes afterwards."""
        template = self._template(dialect, fill)
        if dialect == "sqlite":
            file = folder / "quota.sqlite3"
            shutil.copyfile(template, file)
            yield _sqlite(file)
            return
        server = self._server()
        name = server.create_database(template)
        try:
            yield server.url(name)
        finally:
            server.drop_database(name)

    def _template(self, dialect: str, fill: Fill) -> str:
        """Return the file or the database to copy; the process that asks first makes it."""
        name = f"{fill.__module__}.{fill.__qualname__}"
        folder = self._folder if dialect == "sqlite" else self._server().folder  # as long as the databases in it
        known = folder / name
        with alone(folder, name):
            if not known.exists():
                known.write_text(self._make(dialect, fill, self._folder / f"{name}.sqlite3"), encoding="utf-8")
        return known.read_text(encoding="utf-8")

    def _make(self, dialect: str, fill: Fill, file: Path) -> str:
        if dialect == "sqlite":
            with disposed(_sqlite(file)) as engine:
                migrate(engine)
                fill(engine)
            return str(file)
        template = self._server().create_database()
        embedded = _sqlite(Path(self._template("sqlite", fill)))
        with disposed(embedded) as source, disposed(self._server().url(template)) as engine:
            migrate(engine)
            copy_rows(source, engine)
        return template

    def _server(self) -> Server:
        server: Server = self._request.getfixturevalue("postgresql_server")  # started by the first test that asks
        return server


def _sqlite(file: Path) -> URL:
    return URL.create("sqlite", database=str(file))


def copy_rows(source: Engine, target: Engine) -> None:
    """Bring all rows of an embedded database to an empty one of PostgreSQL: five times faster than to fill it."""
    with read_transaction(source) as reading, target.begin() as writing:
        writing.exec_driver_sql("SET LOCAL statement_timeout = 0")  # one COPY brings a hundred thousand rows
        for table in reversed(metadata.sorted_tables):
            writing.execute(table.delete())  # what the migration put there
        cursor = writing.connection.cursor()
        for table in metadata.sorted_tables:
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as rows:
                for row in reading.execute(select(table)):
                    rows.write_row(row)
            if table.autoincrement_column is not None:
                _number_on(writing, table)
        refresh_statistics(writing)


def _number_on(connection: Connection, table: Table) -> None:
    """Let the next row get the number after the highest."""
    column = table.autoincrement_column
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    connection.execute(select(func.setval(sequence, func.max(column))).having(func.max(column).is_not(None)))
