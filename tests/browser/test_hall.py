"""A wall in a hall: letters are larger because a table turns pages of fewer rows, and no row or figure is lost."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import make_url

from dashboard.address import Address
from dashboard.freezing import freeze
from dashboard.meeting.html.page import Looks
from dashboard.meeting.meeting import AgendaItem
from dashboard.meeting.saving import make_meeting_file
from dashboard.meeting.showing import Show
from dashboard.meeting.writing import make_agenda
from data_access.engine import create_database_engine
from tests.browser import serving
from tests.browser.serving import Server

pytestmark = [pytest.mark.browser, pytest.mark.exhaustive]
ITEMS = [AgendaItem("overview"), AgendaItem("lagging"), AgendaItem("trends")]
SLIDE = """() => {
  const slide = document.querySelector(".slide.on"), table = slide.querySelector("table");
  return {
    title: slide.querySelector("h2").firstChild.textContent, turned: slide.querySelector(".turned").textContent,
    place: slide.querySelector(".place").textContent, number: Number(slide.id.slice(1)),
    rows: [...slide.querySelectorAll("tbody tr")].map((row) => row.textContent),
    letters: table ? parseFloat(getComputedStyle(table).fontSize) : 0,
  };
}"""


def through(wall: Page) -> list[dict[str, object]]:
    """Return every slide as it is shown, from the first to the last."""
    wall.keyboard.press("Home")
    found = [wall.evaluate(SLIDE)]
    while True:
        wall.keyboard.press("ArrowRight")
        now = wall.evaluate(SLIDE)
        if now["number"] == found[-1]["number"]:
            return found
        found.append(now)


def test_a_table_turns_pages_of_fewer_rows_in_larger_letters(browser: Browser, sample_file: Path, tmp_path: Path):
    engine = create_database_engine(make_url(f"sqlite:///{shutil.copy(sample_file, tmp_path / 'hall.sqlite3')}"))
    agenda = make_agenda(engine, "thanh-hoa", "Giao ban tháng", ITEMS, "Văn phòng")
    number = freeze(engine, Address(jurisdiction="thanh-hoa"), "Họp", "Văn phòng").number
    file = tmp_path / "wall.html"
    file.write_bytes(make_meeting_file(engine, Show(agenda, number), Looks(), "html").content)
    engine.dispose()
    wall = serving.new_context(browser).new_page()
    wall.set_viewport_size({"width": 1366, "height": 768})
    wall.goto(file.as_uri())
    expect(wall.locator('.wall[data-ready="yes"]')).to_be_attached(timeout=60_000)
    room = through(wall)
    full = next(one for one in room if len(one["rows"]) == 12)  # type: ignore[arg-type]
    wall.keyboard.type(str(full["number"]))
    wall.keyboard.press("Enter")
    wall.keyboard.press("+")
    now = wall.evaluate(SLIDE)
    assert (now["title"], now["rows"]) == (full["title"], full["rows"][:6])  # type: ignore[index]
    assert now["letters"] > 1.15 * full["letters"]
    hall = through(wall)
    assert max(len(one["rows"]) for one in hall) <= 7  # type: ignore[arg-type]
    assert [row for one in hall for row in one["rows"]] == [row for one in room for row in one["rows"]]  # type: ignore[attr-defined]
    assert [one["place"] for one in hall] == [f"trang {n}/{len(hall)}" for n in range(1, len(hall) + 1)]
    pages = [one["turned"] for one in hall if one["title"] == full["title"]]
    assert pages == [f"({n}/{len(pages)})" for n in range(1, len(pages) + 1)]
    wall.keyboard.press("-")
    assert through(wall) == room
    wall.context.close()


def test_pages_of_different_letters_agree_where_the_meeting_is(browser: Browser, office: Server):
    arguments = ("--database", office.database)
    agenda = serving.command_line("meeting", "default", "--label", "Họp", *arguments).strip()
    snapshot = serving.command_line("snapshot", "create", "--label", "Họp", *arguments).strip()
    query = f"?chuong_trinh={agenda}&chot={re.findall(r'[0-9]+', snapshot)[0]}"
    walls = [serving.new_context(browser).new_page() for _ in range(2)]
    hall, presenter = walls
    hall.goto(f"{office.url}/trinh-chieu{query}&co_chu=hoi_truong", timeout=120_000)
    presenter.goto(f"{office.url}/trinh-bay{query}", timeout=120_000)
    shown = presenter.locator("#now .slide h2")
    expect(shown).to_be_visible()
    title = ""
    for _ in range(30):
        presenter.keyboard.press("ArrowRight")
        title = shown.inner_text()
        if presenter.locator("#now .slide tbody tr").count() > 7:
            break
    expect(hall.locator(".slide.on h2")).to_contain_text(title.split("\n")[0])
    expect(hall.locator(".slide.on .turned")).to_have_text(re.compile(r"^\(1/"))
    presenter.keyboard.press("ArrowRight")
    following = shown.inner_text()
    expect(hall.locator(".slide.on h2")).to_contain_text(following.split("\n")[0])
    for wall in walls:
        wall.context.close()
