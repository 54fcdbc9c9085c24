"""What a reader of Tỉnh ủy Hậu Giang must find: bands, the years before, sums that differ, the end of the series."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading

pytestmark = pytest.mark.browser


def target(page: Page, code: str) -> str:
    """Return the line of a target, as it is read."""
    return reading.plain(page.locator(f"[data-target={code}]").inner_text())


def test_the_year_2024_beside_the_bands_of_the_resolution(screen):
    page = screen("/?dang_bo=hau-giang&nam=2024")
    note = page.locator(".qd .note").first
    expect(note).to_contain_text("Tổng giao cho cơ sở 1.140, giao 1.100, chênh 40")
    band = reading.plain(page.locator(".qd-band p").inner_text())
    assert "Mục tiêu 1.020–1.250 người/năm: trong khoảng" in band
    assert "Bình quân 2018–2022: 943 người/năm" in band
    assert "Trong khoảng" in target(page, "count")
    assert "4.715 người" in target(page, "count")
    assert "3%–4% (968–1.289)" in target(page, "rate")
    group = target(page, "student-or-non-state-count")
    for words in (
        "40–55",
        "37",
        "Dưới khoảng",
        "khi khép lại thiếu 3 người",
        "87 người/năm",
        "436 người",
        "mục II, điểm 2.2",
    ):
        assert words in group


def test_the_series_ends_with_the_province(screen):
    page = screen("/?dang_bo=hau-giang")
    expect(page.locator(".qd .note").first).to_contain_text("30/06/2025")
    assert "khi khép lại thiếu 522 người" in target(page, "count")


def test_a_committee_without_targets_of_its_own_shows_no_panel(screen):
    page = screen("/?dang_bo=thanh-hoa")
    expect(page.locator(".qd-targets")).to_have_count(0)
    expect(page.locator(".qd-band")).to_have_count(0)
