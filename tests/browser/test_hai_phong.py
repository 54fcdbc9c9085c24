"""Hải Phòng after and before its merger: the same board by two conclusions, and a line that is not drawn across."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading

pytestmark = pytest.mark.browser


def targets(page: Page) -> dict[str, str]:
    """Return the lines of the targets by code, as they are read."""
    return {
        str(line.get_attribute("data-target")): reading.plain(line.inner_text())
        for line in page.locator("[data-target]").all()
    }


def test_the_board_of_the_conclusion_for_2026_to_2030(screen):
    page = screen("/?dang_bo=hai-phong")
    assert reading.plain(page.locator(".qd-answer").first.inner_text()) == "5.616 / 7.307 người 76,9%"
    assert "trong 118 đảng bộ, chi bộ" in reading.sentence(page)
    found = targets(page)
    assert "từ 3% (7.307)" in found["rate"]
    for share in ("student-share", "enterprise-share"):
        assert "từ 25% (1.827)" in found[share]
    assert "35–40" in found["religious-count"]
    assert "100% (118)" in found["plans"]
    assert "100%" in found["moved-informed"]


def test_the_board_of_the_conclusion_before_the_merger(screen):
    page = screen("/?dang_bo=hai-phong-2024&nam=2024")
    found = targets(page)
    assert "3%–4% (3.749–4.997)" in found["rate"]
    assert "từ 15%" in found["student-share"]
    assert "từ 20%" in found["enterprise-share"]
    assert "15–20" in found["religious-count"]
    assert "khi khép lại thiếu 19 người" in found["student-share"]


def test_the_city_before_the_merger_opens_on_its_last_day(screen):
    page = screen("/?dang_bo=hai-phong-2024")
    assert "30/06/2025" in reading.plain(page.locator(".note").first.inner_text())


def test_years_before_the_merger_are_not_compared_in_silence(screen):
    page = screen("/theo-thoi-gian?dang_bo=hai-phong")
    assert "không so sánh được với năm trước vì Đảng bộ này bắt đầu từ 01/07/2025" in reading.sentence(page)


def test_years_before_the_merger_are_read_in_two_ways(screen):
    """As they were, then on today's boundaries: the choice stands in the address, and table and curve follow it."""
    page = screen("/theo-thoi-gian?dang_bo=hai-phong")
    years = page.locator(".qd-trend.years")
    as_it_was = reading.plain(years.inner_text())
    assert "Thành ủy Hải Phòng (trước hợp nhất), như khi đó" in as_it_was
    assert "4.222/4.120" in as_it_was
    page.get_by_role("link", name="Theo địa giới hiện nay").click()
    page.wait_for_url("**dia_gioi=today**")
    expect(years).to_contain_text("4.002/–")
    today = reading.plain(years.inner_text())
    assert "chỉ các đơn vị về đây toàn bộ, không so sánh được với hiện nay" in today
    assert "như khi đó" not in today
    assert "64 đơn vị trực thuộc không có số liệu trước ngày đó" in reading.plain(
        page.locator(".note").nth(1).inner_text()
    )


def test_what_was_asked_before_the_merger_stands_on_every_board(screen):
    page = screen("/co-cau?dang_bo=hai-phong")
    said = reading.plain(page.locator(".stMain").inner_text())
    for level in ("15%", "20%", "15–20 người"):
        assert f"Trước hợp nhất, 2024–2025: mức {level} · Kết luận (chưa ghi số)" in said
    assert "2024–2025: tối thiểu 15% (Kết luận (chưa ghi số)" in said
