"""One meeting by keys alone: prepared, frozen, shown, an organisation looked up, concluded; the next one tells it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import serving
from tests.browser.serving import Server
from tests.browser.test_keyboard_journey import Keys

pytestmark = pytest.mark.browser
SAID = "Rà soát nguồn học sinh lớp 12"


def freeze(page: Page, keys: Keys, label: str) -> None:
    """Agree upon the newest figures: the name is asked first, and Enter in it is enough."""
    keys.to(re.compile("Chốt số liệu"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Tên kỳ họp")).to_be_focused()
    page.keyboard.type(label)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{label} · 31/05/2024").first).to_be_visible()
    page.keyboard.press("Escape")
    serving.stand(page)


def open_wall(page: Page, keys: Keys) -> Page:
    keys.to("Trình chiếu")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value.locator(".slide:visible")).to_be_visible()
    return opened.value


def shown(wall: Page) -> str:
    return wall.locator(".slide:visible").inner_text().replace("\xa0", " ")


def test_a_meeting_by_keys_and_the_next_one(page: Page, office: Server):
    serving.visit(page, f"{office.url}/hop?dang_bo=thanh-hoa", 1366, 768, dark=False)
    keys = Keys(page)
    keys.to("Lập chương trình mẫu")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("“Giao ban hằng tháng” gồm")
    items = page.get_by_role("radiogroup", name="Mục của chương trình").get_by_role("radio")
    expect(items.first).to_be_checked()
    before = page.get_by_role("radiogroup", name="Mục của chương trình").inner_text().split("\n")
    freeze(page, keys, "Giao ban tháng 5")

    keys.to(re.compile("Xuống$"))  # the first item goes behind the second
    page.keyboard.press("Enter")
    expect(items.nth(1)).to_be_checked()
    after = page.get_by_role("radiogroup", name="Mục của chương trình").inner_text().split("\n")
    assert sorted(re.sub(r"^\W*\d+\. ", "", one) for one in after) == sorted(
        re.sub(r"^\W*\d+\. ", "", one) for one in before
    )
    assert after != before
    keys.to(re.compile("Lên$"), back=True)
    page.keyboard.press("Enter")
    expect(items.first).to_be_checked()

    wall = open_wall(page, Keys(page))
    assert "Giao ban tháng 5" in shown(wall)
    wall.keyboard.press("ArrowRight")
    assert "289/817" in shown(wall)
    second = shown(wall)
    wall.keyboard.press("/")
    wall.keyboard.type("tan an")
    wall.keyboard.press("Enter")
    assert "2/23" in shown(wall)
    wall.keyboard.press("Escape")
    assert shown(wall) == second
    wall.close()

    page.bring_to_front()
    keys.to(re.compile("Về đơn vị|Chọn một đơn vị"))
    page.keyboard.type("phường Tân An")
    page.keyboard.press("Enter")
    keys.to(re.compile(r"Kết luận \(về đảng bộ"))
    page.keyboard.type(SAID)
    keys.to(re.compile("Ghi kết luận của kỳ họp"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"P. Tân An – □ chưa xong: {SAID}")).to_be_visible()

    freeze(page, Keys(page), "Giao ban tháng 6")
    wall = open_wall(page, Keys(page))
    assert "Giao ban tháng 6" in shown(wall)
    assert f"□ chưa xong: {SAID}" in shown(wall)
    wall.close()
    serving.visit(page, f"{office.url}/cham-tien-do?dang_bo=thanh-hoa&tim=tan+an", 1366, 768, dark=False)
    expect(page.get_by_text(f"Kết luận kỳ trước: □ chưa xong: {SAID}")).to_be_visible()
