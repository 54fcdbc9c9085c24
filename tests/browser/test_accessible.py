"""Every screen stands up to axe, an auditor of accessibility: nothing serious, light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PATHS = [
    "/",
    "/cham-tien-do",
    "/tien-do",
    "/co-cau",
    "/theo-thoi-gian",
    "/bao-cao",
    "/hop",
    "/nhap-so-lieu",
    "/nhap-tay?don_vi=th-phuong-tan-an",
    "/quan-tri",
    "/quan-tri?muc=settings",
    "/dinh-nghia",
    "/huong-dan",
    "/don-vi?don_vi=th-phuong-tan-an",
    "/?nguon=thanh-hoa",
]
GRAVE = ("serious", "critical")
# Streamlit's own frame, which a page cannot change: its main region is a section without a name of its own.
FRAME = ("region", "landmark-one-main", "page-has-heading-one")


def grave(page: Page) -> list[str]:
    """Return what axe calls serious or critical: the rule, and the first place where it is broken."""
    response = Axe().run(page, options={"resultTypes": ["violations"]}).response
    return [
        f"{found['id']}: {found['help']} ({len(found['nodes'])}) {found['nodes'][0]['html'][:160]}"
        for found in response["violations"]
        if found["impact"] in GRAVE and found["id"] not in FRAME
    ]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("width", "height", "dark"),
    [(1366, 768, False), pytest.param(390, 844, True, marks=pytest.mark.exhaustive)],
)
def test_axe_finds_nothing_serious(tour, server, path, width, height, dark):
    assert grave(tour(server, path, width, height, dark=dark)) == []
