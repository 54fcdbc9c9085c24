"""All screens of all jurisdictions in both languages and at four sizes: calm, translated, nothing cut, no complaint."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.browser import measuring, reading, serving

pytestmark = [pytest.mark.browser, pytest.mark.exhaustive]

CODES = ("thanh-hoa", "hai-phong", "hai-phong-2024", "hau-giang", "thi-xa")
GUIDE = "/huong-dan"
"""Its English names Vietnamese organisations; tests/test_guide.py holds the languages against each other."""
SCREENS = (
    "/",
    "/cham-tien-do",
    "/tien-do",
    "/co-cau",
    "/theo-thoi-gian",
    "/bao-cao",
    "/hop",
    "/nhap-so-lieu",
    "/chot-so-lieu",
    "/nhap-tay",
    "/quan-tri",
    "/dinh-nghia",
    GUIDE,
    "/don-vi",
)
SIZES = ((1920, 1080), (1366, 768), (1024, 768), (390, 844))


@pytest.fixture(scope="module")
def stored(sample_file):
    return reading.stored_texts(sample_file)


@pytest.fixture(scope="module")
def units(sample_file) -> dict[str, str]:
    """For each jurisdiction the code of the organisation with the longest name directly below it."""
    with closing(sqlite3.connect(sample_file)) as database:
        return dict(
            database.execute(
                "SELECT root.code, unit.code FROM organization unit JOIN organization root ON root.id = unit.parent_id "
                "WHERE root.parent_id IS NULL AND unit.superseded_at IS NULL AND root.superseded_at IS NULL "
                "ORDER BY length(unit.name)"
            ).fetchall()
        )


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_screen_of_every_jurisdiction(open_page, server, stored, units, code, language):
    page = open_page(f"/don-vi?dang_bo={code}" + ("&ngon_ngu=en" if language == "en" else ""))
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    for screen in SCREENS:
        path = f"{screen}?dang_bo={code}" + ("&ngon_ngu=en" if language == "en" else "")
        path += f"&don_vi={units[code]}" if screen in ("/don-vi", "/nhap-tay") else ""
        serving.follow(page, path)
        for size in SIZES:
            page.set_viewport_size({"width": size[0], "height": size[1]})
            serving.settle(page)
            measuring.assert_in_place(page)
        reading.assert_calm(page)
        if screen != GUIDE:
            left = reading.english_left(page, stored) if language == "vi" else reading.vietnamese_left(page, stored)
            assert left == [], (path, left)
        assert complaints == [], path
