"""One Chromium, one server with the sample, and screens read as a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import URL

from tests.browser import serving
from tests.browser.serving import PATIENCE, Server
from tests.conftest import _fill_with_sample
from tests.templates import Templates

Open = Callable[..., Page]

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
def server(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving.serving(sample_file, tmp_path_factory.mktemp("server")) as running:
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
