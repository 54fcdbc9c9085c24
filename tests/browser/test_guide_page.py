"""The guide in the app: its parts are reached by keyboard and by address."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import serving

pytestmark = [pytest.mark.browser, pytest.mark.exhaustive]


def test_a_part_is_reached_by_keyboard_and_named_by_the_address(open_page):
    page = open_page("/huong-dan")
    way = page.get_by_role("navigation", name="Các phần của hướng dẫn").get_by_role("link", name="Xuất văn bản")
    way.focus()
    page.keyboard.press("Enter")
    part = page.get_by_role("heading", name="Xuất văn bản", exact=True)
    expect(part).to_be_in_viewport()
    assert page.url.endswith("#3-xuat-van-ban")
    page.reload()
    serving.stand(page)
    expect(part).to_be_in_viewport()
