"""Wall and presenter as a server brings them: below a base path, and before axe on every ground."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import serving
from tests.browser.serving import Server
from tests.browser.test_accessible import grave
from tests.browser.test_wall_outages import at, opened, prepare

pytestmark = [pytest.mark.browser, pytest.mark.exhaustive]
BASE = "kn"


@pytest.fixture
def below(own_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Server, str]]:
    query = prepare(f"sqlite:///{own_file}")
    monkeypatch.setenv("STREAMLIT_SERVER_BASE_URL_PATH", BASE)
    server = Server(f"sqlite:///{own_file}", tmp_path)
    server.url += f"/{BASE}"
    server.start()
    yield server, query
    server.stop()


def test_a_meeting_below_a_base_path_is_followed_and_saved(below: tuple[Server, str], browser: Browser):
    server, query = below
    room, desk = serving.new_context(browser), serving.new_context(browser)
    wall, presenter = (
        opened(context, f"{server.url}/{path}{query}") for context, path in ((room, "trinh-chieu"), (desk, "trinh-bay"))
    )
    presenter.keyboard.press("ArrowRight")
    at(wall, 2)
    expect(wall.locator("#told")).to_have_text("")
    presenter.fill("#words", "Rà soát nguồn")
    presenter.click("#write button[type=submit]")
    expect(presenter.locator("#earlier")).to_contain_text("Rà soát nguồn")
    screen = presenter.locator("#screen").get_attribute("href") or ""
    assert not screen.startswith(("/", "http"))
    for context in (room, desk):
        context.close()


def test_axe_finds_nothing_serious_before_whoever_presents(below: tuple[Server, str], browser: Browser):
    server, query = below
    context = serving.new_context(browser)
    page = opened(context, f"{server.url}/trinh-bay{query}#2")
    for dark in (False, True):
        page.emulate_media(color_scheme="dark" if dark else "light")
        for ground in ("sang", "toi", "tuong_phan"):
            expect(page.locator(f'#now .wall[data-nen="{ground}"]')).to_be_attached()
            assert grave(page) == []
            page.keyboard.press("t")
    context.close()
