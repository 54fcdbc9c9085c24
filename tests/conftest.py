"""What all tests share: a fixed clock zone, locale and seed, and databases of both engines."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
from sqlalchemy import URL, Engine

from data_access.engine import create_database_engine
from data_access.migrate import migrate
from tests.postgresql import Server, ServerMissingError, running_server

Fill = Callable[[Engine], None]

# Examples run against databases made once for the test; every example undoes what it wrote (tests.data_access.tree).
hypothesis.settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=25,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("ci")


def pytest_configure() -> None:
    os.environ["TZ"] = "Asia/Ho_Chi_Minh"
    time.tzset()
    os.environ.update(LC_ALL="C.UTF-8", LANG="C.UTF-8")
    os.environ.pop("DATABASE_URL", None)  # no test may reach a real database


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the browser's tests in one process: they share a Chromium and a server."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(autouse=True)
def _seed() -> None:
    random.seed(2026)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser. Missing is a failure, never a skipped test."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("These tests need Chromium: install the package chromium.", pytrace=False)
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """One server a process. Missing is a failure, never a skipped test."""
    try:
        with running_server() as server:
            yield server
    except ServerMissingError as error:
        pytest.fail(str(error), pytrace=False)


@contextmanager
def disposed(url: URL) -> Iterator[Engine]:
    """Open an engine and close all its connections afterwards."""
    engine = create_database_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _leave_empty(_engine: Engine) -> None:
    pass


def _fill_with_sample(engine: Engine) -> None:
    from sample_data.builder import fill

    fill(engine)


class Templates:
    """Databases made once and copied for every test."""

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self._folder, self._request = folder, request
        self._made: dict[tuple[str, Fill], str] = {}

    @contextmanager
    def copy(self, dialect: str, fill: Fill, folder: Path) -> Iterator[URL]:
        """Copy the template of this dialect and filling; the copy goes afterwards."""
        template = self._made.get((dialect, fill)) or self._make(dialect, fill)
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

    def _make(self, dialect: str, fill: Fill) -> str:
        if dialect == "sqlite":
            template = str(self._folder / f"{len(self._made)}.sqlite3")
            url = _sqlite(Path(template))
        else:
            template = self._server().create_database()
            url = self._server().url(template)
        with disposed(url) as engine:
            migrate(engine)
            fill(engine)
        self._made[dialect, fill] = template
        return template

    def _server(self) -> Server:
        server: Server = self._request.getfixturevalue("postgresql_server")  # started by the first test that asks
        return server


def _sqlite(file: Path) -> URL:
    return URL.create("sqlite", database=str(file))


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Templates:
    return Templates(tmp_path_factory.mktemp("templates"), request)


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    """Name of the database engine; whatever asks for it runs once for each."""
    name: str = request.param
    return name


@pytest.fixture
def engine(dialect: str, templates: Templates, tmp_path: Path) -> Iterator[Engine]:
    """A migrated database without an organisation."""
    with templates.copy(dialect, _leave_empty, tmp_path) as url, disposed(url) as opened:
        yield opened


@pytest.fixture
def sample_engine(dialect: str, templates: Templates, tmp_path: Path) -> Iterator[Engine]:
    """A database with the sample committee."""
    with templates.copy(dialect, _fill_with_sample, tmp_path) as url, disposed(url) as opened:
        yield opened


@pytest.fixture
def sqlite_sample_url(templates: Templates, tmp_path: Path) -> Iterator[URL]:
    """Address of an embedded database with the sample committee, which nobody has opened."""
    with templates.copy("sqlite", _fill_with_sample, tmp_path) as url:
        yield url
