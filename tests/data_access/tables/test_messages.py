"""What is said of tables that are unclear, several, hidden, or none."""

from __future__ import annotations

from typing import Any

import pytest

from data_access.ingest.messages import Severity
from tests.data_access.tables.grids import MAY, codes, figures, read, roles, sheet_of, the_table

A, B, C = "Đảng bộ phường Tân An", "Đảng bộ phường Tân Ân", "Đảng bộ xã Hải Khê"
TITLE = ["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG 5/2024"]
HEADING = ["STT", "Đơn vị", "Chỉ tiêu", "Kết nạp"]
ROWS: list[list[Any]] = [[1, A, 23, 2], [2, B, 14, 5]]
REPORT = [TITLE, HEADING, *ROWS]


def test_two_columns_that_claim_the_same_figure_are_refused_by_their_cells():
    recognised = read(sheet_of([TITLE, ["STT", "Đơn vị", "Kết nạp", "Số đã kết nạp"], [1, A, 2, 3]]))
    (message,) = recognised.messages
    assert (message.severity, message.code, message.cell) == (Severity.REFUSAL, "columns-alike", "D2")
    assert dict(message.values) == {"heading": "Số đã kết nạp", "other": "Kết nạp", "cell": "C2"}


def test_the_assigned_quota_is_taken_before_that_of_the_resolution():
    heading = ["STT", "Đơn vị", "Chỉ tiêu nghị quyết", "Chỉ tiêu giao", "Kết nạp"]
    assert list(roles(the_table(sheet_of([TITLE, heading, [1, A, 25, 23, 2]]))).values())[1:3] == ["unknown", "quota"]


def test_an_unknown_column_with_numbers_is_noted_and_left():
    recognised = read(sheet_of([TITLE, [*HEADING, "Nông dân", "Trống"], [1, A, 23, 2, 1, None]]))
    assert codes(recognised) == [("column-not-read", "E2")]


def test_a_table_without_those_admitted_says_which_headings_it_has():
    recognised = read(sheet_of([TITLE, ["STT", "Đơn vị", "Chỉ tiêu"], [1, A, 23]]))
    assert recognised.tables == ()
    (message,) = recognised.messages
    assert (message.code, message.values["headings"]) == ("only-quotas", "STT; Đơn vị; Chỉ tiêu")


def test_a_table_without_names_says_which_headings_it_has():
    recognised = read(sheet_of([TITLE, ["STT", "Chỉ tiêu", "Kết nạp"], [1, 23, 2], [2, 14, 5]]))
    assert recognised.tables == ()
    assert codes(recognised) == [("no-column-of-names", "A2")]


def test_names_without_a_heading_are_noted():
    assert codes(read(sheet_of([TITLE, ["STT", None, "Chỉ tiêu", "Kết nạp"], *ROWS]))) == [
        ("names-without-heading", "B2")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["HƯỚNG DẪN"], ["1. Điền số kết nạp vào cột Kết nạp."], ["2. Không sửa cột Chỉ tiêu."]],
        [["Ngày", "Số"], ["2024-05-01", 3]],
        [["code", "name", "kind"], ["a1", A, "base_committee"]],
        [["Đảng bộ phường Tân An báo cáo: trong tháng kết nạp 02 đảng viên, chỉ tiêu 23."]],
    ],
)
def test_a_sheet_that_is_no_report_is_none(rows: list[list[Any]]):
    recognised = read(sheet_of(rows))
    assert recognised.tables == ()
    assert codes(recognised) == [("no-table-in-sheets", "A1") if rows else ("no-table", "")]


def test_a_file_without_a_report_names_the_sheets_that_were_looked_at():
    (message,) = read(sheet_of([], name="Bìa"), sheet_of([[None], [None, "x"]], name="T5"), sheet_of([["y"]])).messages
    assert (message.sheet, message.cell, message.values) == ("T5", "B2", {"sheets": "“T5”, “Sheet1”"})


def test_a_sheet_that_was_copied_is_read_once_and_said_so():
    recognised = read(sheet_of(REPORT, name="T5"), sheet_of(REPORT, name="T5 (2)"))
    assert [table.sheet for table in recognised.tables] == ["T5"]
    (message,) = recognised.messages
    assert (message.severity, message.code, message.sheet, message.cell) == (
        Severity.NOTE,
        "table-twice-alike",
        "T5 (2)",
        "A2",
    )
    assert message.values == {"other": "T5", "row": 2}


@pytest.mark.parametrize("cell", [(1, 3), (1, 2), (0, 1)])
def test_a_copy_in_which_one_cell_differs_is_none(cell: tuple[int, int]):
    rows = [[*row] for row in ROWS]
    rows[cell[0]][cell[1]] = "Đảng bộ phường Khác" if cell[1] == 1 else 99
    recognised = read(sheet_of(REPORT), sheet_of([TITLE, HEADING, *rows], name="T5"))
    assert "several-tables" in [message.code for message in recognised.messages]


def test_explanations_and_empty_sheets_beside_a_report_are_left_without_a_word():
    recognised = read(
        sheet_of([["GHI CHÚ"], ["Chỉ tiêu", "số người được giao"], ["Kết nạp", "từ đầu năm"]]),
        sheet_of([]),
        sheet_of(REPORT),
    )
    assert len(recognised.tables) == 1
    assert recognised.messages == ()


def test_a_table_on_its_side_is_refused_as_such():
    recognised = read(sheet_of([TITLE, ["", A, B], ["Chỉ tiêu", 23, 14], ["Kết nạp", 2, 5]]))
    assert recognised.tables == ()
    assert codes(recognised) == [("table-on-its-side", "A1")]


def test_parts_of_one_list_on_two_sheets_are_taken_together():
    recognised = read(sheet_of(REPORT, name="Phường"), sheet_of([TITLE, HEADING, [1, C, 9, 4]], name="Xã"))
    assert [figures(table) for table in recognised.tables] == [{A: 2, B: 5}, {C: 4}]
    assert recognised.messages == ()


@pytest.mark.parametrize(
    "other",
    [
        [TITLE, HEADING, [1, A, 23, 3]],
        [TITLE, ["STT", "Đơn vị", "Kết nạp", "Nữ"], [1, C, 4, 1]],
        [["Báo cáo nhanh"], HEADING, [1, A, 23, 2]],
    ],
)
def test_two_tables_of_one_month_are_refused(other: list[list[Any]]):
    recognised = read(sheet_of(REPORT, name="Một"), sheet_of(other, name="Hai"))
    (message,) = [message for message in recognised.messages if message.severity == Severity.REFUSAL]
    assert (message.code, message.sheet, message.values["other"]) == ("several-tables", "Hai", "Một")


def test_two_tables_below_each_other_are_two():
    rows = [*REPORT, [], ["KẾT QUẢ THÁNG 4/2024"], HEADING, [1, A, 23, 1]]
    recognised = read(sheet_of(rows))
    assert [figures(table) for table in recognised.tables] == [{A: 2, B: 5}, {A: 1}]
    assert recognised.messages == ()
    rows[5] = ["BẢNG ĐỐI CHIẾU"]
    assert codes(read(sheet_of(rows))) == [("several-tables", "A7")]


def test_a_list_without_results_beside_the_report_is_noted():
    annex = [["DANH SÁCH CHƯA KẾT NẠP ĐƯỢC"], ["STT", "Đơn vị", "Chỉ tiêu", "Nguồn"], [1, C, 5, 2]]
    recognised = read(sheet_of(REPORT, name="Phụ lục 01"), sheet_of(annex, name="Phụ lục 02"))
    assert len(recognised.tables) == 1
    assert [(message.severity, message.code, message.sheet) for message in recognised.messages] == [
        (Severity.NOTE, "table-left", "Phụ lục 02")
    ]


def test_a_hidden_sheet_is_left_where_another_is_seen_and_read_where_it_is_alone():
    seen = read(sheet_of(REPORT), sheet_of([["Tháng 4/2024"], HEADING, *ROWS], name="cũ", hidden=True))
    assert [table.months for table in seen.tables] == [(MAY,)]
    assert [(message.severity, message.code, message.sheet) for message in seen.messages] == [
        (Severity.QUESTION, "hidden-sheet-left", "cũ")
    ]
    alone = read(sheet_of(REPORT, hidden=True))
    assert [table.hidden_sheet for table in alone.tables] == [True]


def test_hidden_rows_are_read_and_flagged():
    table = the_table(sheet_of(REPORT, hidden_rows=[4]))
    assert [(row.name, row.hidden) for row in table.rows] == [(A, False), (B, True)]


def test_a_hidden_column_of_figures_is_asked_about_and_gives_way_to_one_that_is_seen():
    assert codes(read(sheet_of(REPORT, hidden_columns=[4]))) == [("hidden-column", "D2")]
    doubled = [TITLE, ["STT", "Đơn vị", "Kết nạp", "Số đã kết nạp"], [1, A, 9, 2]]
    recognised = read(sheet_of(doubled, hidden_columns=[3]))
    assert figures(recognised.tables[0]) == {A: 2}
    assert codes(recognised) == [("column-not-read", "C2")]


def test_figures_without_a_name_are_asked_about():
    recognised = read(sheet_of([*REPORT, [3, None, 9, 4]]))
    assert codes(recognised) == [("row-without-name", "B5")]
    assert recognised.messages[0].severity == Severity.QUESTION


def test_many_rows_without_a_name_are_refused_as_the_named_ones_may_be_plans():
    named = [[number, f"Đảng bộ xã {name}", 10, number] for number, name in enumerate("ABCD", 1)]
    doubled = [line for row in named for line in (row, [None, None, 4, 3])]
    recognised = read(sheet_of([TITLE, HEADING, *doubled]))
    assert codes(recognised) == [("rows-without-names", "B4")]
    assert recognised.messages[0].severity == Severity.REFUSAL
    assert recognised.messages[0].values["count"] == 4


def test_two_rows_of_figures_beside_one_merged_name_are_refused():
    heading = ["STT", "Đơn vị", "Nội dung", "Tổng số"]
    rows = [[1, A, "Kế hoạch", 23], [None, None, "Thực hiện", 2], [2, B, "Kế hoạch", 14], [None, None, "Thực hiện", 5]]
    recognised = read(sheet_of([TITLE, heading, *rows], merges=["B3:B4", "B5:B6"]))
    refused = [message for message in recognised.messages if message.severity == Severity.REFUSAL]
    assert [(message.code, message.cell, message.values["name"]) for message in refused] == [
        ("rows-under-one-name", "B4", A),
        ("rows-under-one-name", "B6", B),
    ]


@pytest.mark.parametrize(
    ("rows", "merge"), [([[1, A, 23, 7], [2, B, 14, None]], "D3:D4"), ([[1, A, 7, None]], "C3:D3")]
)
def test_a_figure_in_a_block_over_several_cells_of_figures_is_refused(rows: list[list[Any]], merge: str):
    recognised = read(sheet_of([TITLE, HEADING, *rows], merges=[merge]))
    (message,) = (message for message in recognised.messages if message.severity == Severity.REFUSAL)
    assert (message.code, message.cell) == ("figure-of-several", merge.split(":")[0])
    assert dict(message.values) == {"found": "7", "cells": merge}


@pytest.mark.parametrize("content", [None, "-", 0])
def test_a_block_without_a_figure_is_no_figure_of_several(content: object):
    recognised = read(sheet_of([TITLE, HEADING, [1, A, 23, content], [2, B, 14, None]], merges=["D3:D4"]))
    assert [message for message in recognised.messages if message.code == "figure-of-several"] == []


@pytest.mark.parametrize(
    ("title", "asks"),
    [
        ("KẾT QUẢ KẾT NẠP ĐẢNG VIÊN LÀ HỌC SINH, SINH VIÊN THÁNG 5/2024", True),
        ("Kết quả phát triển đảng trong các doanh nghiệp ngoài nhà nước tháng 5/2024", True),
        ("Kết quả kết nạp đảng viên là người có đạo tháng 5/2024", True),
        ("Kết quả kết nạp đảng viên trong khối doanh nghiệp tháng 5/2024", False),
        ("ĐẢNG ỦY KHỐI DOANH NGHIỆP: kết nạp đảng viên tháng 5/2024", False),
        ("Kết quả kết nạp đảng viên trong tháng 5/2024 và danh sách trường học", False),
    ],
)
def test_a_title_about_one_group_of_people_is_asked_about(title: str, asks: bool):
    recognised = read(sheet_of([[title], HEADING, *ROWS]))
    assert codes(recognised) == ([("title-of-a-group", "A1")] if asks else [])
    apart = [*HEADING, "HSSV", "Lao động trong doanh nghiệp", "Người có đạo"]
    assert codes(read(sheet_of([[title], apart, [1, A, 23, 2, 0, 0, 0]]))) == []


def test_a_table_of_one_group_beside_the_report_is_asked_about_before_it_is_left():
    apart = sheet_of([["Học sinh tháng 5/2024"], ["STT", "Đơn vị", "Số HSSV đã kết nạp"], [1, A, 2]], name="HSSV")
    recognised = read(sheet_of(REPORT), apart)
    assert figures(recognised.tables[0]) == {A: 2, B: 5}
    assert codes(recognised) == [("table-of-a-group-left", "C2")]


def test_a_table_that_lies_on_its_side_is_told_before_its_columns():
    rows = [TITLE, ["Đơn vị", A, "Chi bộ Trường THPT Lê Lợi", "Chi bộ Trường THPT Lê Lai"], ["Chỉ tiêu", 3, 4, 5]]
    assert codes(read(sheet_of([*rows, ["Lũy kế", 1, 2, 3]]))) == [("table-on-its-side", "A1")]


def test_a_row_without_a_name_is_known_by_its_code():
    heading = ["Mã", "Đơn vị", "Kết nạp"]
    recognised = read(sheet_of([TITLE, heading, ["DB01", A, 2], ["DB02", None, 5], ["Cộng", None, 7], [None, None, 8]]))
    assert [(row.kind, row.label) for row in recognised.tables[0].rows] == [
        ("organization", A),
        ("organization", "DB02"),
        ("total", "Cộng"),
    ]
    assert codes(recognised) == [("row-without-name", "B6")]


def test_words_between_the_rows_are_noted():
    recognised = read(sheet_of([TITLE, HEADING, ROWS[0], [None, "Số liệu tạm tính"], ROWS[1]]))
    assert figures(recognised.tables[0]) == {A: 2, B: 5}
    assert codes(recognised) == [("row-not-read", "B4")]


def test_categories_right_of_the_month_are_asked_about():
    heading = ["STT", "Đơn vị", "Lũy kế", "Trong tháng", "Nữ", "Đoàn viên"]
    recognised = read(sheet_of([TITLE, heading, [1, A, 7, 2, 1, 1]]))
    assert codes(recognised) == [("categories-so-far", "E2")]
    usual = ["STT", "Đơn vị", "Trong tháng", "Lũy kế", "Nữ", "Đoàn viên"]
    assert codes(read(sheet_of([TITLE, usual, [1, A, 2, 7, 1, 1]]))) == []


def test_categories_of_a_table_of_the_month_are_of_the_month():
    table = the_table(sheet_of([["Kết nạp trong tháng 5/2024"], ["STT", "Đơn vị", "Kết nạp", "Nữ"], [1, A, 2, 1]]))
    assert roles(table) == {"STT": "number", "Kết nạp": "admitted of month", "Nữ": "women of month"}


def test_the_whole_form_is_read():
    heading = [
        "TT", "Mã đơn vị", "Tên đơn vị", "Chỉ tiêu năm 2024", "Kết nạp trong tháng", "Lũy kế từ đầu năm", "Tỷ lệ %",
        "HS", "SV", "HSSV", "LĐ trong DN", "DN ngoài NN", "Người có đạo", "Nữ", "Đoàn viên", "DTTS",
        "QC có GCN chuyển đi",
        "Đã thông báo", "Dự kiến tháng này", "Dự kiến tháng sau", "Nguồn", "Đã học lớp nhận thức", "Hồ sơ đang chờ",
        "Ghi chú",
    ]  # fmt: skip
    recognised = read(sheet_of([TITLE, heading, [1, "a1", A, 23, 1, 2, 8.7, *range(16), "tốt"]]))
    assert recognised.messages == ()
    assert list(roles(recognised.tables[0]).values()) == [
        "number", "code", "quota", "admitted of month", "admitted", "percent", "pupil", "university_student", "student",
        "enterprise", "non_state_enterprise", "religious", "women", "youth_union", "ethnic_minority", "moved_away",
        "moved_informed", "forecast_this_month", "forecast_next_month", "pool", "certificate_holders", "files_pending",
        "note",
    ]  # fmt: skip
    assert recognised.tables[0].rows[0].code == "a1"


def test_many_columns_that_are_not_read_are_told_each_once():
    heading = [*HEADING, *(f"Chỉ số {number}" for number in range(8))]
    recognised = read(sheet_of([TITLE, heading, [1, A, 23, 2, *range(8)]]))
    assert {message.code for message in recognised.messages} == {"column-not-read"}
