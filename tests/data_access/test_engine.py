"""Transactions keep concurrent readers and writers right on both engines, and addresses are read with care."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import DBAPIError, InternalError, OperationalError

from data_access.engine import (
    UnusableDatabaseUrlError,
    create_database_engine,
    database_url,
    default_database_url,
    is_busy,
    is_disk_full,
    read_transaction,
    sqlite_file,
    write_transaction,
)
from data_access.schema import data_version, organization
from tests.data_access.tree import add

ADDRESS_WITH_PASSWORD = [
    "mysql://office:hush@server/quota",
    "mysql://office@server/quota?password=hush",
    "postgresql//office:hush@server/quota",
    "postgresql://office:hush@server:port/quota",
    "postgres+psycopg2://office:hush@server/quota",
    "office:hush@server/quota",
]


def version_of(engine: Engine) -> int:
    with read_transaction(engine) as connection:
        return connection.execute(select(data_version.c.version)).scalar_one()


def codes_of(engine: Engine) -> list[str]:
    with read_transaction(engine) as connection:
        return list(connection.execute(select(organization.c.code).order_by(organization.c.code)).scalars())


def test_two_writers_lose_no_update(engine: Engine):
    with write_transaction(engine) as connection:
        add(connection, "a")
    begin, rounds, writers = version_of(engine), 60, 2

    def count_up() -> None:
        own = create_database_engine(engine.url)  # an engine of its own, as another process has
        try:
            for _ in range(rounds):
                with write_transaction(own) as connection:
                    value = connection.execute(select(organization.c.display_order)).scalar_one()
                    connection.execute(organization.update().values(display_order=value + 1))
        finally:
            own.dispose()

    with ThreadPoolExecutor(writers) as pool:
        for done in [pool.submit(count_up) for _ in range(writers)]:
            done.result()
    with read_transaction(engine) as connection:
        assert connection.execute(select(organization.c.display_order)).scalar_one() == rounds * writers
    assert version_of(engine) == begin + rounds * writers


def test_a_server_lets_an_import_think_longer_than_a_click(engine: Engine):
    if engine.dialect.name != "postgresql":
        pytest.skip("an embedded database ends no transaction by itself")
    allowed = []
    for patience in (20.0, None):  # in this order: what an import asked for ends with its transaction
        with read_transaction(engine, patience=patience) as connection:
            allowed.append(connection.execute(text("show idle_in_transaction_session_timeout")).scalar())
    assert allowed == ["1min", "10s"]


def test_an_import_waits_for_its_turn_only_so_long(engine: Engine):
    other = create_database_engine(engine.url)
    with write_transaction(engine), pytest.raises(OperationalError) as busy, write_transaction(other, patience=0.1):
        pass
    other.dispose()
    assert is_busy(busy.value)
    assert not is_disk_full(busy.value)


def test_reader_sees_one_state_while_another_writes(engine: Engine):
    with read_transaction(engine) as reader:
        before = reader.execute(select(data_version.c.version)).scalar_one()
        with write_transaction(engine) as connection:
            add(connection, "a")
        assert reader.execute(select(organization.c.id)).all() == []
        assert reader.execute(select(data_version.c.version)).scalar_one() == before
    assert codes_of(engine) == ["a"]


def test_every_write_raises_the_version_once_and_no_read_does(engine: Engine):
    begin = version_of(engine)
    with write_transaction(engine) as connection:
        add(connection, "a")
        add(connection, "b")
    assert version_of(engine) == begin + 1
    codes_of(engine)
    assert version_of(engine) == begin + 1


def test_failed_write_leaves_no_trace(engine: Engine):
    begin = version_of(engine)

    def fail() -> None:
        with write_transaction(engine) as connection:
            add(connection, "a")
            connection.execute(text("CREATE TABLE half_done (id INTEGER)"))
            connection.execute(text("INSERT INTO half_done VALUES (1)"))
            raise RuntimeError("the power fails")

    with pytest.raises(RuntimeError, match="the power fails"):
        fail()
    assert codes_of(engine) == []
    assert not inspect(engine).has_table("half_done")
    assert version_of(engine) == begin


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_reader_cannot_write(engine: Engine):
    with read_transaction(engine) as connection, pytest.raises(InternalError, match="read-only"):
        add(connection, "a")


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_writer_can_write_on_the_connection_that_a_reader_gave_back(engine: Engine):
    codes_of(engine)
    with write_transaction(engine) as connection:
        add(connection, "a")
    assert codes_of(engine) == ["a"]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_embedded_database_watches_references_and_lets_readers_read(engine: Engine):
    with read_transaction(engine) as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"


def test_relative_path_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    url = database_url("sqlite:///quota.sqlite3")
    monkeypatch.chdir("/")
    assert sqlite_file(url) == tmp_path / "quota.sqlite3"


def test_home_folder_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert sqlite_file(database_url("sqlite:///~/quota.sqlite3")) == tmp_path / "quota.sqlite3"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "postgresql+psycopg2"])
def test_every_postgresql_address_is_for_psycopg(scheme: str):
    url = database_url(f" {scheme}://office:hush@server:5433/quota\n")
    assert url.render_as_string(hide_password=False) == "postgresql+psycopg://office:hush@server:5433/quota"
    assert sqlite_file(url) is None


def test_environment_names_the_database_and_the_argument_wins(monkeypatch: pytest.MonkeyPatch):
    assert database_url() == default_database_url()
    monkeypatch.setenv("DATABASE_URL", "postgres://server/quota")
    assert database_url().host == "server"
    assert database_url("postgres://other/quota").host == "other"


@pytest.mark.parametrize("address", [*ADDRESS_WITH_PASSWORD, "nonsense", "sqlite://", "sqlite:///:memory:"])
def test_nonsense_is_refused_without_showing_a_password(address: str):
    with pytest.raises(UnusableDatabaseUrlError) as refused:
        database_url(address)
    assert "hush" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


def test_what_an_error_says_holds_no_figures(engine: Engine):
    made = create_database_engine(engine.url)
    with pytest.raises(DBAPIError) as error, read_transaction(made) as connection:
        connection.execute(text("select :figure from nowhere"), {"figure": "4711"})
    made.dispose()
    assert "4711" not in str(error.value)
