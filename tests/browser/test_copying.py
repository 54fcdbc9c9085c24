"""The paragraph of a screen is on the clipboard after one click, on https as without it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from dashboard.i18n.language import NO_BREAK

pytestmark = pytest.mark.browser

WITHOUT_HTTPS = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
PASTE = """() => {
  const field = document.createElement("textarea");
  field.id = "pasted";
  document.body.append(field);
  field.focus();
}"""


def pasted(page: Page) -> str:
    """What an editor gets that a person pastes into."""
    page.evaluate(PASTE)
    page.keyboard.press("Control+V")
    text = page.locator("#pasted").input_value()
    page.locator("#pasted").evaluate("field => field.remove()")
    return text.replace(NO_BREAK, " ")


@pytest.mark.parametrize("https", [True, False])
def test_one_click_copies_the_position(open_page, https):
    page = open_page("/")
    if not https:
        page.evaluate(WITHOUT_HTTPS)
    page.get_by_role("button", name="Sao chép đoạn văn").click()
    expect(page.locator(".qd-copy [role=status]")).to_have_text("Đã sao chép")
    text = pasted(page)
    assert text.startswith("Tính đến ngày 31/05/2024, toàn Đảng bộ đạt 289/817 (35%), ")
    assert text.endswith("còn thiếu 92 người so với mức cần đạt.")


def test_a_list_and_an_organisation_are_copied_as_they_are_shown(screen):
    page = screen("/cham-tien-do?trang_thai=zero&khoi=ward")
    page.get_by_role("button", name="Sao chép đoạn văn").click()
    expect(page.locator(".qd-copy [role=status]")).to_have_text("Đã sao chép")
    assert pasted(page).startswith("Tính đến ngày 31/05/2024: khối phường: 8 đơn vị chưa kết nạp được; còn thiếu ")
    page = screen("/don-vi?don_vi=th-phuong-tan-an&ngon_ngu=en")
    page.get_by_role("button", name="Copy the paragraph").press("Enter")
    expect(page.locator(".qd-copy [role=status]")).to_have_text("Copied")
    assert pasted(page).startswith("As of 31 May 2024, Đảng bộ phường Tân An admitted 2/23 (9%)")
