"""The worst databases on every screen: nothing is cut, nothing technical is said, the answer stands on top."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.browser import measuring, reading, serving
from tests.browser.serving import Server
from tests.browser.worst import CODES, fill
from tests.templates import Templates

pytestmark = pytest.mark.browser

SCREENS = ["/?dang_bo={0}", "/cham-tien-do?dang_bo={0}&trang_thai=everyone", "/tien-do?dang_bo={0}&nhom=cluster"]
SCREENS += ["/tien-do?dang_bo={0}&cap=base", "/tien-do?dang_bo={0}&cap=cell&bang=matrix"]
SCREENS += ["/co-cau?dang_bo={0}", "/bao-cao?dang_bo={0}", "/don-vi?dang_bo={0}&don_vi={0}-1"]
SCREENS += ["/theo-thoi-gian?dang_bo={0}"]
OFTEN, SELDOM = [(1366, 768), (390, 844)], [(1920, 1080), (1024, 768)]
SELDOM_BAD = ("many", "deep", "single", "alone")
"""Databases that only the complete run walks through: long walks, and what the others show as well."""
ANSWER_ENDS = 420
"""Pixels within which even the longest sentence ends in a window of 1366×768."""


@pytest.fixture(scope="module")
def worst(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("worst")
    with (
        templates.copy("sqlite", fill, folder) as url,
        serving.serving(Path(str(url.database)), folder) as running,
    ):
        yield running


@pytest.mark.parametrize("code", [code for code in CODES if code not in SELDOM_BAD])
def test_every_screen_of_a_bad_database_stands(tour, worst, code):
    _walk(tour, worst, code, OFTEN, "")


@pytest.mark.exhaustive
@pytest.mark.parametrize("language", ["", "&ngon_ngu=en"])
@pytest.mark.parametrize("code", CODES)
def test_every_screen_of_a_bad_database_stands_in_all_windows(tour, worst, code, language):
    _walk(tour, worst, code, [*OFTEN, *SELDOM], language)


def _walk(tour, worst: Server, code: str, sizes: list[tuple[int, int]], language: str) -> None:
    page = tour(worst, SCREENS[-1].format(code) + language, *sizes[0])
    complaints: list[str] = []

    def complain(error: Error) -> None:
        complaints.append(str(error))

    page.on("pageerror", complain)
    for path in SCREENS:
        if path.startswith("/don-vi") and code == "alone":
            continue  # nobody stands below
        serving.follow(page, path.format(code) + language)
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            serving.settle(page)
            measuring.assert_in_place(page)
        assert reading.sentence(page)
        reading.assert_calm(page)
    page.set_viewport_size({"width": 1366, "height": 768})
    serving.follow(page, SCREENS[0].format(code) + language)
    assert measuring.bottom(page, ".qd h1") < ANSWER_ENDS
    page.remove_listener("pageerror", complain)
    assert complaints == []
