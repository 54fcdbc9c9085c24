"""Server, database and network go away in the middle of a meeting: the picture stays, a calm line says so, and the
meeting goes on by itself where it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import make_url

from dashboard.address import Address
from dashboard.freezing import freeze
from dashboard.meeting.default_agenda import default_items
from dashboard.meeting.writing import make_agenda
from data_access.engine import read_transaction
from data_access.migrate import migrate
from sample_data.builder import fill
from tests import postgresql
from tests.browser import serving
from tests.browser.serving import Server
from tests.templates import disposed

pytestmark = [pytest.mark.browser, pytest.mark.exhaustive]
SOON, HEALED = 20_000, 45_000
"""Milliseconds until a page has to say what is the matter, and until it has to go on by itself."""
SERVER = re.compile(r"Mất liên lạc với máy chủ từ \d\d:\d\d\. Số liệu trên màn hình vẫn là bản chốt số 1\.")
DATABASE = re.compile(r"Cơ sở dữ liệu tạm ngừng từ \d\d:\d\d\. Số liệu trên màn hình vẫn là bản chốt số 1\.")
OF_DEVELOPERS = re.compile(r"error|failed|fetch|exception|traceback|connection|undefined|null|quota-dashboard", re.I)


def prepare(database: str) -> str:
    """Make the usual agenda of a meeting on figures agreed upon, and return the query that shows it."""
    with disposed(make_url(database)) as engine:
        with read_transaction(engine) as connection:
            items = default_items(connection, "hau-giang")
        agenda = make_agenda(engine, "hau-giang", "Giao ban tháng", items, "Văn phòng")
        number = freeze(engine, Address(jurisdiction="hau-giang"), "Họp tháng", "Văn phòng").number
    return f"?chuong_trinh={agenda}&chot={number}"


@pytest.fixture
def running(own_file: Path, tmp_path: Path) -> Iterator[tuple[Server, str]]:
    query = prepare(f"sqlite:///{own_file}")
    with serving.serving(own_file, tmp_path) as server:
        yield server, query


@pytest.fixture
def machine(browser: Browser) -> Iterator[Callable[[], BrowserContext]]:
    """What makes another machine of the room: pages of two of them hear of each other through the server only."""
    made: list[BrowserContext] = []

    def another() -> BrowserContext:
        made.append(serving.new_context(browser))
        return made[-1]

    yield another
    for context in made:
        context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(address, timeout=120_000)  # the first one makes all slides
    return page


def title(page: Page) -> str:
    return page.locator(".wall .slide.on h2").first.inner_text()


def at(page: Page, slide: int) -> None:
    expect(page.locator(f"#s{slide}.on")).to_be_attached(timeout=HEALED)


@contextmanager
def outage(page: Page, said: re.Pattern[str]) -> Iterator[None]:
    """Hold that the page keeps its picture while something is away, says so, and stops saying so afterwards."""
    expect(page.locator("#told")).to_have_text("")
    before = title(page)
    picture = page.locator(".slide.on").screenshot()
    yield
    expect(page.locator("#told")).to_have_text(said, timeout=SOON)
    assert title(page) == before
    assert page.locator(".slide.on").bounding_box() == {"x": 0, "y": 0, "width": 1366, "height": 768}
    assert not OF_DEVELOPERS.search(page.inner_text("body"))
    page.evaluate("document.querySelector('#told').style.visibility = 'hidden'")
    assert page.locator(".slide.on").screenshot() == picture
    page.evaluate("document.querySelector('#told').style.visibility = ''")


def healed(page: Page) -> None:
    expect(page.locator("#told")).to_have_text("", timeout=HEALED)


def test_a_server_that_is_killed_and_comes_back_loses_nothing(running, machine):
    server, query = running
    wall = opened(machine(), f"{server.url}/trinh-chieu{query}")
    presenter = opened(machine(), f"{server.url}/trinh-bay{query}")
    presenter.keyboard.press("ArrowRight")
    presenter.keyboard.press("ArrowRight")
    at(wall, 3)
    with outage(wall, SERVER):
        server.kill()
    expect(presenter.locator("#told")).to_contain_text("có lại kết nối sẽ tự chuyển tới", timeout=SOON)
    presenter.keyboard.press("ArrowRight")
    expect(presenter.locator("#place")).to_have_text("Trang 4/12")
    presenter.fill("#words", "Rà soát nguồn học sinh")
    presenter.fill("#due", "30/6/2025")
    presenter.click("#write button[type=submit]")
    expect(presenter.locator("#answer")).to_contain_text("nội dung vẫn còn trong ô", timeout=SOON)
    at(wall, 3)
    server.start()
    healed(wall)
    at(wall, 4)  # where the presenter went meanwhile
    presenter.click("#write button[type=submit]")
    expect(presenter.locator("#earlier")).to_contain_text("30/06/2025")
    late = opened(machine(), f"{server.url}/trinh-chieu{query}")
    at(late, 4)
    wall.reload()
    at(wall, 4)


def test_a_network_that_is_cut_for_seconds_is_a_line_at_the_foot(running, machine):
    server, query = running
    context = machine()
    wall = opened(context, f"{server.url}/trinh-chieu{query}#5")
    at(wall, 5)
    with outage(wall, SERVER):
        context.set_offline(True)
        wall.wait_for_timeout(5000)
    wall.keyboard.press("ArrowRight")
    at(wall, 6)  # the keys of the room need no network
    context.set_offline(False)
    healed(wall)
    at(wall, 6)


def test_a_network_that_is_cut_for_minutes_is_asked_again_each_second(running, machine):
    """The page's own clock runs five minutes ahead; each of its seconds asks once more, and fails."""
    server, query = running
    context, failed = machine(), []
    wall = context.new_page()
    wall.set_viewport_size({"width": 1366, "height": 768})
    wall.clock.install()
    wall.goto(f"{server.url}/trinh-chieu{query}#5", timeout=120_000)
    wall.clock.run_for(2000)
    at(wall, 5)
    wall.on("requestfailed", lambda request: failed.append(request.url))
    with outage(wall, SERVER):
        context.set_offline(True)
        for _second in range(5):
            wall.clock.run_for(1000)
            wall.wait_for_timeout(20)
    since = wall.inner_text("#told")
    for _second in range(300):
        wall.clock.run_for(1000)
        wall.wait_for_timeout(5)
    assert len(failed) > 200
    assert wall.inner_text("#told") == since  # from when, not for how long
    at(wall, 5)
    context.set_offline(False)
    for _second in range(10):
        wall.clock.run_for(1000)
        wall.wait_for_timeout(200)
    healed(wall)
    at(wall, 5)


def test_an_embedded_database_that_goes_away_and_comes_back(running, machine, own_file: Path):
    server, query = running
    wall = opened(machine(), f"{server.url}/trinh-chieu{query}#2")
    at(wall, 2)
    away = own_file.with_suffix(".away")
    with outage(wall, DATABASE):
        own_file.rename(away)
    late = opened(machine(), f"{server.url}/trinh-chieu{query}")
    expect(late.locator("h1")).to_have_text("Chưa mở được chương trình họp")
    assert not OF_DEVELOPERS.search(late.inner_text("body"))
    away.rename(own_file)
    healed(wall)
    at(wall, 2)
    at(late, 1)  # who opened it meanwhile gets the meeting by itself


def test_a_shared_database_that_is_stopped_and_started(machine, tmp_path: Path):
    with postgresql.running_server() as shared:
        url = shared.url(shared.create_database())
        database = url.render_as_string(hide_password=False)
        with disposed(url) as engine:
            migrate(engine)
            fill(engine)
        query = prepare(database)
        with serving.serving_database(database, tmp_path) as server:
            wall = opened(machine(), f"{server.url}/trinh-chieu{query}#2")
            presenter = opened(machine(), f"{server.url}/trinh-bay{query}#2")
            at(wall, 2)
            with outage(wall, DATABASE):
                shared.halt()
            presenter.keyboard.press("ArrowRight")
            expect(presenter.locator("#place")).to_have_text("Trang 3/12")
            shared.resume()
            healed(wall)
            at(wall, 3)
