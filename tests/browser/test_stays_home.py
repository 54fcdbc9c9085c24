"""Nothing that a person does on the screens makes the browser speak to anybody but our own server."""

from __future__ import annotations

import re
import urllib.request
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import reading, serving
from tests.browser.serving import stand

pytestmark = pytest.mark.browser

PROBE = re.compile(r"/(cham-tien-do|don-vi|tong-quan)/_stcore/(health|host-config)$")
"""Streamlit's frontend looks for its server below the path of the page first, and gets a 404 there."""
PATHS = ("/", "/cham-tien-do", "/don-vi?don_vi=th-phuong-tan-an")


def test_a_whole_journey_stays_on_the_server(browser, server, tmp_path):
    """In a fresh browser: a cached script would ask nobody."""
    hosts: set[str] = set()
    complaints: list[str] = []
    context = serving.new_context(browser)
    try:
        context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        page = context.new_page()
        page.on("websocket", lambda websocket: hosts.add(urlsplit(websocket.url).netloc))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda line: (
                complaints.append(f"{line.text} {line.location['url']}")
                if line.type == "error" and not PROBE.search(line.location["url"])
                else None
            ),
        )
        serving.visit(page, server.url, 1366, 768, dark=False)
        expect(page.locator(".vega-embed svg, .vega-embed canvas").first).to_be_visible()
        page.get_by_role("link", name="Số này từ đâu?").first.click()
        expect(page.get_by_role("dialog")).to_contain_text("SHA-256")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.get_by_role("link", name="Chậm tiến độ", exact=True).first.click()
        reading.expect_rows(page, 56)
        page.get_by_role("button", name="Thành ủy Thanh Hóa").click()
        page.keyboard.press("Escape")
        reading.save(page, "Danh sách đang xem", "Xuất", tmp_path)
        page.locator(".qd-list .name a").first.click()
        expect(page.locator(".qd-crumbs")).to_be_visible()
        page.emulate_media(color_scheme="dark")
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(18, 23, 29)")
        for path in PATHS:
            serving.visit(page, server.url + path, 1366, 768, dark=True)
        stand(page)
    finally:
        context.close()
    assert hosts - {""} == {urlsplit(server.url).netloc}
    assert complaints == []


@pytest.mark.parametrize("path", [*PATHS, "/?ngon_ngu=en", "/khong-co"])
def test_every_page_forbids_what_it_does_not_need(server, path):
    with urllib.request.urlopen(server.url + path, timeout=10) as answer:
        headers = answer.headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"https?:|\*", policy)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
