"""Printed workbooks: long tables end their sheet and repeat their own heads; short ones and charts stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from dashboard.exports.document import Cell, Column, Kind, Part, Row, RowKind, Table
from dashboard.exports.documents import document_of
from dashboard.exports.excel.page_breaks import page_breaks, page_points
from dashboard.exports.excel.sheets import sheets_of
from dashboard.exports.excel.widths import sheet_widths
from dashboard.exports.excel.workbook import write_workbook
from tests.exports.conftest import Read, open_workbook, parse, sheet_values

HEADS = ("STT", "Kỳ", "Tháng", "Năm")


def heads(sheet: Any) -> list[int]:
    """The rows (from 1) in which tables begin."""
    return [number for number, row in enumerate(sheet_values(sheet), 1) if row[0] in HEADS]


@pytest.mark.parametrize("view", ["overview", "shares", "trends", "reports", "report"])
def test_every_table_but_the_last_of_a_sheet_is_short_and_the_last_repeats_its_head(read: Read, view: str):
    for sheet in parse(read(view)).worksheets:
        found = heads(sheet)
        if not found or sheet.print_title_rows is None:
            continue
        assert int(sheet.print_title_rows.split(":")[0].strip("$")) == found[-1]
        for first, following in pairwise(found):
            numbered = [row for row in sheet_values(sheet)[first : following - 1] if isinstance(row[0], int)]
            assert len(numbered) <= 25


def test_a_part_with_a_long_table_before_another_takes_two_sheets(read: Read):
    book = parse(read("overview"))
    assert [name for name in book.sheetnames if name.startswith("Cơ cấu")] == ["Cơ cấu", "Cơ cấu (2)"]
    first, second = (book[name] for name in ("Cơ cấu", "Cơ cấu (2)"))
    assert first["A3"].value == second["A3"].value == "*"


def test_a_part_on_several_sheets_loses_nothing_and_keeps_its_order(read: Read):
    for part in document_of(read("overview")).parts:
        sheets = list(sheets_of(part))
        assert tuple(block for sheet in sheets for block in sheet.blocks) == part.blocks
        assert len({sheet.name for sheet in sheets}) == len(sheets)


@pytest.mark.parametrize(
    ("units", "breaks"),
    [
        ([(0, 4), (4, 8)], []),
        ([(0, 6), (6, 12)], [6]),
        ([(0, 6), (6, 12), (12, 14), (14, 18)], [6, 14]),
        ([(2, 40)], []),
        ([(0, 6), (6, 35), (35, 39)], []),
        ([(0, 6), (6, 36), (36, 44)], [36]),
    ],
)
def test_a_page_ends_before_what_it_would_cut(units: Sequence[tuple[int, int]], breaks: list[int]):
    assert list(page_breaks(dict.fromkeys(range(50), 10.0), units, 100.0)) == breaks


def test_a_wide_sheet_has_more_of_its_points_on_a_page():
    narrow, wide = page_points((20.0,), (180.0, 267.0)), page_points((200.0,), (180.0, 267.0))
    assert 700 < narrow < 757
    assert wide > 1.5 * narrow


def test_no_short_table_of_the_position_is_cut(read: Read):
    sheet = parse(read("overview")).worksheets[0]
    broken = [mark.id for mark in sheet.row_breaks.brk]
    assert broken
    for first, following in zip(heads(sheet), [*heads(sheet)[1:], sheet.max_row], strict=True):
        rows = [row for row in range(first, following) if isinstance(sheet.cell(row, 1).value, int)]
        assert not [mark for mark in broken if first <= mark < rows[-1]]


def test_columns_of_words_are_as_wide_as_nine_texts_in_ten_need_and_no_wider():
    def width(*texts: str, kind: Kind = Kind.TEXT) -> float:
        columns = Column("Đảng bộ, chi bộ", 20, kind=kind), Column("Đạt", 80)
        rows = tuple(Row(RowKind.ITEM, (Cell(text), Cell(1))) for text in texts)
        return sheet_widths(Part("list", "Tờ", "Tờ", (Table("list", columns, rows),)))[0]

    assert width("Bảo đảm tiến độ", "Chưa kết nạp được") == 20
    assert width("x" * 50) == pytest.approx((25 + 4.5) / 1.08 + 1.6)  # in two lines
    assert width("x" * 500) == 32  # as wide as a column may grow
    assert width(*["x" * 9] * 30, "x" * 500) == 20  # one in ten is no reason
    assert width("x" * 50, kind=Kind.LABEL) == 20


def test_a_narrow_sheet_has_room_for_the_heading_block():
    columns = Column("Tháng", 10, kind=Kind.LABEL), Column("Đạt", 30)
    widths = sheet_widths(
        Part("list", "Tờ", "Tờ", (Table("list", columns, (Row(RowKind.ITEM, (Cell("1"), Cell(1))),)),))
    )
    assert widths == pytest.approx((23, 69))


def test_a_long_name_in_the_heading_block_takes_lines_of_its_own_and_no_smaller_letters(read: Read):
    document = document_of(read("annex-02", jurisdiction="thanh-hoa"))
    issuer = "THÀNH ỦY " + "NUÔI TRỒNG THỦY SẢN " * 8
    long = replace(document, letterhead=replace(document.letterhead, issuer=issuer))
    short, longer = (open_workbook(write_workbook(one)).worksheets[0] for one in (document, long))
    assert longer["A2"].alignment.wrap_text
    assert not longer["A2"].alignment.shrink_to_fit
    assert longer.row_dimensions[2].height >= 3 * short.row_dimensions[2].height


def test_notes_hardly_longer_than_a_page_are_printed_on_one(read: Read):
    short, long = (parse(read(view))["Ghi chú"] for view in ("lagging", "overview"))
    assert (short.page_setup.fitToWidth, short.page_setup.fitToHeight) == (None, None)  # one page each: the default
    assert long.page_setup.fitToHeight == 0
    assert short.sheet_properties.pageSetUpPr.fitToPage


def test_a_table_of_most_of_a_page_begins_below_its_title(read: Read):
    """As a whole it would go to the second page and leave a heading block alone on the first one."""
    document = document_of(read("organization", organization="th-bv-da-khoa-hong-phuc"))
    sheet = open_workbook(write_workbook(document))["Báo cáo"]
    (head,) = heads(sheet)
    breaks = [one.id for one in sheet.row_breaks.brk]
    assert sheet.page_setup.orientation == "portrait"
    assert len([row for row in sheet_values(sheet) if isinstance(row[0], int)]) == 20
    assert all(one > head + 3 for one in breaks)
