"""The Thị ủy in the browser: a term above its band, a year without a quota, a year that is over, cells year by year."""

from __future__ import annotations

import pytest

from tests.browser import reading

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("year", "answer", "note"),
    [
        (2020, "118 / 100 người 118,0%", "Nhiệm kỳ 2015–2020: 573 người, vượt mức 500–550"),
        (2021, "79 người không giao chỉ tiêu", "Nhiệm kỳ 2015–2020: 573 người, vượt mức 500–550"),
        (2022, "130 / 130 người 100,0%", "Mức cần đạt: năm đã khép (100%)"),
    ],
)
def test_the_overview_of_each_year(screen, year, answer, note):
    page = screen(f"/?dang_bo=thi-xa&nam={year}")
    assert reading.plain(page.locator(".qd-answer").first.inner_text()) == answer
    assert note in reading.plain(page.locator(".note").first.inner_text())


def test_without_a_quota_nobody_is_told_to_be_late(screen):
    page = screen("/cham-tien-do?dang_bo=thi-xa&nam=2021")
    assert reading.sentence(page).startswith("Năm 2021 không giao chỉ tiêu nên không xếp đơn vị nào là chậm")
    assert page.get_by_role("link", name="Xem kết quả từng đơn vị").count() == 1


def test_plans_of_the_year_late_and_missing(screen):
    page = screen("/bao-cao?dang_bo=thi-xa&nam=2022")
    assert "Kế hoạch năm: đã nhận 38/40, muộn 5." in reading.sentence(page)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_the_years_of_a_cell_without_anybody(screen, width, height):
    page = screen("/don-vi?dang_bo=thi-xa&don_vi=tx-xa-dong-khue", width, height)
    row = page.locator(".qd-years tr", has_text="Chi bộ thôn 2")
    assert [reading.plain(cell) for cell in row.locator("td").all_inner_texts()] == [
        *["○ 0/1"] * 4,
        "○ 0/–",
        "○ 0/1",
    ]
    assert "6 năm liền chưa kết nạp được ai (2017–2022)" in row.inner_text()
    assert "không còn nguồn, cần hỗ trợ tạo nguồn" in row.inner_text()


def test_the_matrix_of_a_year_without_a_quota_adds_up_people_only(screen):
    page = screen("/tien-do?dang_bo=thi-xa&nam=2021&bang=matrix")
    cells = page.locator("tr.sum td").all_inner_texts()
    assert cells[1:6] == ["–", "79", "–", "–", "–"]  # quota, admitted, percent, state, people missing
