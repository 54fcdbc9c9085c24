"""One Chromium, one server with the sample, and screens read as a person reads them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import URL

from tests.browser import serving
from tests.browser.serving import PATIENCE, Server
from tests.conftest import _fill_with_sample
from tests.templates import Templates

Open = Callable[..., Page]
BROWSED = "QUOTA_TEST_BROWSED"
"""Names the engine behind the screens, `sqlite` or `postgresql`; the tests that break a file keep to a file."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with serving.browsing(chromium) as started:
        yield started


@pytest.fixture(scope="session")
def sample_file(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An embedded database with the sample, which the server of this session reads."""
    folder = tmp_path_factory.mktemp("sample")
    with templates.copy("sqlite", _fill_with_sample, folder) as url:
        yield _file(url)


@pytest.fixture
def own_file(templates: Templates, tmp_path: Path) -> Iterator[Path]:
    """An embedded database with the sample, for a test that does something to it."""
    with templates.copy("sqlite", _fill_with_sample, tmp_path) as url:
        yield _file(url)


def _file(url: URL) -> Path:
    return Path(str(url.database))


@pytest.fixture(scope="session")
def server(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving_the_sample(templates, tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="module")
def office(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a database of its own, for the tests of a file that write."""
    with serving_the_sample(templates, tmp_path_factory.mktemp("office")) as running:
        yield running


@contextmanager
def serving_the_sample(templates: Templates, folder: Path) -> Iterator[Server]:
    """Run a server on a copy of the sample, on the engine that BROWSED names."""
    dialect = os.environ.get(BROWSED, "sqlite")
    with templates.copy(dialect, _fill_with_sample, folder) as url:
        database = url.render_as_string(hide_password=False)
        with serving.serving_database(database, folder) as running:
            yield running


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps Streamlit's scripts, so that not every test loads them again."""
    context = serving.new_context(browser)
    yield context
    context.close()


@pytest.fixture
def open_page(window: BrowserContext, server: Server) -> Iterator[Open]:
    """Open a path in a tab of a size; the tabs go with the test."""
    tabs: list[Page] = []

    def opened(path: str = "/", width: int = 1366, height: int = 768, *, dark: bool = False, of: str = "") -> Page:
        tab = window.new_page()
        tabs.append(tab)
        serving.visit(tab, (of or server.url) + path, width, height, dark=dark)
        return tab

    yield opened
    for tab in tabs:
        tab.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """An empty tab; it goes with the test."""
    tab = window.new_page()
    yield tab
    tab.close()


class Tour:
    """One tab that goes from screen to screen as a visitor does: to load the page anew takes ten times as long."""

    def __init__(self, window: BrowserContext) -> None:
        self._window = window
        self._tab: Page | None = None
        self._dark = False

    def __call__(self, server: Server, path: str, width: int = 1366, height: int = 768, *, dark: bool = False) -> Page:
        """Open a path of a server in a window of a size and wait until everything has come to rest."""
        if self._tab is None:
            self._tab = self._window.new_page()
        here = self._tab.url
        stays = here.startswith(server.url + "/") and ("ngon_ngu=" in here) == ("ngon_ngu=" in path)
        if not stays or dark != self._dark or here == server.url + path:
            serving.visit(self._tab, server.url + path, width, height, dark=dark)
        else:
            self._tab.set_viewport_size({"width": width, "height": height})
            serving.follow(self._tab, path)
        self._dark = dark
        serving.settle(self._tab)
        return self._tab

    def close(self) -> None:
        """Close the tab; the next path gets a new one."""
        if self._tab is not None:
            self._tab.close()
        self._tab = None


@pytest.fixture(scope="session")
def tour(window: BrowserContext) -> Iterator[Tour]:
    made = Tour(window)
    yield made
    made.close()


@pytest.fixture
def screen(tour: Tour, server: Server) -> Open:
    """Open a path of the sample in the tab that all tests share, for those that need no page loaded anew."""

    def opened(path: str = "/", width: int = 1366, height: int = 768, *, dark: bool = False) -> Page:
        return tour(server, path, width, height, dark=dark)

    return opened
