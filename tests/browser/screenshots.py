"""Makes the pictures of the documentation: `python -m tests.browser.screenshots` (or `make screenshots`).

With words, only the pictures whose names begin with one of them.

Starts a server of its own on a fresh sample, so that the pictures show nothing but the sample.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.browser import serving
from tests.browser.guide_pictures import guide_pictures
from tests.browser.import_files import CAM_GIANG, TAN_AN, report

FOLDER = serving.TOP / "docs" / "images"
SIZES = {1366: 768, 1920: 1080, 1024: 768, 390: 844}
SCREENS = {
    "overview": "/",
    "lagging": "/cham-tien-do",
    "progress": "/tien-do",
    "structure": "/co-cau",
    "trends": "/theo-thoi-gian",
    "reports": "/bao-cao",
    "organization": "/don-vi?don_vi=th-phuong-tan-an",
}
IMPORT = "/nhap-so-lieu"
SOURCE = "/cham-tien-do?nguon=th-phuong-tan-an"


def pictures() -> list[tuple[str, str, int, bool]]:
    """Return name, path, width and theme of each picture."""
    made = [(f"{name}-{width}", path, width, False) for name, path in SCREENS.items() for width in SIZES]
    return [
        *made,
        ("overview-dark-1366", "/", 1366, True),
        ("source-1366", SOURCE, 1366, False),
        ("import-1366", IMPORT, 1366, False),
    ]


def take(page: Page, address: str, file: Path, width: int, *, dark: bool) -> None:
    """Take one picture of what stands in the window, after everything has come to rest."""
    serving.visit(page, address, width, SIZES[width], dark=dark)
    if "nguon=" in address:
        page.get_by_role("dialog").get_by_text("SHA-256").first.wait_for()
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_200)
    page.screenshot(path=file, animations="disabled", caret="hide")


def make_small(file: Path) -> None:
    """Write a picture with 128 colours, a third of its size: the guide holds many."""
    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(128, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(file, optimize=True)


def told(file: Path) -> None:
    """Print what was written."""
    print(f"{file.relative_to(serving.TOP)}  {file.stat().st_size // 1024} KB")


def bring_a_file(page: Page, address: str, folder: Path) -> str:
    """Drop a report that asks two things; return the address of its preview."""
    rows = {CAM_GIANG: 8, TAN_AN: 3, "Đảng bộ phường Hồng Phucc": 11, "Đảng bộ phường Đại Phong": 9}
    file = report(folder / "Bao cao thang 6.xlsx", "6/2024", rows)
    serving.visit(page, address + IMPORT, 1366, SIZES[1366], dark=False)
    page.locator("input[type=file]").set_input_files(file)
    page.wait_for_url("**tep=*")
    serving.stand(page)
    return page.url


def main(*wanted: str) -> int:
    """Write the pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium is needed: install the package chromium.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        database = folder / "quota.sqlite3"
        serving.command_line("sample", "--database", f"sqlite:///{database}")
        with serving.serving(database, folder) as server, serving.browsing(chromium) as browser:
            page = serving.new_context(browser).new_page()
            for name, path, width, dark in pictures():
                if wanted and not name.startswith(wanted):
                    continue
                file = FOLDER / f"{name}.png"
                made = bring_a_file(page, server.url, folder) if path == IMPORT else server.url + path
                take(page, made, file, width, dark=dark)
                told(file)
            of_the_guide = guide_pictures(page, server.url, folder) if not wanted or "guide" in wanted else ()
            for name in of_the_guide:
                file = FOLDER / f"{name}.png"
                page.screenshot(path=file, animations="disabled", caret="hide")
                make_small(file)
                told(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
