"""What the screen works out of a waiting file: sums before and after, rows by what they do, the sheet as in Excel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.markup import unformatted
from dashboard.domain.headline import Headline
from dashboard.i18n.language import language
from dashboard.imports.new_jurisdiction import code_of, is_code
from dashboard.imports.preview_words import (
    ColumnTotal,
    button_text,
    column_totals,
    counted,
    counted_text,
    effect_text,
    place_text,
    preview_sentence,
)
from dashboard.imports.sheet_rows import cell_text, marks_of, run_on, runs_of, spans_of, widths_of
from data_access.ingest.messages import Message, Severity
from data_access.ingest.preview import Change, MonthTotals, Outcome, Preview
from data_access.workbooks.book import Cell, Merge, Sheet

VIETNAMESE = language("vi")
JUNE = date(2024, 6, 1)


def change(code: str, before: int | None, after: int, field: str = "admitted", row: int = 6) -> Change:
    return Change(code, f"Chi bộ {code}", field, "2024-06", before, after, "T6", row, 4)


def report(*changes: Change, rows: int, **totals: int) -> Preview:
    return Preview("report", (), {JUNE: MonthTotals(rows, totals)}, rows, changes)


def test_sums_before_follow_from_what_the_file_changes():
    """DB03 goes from 34 to 33, DB04 comes in with 5, the others stand at 10: 44 before, 48 after."""
    totals = MonthTotals(4, {"quota": 60, "admitted": 48})
    found = column_totals(totals, "2024-06", [change("DB03", 34, 33), change("DB04", None, 5)])
    assert found == [ColumnTotal("admitted", 44, 48)]


def test_a_column_that_nobody_had_has_no_sum_before():
    found = column_totals(MonthTotals(2, {"admitted": 7}), "2024-06", [change("a", None, 3), change("b", None, 4)])
    assert found == [ColumnTotal("admitted", None, 7)]


def test_rows_are_counted_once_by_what_they_do():
    changes = (change("a", None, 3), change("a", None, 1, "student"), change("b", 4, 5), change("b", None, 2, "women"))
    found = counted(report(*changes, rows=5, admitted=8))
    assert (found.new, found.changed, found.equal) == (1, 1, 3)


def test_rows_of_a_refused_file_are_not_said_to_be_in_already():
    refused = replace(report(rows=2), messages=(Message(Severity.REFUSAL, "count-text"),))
    assert counted(refused).equal == 0
    assert counted_text(VIETNAMESE, refused) == "1 điều phải sửa"


@pytest.mark.parametrize(
    ("outcome", "messages", "sentence"),
    [
        (Outcome.IMPORTED, (), "Báo cáo tháng 6/2024: 108 hàng, có thể nhập ngay."),
        (Outcome.UNCHANGED, (), "Báo cáo tháng 6/2024: 108 hàng đã có sẵn, không có gì thay đổi."),
        (
            Outcome.NEEDS_CONFIRMATION,
            (Message(Severity.QUESTION, "figure-falls"),),
            "Báo cáo tháng 6/2024: 108 hàng, cần trả lời 1 câu hỏi trước khi nhập.",
        ),
        (
            Outcome.REFUSED,
            (Message(Severity.REFUSAL, "count-text"), Message(Severity.REFUSAL, "name-of-several", key="name:x")),
            "Báo cáo tháng 6/2024 chưa nhập được: phải sửa 1 điều.",
        ),
        (
            Outcome.REFUSED,
            (Message(Severity.REFUSAL, "name-of-several", key="name:x"),),
            "Báo cáo tháng 6/2024: 108 hàng, cần trả lời 1 câu hỏi trước khi nhập.",
        ),
    ],
)
def test_the_sentence_says_what_it_is_and_whether_it_may_come_in(outcome, messages, sentence):
    preview = Preview("report", messages, {JUNE: MonthTotals(108, {})}, 108)
    assert preview_sentence(VIETNAMESE, preview, outcome, "t6.xlsx") == sentence
    assert button_text(VIETNAMESE, preview) == "Nhập 108 hàng tháng 6/2024"


def test_a_file_of_nothing_known_is_named():
    said = preview_sentence(
        VIETNAMESE, Preview("", (Message(Severity.REFUSAL, "encrypted"),)), Outcome.REFUSED, "a.xlsx"
    )
    assert said == "Tệp “a.xlsx” chưa nhập được: phải sửa 1 điều."


def test_the_headline_says_both_sides_of_the_arrow():
    before = Headline(289, 817, date(2024, 5, 31), 108)
    after = Headline(312, 817, date(2024, 6, 30), 108)
    assert effect_text(VIETNAMESE, before, after, 2024) == (
        "Toàn Đảng bộ năm 2024: 289/817 (đến 31/05/2024, 108 đơn vị) → 312/817 (đến 30/06/2024, 108 đơn vị)."
    )
    assert "giữ nguyên" in effect_text(VIETNAMESE, before, before, 2024)
    assert effect_text(VIETNAMESE, None, after, 2024).startswith("Toàn Đảng bộ năm 2024: chưa có số liệu → 312/817")


def sheet(rows: int, columns: int = 4, **more: object) -> Sheet:
    cells = {(row, column): Cell(row * column) for row in range(1, rows + 1) for column in range(1, columns + 1)}
    return Sheet("T6", cells, **more)


def test_only_the_head_and_what_is_around_problems_stands_unfolded():
    runs = [(run.first, run.last, run.folded) for run in runs_of(sheet(120), {60})]
    assert runs == [(1, 12, False), (13, 58, True), (59, 61, False), (62, 120, True)]


@given(st.integers(1, 300), st.sets(st.integers(1, 300), max_size=200))
def test_every_row_stands_in_one_run(rows: int, marked: set[int]):
    found = [row for run in runs_of(sheet(rows, 1), marked) for row in range(run.first, run.last + 1)]
    assert found == list(range(1, rows + 1))


def test_a_cell_shows_the_worst_that_is_said_and_other_cells_of_the_same_are_marked_too():
    said = [
        Message(Severity.QUESTION, "figure-falls", "T6", 7, 4),
        Message(Severity.REFUSAL, "count-text", "T6", 7, 4, also=("D9", "AA10")),
        Message(Severity.NOTE, "report-late", "T6", 20, 1),
        Message(Severity.REFUSAL, "count-text", "T5", 3, 3),
    ]
    marks = marks_of(sheet(30), said, [change("DB03", 34, 33, row=8), change("DB04", None, 5, row=9)])
    refused = Severity.REFUSAL
    assert marks.cells == {(7, 4): refused, (9, 4): refused, (10, 27): refused}
    assert [message.severity for message in marks.said[7]] == [Severity.QUESTION, refused]
    assert set(marks.changed) == {(8, 4)}
    assert marks.rows == {7, 8, 9, 10}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Cell(3), "3"),
        (Cell(3.0), "3"),
        (Cell(3.5), "3,5"),
        (Cell(0.354, "0.0%"), "35,4%"),
        (Cell(True), "TRUE"),
        (Cell(date(2024, 5, 31)), "31/05/2024"),
        (Cell(None, formula=True), "=…"),
        (Cell("-"), "-"),
    ],
)
def test_a_cell_looks_as_it_does_in_a_vietnamese_spreadsheet(cell, shown):
    assert cell_text(cell) == shown


def test_merged_cells_stand_as_one_and_are_cut_at_a_fold():
    spans = spans_of((Merge(1, 1, 3, 2),), 2, 5, 4)
    assert spans == {(2, 1): (2, 2), (2, 2): (0, 0), (3, 1): (0, 0), (3, 2): (0, 0)}


def test_a_title_runs_on_over_empty_cells_and_a_heading_does_not():
    cells = {(1, 1): Cell("BÁO CÁO THÁNG 6"), (3, 1): Cell("STT"), (3, 2): Cell("Tên đơn vị"), (3, 6): Cell("x")}
    looked_at = Sheet("T6", cells)
    assert run_on(looked_at, 1, 1, 6) == 6
    assert run_on(looked_at, 3, 1, 6) == 1


def test_columns_are_as_wide_as_their_rows_and_headings_break():
    heads = {(1, 1): Cell("Đã kết nạp lũy kế từ đầu năm"), (1, 2): Cell("Tên"), (1, 3): Cell("TT")}
    row = {(2, 1): Cell(7), (2, 2): Cell("Chi bộ Trường Lê"), (2, 3): Cell(1)}
    assert widths_of(Sheet("T6", heads | row), 3) == [10, 16, 3]


def test_places_name_the_sheet_where_there_are_several():
    message = Message(Severity.NOTE, "report-late", "T5", 12, 3)
    assert place_text(VIETNAMESE, message, one_sheet=True) == "C12"
    assert place_text(VIETNAMESE, message, one_sheet=False) == "T5!C12"


def test_a_name_suggests_a_code():
    assert code_of("Tỉnh ủy Hậu Giang") == "tinh-uy-hau-giang"
    assert code_of("Đảng bộ  Đông – Sơn") == "dang-bo-dong-son"
    assert not is_code(code_of("…"))
    assert [is_code(code) for code in ("moi", "TH_01", "th 01", "Mới", "../x", "-x")] == [True, True] + [False] * 4


def test_a_label_of_a_control_is_read_out_as_it_stands():
    assert unformatted("C5: “Đảng bộ phường Hồng Phúc” (lũy kế)?") == "C5: “Đảng bộ phường Hồng Phúc” (lũy kế)?"
    assert unformatted("a*b_c [x](y) :red[z]") == r"a\*b\_c \[x\](y) \:red\[z\]"
