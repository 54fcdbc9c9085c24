"""The offline page opens from a stick without a network: it asks nobody, finds names without marks, and sorts."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from sqlalchemy import make_url

from dashboard.address import Address
from dashboard.exports.documents import read_document
from dashboard.exports.formats import WRITERS
from data_access.engine import create_database_engine, read_transaction
from tests.browser import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def offline_page(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    engine = create_database_engine(make_url(f"sqlite:///{sample_file}"))
    with read_transaction(engine) as connection:
        document = read_document(connection, "overview", Address(jurisdiction="thanh-hoa"), datetime.now(UTC))
        content = WRITERS["overview"]["html"](document, connection)
    engine.dispose()
    place = tmp_path_factory.mktemp("usb") / f"{document.stem}.html"
    place.write_bytes(content)
    return place


def test_it_opens_without_a_network_finds_and_sorts(browser: Browser, offline_page: Path):
    context = serving.new_context(browser)
    context.set_offline(True)
    asked: list[str] = []
    complaints: list[str] = []
    try:
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text))
        page.goto(offline_page.as_uri())
        progress = page.locator("#progress tbody tr")
        expect(progress).to_have_count(108)
        page.get_by_role("searchbox").fill("cam giang")
        names = page.locator("#progress tbody tr:visible [data-name]")
        expect(names.first).to_have_text("Đảng bộ phường Cẩm Giang")
        assert all("cẩm gi" in name.lower() for name in names.all_inner_texts())
        expect(page.locator(".search output")).to_have_text(f"{names.count()} đơn vị")
        expect(page.locator("#overview .answer")).to_be_hidden()
        page.get_by_role("searchbox").fill("")
        expect(page.locator("#overview .answer")).to_contain_text("35,4%")
        page.locator("#progress").get_by_role("button", name="Còn thiếu").click()
        page.locator("#progress").get_by_role("button", name="Còn thiếu").click()
        missing = [
            int(cell) for cell in page.locator("#progress tbody tr td:nth-child(4)").all_inner_texts() if cell != "–"
        ]
        assert missing == sorted(missing, reverse=True)
        assert missing[0] == 6
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    finally:
        context.close()
    assert asked == [offline_page.as_uri()]
    assert complaints == []


def test_it_can_be_read_without_its_script(browser: Browser, offline_page: Path):
    context = browser.new_context(java_script_enabled=False, offline=True)
    try:
        page = context.new_page()
        page.goto(offline_page.as_uri())
        expect(page.get_by_role("searchbox")).to_be_hidden()
        expect(page.locator("#annex-02 tbody tr.item")).to_have_count(50)
        page.get_by_role("link", name="Phụ lục 02").click()
        expect(page.get_by_text("DANH SÁCH ĐẢNG BỘ, CHI BỘ CHƯA KẾT NẠP ĐƯỢC")).to_be_in_viewport()
    finally:
        context.close()


@pytest.mark.exhaustive
def test_printed_lists_have_their_heads_on_every_page_and_leave_details_out(browser: Browser, offline_page: Path):
    context = browser.new_context(offline=True)
    try:
        page = context.new_page()
        page.goto(offline_page.as_uri())
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    finally:
        context.close()
    pages = [" ".join(page.extract_text().split()) for page in printed.pages]
    first = next(number for number, said in enumerate(pages) if "TIẾN ĐỘ ĐƠN VỊ" in said)
    last = next(number for number, said in enumerate(pages) if "Trong tệp Excel, CSV có thêm: Lý do" in said)
    assert last - first > 2
    for said in pages[first : last + 1]:
        assert all(head in said for head in ("Đảng bộ, chi bộ", "Còn thiếu", "Trạng thái", "Tháng sau"))
        assert "khả năng do ngẫu nhiên" not in said
