"""How a ward of the merged city came to be, on its own screen: merged, renamed, moved, divided, each with its paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reading
from tests.browser.serving import stand

pytestmark = pytest.mark.browser

UNIT = "/don-vi?dang_bo={}&don_vi={}"
PAPER = "Quyết định (chưa ghi số), Bộ Chính trị"
COMPARABLE = "Các năm trước so sánh được: mọi đơn vị trước đây đều về đây toàn bộ."


def _events(page: Page) -> list[str]:
    """Return the lines of the section: day, what happened, with whom, by which paper."""
    expect(page.get_by_role("heading", name="Quá trình hình thành")).to_be_visible()
    return [reading.plain(line) for line in page.locator(".qd-life tr").all_inner_texts()]


def test_a_ward_of_whole_wards_names_them_and_adds_their_years_up(screen):
    page = screen(UNIT.format("hai-phong", "hp-phuong-cam-boi"))
    (event,) = _events(page)
    assert event.startswith("01/07/2025 ")
    assert event.endswith(PAPER)
    former = page.locator(".qd-life a").all_inner_texts()
    assert len(former) >= 2
    years = page.get_by_role("heading", name="Các năm trước, theo phạm vi hiện nay").locator("xpath=..")
    assert [cell.split("/")[1].isdigit() for cell in years.locator("td.num:nth-child(2)").all_inner_texts()]

    page.locator(".qd-life a").first.click()  # into the city before the merger
    expect(page).to_have_url(re.compile("dang_bo=hai-phong-2024"))
    expect(page.locator(".qd h1")).to_contain_text(former[0].split(",")[0])
    stand(page)
    assert any("Đảng bộ phường Cẩm Bối" in line for line in _events(page))


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("hp-phuong-hoa-khue", "01/07/2025 Đổi tên từ Đảng bộ phường Ngọc Ngạn"),
        ("hp-xa-dong-tuong", "01/07/2025 Chuyển từ Đảng bộ xã Đông Tường, thuộc Huyện ủy Thượng Triều"),
    ],
)
def test_one_is_renamed_and_one_moved(screen, code, line):
    page = screen(UNIT.format("hai-phong", code))
    assert _events(page) == [f"{line} {PAPER}"]
    expect(page.get_by_text(COMPARABLE)).to_be_visible()


def test_a_divided_ward_says_where_it_went_and_its_parts_do_not_compare(screen):
    page = screen(UNIT.format("hai-phong-2024", "hp24-phuong-bach-trieu"))
    assert _events(page) == [f"01/07/2025 Chia về Đảng bộ phường An Nhuệ; Đảng bộ phường Gia Bối {PAPER}"]
    page.get_by_role("link", name="Đảng bộ phường An Nhuệ").click()
    expect(page.locator(".qd h1")).to_contain_text("An Nhuệ")
    stand(page)
    assert any("Đảng bộ phường Bạch Triều" in line for line in _events(page))
    assert page.get_by_text(COMPARABLE).count() == 0


def test_it_is_told_in_english_too_but_for_names(screen, sample_file):
    page = screen(UNIT.format("hai-phong", "hp-xa-dong-tuong") + "&ngon_ngu=en")
    assert reading.vietnamese_left(page, reading.stored_texts(sample_file)) == []
