"""Reports as offices lay them out: each comes in with the same three wards and the same figures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data_access.tables.grids import MAY, figures, kinds, sheet_of, the_table

A, B, C = "Đảng bộ phường Cẩm Giang", "Đảng bộ phường Tân An", "Đảng bộ phường Tân Ân"
EXPECTED = {A: 7, B: 2, C: 5}
TITLE = [["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG 5/2024"]]
HEADING = [["STT", "Tên đơn vị", "Chỉ tiêu", "Đã kết nạp", "Ghi chú"]]
ROWS: list[list[Any]] = [[1, A, 18, 7], [2, B, 23, 2], [3, C, 14, 5]]
TOTAL: list[list[Any]] = [[None, "Tổng cộng", 55, 14]]

LAYOUTS: dict[str, tuple[list[list[Any]], list[str]]] = {
    "plain": ([*TITLE, *HEADING, *ROWS], []),
    "total at the bottom": ([*TITLE, *HEADING, *ROWS, *TOTAL], []),
    "total at the top": ([*TITLE, *HEADING, *TOTAL, *ROWS], []),
    "total in the column of numbers, merged": ([*TITLE, *HEADING, *ROWS, ["TỔNG", None, 55, 14]], ["A6:B6"]),
    "total in the column of numbers, not merged": ([*TITLE, *HEADING, *ROWS, ["Cộng", None, 55, 14]], []),
    "total without a word": ([*TITLE, *HEADING, *ROWS, [None, None, 55, 14]], []),
    "'Toàn thành phố' as total": ([*TITLE, *HEADING, [None, "Toàn thành phố", 55, 14], *ROWS], []),
    "'Tổng số (I+II)' as total": ([*TITLE, *HEADING, *ROWS, [None, "Tổng số (I+II)", 55, 14]], []),
    "letterhead": (
        [
            ["ĐẢNG BỘ TỈNH THANH HÓA", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
            ["THÀNH ỦY THANH HÓA", None, None, "Thanh Hóa, ngày 03 tháng 6 năm 2024"],
            ["*"],
            ["Số 12-BC/TU"],
            [],
            [None, "BÁO CÁO"],
            [None, "Kết quả kết nạp đảng viên tháng 5 năm 2024"],
            ["(Kèm theo Báo cáo số 12-BC/TU ngày 03/6/2024 của Thành ủy)"],
            [],
            *HEADING,
            *ROWS,
            *TOTAL,
        ],
        ["A1:C1", "D1:E1", "A2:C2", "D2:E2", "A8:E8"],
    ),
    "row of column numbers": ([*TITLE, *HEADING, [1, 2, 3, 4, 5], *ROWS], []),
    "row of letters and numbers": ([*TITLE, *HEADING, ["A", "B", "1", "2", "3"], *ROWS], []),
    "row of numbers in brackets": ([*TITLE, *HEADING, ["(1)", "(2)", "(3)", "(4)", "(5)=(4)/(3)"], *ROWS], []),
    "two rows of heading, merged": (
        [
            *TITLE,
            ["STT", "Tên đảng bộ, chi bộ", "Chỉ tiêu", "Kết nạp", None, "Trong đó", None],
            [None, None, None, "Trong tháng", "Lũy kế", "Nữ", "Đoàn viên"],
            [1, A, 18, 2, 7, 5, 4],
            [2, B, 23, 0, 2, 1, 1],
            [3, C, 14, 1, 5, 2, 2],
        ],
        ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2"],
    ),
    "two rows of heading, not merged": (
        [
            *TITLE,
            ["TT", "Đơn vị", "CT năm", "Kết nạp", None, "Trong đó", None],
            [None, None, None, "Trong tháng", "Luỹ kế từ đầu năm", "Nữ", "ĐV"],
            ["01", A, "18", "02", "07", "05", "04"],
            ["02", B, "23", "-", "02", "01", "01"],
            ["03", C, "14", "01", "05", "02", "02"],
        ],
        [],
    ),
    "three rows of heading": (
        [
            *TITLE,
            ["STT", "Đơn vị", "Kết quả thực hiện chỉ tiêu kết nạp đảng viên", None, None, None, None],
            [None, None, "Chỉ tiêu giao", "Lũy kế từ đầu năm", None, None, "Tỷ lệ %"],
            [None, None, None, "Tổng số", "Nữ", "HSSV"],
            [1, A, 18, 7, 5, 1, 38.9],
            [2, B, 23, 2, 1, 0, 8.7],
            [3, C, 14, 5, 2, 0, 35.7],
        ],
        ["A2:A4", "B2:B4", "C2:G2", "C3:C4", "D3:F3", "G3:G4"],
    ),
    "names headed in the lower row": (
        [
            *TITLE,
            [None, None, "Kết quả kết nạp", None],
            ["STT", "Đơn vị", "Chỉ tiêu", "Đã kết nạp"],
            *ROWS,
        ],
        ["C2:D2"],
    ),
    "Roman groups": (
        [*TITLE, *HEADING, ["I", "Khối xã, phường"], *ROWS[:2], ["II", "Khối cơ quan"], ROWS[2]],
        [],
    ),
    "Roman groups with sums": (
        [*TITLE, *HEADING, ["I", "Phường (2 đơn vị)", 41, 9], *ROWS[:2], ["II", "Lực lượng vũ trang", 14, 5], ROWS[2]],
        [],
    ),
    "Roman number and name in one cell": (
        [*TITLE, *HEADING, ["I - KHỐI XÃ, PHƯỜNG"], *ROWS[:2], ["II. KHỐI CƠ QUAN"], ROWS[2]],
        [],
    ),
    "groups without numbers, spanning": (
        [*TITLE, *HEADING, ["KHỐI PHƯỜNG"], *ROWS[:2], ["KHỐI DOANH NGHIỆP"], ROWS[2]],
        ["A3:E3", "A6:E6"],
    ),
    "letters for groups": ([*TITLE, *HEADING, ["A", "Các phường"], *ROWS[:2], ["B", "Các cơ quan"], ROWS[2]], []),
    "sums of groups": (
        [
            *TITLE,
            *HEADING,
            ["I", "Khối phường"],
            *ROWS[:2],
            [None, "Cộng", 41, 9],
            ["II", "Khối cơ quan"],
            ROWS[2],
            [None, "Cộng", 14, 5],
            [None, "TỔNG CỘNG", 55, 14],
        ],
        [],
    ),
    "numbers restart in groups numbered 1, 2": (
        [
            *TITLE,
            *HEADING,
            [1, "Khối phường", 41, 9],
            ["1.1", A, 18, 7],
            ["1.2", B, 23, 2],
            [2, "Khối xã"],
            ["2.1", C, 14, 5],
        ],
        [],
    ),
    "no STT": ([*TITLE, [row[1] for row in HEADING] + ["Kết nạp"], *[row[1:] for row in []]], []),
    "number and name in one cell": (
        [*TITLE, ["Đơn vị", "Chỉ tiêu", "KN"], [f"1. {A}", 18, 7], [f"2. {B}", 23, 2], [f"3. {C}", 14, 5]],
        [],
    ),
    "dashes before names": (
        [*TITLE, ["Đơn vị", "Chỉ tiêu", "KN"], [f"- {A}", 18, 7], [f"- {B}", 23, 2], [f"-{C}", 14, 5]],
        [],
    ),
    "signatures below": (
        [
            *TITLE,
            *HEADING,
            *ROWS,
            *TOTAL,
            [],
            [None, None, None, "Thanh Hóa, ngày 03 tháng 6 năm 2024"],
            [None, "NGƯỜI LẬP BIỂU", None, "T/M BAN THƯỜNG VỤ"],
            [None, "(Ký, ghi rõ họ tên)", None, "PHÓ BÍ THƯ"],
            [],
            ["Nơi nhận:"],
            ["- Ban Tổ chức Thành ủy;"],
            ["- Lưu VP."],
        ],
        [],
    ),
    "signatures right below": (
        [*TITLE, *HEADING, *ROWS, [None, "Người lập biểu", None, "T/M Đảng ủy"], [None, "Nguyễn Văn Mẫu"]],
        [],
    ),
    "remarks below": (
        [
            *TITLE,
            *HEADING,
            *ROWS,
            ["Ghi chú:"],
            ["1. Số liệu tính đến hết tháng."],
            ["2", "Chưa gồm lực lượng vũ trang."],
        ],
        [],
    ),
    "empty rows in between": ([*TITLE, [], *HEADING, [], ROWS[0], [], [], ROWS[1], [], ROWS[2], [], *TOTAL], []),
    "the heading again in mid-table": ([*TITLE, *HEADING, *ROWS[:2], *HEADING, ROWS[2]], []),
    "the heading and its numbers again": (
        [*TITLE, *HEADING, [1, 2, 3, 4, 5], ROWS[0], [], *HEADING, [1, 2, 3, 4, 5], *ROWS[1:]],
        [],
    ),
    "columns in another order": (
        [
            *TITLE,
            ["Ghi chú", "Kết nạp", "CT", "Đơn vị", "TT"],
            ["tốt", 7, 18, A, 1],
            [None, 2, 23, B, 2],
            [None, 5, 14, C, 3],
        ],
        [],
    ),
    "names merged over two rows": (
        [*TITLE, *HEADING, [1, A, 18, 7], [], [2, B, 23, 2], [], [3, C, 14, 5], []],
        ["A3:A4", "B3:B4", "A5:A6", "B5:B6", "B7:B8"],
    ),
    "figures in the second row of a merged name": (
        [*TITLE, *HEADING, [1, A, 18], [None, None, None, 7], [2, B, 23, 2], [3, C, 14, 5]],
        ["B3:B4"],
    ),
    "a name that goes on in the next row": (
        [*TITLE, *HEADING, [1, "Đảng bộ", 18, 7], [None, "phường Cẩm Giang"], ROWS[1], ROWS[2]],
        [],
    ),
    "English headings": (
        [["Monthly report 05/2024", "tháng 5/2024"], ["No", "Organisation", "Quota", "Admitted", "Notes"], *ROWS],
        [],
    ),
    "headings without marks": ([["THANG 5/2024"], ["stt", "don vi", "chi tieu", "ket nap"], *ROWS], []),
    "headings in capitals with line breaks": (
        [*TITLE, ["STT", "TÊN\nĐẢNG BỘ,\nCHI BỘ", "CHỈ TIÊU\n2024", "SỐ ĐÃ\nKẾT NẠP"], *ROWS],
        [],
    ),
    "admitted called 'Tổng số'": ([*TITLE, ["STT", "Đơn vị", "Chỉ tiêu", "Tổng số", "Nữ"], *ROWS], []),
    "admitted called 'Thực hiện'": ([*TITLE, ["STT", "Đơn vị", "Kế hoạch năm", "Thực hiện", "Đạt %"], *ROWS], []),
    "admitted called 'KQ kết nạp'": ([*TITLE, ["STT", "TCCSĐ", "CT giao", "KQ kết nạp"], *ROWS], []),
    "names without a heading": ([*TITLE, ["STT", None, "Chỉ tiêu", "Kết nạp"], *ROWS], []),
    "names under an unknown heading": ([*TITLE, ["STT", "Địa phương / cơ sở X", "Chỉ tiêu", "Kết nạp"], *ROWS], []),
    "percent as text, number and format": (
        [
            *TITLE,
            ["STT", "Đơn vị", "Chỉ tiêu", "Kết nạp", "So kế hoạch"],
            [1, A, 18, 7, (0.389, "0.0%")],
            [2, B, 23, 2, "8,7%"],
            [3, C, 14, 5, "-"],
        ],
        [],
    ),
    "table starts in column C": (
        [[None, None, *TITLE[0]], [None, None, *HEADING[0]], *[[None, None, *row] for row in ROWS]],
        [],
    ),
    "title far above": ([*TITLE, [], [], [], [], *HEADING, *ROWS], []),
    "a long remark above the heading": (
        [
            *TITLE,
            ["Ghi chú: số kết nạp gồm cả đảng viên được kết nạp tại đơn vị khác, chỉ tiêu theo Kế hoạch năm."],
            *HEADING,
            *ROWS,
        ],
        [],
    ),
    "numbers as text in STT": ([*TITLE, *HEADING, ["1.", A, 18, 7], ["2.", B, 23, 2], ["3.", C, 14, 5]], []),
    "numbers in brackets in STT": ([*TITLE, *HEADING, ["(1)", A, 18, 7], ["(2)", B, 23, 2], ["(3)", C, 14, 5]], []),
    "Roman numbers for organisations": ([*TITLE, *HEADING, ["I", A, 18, 7], ["II", B, 23, 2], ["III", C, 14, 5]], []),
    "a code beside the name": (
        [
            *TITLE,
            ["Mã đơn vị", "Tên đơn vị", "Chỉ tiêu", "Kết nạp"],
            ["a1", A, 18, 7],
            ["a2", B, 23, 2],
            ["a3", C, 14, 5],
        ],
        [],
    ),
    "members at the start of the year": (
        [
            *TITLE,
            ["STT", "Đơn vị", "Tổng số đảng viên đầu năm", "Chỉ tiêu", "Kết nạp"],
            [1, A, 555, 18, 7],
            [2, B, 653, 23, 2],
            [3, C, 679, 14, 5],
        ],
        [],
    ),
}
LAYOUTS["no STT"] = ([*TITLE, ["Đơn vị", "Chỉ tiêu", "Kết nạp"], *[row[1:] for row in ROWS]], [])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_comes_in_whole(layout: str):
    rows, merges = LAYOUTS[layout]
    table = the_table(sheet_of(rows, merges))
    assert figures(table) == EXPECTED
    assert [row.level for row in table.rows] == [0] * len(table.rows)
    if not layout.startswith("English"):
        assert table.months == (MAY,)


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if "total" in name])
def test_a_sum_is_told_from_organisations(layout: str):
    rows, merges = LAYOUTS[layout]
    (total,) = [row for row in the_table(sheet_of(rows, merges)).rows if row.kind == "total"]
    assert total.group is None
    assert [cell.value for _, cell in sorted(total.cells.items())][-2:] == [55, 14]


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if "roup" in name])
def test_rows_know_the_group_above_them(layout: str):
    rows, merges = LAYOUTS[layout]
    table = the_table(sheet_of(rows, merges))
    groups = [row.row for row in table.rows if row.kind == "group"]
    assert len(groups) == 2
    of_names = {row.name: row.group for row in table.rows if row.kind == "organization"}
    assert of_names == {A: groups[0], B: groups[0], C: groups[1]}


def test_sums_of_groups_name_their_group_and_the_last_the_whole():
    rows, merges = LAYOUTS["sums of groups"]
    table = the_table(sheet_of(rows, merges))
    assert [row.group for row in table.rows if row.kind == "total"] == [3, 7, None]


def test_an_organisation_whose_name_begins_like_a_sum_is_none():
    names = ["Tổng công ty Xây dựng 36", "Xã Cộng Hòa", "Cộng Hiền", "Toàn Thắng", "Chi bộ Tổng kho"]
    rows = [[number, name, 5, number] for number, name in enumerate(names, 1)]
    table = the_table(sheet_of([*TITLE, *HEADING, *rows]))
    assert kinds(table) == [("organization", name) for name in names]


def test_levels_are_told_by_their_numbers():
    rows = [[1, A, 18, 7], ["a)", "Chi bộ 1", 3, 1], ["b)", "Chi bộ 2", 4, 1], ["-", "Chi bộ 3", 4, 1], [2, B, 23, 2]]
    table = the_table(sheet_of([*TITLE, *HEADING, *rows]))
    assert [row.level for row in table.rows] == [0, 1, 1, 1, 0]


def test_an_organisation_with_a_roman_number_stands_above_its_cells():
    rows = [["I", A, 18, 7], [1, "Chi bộ 1", 3, 1], [2, "Chi bộ 2", 4, 1], ["II", B, 23, 2], [1, "Chi bộ 1", 3, 1]]
    table = the_table(sheet_of([*TITLE, *HEADING, *rows]))
    assert [(row.name, row.level) for row in table.rows] == [
        (A, 0), ("Chi bộ 1", 1), ("Chi bộ 2", 1), (B, 0), ("Chi bộ 1", 1),
    ]  # fmt: skip


def test_an_organisation_without_figures_stays_in_the_list():
    table = the_table(sheet_of([*TITLE, *HEADING, ROWS[0], [2, B], [3, C, 14, 5]]))
    assert figures(table) == {A: 7, B: None, C: 5}
    table = the_table(sheet_of([*TITLE, ["Đơn vị", "Kết nạp"], [A, 7], [B], [C]]))
    assert figures(table) == {A: 7, B: None, C: None}


def test_a_word_where_a_figure_belongs_does_not_hide_the_row():
    table = the_table(sheet_of([*TITLE, *HEADING, ROWS[0], [2, B, 23, "chưa báo cáo"], [3, C, 14, "x"]]))
    assert figures(table) == {A: 7, B: "chưa báo cáo", C: "x"}


def test_a_commune_written_with_its_letter_keeps_it():
    table = the_table(sheet_of([*TITLE, ["Đơn vị", "Kết nạp"], ["X. Hải Khê", 3], ["P. Ba Đình", 4]]))
    assert figures(table) == {"X. Hải Khê": 3, "P. Ba Đình": 4}


def test_short_names_without_numbers_are_organisations_and_no_groups():
    names = {"Công an": 3, "Quân sự": 1, "Hải Khê": 2}
    table = the_table(sheet_of([*TITLE, ["Đơn vị", "Kết nạp"], *[[name, count] for name, count in names.items()]]))
    assert figures(table) == names


def test_organizations_may_be_named_by_their_codes_alone():
    """Whoever has a code and no figure is there as well: it did not report. A sum is a sum in the column of codes."""
    rows = [["th-1", 20, 5], ["th-2", 30, None], ["th-3", 40, 0], ["Tổng cộng", 90, 5], [], ["Người lập biểu"]]
    table = the_table(sheet_of([["Báo cáo tháng 5/2024"], ["Mã đơn vị", "Chỉ tiêu", "Kết nạp"], *rows]))
    assert [(row.kind, row.code, row.name) for row in table.rows] == [
        ("organization", "th-1", ""),
        ("organization", "th-2", ""),
        ("organization", "th-3", ""),
        ("total", "Tổng cộng", ""),
    ]


def test_codes_with_numbers_beside_them_and_headings_in_two_rows_need_no_names():
    heading = [["STT", "Mã số", "Kết quả", None], [None, None, "Chỉ tiêu", "Kết nạp"], [1, 2, 3, 4]]
    merges = ["A2:A3", "B2:B3", "C2:D2"]
    rows = [[1, "th-1", 20, 5], [2, "th-2", 30, 6]]
    table = the_table(sheet_of([["Báo cáo tháng 5/2024"], *heading, *rows], merges))
    assert [row.code for row in table.rows] == ["th-1", "th-2"]
