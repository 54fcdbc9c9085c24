"""What all tests share: a fixed clock zone, locale and seed, and databases of both engines."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from sqlalchemy import URL, Engine

from tests.examples import THOROUGH
from tests.handing_out import Scheduler, begins
from tests.postgresql import Server, ServerMissingError, shared_server
from tests.templates import Templates, disposed
from tests.together import folder_of_all

# Examples run against databases made once for the test; every example undoes what it wrote (tests.data_access.tree).
hypothesis.settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=25,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(THOROUGH, hypothesis.settings.get_profile("ci"), max_examples=100)
hypothesis.settings.load_profile("ci")


def pytest_configure() -> None:
    os.environ["TZ"] = "Asia/Ho_Chi_Minh"
    time.tzset()
    os.environ.update(LC_ALL="C.UTF-8", LANG="C.UTF-8")
    os.environ.pop("DATABASE_URL", None)  # no test may reach a real database


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest together; the browser's tests come last.

    The browser's driver runs an event loop for the rest of its process, in which no other test can start one.
    """
    items.sort(key=lambda item: (item.get_closest_marker("browser") is not None, begins(item.nodeid)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduler:
    """Hand out tests as they belong together, however the processes were asked for."""
    return Scheduler(config, log)


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
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all processes. Missing is a failure, never a skipped test."""
    try:
        with shared_server(folder_of_all(tmp_path_factory)) as server:
            yield server
    except ServerMissingError as error:
        pytest.fail(str(error), pytrace=False)


def _leave_empty(_engine: Engine) -> None:
    pass


def _fill_with_sample(engine: Engine) -> None:
    from sample_data.builder import fill

    fill(engine)


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Templates:
    return Templates(folder_of_all(tmp_path_factory), request)


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
