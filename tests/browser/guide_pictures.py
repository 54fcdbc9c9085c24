"""The pictures of the guide: screens with what a reader presses already pressed. Part of `make screenshots`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import serving
from tests.browser.import_files import TAN_AN, report

SIZE = (1100, 768)
JUNE = {TAN_AN: 3, "Đảng bộ phường Hồng Phucc": 11}
"""Of a report with a name mistyped, so that something is asked."""


def guide_pictures(page: Page, url: str, folder: Path) -> Iterator[str]:
    """Yield the name of each picture when the page shows it. The last ones take a report in, and back."""
    for name, path, press in _READING:
        serving.visit(page, f"{url}{path}", *SIZE, dark=False)
        press(page)
        serving.settle(page)
        yield name
    yield from _importing(page, url, folder)


def _nothing(page: Page) -> None:
    """Show the screen as it opens."""


def _open_scope(page: Page) -> None:
    page.get_by_test_id("stPopover").first.get_by_role("button").click()
    page.get_by_test_id("stPopoverBody").get_by_text("Số liệu đến ngày").wait_for()


def _open_exports(page: Page) -> None:
    page.get_by_role("button", name="Xuất").click()
    page.get_by_test_id("stPopoverBody").get_by_text("Phụ lục 02").wait_for()


def _open_source(page: Page) -> None:
    page.get_by_role("dialog").get_by_text("SHA-256").first.wait_for()


def _open_snapshots(page: Page) -> None:
    page.get_by_role("button", name="Chốt số liệu").click()
    page.get_by_test_id("stPopoverBody").get_by_text("Tên kỳ họp").wait_for()


_OF_THE_SAMPLE = "dang_bo=thanh-hoa&nam=2024&den_ngay=2024-05-31"
_READING: tuple[tuple[str, str, Callable[[Page], None]], ...] = (
    ("guide-overview", f"/?{_OF_THE_SAMPLE}", _nothing),
    ("guide-scope", f"/?{_OF_THE_SAMPLE}", _open_scope),
    ("guide-lagging", f"/cham-tien-do?{_OF_THE_SAMPLE}", _nothing),
    ("guide-source", f"/cham-tien-do?{_OF_THE_SAMPLE}&nguon=th-phuong-tan-an", _open_source),
    ("guide-exports", f"/cham-tien-do?{_OF_THE_SAMPLE}", _open_exports),
    ("guide-snapshot", f"/?{_OF_THE_SAMPLE}", _open_snapshots),
)


def _importing(page: Page, url: str, folder: Path) -> Iterator[str]:
    screen = f"{url}/nhap-so-lieu?dang_bo=thanh-hoa"
    serving.visit(page, screen, *SIZE, dark=False)
    page.get_by_text("Tải biểu mẫu").click()
    serving.settle(page)
    yield "guide-templates"

    serving.visit(page, screen, *SIZE, dark=False)
    page.locator("input[type=file]").set_input_files(report(folder / "bao-cao-thang-6.xlsx", "6/2024", JUNE))
    page.wait_for_url("**tep=*")
    serving.stand(page)
    page.locator(".qd p b", has_text="Toàn Đảng bộ").wait_for()
    serving.settle(page)
    yield "guide-questions"

    page.get_by_role("combobox", name="Hồng Phucc").click()
    page.get_by_role("option", name="Đảng bộ phường Hồng Phúc", exact=True).click()
    expect(page.get_by_text("Đã chọn đơn vị cho 1 tên")).to_be_visible()
    page.locator("[data-testid=stCheckbox] label").first.click()
    serving.primary(page).click()
    page.wait_for_url("**lan_nhap=*")
    serving.stand(page)
    serving.settle(page)
    yield "guide-imported"

    page.get_by_role("button", name="Hoàn tác lần nhập này").click()
    page.get_by_role("button", name="Hoàn tác", exact=True).wait_for()
    serving.settle(page)
    yield "guide-undo"
