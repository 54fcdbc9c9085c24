"""Pictures of one meeting from its preparation to the next month, by keys alone: to be looked at, not compared.

`python -m tests.browser.meeting_pictures FOLDER [hai-phong:2026 …]`: a sheet for each jurisdiction, size and ground.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser import serving
from tests.browser.test_keyboard_journey import Keys
from tests.browser.test_meeting import freeze

SIZES = ((1920, 1080), (1366, 768), (1024, 768), (3840, 2160))
GROUNDS = ("sang", "toi", "tuong_phan")
"""Light, dark, high contrast; the key "t" goes from one to the next."""
JURISDICTIONS = {
    "thanh-hoa": "phuong tan an",
    "hai-phong": "phuong",
    "hau-giang": "huyen",
    "thi-xa": "xa",
    "hai-phong-2024": "quan",
}
"""What is typed after "/" in each: the first one found is shown."""
SAID = "Rà soát nguồn học sinh lớp 12, báo cáo Thường trực"
SLIDES = 8
_SHEET = 640
"""Width of a picture on a sheet, of which three stand side by side."""
_READY = 'main.wall[data-ready="yes"]'


class Album:
    """Takes a picture of each step, and puts those of one ground on a sheet."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name, self._steps = folder, name, 0
        self._files: dict[str, list[Path]] = {}

    def _take(self, page: Page, step: str, ground: str) -> None:
        file = self._folder / f"{self._name}-{self._steps:02d}-{step}-{ground}.png"
        page.screenshot(path=file, animations="disabled", caret="hide")
        self._files.setdefault(ground, []).append(file)

    def screen(self, page: Page, step: str) -> None:
        """Take a screen of the app, which knows light and dark only."""
        self._steps += 1
        for ground in GROUNDS[:2]:
            page.emulate_media(color_scheme="dark" if ground == "toi" else "light")
            page.wait_for_timeout(1500)
            self._take(page, step, ground)
        page.emulate_media(color_scheme="light")

    def wall(self, page: Page, step: str, *, turns: bool = True) -> None:
        """Take the wall on each ground. `turns`: its key is free, since nothing is being typed."""
        self._steps += 1
        for ground in GROUNDS if turns else GROUNDS[:1]:
            page.wait_for_timeout(60)
            self._take(page, step, ground)
            if turns:
                page.keyboard.press("t")

    def sheets(self) -> Iterator[Path]:
        """Write a sheet for each ground."""
        for ground, files in self._files.items():
            small = []
            for file in files:
                with Image.open(file) as picture:
                    whole = picture.convert("RGB")
                    small.append(whole.resize((_SHEET, _SHEET * whole.height // whole.width), Image.Resampling.LANCZOS))
            high = small[0].height + 8
            sheet = Image.new("RGB", (3 * (_SHEET + 8), -(-len(small) // 3) * high), "#777777")
            for place, one in enumerate(small):
                sheet.paste(one, (place % 3 * (_SHEET + 8), place // 3 * high))
            file = self._folder / f"sheet-{self._name}-{ground}.png"
            sheet.save(file)
            yield file


def _next_page(page: Page, keys: Keys, link: str) -> Page:
    keys.to(link, back=True)
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    width, height = (page.evaluate(f"inner{side}") for side in ("Width", "Height"))
    opened.value.set_viewport_size({"width": width, "height": height})
    return opened.value


def _prepare(page: Page, album: Album) -> Keys:
    album.screen(page, "trong")
    keys = Keys(page)
    keys.to("Lập chương trình mẫu")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("“Giao ban hằng tháng” gồm")
    serving.stand(page)
    album.screen(page, "chuong-trinh")
    freeze(page, keys, "Giao ban tháng này")
    album.screen(page, "chot")
    return keys


def _present(wall: Page, album: Album, typed: str) -> None:
    wall.locator(_READY).wait_for(timeout=180_000)
    for slide in range(1, SLIDES + 1):
        album.wall(wall, f"trang-{slide}")
        wall.keyboard.press("ArrowRight")
    wall.keyboard.press("/")
    wall.keyboard.type(typed)
    album.wall(wall, "tim", turns=False)
    wall.keyboard.press("Enter")
    album.wall(wall, "don-vi")
    wall.keyboard.press("Escape")
    expect(wall.locator(f"#s{SLIDES + 1}.on")).to_be_attached()
    album.wall(wall, "tro-lai")


def _conclude(presenter: Page, album: Album, typed: str) -> None:
    keys = Keys(presenter)
    keys.to(re.compile("^Gõ tên không cần dấu"))
    presenter.keyboard.type(typed)
    presenter.keyboard.press("ArrowDown")
    album.screen(presenter, "trinh-bay")
    presenter.keyboard.press("Enter")
    presenter.keyboard.press("Tab")
    presenter.keyboard.type(SAID)
    presenter.keyboard.press("Tab")
    presenter.keyboard.type("30/6/2027")
    presenter.keyboard.press("Enter")
    expect(presenter.locator("#answer")).to_have_text("Đã ghi kết luận.")
    expect(presenter.locator("#earlier")).to_contain_text(SAID)
    album.screen(presenter, "ket-luan")


def journey(browser: Browser, folder: Path, jurisdiction: str, size: tuple[int, int]) -> Iterator[Path]:
    """Go through the meeting on a fresh sample; yield the sheets."""
    album, typed = Album(folder, f"{jurisdiction}-{size[0]}"), JURISDICTIONS[jurisdiction]
    with tempfile.TemporaryDirectory() as temporary:
        database = Path(temporary) / "quota.sqlite3"
        serving.command_line("sample", "--database", f"sqlite:///{database}")
        with serving.serving(database, Path(temporary)) as server:
            context = serving.new_context(browser)
            page = context.new_page()
            serving.visit(page, f"{server.url}/hop?dang_bo={jurisdiction}", *size, dark=False)
            keys = _prepare(page, album)
            wall = _next_page(page, keys, "Trình chiếu")
            _present(wall, album, typed)
            page.bring_to_front()
            presenter = _next_page(page, keys, "Trang người trình bày")
            presenter.locator("#now .slide").wait_for(timeout=180_000)
            _conclude(presenter, album, typed)
            wall.bring_to_front()
            expect(wall.locator(".slide", has_text=SAID).first).to_be_attached()
            wall.keyboard.press("End")
            expect(wall.locator(".slide.on")).to_contain_text(SAID)
            album.wall(wall, "ket-luan-tren-tuong")
            for one in (wall, presenter):
                one.close()
            page.bring_to_front()
            page.reload()
            serving.stand(page)
            album.screen(page, "hop-sau-ket-luan")
            keys = Keys(page)
            freeze(page, keys, "Giao ban tháng sau")
            wall = _next_page(page, keys, "Trình chiếu")
            wall.locator(_READY).wait_for(timeout=180_000)
            expect(wall.locator(".slide.on")).to_contain_text(SAID)
            album.wall(wall, "thang-sau")
            context.close()
    yield from album.sheets()


def main(folder: str, *wanted: str) -> int:
    """Write the sheets. `wanted`: a jurisdiction, or with a width behind a colon; all without."""
    chromium = shutil.which("chromium") or "chromium"
    Path(folder).mkdir(parents=True, exist_ok=True)
    with serving.browsing(chromium) as browser:
        for jurisdiction in JURISDICTIONS:
            for size in SIZES:
                if _is_wanted(wanted, jurisdiction, size[0]):
                    for file in journey(browser, Path(folder), jurisdiction, size):
                        print(file)
    return 0


def _is_wanted(wanted: Sequence[str], jurisdiction: str, width: int) -> bool:
    return not wanted or jurisdiction in wanted or f"{jurisdiction}:{width}" in wanted


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
