"""Which month a table is for, and which columns count the month alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from data_access.ingest.tables.when import read_when
from tests.data_access.tables.grids import APRIL, MAY, codes, figures, read, roles, sheet_of, the_table

A, B = "Đảng bộ phường Tân An", "Đảng bộ phường Tân Ân"
HEADING = ["STT", "Đơn vị", "Chỉ tiêu", "Kết nạp"]
ROWS = [[1, A, 23, 2], [2, B, 14, 5]]


CODES = {1: "months-disagree", 2: "months-of-cells-disagree"}


def months(title: str | None, name: str = "Sheet1", heading: list[str] = HEADING, month: date | None = None) -> Any:
    return the_table(sheet_of([[title], heading, *ROWS], name=name), month=month).months


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG 5/2024",
        "Kết quả kết nạp tháng 05 năm 2024",
        "Báo cáo 5 tháng đầu năm 2024",
        "Báo cáo năm tháng đầu năm 2024",
        "KẾT QUẢ NĂM THÁNG ĐẦU NĂM 2024",
        "Kết quả 05 tháng năm 2024",
        "Số liệu tính đến ngày 31/5/2024",
        "(Tính đến hết ngày 31 tháng 5 năm 2024)",
        "từ ngày 01/01/2024 đến ngày 31/5/2024",
        "Lũy kế từ tháng 1 đến tháng 5/2024",
        "Kết quả tháng 5 và dự kiến tháng 6 năm 2024",
        "Kết quả kết nạp tháng 5",
        "Thực hiện Nghị quyết nhiệm kỳ 2020 - 2025, tháng 5 năm 2024",
        "Tháng 5.2024",
        "Báo cáo tháng 5/2024 (số liệu tính đến ngày 20/5/2024)",
        "Báo cáo tháng 5/2024 (số liệu tính đến ngày 03/6/2024)",
    ],
)
def test_a_title_names_the_month(title: str):
    assert months(title) == (MAY,)


@pytest.mark.parametrize(
    "name", ["T5", "Tháng 5", "Tháng 05.2024", "05-2024", "2024-05", "T5.24", "thang5", "5", "Th5"]
)
def test_the_name_of_a_sheet_names_the_month(name: str):
    assert months("Kết quả kết nạp đảng viên năm 2024", name) == (MAY,)


def test_columns_name_the_month():
    assert months(None, heading=["STT", "Đơn vị", "Chỉ tiêu năm 2024", "Kết nạp đến 31/5/2024"]) == (MAY,)
    assert months(None, heading=["STT", "Đơn vị", "Chỉ tiêu 2024", "Kết nạp tháng 5"]) == (MAY,)


def test_a_quarter_ends_with_its_last_month():
    assert months("Kết quả quý I/2024") == (date(2024, 3, 1),)
    assert months("Kết quả 6 tháng đầu năm 2023") == (date(2023, 6, 1),)
    assert months("Báo cáo cả năm 2023") == (date(2023, 12, 1),)


@pytest.mark.parametrize(
    ("title", "heading", "asked"),
    [
        ("Kết quả quý III/2023", "Kết nạp", ["quarter-so-far"]),
        ("Kết quả quý III/2023", "Kết nạp lũy kế", []),
        ("Kết quả quý III và 9 tháng đầu năm 2023", "Kết nạp", []),
        ("Kết quả quý I/2024", "Kết nạp", []),
    ],
)
def test_a_later_quarter_is_asked_whether_it_counts_from_january(title: str, heading: str, asked: list[str]):
    recognised = read(sheet_of([[title], ["STT", "Đơn vị", heading], *([row[0], row[1], 2] for row in ROWS)]))
    assert [message.code for message in recognised.messages] == asked


@pytest.mark.parametrize("title", ["tháng 5/2204", "tháng 5/20244", "tháng 5 năm 204", "tính đến ngày 31/5/2204"])
def test_a_strange_year_is_no_month_of_this_year(title: str):
    recognised = read(sheet_of([[f"Kết quả {title}"], HEADING, *ROWS]))
    assert [table.months for table in recognised.tables] == [()]


def test_a_year_long_past_is_that_year():
    assert months("Kết quả tháng 5/1994") == (date(1994, 5, 1),)


def test_the_year_of_a_month_without_one_is_the_last_in_which_it_has_begun():
    assert months("Kết quả tháng 5") == (MAY,)
    assert months("Kết quả tháng 12") == (date(2023, 12, 1),)
    assert months("Kết quả tháng 12", month=date(2022, 12, 1)) == (date(2022, 12, 1),)


def test_the_day_of_a_document_is_no_month():
    table = the_table(sheet_of([["Thanh Hóa, ngày 03 tháng 6 năm 2024"], HEADING, *ROWS]))
    assert table.months == ()
    table = the_table(sheet_of([["Thanh Hóa, ngày 03 tháng 01 năm 2024"], ["BÁO CÁO THÁNG 12"], HEADING, *ROWS]))
    assert table.months == (date(2023, 12, 1),)


def test_a_year_alone_is_told_as_such():
    table = the_table(sheet_of([["Kết quả kết nạp năm 2024"], HEADING, *ROWS]))
    assert (table.months, table.year) == ((), 2024)


def test_the_last_day_counts_only_in_its_month():
    day = "Báo cáo tháng 5/2024 (số liệu tính đến ngày 20/5/2024)"
    assert the_table(sheet_of([[day], HEADING, *ROWS])).as_of == date(2024, 5, 20)
    late = "Báo cáo tháng 5/2024 (số liệu tính đến ngày 03/6/2024)"
    assert the_table(sheet_of([[late], HEADING, *ROWS])).as_of is None


@pytest.mark.parametrize(
    ("title", "name", "heading", "cells"),
    [
        ("Kết quả tháng 5/2024 (tính đến ngày 30/6/2024)", "Sheet1", HEADING, ["A1", "A1"]),
        ("Kết quả tháng 5/2024", "Sheet1", ["STT", "Đơn vị", "Chỉ tiêu", "Kết nạp đến 30/4/2024"], ["A1", "D2"]),
        ("Kết quả tháng 5/2024", "Sheet1", ["STT", "Đơn vị", "Chỉ tiêu", "Kết nạp tháng 4"], ["A1", "D2"]),
    ],
)
def test_two_months_that_contradict_each_other_are_refused_by_their_cells(
    title: str, name: str, heading: list[str], cells: list[str]
):
    (message,) = read(sheet_of([[title], heading, *ROWS], name=name)).messages
    other = str(message.values.get("cell", message.cell))
    assert ([message.cell, other], message.code) == (cells, CODES[len(set(cells))])
    assert message.values["month"] == "05/2024"


@pytest.mark.parametrize(
    ("title", "heading", "cell"),
    [
        ("Kết quả tháng 5/2024", HEADING, "A1"),
        (None, ["STT", "Đơn vị", "Chỉ tiêu", "Kết nạp tháng 5/2024"], "D2"),
    ],
)
def test_the_name_of_a_sheet_that_says_another_month_is_refused(title: str | None, heading: list[str], cell: str):
    (message,) = read(sheet_of([[title], heading, *ROWS], name="T4")).messages
    assert (message.code, message.cell) == ("sheet-of-other-month", cell)
    assert message.values == {"month": "05/2024", "other": "04/2024"}


def test_a_month_is_found_in_the_cell_that_names_it():
    assert the_table(sheet_of([[None, "Kết quả tháng 5/2024"], HEADING, *ROWS])).place_of(MAY) == (1, 2)
    by_day = ["STT", "Đơn vị", "Kết nạp đến 31/5/2024"]
    assert the_table(sheet_of([[None], by_day, *([row[0], row[1], 2] for row in ROWS)])).place_of(MAY) == (2, 3)
    assert the_table(sheet_of([[None], HEADING, *ROWS], name="T5")).place_of(MAY) == (2, 1)


@pytest.mark.parametrize(
    ("title", "heading", "of_month"),
    [
        ("Kết quả tháng 5/2024", "Kết nạp", False),
        ("Kết nạp trong tháng 5/2024", "Kết nạp", True),
        ("Kết quả 5 tháng đầu năm 2024", "Số đã kết nạp", False),
        ("Tháng 5/2024", "Kết nạp tháng 5", True),
        ("Tháng 5/2024", "T5", True),
        ("Tháng 5/2024", "Trong tháng", True),
        ("Tháng 5/2024", "Lũy kế", False),
        ("Tháng 5/2024", "Kết nạp đến nay", False),
        ("Kết nạp trong tháng 5/2024", "Luỹ kế từ đầu năm", False),
        ("Từ ngày 01/5/2024 đến ngày 31/5/2024", "Kết nạp", True),
    ],
)
def test_a_column_says_whether_it_counts_the_month_alone(title: str, heading: str, of_month: bool):
    table = the_table(sheet_of([[title], ["STT", "Đơn vị", "Chỉ tiêu", heading], *ROWS]))
    assert [column.of_month for column in table.columns if column.role == "admitted"] == [of_month]


def test_admitted_beside_the_cumulative_column_is_of_the_month():
    table = the_table(sheet_of([["Tháng 5/2024"], ["STT", "Đơn vị", "Kết nạp", "Lũy kế"], [1, A, 1, 7]]))
    assert roles(table) == {"STT": "number", "Kết nạp": "admitted of month", "Lũy kế": "admitted"}


def test_several_months_in_groups_of_columns():
    rows = [
        ["Kết quả tháng 4 và tháng 5 năm 2024"],
        ["STT", "Đơn vị", "Chỉ tiêu", "Tháng 4", None, "Tháng 5", None],
        [None, None, None, "Kết nạp", "HSSV", "Kết nạp", "HSSV"],
        [1, A, 23, 1, 0, 2, 1],
        [2, B, 14, 3, 1, 5, 2],
    ]
    table = the_table(sheet_of(rows, ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"]))
    assert table.months == (APRIL, MAY)
    assert figures(table, of_month=True, month=APRIL) == {A: 1, B: 3}
    assert figures(table, "student", of_month=True, month=MAY) == {A: 1, B: 2}
    rows[0] = ["Kết quả 5 tháng đầu năm 2024"]
    assert the_table(sheet_of(rows)).months == (APRIL, MAY)


def test_cumulative_figures_of_several_months_in_groups_of_columns():
    rows = [
        ["Kết quả năm 2024"],
        ["STT", "Đơn vị", "Lũy kế đến tháng 4", "Lũy kế đến tháng 5"],
        [1, A, 1, 2],
    ]
    table = the_table(sheet_of(rows))
    assert table.months == (APRIL, MAY)
    assert figures(table, month=APRIL) == {A: 1}


def test_columns_of_earlier_months_beside_the_year_so_far_are_left():
    rows = [["Kết quả tháng 5/2024"], ["STT", "Đơn vị", "T4", "T5", "Lũy kế", "Nữ"], [1, A, 1, 2, 7, 5]]
    recognised = read(sheet_of(rows))
    (table,) = recognised.tables
    assert table.months == (MAY,)
    assert roles(table) == {
        "STT": "number",
        "T4": "unknown",
        "T5": "admitted of month",
        "Lũy kế": "admitted",
        "Nữ": "women",
    }
    assert codes(recognised) == [("column-not-read", "C2")]


def test_several_months_on_sheets():
    sheets = [sheet_of([["Kết quả năm 2024"], HEADING, *ROWS], name=name) for name in ("T4", "Tháng 5")]
    recognised = read(*sheets)
    assert [table.months for table in recognised.tables] == [(APRIL,), (MAY,)]
    assert recognised.messages == ()
    asked = read(*sheets, month=APRIL)
    assert [table.months for table in asked.tables] == [(APRIL,)]
    assert codes(asked) == [("table-of-other-month", "A2")]


def test_forecasts_are_of_the_month_that_they_name():
    rows = [
        ["Tháng 5/2024"],
        ["STT", "Đơn vị", "Kết nạp", "Dự kiến T5", "Dự kiến T6", "Dự kiến T7"],
        [1, A, 7, 1, 2, 3],
    ]
    assert roles(the_table(sheet_of(rows))) == {
        "STT": "number",
        "Kết nạp": "admitted",
        "Dự kiến T5": "forecast_this_month",
        "Dự kiến T6": "forecast_next_month",
        "Dự kiến T7": "unknown",
    }


def test_quotas_of_other_years_are_left():
    heading = ["STT", "Đơn vị", "Chỉ tiêu 2023", "Chỉ tiêu 2024", "Kết nạp năm 2023", "Kết nạp 2024"]
    table = the_table(sheet_of([["Tháng 5/2024"], heading, [1, A, 20, 23, 19, 7]]))
    assert list(roles(table).values())[1:] == ["unknown", "quota", "unknown", "admitted"]


@pytest.mark.parametrize(
    "text",
    ["Thanh Hóa, ngày 03 tháng 6 năm 2024", "Nghị quyết số 5-NQ/TU, ngày 16/6/2022", "ngày … tháng … năm 2024", "T13"],
)
def test_words_that_are_no_month_of_a_report(text: str):
    assert read_when(text).months == ()


@pytest.mark.parametrize(
    ("title", "name", "said"),
    [
        ("Kết quả tháng 5", "Sheet1", ["year-assumed"]),
        (None, "T5", ["year-assumed"]),
        (None, "T5.24", []),
        ("Đến 31/5/2024", "T", []),
    ],
)
def test_a_year_that_nothing_says_is_told(title: str | None, name: str, said: list[str]):
    recognised = read(sheet_of([*([[title]] if title else []), HEADING, *ROWS], name=name))
    assert [table.months for table in recognised.tables] == [(MAY,)]
    assert [message.code for message in recognised.messages] == said
