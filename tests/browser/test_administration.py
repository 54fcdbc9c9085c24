"""What is changed by hand is looked at, confirmed and taken back, as if it came in a file."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import serving
from tests.browser.serving import Server

pytestmark = pytest.mark.browser

TAN_AN = "th-phuong-tan-an"


def go(page: Page, address: str, width: int = 1366, height: int = 900) -> None:
    serving.visit(page, address, width, height, dark=False)


def look(page: Page, label: str = "Xem trước thay đổi") -> None:
    """Press the button of a form; the preview opens on the same screen."""
    page.get_by_role("button", name=label, exact=True).first.click()
    page.wait_for_url("**tep=*")
    serving.stand(page)


def say_yes_and_confirm(page: Page) -> None:
    if page.get_by_role("button", name="Đồng ý tất cả").count():
        page.get_by_role("button", name="Đồng ý tất cả").click()
    elif page.locator("[data-testid=stCheckbox]").count():
        page.locator("[data-testid=stCheckbox] label").first.click()
    serving.primary(page).click()
    page.wait_for_url("**lan_nhap=*")
    serving.stand(page)


def take_back(page: Page) -> None:
    page.get_by_role("button", name="Hoàn tác lần nhập này").click()
    page.get_by_role("button", name="Hoàn tác", exact=True).click()
    expect(page.locator(".qd h1")).to_contain_text("đã được hoàn tác")
    serving.stand(page)


def choose(page: Page, label: str, words: str) -> None:
    """Choose by the keyboard, as from a list of a hundred."""
    field = page.get_by_role("combobox", name=label).first
    field.click()
    field.fill(words)
    page.get_by_role("option", name=words).first.click()


def headline(page: Page, query: str) -> str:
    serving.follow(page, f"/?dang_bo=thanh-hoa&{query}")
    return page.locator(".qd h1").first.inner_text()


def test_a_month_is_corrected_by_hand_and_taken_back(page: Page, office: Server):
    go(page, f"{office.url}/don-vi?dang_bo=thanh-hoa&don_vi={TAN_AN}")
    page.get_by_role("link", name="Nhập hoặc sửa số liệu tháng").click()
    page.wait_for_url("**/nhap-tay?*")
    serving.stand(page)
    expect(page.locator(".qd h1")).to_contain_text("Đảng bộ phường Tân An, tháng 5/2024: sửa số liệu đã nhập")
    admitted = page.get_by_label("Kết nạp", exact=True)
    expect(admitted).to_have_value("2")
    admitted.fill("3")
    page.get_by_label("Lý do").fill("đếm lại")
    page.get_by_label("Người nhập").fill("Ban Tổ chức")
    look(page, "Xem trước")
    expect(page.locator(".qd").get_by_text("289/817").first).to_contain_text("290/817")
    say_yes_and_confirm(page)
    expect(page.locator(".qd .note").first).to_contain_text("bởi Ban Tổ chức")
    expect(page.locator(".qd .note").first).to_contain_text("Lý do: đếm lại")
    assert "290/817" in headline(page, "nam=2024")
    page.go_back()
    serving.stand(page)
    take_back(page)
    assert "289/817" in headline(page, "nam=2024")


@pytest.mark.exhaustive
def test_a_quota_is_revised_and_seen_before_it_holds(page: Page, office: Server):
    go(page, f"{office.url}/quan-tri?dang_bo=thanh-hoa")
    expect(page.locator(".qd h1")).to_contain_text("toàn Đảng bộ 817, các đơn vị trực thuộc cộng lại 817")
    choose(page, "Đơn vị", "Đảng bộ phường Tân An")
    page.get_by_label("Chỉ tiêu (trống: không giao)").fill("40")
    page.get_by_label("Có hiệu lực từ ngày").first.fill("01/05/2024")
    page.get_by_label("Văn bản (số, ký hiệu, ngày)").first.fill("45-QĐ/TU ngày 25/04/2024")
    look(page)
    effects = page.locator("table", has=page.get_by_role("columnheader", name="Sau", exact=True)).first
    row = effects.locator("tr", has_text="Đảng bộ phường Tân An")
    expect(row).to_contain_text("2/40")
    say_yes_and_confirm(page)
    go(page, f"{office.url}/quan-tri?dang_bo=thanh-hoa")
    expect(page.locator(".qd h1")).to_contain_text("chênh")
    expect(page.locator(".qd table").last).to_contain_text(f"chi-tieu-{TAN_AN}-2024.xlsx")
    page.get_by_role("link", name="Chỉ tiêu giao").first.click()
    page.wait_for_url("**lan_nhap=*")
    serving.stand(page)
    take_back(page)
    go(page, f"{office.url}/quan-tri?dang_bo=thanh-hoa")
    expect(page.locator(".qd h1")).to_contain_text("các đơn vị trực thuộc cộng lại 817.")


@pytest.mark.exhaustive
@pytest.mark.parametrize("width", [1366, 390])
def test_quotas_of_several_are_typed_where_everybody_stands_and_come_in(page: Page, office: Server, width: int):
    """Tân An has 23 of 817; with 40, and the 14 of Tân Ân gone, the parts are 820."""
    go(page, f"{office.url}/quan-tri?dang_bo=thanh-hoa", width)
    page.get_by_text("Sửa chỉ tiêu của mọi đơn vị trực thuộc").click()
    field, other = (page.get_by_label(name, exact=True) for name in ("Đảng bộ phường Tân An", "Đảng bộ phường Tân Ân"))
    for each, before, typed in ((field, "23", "40"), (other, "14", "")):
        expect(each).to_have_value(before)
        each.click()
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.press("Delete")
        page.keyboard.type(typed)
    page.get_by_label("Có hiệu lực từ ngày").last.fill("01/05/2024")
    look(page, "Xem trước các chỉ tiêu đã sửa")
    effects = page.locator("table", has=page.get_by_role("columnheader", name="Sau", exact=True)).first
    expect(effects.locator("tr", has_text="Đảng bộ phường Tân An")).to_contain_text("2/40")
    expect(effects.locator("tr", has_text="Đảng bộ phường Tân Ân")).to_contain_text("5/–")
    say_yes_and_confirm(page)
    expect(page.locator(".qd h1")).to_contain_text("Chỉ tiêu giao: đã nhập 2 chỉ tiêu")
    number = page.url
    go(page, f"{office.url}/quan-tri?dang_bo=thanh-hoa", width)
    expect(page.locator(".qd h1")).to_contain_text("các đơn vị trực thuộc cộng lại 820")
    go(page, number, width)
    take_back(page)
    go(page, f"{office.url}/quan-tri?dang_bo=thanh-hoa", width)
    expect(page.locator(".qd h1")).to_contain_text("các đơn vị trực thuộc cộng lại 817.")


def test_a_form_that_is_not_filled_in_says_so_and_keeps_what_was_typed(page: Page, office: Server):
    go(page, f"{office.url}/quan-tri?dang_bo=thanh-hoa&muc=settings")
    page.get_by_label("Giá trị").fill("25")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(page.get_by_role("alert")).to_contain_text("Hãy chọn hoặc điền đủ các ô ở trên")
    expect(page.get_by_label("Giá trị")).to_have_value("25")


@pytest.mark.exhaustive
def test_what_is_refused_is_mended_without_typing_it_all_again(page: Page, office: Server):
    go(page, f"{office.url}/quan-tri?dang_bo=thanh-hoa&muc=settings")
    choose(page, "Thiết lập", "Chỉ tiêu nhỏ đến")
    page.get_by_label("Giá trị").fill("25")
    page.get_by_label("Có hiệu lực từ ngày").fill("01/05/2024")
    look(page)
    expect(page.locator(".qd h1")).to_contain_text("phải sửa 1 điều")
    page.get_by_role("button", name="Bỏ tệp này").click()
    serving.stand(page)
    expect(page.get_by_label("Giá trị")).to_have_value("25")
    page.get_by_label("Giá trị").fill("5")
    look(page)
    expect(page.locator(".qd").get_by_text("chỉ tiêu nhỏ").first).to_be_visible()
    say_yes_and_confirm(page)
    take_back(page)


@pytest.mark.exhaustive
def test_two_wards_merge_and_part_again(page: Page, office: Server):
    go(page, f"{office.url}/quan-tri?dang_bo=thanh-hoa&muc=organizations")
    choose(page, "Việc cần làm", "Sáp nhập toàn bộ")
    serving.stand(page)
    choose(page, "Các đơn vị nhập vào", "Đảng bộ phường Tân An")
    page.keyboard.press("Escape")
    choose(page, "Đơn vị tiếp nhận", "Đảng bộ phường Đại Phong")
    page.get_by_label("Có hiệu lực từ ngày").fill("01/06/2024")
    look(page)
    effects = page.locator("table", has=page.get_by_role("columnheader", name="Sau", exact=True)).first
    expect(effects.locator("tr", has_text="Đảng bộ phường Tân An")).to_contain_text("không hoạt động")
    expect(effects.locator("tbody tr").first).to_contain_text("107 đơn vị trực thuộc")
    say_yes_and_confirm(page)
    go(page, f"{office.url}/tien-do?dang_bo=thanh-hoa&nam=2024&den_ngay=2024-06-01")
    expect(page.get_by_role("link", name="Đảng bộ phường Tân An", exact=True)).to_have_count(0)
    page.go_back()
    serving.stand(page)
    take_back(page)
    go(page, f"{office.url}/tien-do?dang_bo=thanh-hoa&nam=2024&den_ngay=2024-06-01")
    expect(page.get_by_role("link", name="Đảng bộ phường Tân An", exact=True).first).to_be_visible()
