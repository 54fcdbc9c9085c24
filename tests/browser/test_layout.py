"""How the screens stand in windows of four sizes: measured, not looked at."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import measuring, reading, serving

pytestmark = pytest.mark.browser

OFTEN, SELDOM = [(1366, 768), (390, 844)], [(1920, 1080), (1024, 768)]
SIZES = [(1920, 1080), (1366, 768), (1024, 768)]
PATHS = [
    "/",
    "/tien-do?nhom=leader",
    "/tien-do?cap=cell",
    "/tien-do?bang=matrix&nhom=cluster",
    "/co-cau?co_cau=enterprise",
    "/theo-thoi-gian",
    "/bao-cao",
    "/hop",
    "/dinh-nghia",
    "/nhap-so-lieu",
    "/nhap-tay?don_vi=th-phuong-tan-an",
    "/quan-tri",
    "/quan-tri?muc=settings",
    "/huong-dan",
    "/cham-tien-do?trang_thai=everyone",
    "/cham-tien-do?bieu_do=funnel",
    "/don-vi?don_vi=th-bv-da-khoa-hong-phuc",
]
HEADLINE_ENDS, FIRST_ANSWER_ENDS = 520, 560


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("language", "sizes"),
    [
        ("vi", OFTEN),
        pytest.param("vi", SELDOM, marks=pytest.mark.exhaustive),
        pytest.param("en", [*OFTEN, *SELDOM], marks=pytest.mark.exhaustive),
    ],
)
def test_nothing_is_cut_and_nothing_scrolls_sideways(tour, server, path, language, sizes):
    if language == "en":
        path += ("&" if "?" in path else "?") + "ngon_ngu=en"
    page = tour(server, path, *sizes[0])
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        serving.settle(page)
        measuring.assert_in_place(page)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_first_answer_stands_above_the_fold(screen, language):
    page = screen("/" + ("?ngon_ngu=en" if language == "en" else ""))
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        serving.settle(page)
        second_line = 35 if language == "en" and width < 1100 else 0  # the English sentence is longer
        assert measuring.bottom(page, ".qd-facts") < HEADLINE_ENDS + second_line, width
        assert measuring.bottom(page, ".qd-rows") < FIRST_ANSWER_ENDS + second_line, width


_FOCUS = """() => {
  const element = document.activeElement, css = getComputedStyle(element), box = element.getBoundingClientRect();
  const line = element.getClientRects()[0];
  const middle = line && document.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2);
  return {
    name: element.closest("td.name") ? element.textContent : "",
    ring: css.outlineStyle === "solid" ? parseFloat(css.outlineWidth) : 0,
    seen: box.top >= 0 && box.bottom <= innerHeight && element.contains(middle),
    text: element.matches("a, button") ? element.innerText : "",
  };
}"""


def _press(page: Page, key: str) -> dict[str, Any]:
    page.keyboard.press(key)
    return dict(page.evaluate(_FOCUS))


@pytest.mark.parametrize("width", [1366, pytest.param(390, marks=pytest.mark.exhaustive)])
def test_every_row_is_reached_by_tab_with_a_visible_focus(screen, width):
    page = screen("/cham-tien-do", width, 768)
    reading.expect_rows(page, 56)
    listed = reading.names(page)
    page.locator(".qd-choices a").last.focus()
    forward = [_press(page, "Tab") for _ in range(56 * 2 + 1)]
    rows = [focus for focus in forward if focus["name"]]
    assert [focus["name"] for focus in rows] == listed
    back = [_press(page, "Shift+Tab") for _ in range(40)]
    for focus in [*rows, *(focus for focus in back if focus["name"])]:
        assert focus["ring"] >= 3, focus
        assert focus["seen"], focus


def test_the_skip_link_and_the_bar_come_first(open_page):
    page = open_page("/")
    screens = [reading.plain(name) for name in page.locator(".qd-top nav a").all_inner_texts()]
    reached = [reading.plain(_press(page, "Tab")["text"]) for _ in range(len(screens) + 10)]
    names = [name for name in reached if name]
    assert screens[0] == "Tổng quan"
    aside = ["Nhập số liệu", "Quản trị", "Hướng dẫn", "Định nghĩa", "English"]
    assert names[: len(screens) + 1 + len(aside)] == ["Đến nội dung chính", *screens, *aside]
    assert "Thành ủy Thanh Hóa" in names[len(screens) + 1 + len(aside)]
    assert names[len(screens) + 2 + len(aside)] == "Số này từ đâu?"


def test_the_drawer_fits_a_phone(screen):
    page = screen("/cham-tien-do?nguon=th-phuong-tan-an", 390, 844)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("SHA-256")
    serving.settle(page)  # it slides in
    assert measuring.wider_than_the_window(page) == {}
    box = dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert measuring.cut(page) == []
