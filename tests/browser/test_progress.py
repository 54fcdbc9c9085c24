"""All organisations of a level: the choices, the paper, the file and the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser import reading
from tests.browser.serving import stand

pytestmark = pytest.mark.browser


def test_a_level_is_chosen_and_its_rows_say_who_stands_above(screen):
    page = screen("/tien-do")
    reading.expect_rows(page, 108)
    assert page.locator(".qd-strip i").count() == 108
    first = page.locator(".qd-strip i").first  # seven in five months, drawn and told
    assert "polygon(" in first.evaluate("bar => getComputedStyle(bar).clipPath")
    assert first.evaluate("bar => bar.clientWidth * bar.clientHeight") > 1_000
    assert first.locator("..").get_attribute("title") == "T1 0, T2 2, T3 2, T4 1, T5 2"
    page.get_by_role("link", name="Chi bộ", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?cap=cell$"))
    reading.expect_rows(page, 54)
    stand(page)
    assert reading.sentence(page).startswith("54 chi bộ – 3 vượt chỉ tiêu, ")
    expect(page.locator(".qd .note")).to_contain_text("Các đơn vị này kết nạp 32 trong 289")
    expect(page.locator(".qd-list .name .sub").first).to_contain_text("BV Đa khoa Hồng Phúc · ")
    page.locator(".qd-list a.why").first.click()  # a cell's figure is explained here, not only on its own screen
    expect(page.get_by_role("dialog")).to_contain_text("Chi bộ 1 Khối Hành chính")


def test_whose_figures_are_shown_is_a_choice_only_where_those_below_report(screen):
    page = screen("/tien-do")
    page.get_by_role("link", name="Riêng", exact=True).click()
    reading.expect_rows(page, 105)
    expect(page.locator(".qd .note")).to_contain_text("Không gồm 3 đơn vị có số do cấp dưới báo cáo")
    page = screen("/tien-do?khoi=ward")
    reading.expect_rows(page, 30)
    assert page.get_by_role("link", name="Riêng", exact=True).count() == 0
    expect(page.locator(".qd .note")).to_contain_text("Số của mỗi đơn vị do chính đơn vị báo cáo")


@pytest.mark.parametrize("language", ["", pytest.param("&ngon_ngu=en", marks=pytest.mark.exhaustive)])
def test_the_matrix_of_108_prints_on_one_sheet_across_in_grey(open_page, language):
    page = open_page(f"/tien-do?bang=matrix{language}")
    expect(page.locator(".qd-matrix tbody tr")).to_have_count(109)  # and their sum
    page.emulate_media(media="print")
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert [(round(float(width)), round(float(height))) for width, height in boxes] == [(842, 595)]  # A4 across
    assert page.evaluate("getComputedStyle(document.querySelector('.qd:has(.qd-matrix)')).filter") == "grayscale(1)"


def test_the_file_holds_the_rows_on_the_screen_in_their_order(screen, tmp_path):
    page = screen("/tien-do?cap=cell&xep=last")
    reading.expect_rows(page, 54)
    names = reading.names(page)
    file = reading.save(page, "Danh sách đang xem", "Xuất", tmp_path)
    assert file.name == "KetNap_TienDo_ThanhHoa_2024-05-31.xlsx"
    assert [line[1] for line in reading.items(file)] == names


def test_choices_and_rows_of_the_matrix_are_reached_by_keyboard(screen):
    page = screen("/tien-do?bang=matrix&khoi=school")
    page.locator(".qd-controls a").first.focus()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert {"Chi bộ", "Bảng cơ cấu", "Lâu chưa kết nạp", "Theo lãnh đạo phụ trách"} <= set(reached)
    first = page.locator(".qd-matrix .name a").first.inner_text()
    assert first in reached
    page.locator(".qd-matrix .name a").first.press("Enter")
    expect(page).to_have_url(re.compile("/don-vi"))
    expect(page.locator(".qd h1")).to_contain_text(first)
