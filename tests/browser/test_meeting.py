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


def freeze(page: Page, keys: Keys, label: str, *, back: bool = False) -> None:
    """Agree upon the newest figures: the name is asked first, and Enter in it is enough."""
    keys.to(re.compile("Chốt số liệu"), back=back)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Tên kỳ họp")).to_be_focused()
    page.keyboard.type(label)
    page.keyboard.press("Enter")
    frozen = page.get_by_text(re.compile(rf"{label} · \d\d/\d\d/\d{{4}}")).first
    expect(frozen).to_be_visible(timeout=serving.PATIENCE)  # on a busy machine more than five seconds
    page.keyboard.press("Escape")
    expect(page.locator(".qd p.note").first).to_contain_text(label)  # the links lead to it by now
    serving.stand(page)
    serving.settle(page)


def open_wall(page: Page, keys: Keys) -> Page:
    serving.stand(page)  # a link that is drawn anew while it is pressed opens nothing
    keys.to("Trình chiếu", back=True)
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    opened.value.wait_for_load_state()  # the first slide comes before the others, and before the keys
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

    wall = open_wall(page, keys)
    assert "Giao ban tháng 5" in shown(wall)
    assert "31/05/2024" in shown(wall)
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

    freeze(page, keys, "Giao ban tháng 6", back=True)
    wall = open_wall(page, keys)
    assert "Giao ban tháng 6" in shown(wall)
    assert f"□ chưa xong: {SAID}" in shown(wall)
    wall.close()
    serving.visit(page, f"{office.url}/cham-tien-do?dang_bo=thanh-hoa&tim=tan+an", 1366, 768, dark=False)
    expect(page.get_by_text(f"Kết luận kỳ trước: □ chưa xong: {SAID}")).to_be_visible()


@pytest.mark.exhaustive
def test_what_was_written_can_be_mended(page: Page, office: Server):
    """Items come back, an agenda gets another name and goes; conclusions are done, open again, reworded, withdrawn."""
    serving.visit(page, f"{office.url}/hop?dang_bo=hai-phong", 1366, 768, dark=False)
    page.get_by_label("Tên chương trình họp").fill("Giao ban quý")
    page.get_by_role("button", name="Lập chương trình trống").click()
    expect(page.locator("h1")).to_contain_text("“Giao ban quý” gồm 0 mục")
    page.get_by_role("button", name="Thêm mục").click()
    page.get_by_role("button", name="Thêm vào cuối").click()
    items = page.get_by_role("radiogroup", name="Mục của chương trình").get_by_role("radio")
    expect(items).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Bỏ mục này").click()
    expect(page.get_by_text("Chương trình còn trống")).to_be_visible()
    page.get_by_role("button", name="Hoàn lại mục vừa bỏ").click()
    expect(items).to_have_count(1)
    page.get_by_label("Ghi chú của người trình bày").fill("Hỏi thêm về nguồn")
    page.keyboard.press("Tab")
    expect(page.get_by_text("1. Tổng quan – có ghi chú")).to_be_visible()
    page.get_by_role("button", name="Chốt số liệu").click()
    page.get_by_label("Tên kỳ họp").fill("Giao ban quý III")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Số liệu chốt số").first).to_be_visible()
    page.keyboard.press("Escape")

    write = page.get_by_role("button", name="Ghi kết luận của kỳ họp")
    write.click()
    expect(page.get_by_role("alert")).to_contain_text("Chọn đơn vị mà kết luận nói tới")
    page.get_by_label("Về đơn vị").click()
    page.get_by_role("option", name="Tất cả đơn vị").click()
    page.get_by_label("Kết luận (về đảng bộ").fill("Gửi kế hoạch")
    page.get_by_label("Hạn làm xong").fill("31/02/2024")
    write.click()
    expect(page.get_by_role("alert")).to_contain_text("tháng 2 năm 2024 chỉ có 29 ngày")
    page.get_by_label("Hạn làm xong").fill("29/02/2024")
    write.click()
    listed = page.get_by_role("radiogroup", name="Các kết luận")
    expect(listed).to_contain_text("Tất cả đơn vị – ▼ quá hạn (hạn 29/02/2024): Gửi kế hoạch")
    expect(page.get_by_label("Kết luận (về đảng bộ")).to_have_value("")
    page.get_by_role("button", name="Sửa kết luận này").click()
    page.get_by_test_id("stPopoverBody").get_by_label("Kết luận (về đảng bộ").fill("Gửi kế hoạch quý IV")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(listed).to_contain_text("Gửi kế hoạch quý IV")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Ghi đã xong").click()
    expect(page.get_by_text("0 kết luận chưa xong")).to_be_visible()
    page.get_by_text("Hiện cả 1 kết luận đã xong").click()
    expect(listed).to_contain_text("✓ đã xong ngày")
    page.get_by_role("button", name="Mở lại").click()
    expect(page.get_by_text("1 kết luận chưa xong, 1 quá hạn")).to_be_visible()
    page.get_by_role("button", name="Rút lại").click()
    page.get_by_role("button", name="Rút kết luận này").click()
    expect(page.get_by_text("Chưa có kết luận nào")).to_be_visible()

    page.get_by_role("button", name="Đổi tên, xóa").click()
    page.get_by_test_id("stPopoverBody").get_by_label("Tên chương trình họp").fill("Giao ban tháng")
    page.get_by_role("button", name="Đổi tên", exact=True).click()
    expect(page.locator("h1")).to_contain_text("“Giao ban tháng” gồm 1 mục")
    page.get_by_role("button", name="Xóa chương trình này").click()
    expect(page.locator("h1")).to_contain_text("Chưa có chương trình họp nào")
