"""Tables that are printed page by page, sums that nobody computed, pictures of tables."""

from __future__ import annotations

import io
from pathlib import Path

import xlsxwriter
from PIL import Image

from tests.corpus.cases import Case, Make, Says, asked, good, refused
from tests.corpus.office import ORGANIZATIONS, figure
from tests.corpus.pages import PLAIN, Page, plain, total_row, value

OF = "4.3 printed pages"
_PAGES = (ORGANIZATIONS[:6], ORGANIZATIONS[6:11], ORGANIZATIONS[11:])
_SUMMED = ("quota", "admitted", "student", "enterprise", "religious")


def _paged(
    ends: str = "Cộng trang {}", begins: str = "Mang sang", *, running: bool = True, again: bool = True, off: int = 0
) -> Page:
    """A table over three pages: each ends with its sum, the next begins with what is carried over."""
    page = plain(total="none")
    heading, page.rows = page.rows[2], page.rows[:2]
    number, before = 0, dict.fromkeys(_SUMMED, 0)
    for count, these in enumerate(_PAGES, 1):
        if count == 1 or again:
            page.add(heading)
        if count > 1 and begins:
            page.add([None, begins, *(before[one] for one in _SUMMED)])
        own = dict.fromkeys(_SUMMED, 0)
        for each in these:
            number += 1
            page.add([value(each, column, "2026-06", number) for column in PLAIN])
            own = {one: amount + (figure(each, one) or 0) for one, amount in own.items()}
        before = {one: amount + own[one] for one, amount in before.items()}
        said = before if running else own
        page.add([None, ends.format(count), *(said[one] + off * (one == "admitted") for one in _SUMMED)])
    return page.add(total_row(PLAIN))


def _formulas_in_sums() -> Page:
    """As openpyxl writes them: no result is stored with a formula."""
    page = plain(total="none")
    first, last = page.cell("ta", "quota")[1:], page.cell("hl", "quota")[1:]
    return page.add([None, "Tổng cộng", *(f"=SUM({letter}{first}:{letter}{last})" for letter in "CDEFG")])


def _compared(*labels: str, first: object = 60) -> Page:
    """A table below whose sum other lines compare it or take it apart."""
    page = plain()
    for place, label in enumerate(labels):
        page.add([None, label, None, first if place == 0 else 5])
    return page


def _picture(*words: str) -> Make:
    def make(folder: Path) -> Path:
        path, scan = folder / "quet.xlsx", io.BytesIO()
        Image.new("RGB", (60, 40), "white").save(scan, "PNG")
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("Trang 1")
            for row, text in enumerate(words):
                sheet.write(row, 0, text)
            sheet.insert_image("A5", "quet.png", {"image_data": scan})
        return path

    return make


CASES: tuple[Case, ...] = (
    good("pages with running sums carried over", OF, _paged(), daily=True),
    good("pages that sum themselves", OF, _paged("Cộng trang", "", running=False)),
    good("sums carried over in other words", OF, _paged("Cộng chuyển sang trang sau", "Trang trước chuyển sang")),
    good("sums carried over, heading once", OF, _paged("Trang sau chuyển sang", "Số mang sang", again=False)),
    asked(
        "a page that does not add up",
        OF,
        _paged("Cộng trang {}", "", running=False, off=1),
        Says(("Cộng trang 1", "cộng các dòng được 46"), "D10"),
    ),
    good(
        "sums whose formulas have no result",
        OF,
        _formulas_in_sums(),
        daily=True,
        says=(Says(("Tổng cộng", "chưa có kết quả"), "C18"),),
    ),
    good(
        "lines below the sum that compare it",
        OF,
        _compared("Cùng kỳ năm 2025", "Tăng/giảm"),
        daily=True,
        says=(Says(("Cùng kỳ năm 2025", "không được đọc")),),
    ),
    good("lines below the sum that take it apart", OF, _compared("Trong đó: Nữ", "HSSV", "Người có đạo")),
    refused(
        "an unknown name below the sum is no comparison",
        OF,
        _compared("Đảng bộ xã Lạ"),
        Says(("Đảng bộ xã Lạ",)),
    ),
    refused("only a picture", OF, _picture(), Says(("hình", "gõ")), daily=True),
    refused("a picture below a letterhead", OF, _picture("ĐẢNG BỘ TỈNH", "BÁO CÁO THÁNG 6/2026"), Says(("hình", "gõ"))),
)
