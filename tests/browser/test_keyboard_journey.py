"""The whole way without a mouse: every step by Tab and Enter, the focus seen wherever it stands, no way without end."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.serving import redrawing, settle

pytestmark = pytest.mark.browser

_FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  one.scrollIntoView({ block: "nearest" });
  const lines = [...one.getClientRects()];
  const ringed = (element) => {
    const drawn = getComputedStyle(element);
    return (drawn.outlineStyle !== "none" && parseFloat(drawn.outlineWidth) >= 2) || drawn.boxShadow !== "none";
  };
  const frame = one.matches("input, textarea") ? one.closest("[data-baseweb]") ?? one.parentElement : one;
  let ring = false;
  for (let at = one, up = 0; at && up < 4; at = at.parentElement, up++) ring ||= ringed(at);
  const bordered = frame !== one && getComputedStyle(frame).borderColor !== getComputedStyle(document.body).borderColor;
  const short = (words) => (words ?? "").trim().replace(/\\s+/g, " ").slice(0, 120);
  return {
    name: short(one.getAttribute("aria-label") ?? one.placeholder ?? one.innerText),
    text: short(one.innerText),
    what: `${one.tagName} ${one.dataset.testid ?? one.className}`,
    href: one.getAttribute("href") ?? "",
    ring: ring || bordered,
    seen: lines.some((line) => line.bottom > 0 && line.top < innerHeight && line.right > 0 && line.left < innerWidth),
  };
}"""
_TO_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}"""
MOST = 250
"""Presses of Tab after which a way counts as without end: no screen of the sample has as many stops."""


class Keys:
    """A person who has a keyboard only."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0

    def to(self, words: str | re.Pattern[str], *, back: bool = False) -> dict[str, Any]:
        """Press Tab until something of that name has the focus, which must be seen at every stop."""
        wanted = re.compile(f"^{re.escape(words)}$") if isinstance(words, str) else words
        for _ in range(MOST):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            self.steps += 1
            focus = self.page.evaluate(_FOCUS)
            if focus is None:
                continue  # the browser's own controls come in between
            assert focus["ring"], f"no focus is drawn on {focus}"
            assert focus["seen"], f"the focus is out of sight on {focus}"
            if wanted.search(focus["name"]) or wanted.search(focus["text"]):
                return dict(focus)
        pytest.fail(f"Tab does not reach {words!r} on {self.page.url}")

    def press(self, words: str | re.Pattern[str], url: str, *, back: bool = False) -> None:
        """Go to a link, press Enter, and wait for the screen that it names."""
        self.to(words, back=back)
        with redrawing(self.page):
            self.page.keyboard.press("Enter")
            expect(self.page).to_have_url(re.compile(url))


def test_from_the_overview_through_every_screen_into_a_file(open_page, tmp_path: Path):
    page = open_page("/")
    keys = Keys(page)

    # Who lags: by the bar, narrowed to a state, searched, one of them, and back.
    keys.press("Chậm tiến độ", "/cham-tien-do$")
    keys.press(re.compile(r"Chưa kết nạp được \d+$"), "trang_thai=zero")
    reading.expect_rows(page, 50)
    keys.to(re.compile("^Tìm tên"))
    page.keyboard.type("tan")
    with redrawing(page):
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("tim=tan"))
    here, listed = page.url, reading.names(page)
    assert 0 < len(listed) < 50
    keys.press(listed[0], "/don-vi")
    expect(page.locator(".qd h1")).to_contain_text(listed[0])
    with redrawing(page):
        page.keyboard.press("Alt+ArrowLeft")
        if page.url != here:  # a browser without a window has no keys of its own
            page.go_back()
        expect(page).to_have_url(here)
    assert reading.names(page) == listed

    # All organisations: a level, and the matrix.
    _reach(keys, "Tiến độ đơn vị", "/tien-do")
    keys.press("Chi bộ", "cap=cell")
    keys.press("Bảng cơ cấu", "bang=matrix")
    expect(page.locator(".qd-matrix")).to_be_visible()

    # Categories: one of them, who carries it, one organisation.
    _reach(keys, "Cơ cấu", "/co-cau")
    keys.press("Lao động trong doanh nghiệp", "co_cau=enterprise")
    first = page.locator(".qd-list td.name a").first.inner_text()
    keys.press(first, "/don-vi")
    expect(page.locator(".qd h1")).to_contain_text(first)

    # The years, the reports, what words mean.
    for name, path in (("Theo thời gian", "/theo-thoi-gian"), ("Báo cáo", "/bao-cao"), ("Định nghĩa", "/dinh-nghia")):
        _reach(keys, name, path)

    # The paper of the overview.
    _reach(keys, "Tổng quan", r":\d+/(\?.*)?$")
    keys.to(re.compile(r"\bXuất\b"))
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    settle(page)
    before = keys.steps
    keys.to(re.compile("Phụ lục 01"))
    assert keys.steps - before < 16  # what was opened comes next, not behind everything else on the page
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert len(reading.items(file)) == 108
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_be_hidden()
    expect(page.get_by_role("button", name="Xuất")).to_be_focused()
    assert keys.steps < 600


def _reach(keys: Keys, name: str, path: str) -> None:
    """Open a screen by the bar, which is reached from the top of the page, as it is after a reload."""
    keys.page.evaluate(_TO_THE_TOP)
    keys.press(name, path)
