"""The wall of a meeting opened as its file, without a network: keys turn slides, find an organisation and come back."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from sqlalchemy import make_url

from dashboard.address import Address
from dashboard.freezing import freeze
from dashboard.meeting.html.page import Looks
from dashboard.meeting.meeting import AgendaItem
from dashboard.meeting.saving import make_meeting_file
from dashboard.meeting.showing import Show
from dashboard.meeting.writing import conclude, make_agenda
from data_access.engine import create_database_engine
from tests.browser import serving
from tests.browser.test_accessible import grave

pytestmark = pytest.mark.browser
SIZES = ((1024, 768), (1366, 768), (1920, 1080))
ITEMS = [AgendaItem("overview", note="Chỉ người trình bày đọc"), AgendaItem("lagging"), AgendaItem("annex-02")]
MEASURES = """() => [...document.querySelectorAll(".slide")].map(slide => {
  slide.classList.add("on");
  const body = slide.querySelector(".body"), fit = Number(slide.style.getPropertyValue("--fit"));
  const over = Math.max(body.scrollHeight - body.clientHeight, body.scrollWidth - body.clientWidth);
  if (slide.id !== "s1") slide.classList.remove("on");
  return [over, fit, slide.querySelector("h2").textContent];
})"""


@pytest.fixture(scope="module")
def wall_files(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("meeting")
    engine = create_database_engine(make_url(f"sqlite:///{shutil.copy(sample_file, folder / 'meeting.sqlite3')}"))
    agenda = make_agenda(engine, "thanh-hoa", "Giao ban tháng", ITEMS, "Văn phòng")
    address = Address(jurisdiction="thanh-hoa")
    first = freeze(engine, address, "Giao ban tháng 5", "Văn phòng").number
    conclude(engine, first, "", "Rà soát nguồn học sinh lớp 12", date(2024, 6, 30), "Văn phòng")
    second = freeze(engine, address, "Giao ban tháng 6", "Văn phòng").number
    closed = make_agenda(engine, "thi-xa", "Giao ban tháng", ITEMS, "Văn phòng")
    third = freeze(engine, Address(jurisdiction="thi-xa"), "Tổng kết năm", "Văn phòng").number
    for name, shown_agenda, number, looks in (
        ("thanh-hoa", agenda, second, Looks()),
        ("thi-xa", closed, third, Looks()),
        ("xoay", closed, third, Looks(turning=5)),
    ):
        file = make_meeting_file(engine, Show(shown_agenda, number), looks, "html")
        (folder / f"{name}.html").write_bytes(file.content)
    engine.dispose()
    return folder


@pytest.fixture
def wall(browser: Browser, wall_files: Path):
    context = serving.new_context(browser)
    context.set_offline(True)
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text))
    page.goto((wall_files / "thanh-hoa.html").as_uri())
    yield page
    context.close()
    assert complaints == []


def shown(page: Page) -> str:
    return page.locator(".slide:visible").inner_text().replace("\xa0", " ")


def test_keys_lead_through_the_meeting(wall: Page):
    assert "Rà soát nguồn học sinh lớp 12" in shown(wall)
    assert "quá hạn" in shown(wall)
    wall.keyboard.press("ArrowRight")
    assert "289/817" in shown(wall)
    wall.keyboard.press("PageDown")
    third = shown(wall)
    wall.keyboard.press("Home")
    assert "Giao ban tháng 6" in shown(wall)
    wall.keyboard.type("3")
    wall.keyboard.press("Enter")
    assert shown(wall) == third
    wall.keyboard.press("/")
    wall.keyboard.type("tan an")
    wall.keyboard.press("Enter")
    assert "2/23" in shown(wall)
    wall.keyboard.press("Escape")
    assert shown(wall) == third
    wall.keyboard.press("b")
    expect(wall.locator("#black")).to_be_visible()
    wall.keyboard.press("b")
    expect(wall.locator("#black")).to_be_hidden()
    assert "Chỉ người trình bày đọc" not in wall.content()


@pytest.mark.parametrize("committee", ["thanh-hoa", "thi-xa"])
@pytest.mark.parametrize("sizes", [SIZES, pytest.param([(3840, 2160)], marks=pytest.mark.exhaustive)])
def test_every_slide_fits_whole(wall: Page, wall_files: Path, committee: str, sizes: Sequence[tuple[int, int]]):
    """Slides of organisations too: nothing is cut, and no letters shrank to their floor to make it so."""
    for width, height in sizes:
        wall.set_viewport_size({"width": width, "height": height})
        wall.goto((wall_files / f"{committee}.html").as_uri())
        expect(wall.locator('.wall[data-ready="yes"]')).to_be_attached(timeout=60_000)
        measured = wall.evaluate(MEASURES)
        assert len(measured) > 40
        assert [one for one in measured if one[0] > 1 or one[1] < 0.6] == [], width


@pytest.mark.exhaustive
@pytest.mark.parametrize("committee", ["thanh-hoa", "thi-xa"])
def test_on_a_phone_letters_are_read_and_nothing_leaves_the_side(wall: Page, wall_files: Path, committee: str):
    wall.set_viewport_size({"width": 390, "height": 844})
    wall.goto((wall_files / f"{committee}.html").as_uri())
    expect(wall.locator('.wall[data-ready="yes"]')).to_be_attached(timeout=60_000)
    measured = wall.evaluate(
        """() => [...document.querySelectorAll(".slide")].map(slide => {
          const body = slide.querySelector(".body"), size = one => parseFloat(getComputedStyle(one).fontSize);
          const least = Math.min(...[...slide.querySelectorAll("td, tbody th, dd")].map(size));
          return [body.scrollWidth - body.clientWidth, least, slide.querySelector("h2").textContent];
        })"""
    )
    assert len(measured) > 40
    assert [one for one in measured if one[0] > 1 or (one[1] is not None and one[1] < 12)] == []


def test_a_wall_that_nobody_attends_turns_until_a_key_is_touched(wall: Page, wall_files: Path):
    address = (wall_files / "xoay.html").as_uri()
    last = len(re.findall(r'<section [^>]* id="s\d+"', (wall_files / "xoay.html").read_text(encoding="utf-8")))
    wall.clock.install(time=0)
    wall.clock.pause_at(1000)  # however slow the machine is, it turns when the test says so
    wall.goto(f"{address}#{last - 1}")
    at = wall.locator(".slide.on")
    for number in (last, 1, 2):  # behind the last one the first
        wall.clock.run_for(5000)
        expect(at).to_have_id(f"s{number}")
    wall.keyboard.press("ArrowRight")
    wall.clock.run_for(5000)
    expect(at).to_have_id("s3")


def test_on_paper_each_slide_is_a_page(wall: Page, wall_files: Path):
    wall.goto((wall_files / "thi-xa.html").as_uri())
    titles = wall.locator(".slide:not(.unit) h2").all_text_contents()
    printed = PdfReader(io.BytesIO(wall.pdf(prefer_css_page_size=True, print_background=True))).pages
    assert len(printed) == len(titles)
    for page, title in zip(printed, titles, strict=True):
        assert page.mediabox.width > page.mediabox.height
        assert re.sub(r"\s", "", title) in re.sub(r"\s", "", page.extract_text())


def test_letters_grow_with_the_wall(wall: Page):
    """What the last row of a room reads is as large a part of the picture at 3840 × 2160 as at 1920 × 1080."""
    found = []
    for width, height in ((1920, 1080), (3840, 2160)):
        wall.set_viewport_size({"width": width, "height": height})
        wall.keyboard.press("End")
        expect(wall.locator(".slide.on[data-fitted]")).to_be_visible()
        sizes = "one => parseFloat(getComputedStyle(one).fontSize)"
        found.append([wall.locator(f".slide.on {css}").first.evaluate(sizes) for css in ("h2", "td", "footer .foot")])
    assert [large / small for small, large in zip(*found, strict=True)] == pytest.approx([2, 2, 2], rel=0.06)


@pytest.mark.exhaustive
def test_every_slide_is_laid_out_in_a_browser_that_is_never_idle(wall: Page, wall_files: Path):
    """Such work comes only when its time is over; without one it never comes."""
    wall.add_init_script("window.requestIdleCallback = (work, how) => how?.timeout && setTimeout(work, how.timeout)")
    wall.goto((wall_files / "thi-xa.html").as_uri())
    expect(wall.locator('.wall[data-ready="yes"]')).to_be_attached(timeout=60_000)


@pytest.mark.exhaustive
def test_axe_finds_nothing_serious_on_the_wall(wall: Page):
    wall.keyboard.press("End")
    for ground in ("sang", "toi", "tuong_phan"):
        expect(wall.locator(f'main.wall[data-nen="{ground}"]')).to_be_attached()
        assert grave(wall) == []
        wall.keyboard.press("/")
        assert grave(wall) == []
        wall.keyboard.press("Escape")
        wall.keyboard.press("t")
