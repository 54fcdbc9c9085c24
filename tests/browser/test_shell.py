"""The page shell in a real browser that speaks English, around a page with the widgets that our screens use."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.serving import free_port

pytestmark = pytest.mark.browser

PAGE = """
import pandas as pd
import streamlit as st

def page():
    st.title("Tổng quan")
    st.selectbox("Đơn vị", ["Cẩm Giang", "Cẩm Giàng"], index=None)
    st.multiselect("Khối", ["Xã, phường", "Doanh nghiệp"])
    st.multiselect("Trống", [])
    st.date_input("Ngày", "2024-05-31", format="DD/MM/YYYY")
    st.markdown("Stop")
    st.file_uploader("Tệp", type=["xlsx"], max_upload_size=10)
    st.metric("Số", 1234567.89, format="localized")
    frame = pd.DataFrame({"x": ["a", "b"], "y": [1, 2]})
    st.vega_lite_chart(frame, {"mark": "bar", "encoding": {"x": {"field": "x"}, "y": {"field": "y"}}}, key="chart")
    st.html("<p>của chúng tôi</p>")
    part = st.components.v2.component(
        "part", html="<b>…</b>", css="b{color:green}",
        js="export default c => { c.parentElement.querySelector('b').textContent = 'đã chạy' }",
    )
    part(key="part")
    if st.button("Hỏng"):
        raise RuntimeError("postgresql://u:geheim@h/x")

st.navigation([st.Page(page, title="Tổng quan", default=True)]).run()
"""
SERVER = """
from pathlib import Path
import streamlit as st
from dashboard.server import app_options
app = st.App(Path(__file__).with_name("page.py"), **app_options)
"""


def _start(folder: Path, port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "streamlit", "run", str(folder / "server.py"), f"--server.port={port}"]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'none.sqlite3'}"}
    with (folder / "log").open("ab") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=Path(__file__).parents[2])
    until = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).close()
            return server
        except (urllib.error.URLError, OSError):
            if time.monotonic() > until:
                server.kill()
                pytest.fail((folder / "log").read_text(encoding="utf-8"))
            time.sleep(0.3)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(15)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("shell")
    (made / "page.py").write_text(PAGE, encoding="utf-8")
    (made / "server.py").write_text(SERVER, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    port = free_port()
    server = _start(folder, port)
    yield f"http://127.0.0.1:{port}/"
    _stop(server)


class Seen:
    """What a page asked for, and what its console complained about."""

    def __init__(self, page: Page) -> None:
        self.hosts: set[str] = set()
        self.faults: list[str] = []
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        page.on("websocket", lambda websocket: self.hosts.add(urlsplit(websocket.url).netloc))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="en-US", viewport={"width": 1200, "height": 1400})
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    made = visitor.new_page()
    yield made
    made.close()


@pytest.fixture(scope="module")
def opened(visitor: BrowserContext, address: str) -> Iterator[Page]:
    """A page that stands, for the tests that leave it as it was."""
    made = visitor.new_page()
    _open(made, address)
    yield made
    made.close()


def _open(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("button", name="Hỏng")).to_be_visible(timeout=60_000)
    expect(page.locator("[data-testid=stVegaLiteChart] svg").last).to_be_visible()


def test_an_english_browser_gets_a_vietnamese_page(page, address):
    seen = Seen(page)
    _open(page, address)
    expect(page.get_by_text("đã chạy")).to_be_visible()
    assert page.evaluate("[document.documentElement.lang, document.documentElement.translate]") == ["vi", False]
    assert page.evaluate("[navigator.language, ...navigator.languages]") == ["vi-VN", "vi-VN"]
    assert page.get_by_test_id("stMetricValue").inner_text() == "1.234.567,89"
    expect(page).to_have_title("Tổng quan")
    assert seen.hosts - {""} == {urlsplit(address).netloc}
    assert seen.faults == []  # nothing that the content security policy stopped, among others


def test_the_title_is_ours_before_the_first_answer(page, address):
    page.route("**/_stcore/**", lambda route: route.abort())
    page.goto(address)
    expect(page).to_have_title("Phát triển đảng viên")


def test_streamlits_own_words_are_vietnamese(opened):
    page = opened
    expect(page.get_by_placeholder("Chọn một mục")).to_be_visible()
    expect(page.get_by_placeholder("Chọn các mục")).to_be_visible()
    expect(page.get_by_placeholder("Không có lựa chọn nào")).to_be_visible()
    expect(page.get_by_text("Mỗi tệp tối đa 10MB")).to_be_visible()
    page.get_by_role("button", name="Chọn ngày").click()
    expect(page.get_by_role("button", name="Tháng sau").first).to_be_visible()
    assert not page.get_by_text("Choose", exact=False).count()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Tháng sau")).to_have_count(0)


@pytest.mark.parametrize(("widget", "label"), [("stSelectbox", "Đơn vị"), ("stMultiSelect", "Khối")])
def test_a_search_without_results_says_so_in_vietnamese(opened, widget, label):
    field = opened.get_by_test_id(widget).filter(has_text=label).locator("input")
    field.click()
    field.press_sequentially("zzz")
    expect(opened.get_by_text("Không tìm thấy", exact=True).first).to_be_visible()
    assert not opened.get_by_text("No results").count()
    field.fill("")
    field.press("Escape")
    expect(opened.get_by_text("Không tìm thấy", exact=True)).to_have_count(0)


def test_our_own_text_is_left_alone(opened):
    expect(opened.get_by_text("Stop", exact=True)).to_be_visible()


def test_english_is_left_english(page, address):
    _open(page, address + "?ngon_ngu=en")
    assert page.evaluate("[document.documentElement.lang, navigator.language]") == ["en", "en-GB"]
    expect(page.get_by_placeholder("Choose an option")).to_be_visible()


def test_an_unknown_page_is_told_in_vietnamese(page, address):
    page.goto(address + "khong-co/gi-ca")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Không tìm thấy trang")
    expect(dialog).to_contain_text("Trang này không có. Đang mở trang đầu.")


def test_an_error_shows_nothing_technical(page, address):
    _open(page, address)
    page.get_by_role("button", name="Hỏng").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("báo cho người quản trị mã lỗi")
    shown = page.locator("body").inner_text()
    for word in ("RuntimeError", "Traceback", "geheim", "Google"):
        assert word not in shown


@pytest.mark.parametrize("host", ["127.0.0.1", pytest.param("localhost", marks=pytest.mark.exhaustive)])
def test_a_lost_connection_is_told_in_vietnamese_and_heals(page, folder, host):
    port = free_port()
    server = _start(folder, port)
    try:
        _open(page, f"http://{host}:{port}/")
        _stop(server)
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Máy chủ chưa trả lời.", timeout=60_000)
        expect(dialog).to_contain_text("Mất kết nối")
        page.wait_for_timeout(300)
        assert "streamlit" not in dialog.inner_text().lower()
        server = _start(folder, port)
        expect(dialog).to_be_hidden(timeout=60_000)
    finally:
        _stop(server)
