"""The way a secretary goes: overview, who lags, one of them, back, and the list as a file."""

from __future__ import annotations

import re
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.serving import stand

pytestmark = pytest.mark.browser

SIZES = [
    pytest.param("vi", 1366, 768, False, id="vi-1366-light"),
    pytest.param("en", 390, 844, True, id="en-390-dark", marks=pytest.mark.exhaustive),
    pytest.param("en", 1366, 768, False, id="en-1366-light", marks=pytest.mark.exhaustive),
    pytest.param("vi", 390, 844, True, id="vi-390-dark", marks=pytest.mark.exhaustive),
    pytest.param("vi", 1920, 1080, False, id="vi-1920-light", marks=pytest.mark.exhaustive),
]
WORDS = {
    "vi": {"lagging": "Chậm tiến độ", "export": "Xuất", "list": "Danh sách đang xem"},
    "en": {"lagging": "Behind", "export": "Export", "list": "list"},
}
CLUSTERS = ["ward", "agency"]


@pytest.fixture(scope="module")
def stored(sample_file):
    return reading.stored_texts(sample_file)


def _filters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _check(page: Page, language: str, stored: list[str]) -> None:
    """What holds on every screen: nothing technical, one language, and no reload since the first."""
    stand(page)
    reading.assert_calm(page)
    left = reading.english_left(page) if language == "vi" else reading.vietnamese_left(page, stored)
    assert left == []
    assert page.evaluate("window.marked") == "since the first screen"


def _number(text: str) -> Decimal | str:
    text = text.rstrip("%").replace(",", ".")
    return Decimal(text) if re.fullmatch(r"[\d.]+", text) else text


def _as_on_the_screen(line: tuple[object, ...]) -> tuple[object, ...]:
    place, name, _cluster, missing, admitted, quota, percent, _due, state = line[:9]
    share = percent if isinstance(percent, str) else Decimal(str(percent)) * 100
    return str(place), name, str(missing), str(admitted), str(quota), share, state


def _tab_to(page: Page, href: str, most: int = 60) -> None:
    """Press Tab until the link has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.getAttribute('href')") == href:
            return
    pytest.fail(f"Tab does not reach {href}")


@pytest.mark.parametrize(("language", "width", "height", "dark"), SIZES)
def test_from_the_overview_to_one_organisation_and_back_and_into_a_file(
    open_page, stored, tmp_path, language, width, height, dark
):
    query = "?" + "&".join(f"khoi={cluster}" for cluster in CLUSTERS) + ("&ngon_ngu=en" if language == "en" else "")
    page = open_page("/" + query, width, height, dark=dark)
    page.evaluate("window.marked = 'since the first screen'")
    paper = "rgb(18, 23, 29)" if dark else "rgb(255, 255, 255)"
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", paper)
    _check(page, language, stored)
    overview = reading.sentence(page)

    # To the list, by the link in the bar.
    page.locator(".qd-top nav a").nth(1).click()
    expect(page).to_have_url(re.compile("/cham-tien-do"))
    expect(page.locator(".qd-choices")).to_be_visible()
    _check(page, language, stored)
    assert _filters(page)["khoi"] == CLUSTERS
    assert reading.sentence(page) != overview
    here, listed = page.url, reading.rows(page)
    assert len(listed) == 8 + 16 + 5  # wards and offices without anybody admitted, and wards behind

    # To one organisation, by a click anywhere on its row.
    page.locator(".qd-list tr[data-href]").nth(1).locator(".state-cell, .bar-cell").last.click()
    expect(page.locator(".qd-crumbs")).to_be_visible()
    expect(page.locator(".qd h1")).to_contain_text(listed[1].name)
    _check(page, language, stored)
    assert _filters(page)["khoi"] == CLUSTERS

    # Back to the same list.
    page.go_back()
    expect(page).to_have_url(here)
    expect(page.locator(".qd-choices")).to_be_visible()
    _check(page, language, stored)
    assert reading.rows(page) == listed

    # To another one, without a mouse.
    link = page.locator(".qd-list tr[data-href] .name a").nth(2)
    page.locator(".qd-choices a").last.focus()
    _tab_to(page, str(link.get_attribute("href")))
    page.keyboard.press("Enter")
    expect(page.locator(".qd h1")).to_contain_text(listed[2].name)
    _check(page, language, stored)
    page.go_back()
    expect(page.locator(".qd-choices")).to_be_visible()
    _check(page, language, stored)
    assert (page.url, reading.rows(page)) == (here, listed)

    # The file holds the rows of the screen.
    words = WORDS[language]
    file = reading.save(page, words["list"], words["export"], tmp_path)
    assert re.fullmatch(r"KetNap_ChamTienDo_ThanhHoa_2024-05-31\.xlsx", file.name)
    on_screen = [
        (row.place, row.name, row.missing, row.admitted, row.quota, _number(row.percent), row.state) for row in listed
    ]
    assert [_as_on_the_screen(line) for line in reading.items(file)] == on_screen
    _check(page, language, stored)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_source_of_a_figure_is_told_in_one_language(open_page, stored, language):
    page = open_page("/cham-tien-do?nguon=th-phuong-tan-an" + ("&ngon_ngu=en" if language == "en" else ""))
    page.evaluate("window.marked = 'since the first screen'")
    expect(page.get_by_role("dialog")).to_contain_text("Tân An")
    _check(page, language, stored)
    page.get_by_role("dialog").get_by_role("button").first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("nguon="))
    _check(page, language, stored)
