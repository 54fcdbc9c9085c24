"""What is narrowed stands in the address, and sentence, counts and rows all follow it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading, serving
from tests.browser.serving import stand

pytestmark = pytest.mark.browser

EVERYBODY_LAGGING = 56
DEEP = "/cham-tien-do?nam=2024&den_ngay=2024-04-30&khoi=ward&khoi=school&trang_thai=zero&tim=khe"


def _counts(page: Page) -> list[int]:
    """Return the numbers behind the choices above the list."""
    return [int(text.split()[-1]) for text in page.locator(".qd-choices a").all_inner_texts()]


def _assert_all_agree(page: Page) -> None:
    """Sentence, choices and rows speak of the same organisations."""
    rows = reading.rows(page)
    zero = sum(row.state == "Chưa kết nạp được" for row in rows)
    missing = sum(int(row.missing) for row in rows if row.missing != "–")
    assert _counts(page)[:3] == [len(rows), zero, len(rows) - zero]
    said = reading.sentence(page)
    assert f"{zero} đơn vị chưa kết nạp được" in said
    assert f"còn thiếu {missing} người so với mức cần đạt." in said
    assert (f"{len(rows) - zero} đơn vị chậm tiến độ" in said) == (len(rows) > zero)


def test_a_cluster_narrows_everything_and_its_badge_takes_it_back(screen):
    page = screen("/cham-tien-do")
    reading.expect_rows(page, EVERYBODY_LAGGING)
    _assert_all_agree(page)

    page.get_by_role("button", name="Thành ủy Thanh Hóa").click()
    page.get_by_test_id("stMultiSelect").locator("input").click()
    page.get_by_role("option", name="Phường").click()
    expect(page).to_have_url(re.compile(r"\?khoi=ward$"))
    expect(page.locator(".qd-badges .badge")).to_have_text("Phường×")
    reading.expect_rows(page, 13)
    stand(page)
    page.keyboard.press("Escape")
    _assert_all_agree(page)
    assert reading.sentence(page).startswith("Khối phường: ")

    page.locator(".qd-badges .badge").click()
    reading.expect_rows(page, EVERYBODY_LAGGING)
    stand(page)
    expect(page).to_have_url(re.compile(r"/cham-tien-do$"))
    expect(page.locator(".qd-badges .badge")).to_have_count(0)
    _assert_all_agree(page)

    _search(page, "tan an")  # what the badge took back stays away whatever is clicked next
    expect(page).to_have_url(re.compile(r"/cham-tien-do\?tim=tan(\+|%20)an$"))
    stand(page)
    expect(page.locator(".qd-badges .badge")).to_have_text("“tan an”×")


def _search(page: Page, words: str) -> None:
    field = page.get_by_placeholder("Tìm tên, không cần dấu")
    field.fill(words)
    field.press("Enter")


def test_the_overview_is_narrowed_by_the_same_cluster(screen):
    page = screen("/?khoi=ward")
    assert reading.sentence(page).startswith("Khối phường đạt 113/379 (30%), ")
    assert reading.plain(page.locator(".qd-answer").first.inner_text()) == "113 / 379 người 29,8%"
    expect(page.get_by_role("heading", name="30 đảng bộ, chi bộ trực thuộc")).to_be_visible()
    page.locator(".qd-badges .badge").click()
    expect(page.locator(".qd h1")).to_contain_text("289/817")
    expect(page).to_have_url(re.compile(r":\d+/$"))


def test_a_search_needs_no_marks(screen):
    page = screen("/cham-tien-do?trang_thai=everyone")
    reading.expect_rows(page, 108)
    _search(page, "tan an")
    expect(page).to_have_url(re.compile(r"\?trang_thai=everyone&tim=tan(\+|%20)an$"))
    expect(page.locator(".qd-badges .badge")).to_have_text("“tan an”×")
    stand(page)
    found = reading.names(page)
    assert {"Đảng bộ phường Tân An", "Đảng bộ phường Tân Ân"} <= set(found)
    assert 2 < len(found) < 12
    assert f"{len(found)} đơn vị " in reading.sentence(page)
    page.locator(".qd-badges").get_by_role("link", name="Xóa bộ lọc").click()
    reading.expect_rows(page, EVERYBODY_LAGGING)
    expect(page.get_by_placeholder("Tìm tên, không cần dấu")).to_have_value("")


def test_choices_are_links(screen):
    page = screen("/cham-tien-do?khoi=ward")
    for choice, words in (("zero", "Chưa kết nạp được"), ("behind", "Chậm tiến độ"), ("pool", "Còn nguồn")):
        link = page.locator(".qd-choices").get_by_role("link", name=words).first
        count = int(link.inner_text().split()[-1])
        link.click()
        expect(page).to_have_url(re.compile(f"khoi=ward&trang_thai={choice}$"))
        expect(page.locator(".qd-choices a[aria-current]")).to_contain_text(words)
        reading.expect_rows(page, count)
        stand(page)
        assert count
    page.go_back()
    expect(page.locator(".qd-choices a[aria-current]")).to_contain_text("Chậm tiến độ")
    reading.expect_rows(page, 5)


def test_a_category_is_followed_to_clusters_to_organisations_and_back(screen):
    page = screen("/co-cau?dang_bo=thanh-hoa&den_ngay=2024-05-31")
    assert reading.sentence(page).startswith("Học sinh, sinh viên 40/289 (13,8%); lao động trong doanh nghiệp 75/289")
    page.locator(".qd-choices").get_by_role("link", name="Học sinh", exact=True).click()
    expect(page.get_by_role("heading", name="9 trong 108 đảng bộ, chi bộ kết nạp được học sinh")).to_be_visible()
    reading.expect_rows(page, 9)
    page.get_by_role("link", name="Chưa có ai").click()
    expect(page.get_by_role("heading", name="47 trong 108 đảng bộ, chi bộ đã kết nạp nhưng chưa có")).to_be_visible()
    stand(page)
    page.locator(".qd-rows").get_by_role("link", name="Trường học").click()
    expect(page.locator(".qd h1")).to_have_text(re.compile("^Khối trường học: học sinh, sinh viên 37/45"))
    stand(page)
    first = page.locator(".qd-list td.name a").first
    name = first.inner_text()
    first.click()
    expect(page.locator(".qd h1")).to_contain_text(name)
    expect(page.get_by_role("heading", name="Cơ cấu người đã kết nạp")).to_be_visible()
    page.locator(".qd-crumbs").get_by_role("link", name="Cơ cấu").click()
    expect(page).to_have_url(re.compile("khoi=school.*co_cau=pupil&hien_dien=absent$"))
    expect(page.locator(".qd h1")).to_contain_text("Khối trường học")


def test_an_address_with_many_filters_opens_in_a_fresh_browser(browser, server):
    context = serving.new_context(browser)
    try:
        page = context.new_page()
        serving.visit(page, server.url + DEEP, 1366, 768, dark=False)
        _assert_deep(page)
        assert page.url == server.url + DEEP
    finally:
        context.close()


def _assert_deep(page: Page) -> None:
    assert page.locator(".qd-badges .badge").all_inner_texts() == ["Phường×", "Trường học×", "“khe”×"]
    expect(page.locator(".qd-choices a[aria-current]")).to_contain_text("Chưa kết nạp được")
    expect(page.get_by_role("button", name="đến 30/04/2024")).to_be_visible()
    expect(page.get_by_placeholder("Tìm tên, không cần dấu")).to_have_value("khe")
    rows = reading.rows(page)
    assert rows
    assert all("Khê" in row.name and (row.admitted, row.state) == ("0", "Chưa kết nạp được") for row in rows)
    assert reading.sentence(page).startswith(f"Khối phường, trường học: {len(rows)} đơn vị chưa kết nạp được;")


def test_an_open_screen_turns_dark_and_light_with_its_device(open_page):
    page = open_page("/cham-tien-do")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_css("color-scheme", scheme)


@pytest.mark.exhaustive
def test_a_screen_outlives_its_server(open_page, own_file, tmp_path):
    with serving.serving(own_file, tmp_path) as server:
        page = open_page(DEEP, of=server.url)
        before = reading.rows(page)
        server.kill()
        expect(page.get_by_role("dialog")).to_contain_text("Mất kết nối")
        server.start()
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.locator(".qd-choices a").first.click()  # it works again, without a reload
        expect(page).not_to_have_url(re.compile("trang_thai"))
        expect(page.locator(".qd-choices a[aria-current]")).to_contain_text("Tất cả")
        page.go_back()
        expect(page.locator(".qd-choices a[aria-current]")).to_contain_text("Chưa kết nạp được")
        stand(page)
        assert reading.rows(page) == before
        page.reload()
        stand(page)
        _assert_deep(page)
        assert reading.rows(page) == before


def test_the_other_language_keeps_the_filters(screen):
    page = screen(DEEP)
    names = reading.names(page)
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Tiếng Việt").wait_for()
    stand(page)
    assert page.url.replace("&ngon_ngu=en", "") == page.url.split("/cham")[0] + DEEP
    assert reading.names(page) == names
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("link", name="Tiếng Việt").click()
    page.get_by_role("link", name="English").wait_for()
    stand(page)
    _assert_deep(page)


UNKNOWN = {
    "/?dang_bo=khong-co": "khong-co",
    "/don-vi?don_vi=th-khong-co": "th-khong-co",
    "/?nam=1999": "1999",
    "/?nam=xx": "xx",
    "/?den_ngay=2024-13-45": "2024-13-45",
    "/?den_ngay=1999-05-31": "1999-05-31",
    "/?biet_luc=hôm qua": "hôm qua",
    "/cham-tien-do?khoi=khoi-khong-co": "khoi-khong-co",
    "/cham-tien-do?trang_thai=trang-thai-khong-co": "trang-thai-khong-co",
    "/?tim=a&khoi=<b>x</b>": "<b>x</b>",
}
_GO = """href => {
  history.pushState({}, "", href);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}"""


@pytest.mark.parametrize("language", ["vi", pytest.param("en", marks=pytest.mark.exhaustive)])
def test_a_value_that_nothing_stands_for_is_named_with_a_way_back(open_page, language):
    """One address after the other in one tab, as a person who pastes them; the first one is loaded."""
    english = "&ngon_ngu=en" if language == "en" else ""
    page = open_page(next(iter(UNKNOWN)) + english)
    for path, value in UNKNOWN.items():
        page.evaluate(_GO, path + english)
        box = page.locator(".qd-box")
        expect(box.locator("h1")).to_contain_text(f"“{value}”")
        stand(page)
        assert page.locator("h1").count() == 1, path
        reading.assert_calm(page)
        left = reading.english_left(page) if language == "vi" else reading.vietnamese_left(page, [value])
        assert left == [], path
        box.locator("a").click()
        expect(page.locator(".qd h1")).to_contain_text("289/817")
        assert ("ngon_ngu=en" in page.url) == (language == "en"), path


def test_a_language_that_nobody_speaks_is_named(open_page):
    page = open_page("/?ngon_ngu=fr")
    expect(page.locator(".qd-box")).to_contain_text("Không có ngôn ngữ “fr”")
    page.locator(".qd-box a").click()
    expect(page.locator(".qd h1")).to_contain_text("289/817")
