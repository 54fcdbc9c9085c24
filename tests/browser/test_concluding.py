"""Whoever presents writes a conclusion by keys: the name without marks, and a due day that is put right."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import serving
from tests.browser.serving import Server

pytestmark = [pytest.mark.browser, pytest.mark.exhaustive]
SAID = "Rà soát nguồn học sinh lớp 12"


@pytest.fixture(scope="module")
def query(office: Server) -> str:
    """Make an agenda and freeze figures; return the query of their pages."""
    arguments = ("--database", office.database)
    agenda = serving.command_line("meeting", "default", "--label", "Giao ban", *arguments).strip()
    snapshot = serving.command_line("snapshot", "create", "--label", "Giao ban", *arguments)
    return f"?chuong_trinh={agenda}&chot={re.findall('[0-9]+', snapshot)[0]}"


def test_a_conclusion_by_keys_on_the_page_of_whoever_presents(browser: Browser, office: Server, query: str):
    page = serving.new_context(browser).new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{office.url}/trinh-bay{query}", timeout=120_000)
    subject, answer = page.get_by_role("combobox", name="Về đơn vị"), page.locator("#answer")
    subject.focus()
    page.keyboard.type("tan an")
    expect(page.get_by_role("option").first).to_contain_text("Tân")
    names = page.locator("#subjects li").all_inner_texts()
    assert len(names) > 1  # Tân An and Tân Ân: what is typed proposes, and somebody chooses
    page.keyboard.press("Tab")
    page.keyboard.type(SAID)
    page.keyboard.press("Tab")
    page.keyboard.type("31/02/2026")
    page.keyboard.press("Enter")
    expect(answer).to_contain_text("Chọn một đơn vị trong danh sách")
    expect(subject).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(subject).to_have_value(names[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(answer).to_contain_text("tháng 2 năm 2026 chỉ có 28 ngày")
    due = page.get_by_label("Hạn")
    expect(due).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("30.6.2026")
    page.keyboard.press("Enter")
    expect(answer).to_have_text("Đã ghi kết luận.")
    expect(page.locator("#earlier")).to_contain_text(SAID)
    expect(page.locator("#earlier")).to_contain_text("hạn 30/06/2026")
    expect(subject).to_have_value("")
    page.context.close()


@pytest.mark.usefixtures("query")
def test_the_screen_finds_an_organisation_without_marks(page: Page, office: Server):
    serving.visit(page, f"{office.url}/hop?dang_bo=thanh-hoa", 1366, 768, dark=False)
    with serving.redrawing(page):
        page.get_by_label("Tìm đơn vị").fill("phuong dai phong")
        page.keyboard.press("Enter")
    page.get_by_label("Kết luận (về đảng bộ").fill(SAID)
    page.get_by_role("button", name="Ghi kết luận của kỳ họp").click()
    expect(page.get_by_role("radiogroup", name="Các kết luận")).to_contain_text(re.compile(f"Đại Phong.*{SAID}"))
    expect(page.get_by_label("Tìm đơn vị")).to_have_value("")
