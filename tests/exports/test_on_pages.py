"""What lists leave out on pages, what stands together at their end, and what is too long for pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dashboard.exports import on_pages
from dashboard.exports.document import Column, Kind, Part, RowKind, Sentence, Table, row_of
from dashboard.exports.documents import document_of
from dashboard.exports.measuring import Face, width_of
from dashboard.exports.on_pages import TooLongError, for_pages, rows_of_end, stands_below, stands_whole, taken_by_names
from dashboard.exports.word.widths import fit
from dashboard.i18n.language import language
from tests.exports.conftest import Read

ITEM, GROUP, TOTAL, SECTION = RowKind.ITEM, RowKind.GROUP, RowKind.TOTAL, RowKind.SECTION


@pytest.mark.parametrize("export", ["progress", "lagging"])
def test_lists_leave_their_details_to_formats_that_scroll_and_say_so(read: Read, export: str):
    document = document_of(read(export))
    [whole], [paged] = document.parts[0].tables, for_pages(document).parts[0].tables
    detailed = [column for column in whole.columns if column.detail]
    assert "reason" in {column.code for column in detailed}
    assert [column for column in whole.columns if not column.detail] == list(paged.columns)
    assert len(paged.rows) == len(whole.rows) == 108 or export == "lagging"
    assert paged.notes[:-1] == whole.notes
    assert paged.notes[-1].startswith("Trong tệp Excel, CSV có thêm: Lý do")
    kept = [place for place, column in enumerate(whole.columns) if not column.detail]
    for row, shown in zip(whole.rows, paged.rows, strict=True):
        assert [cell.value for cell in shown.cells] == [
            row.cells[place].value if place < len(row.cells) else None for place in kept
        ]


@pytest.mark.parametrize("export", ["annex-01", "annex-02", "report"])
def test_annexes_and_reports_stay_whole_on_pages(read: Read, export: str):
    document = document_of(read(export))
    assert for_pages(document) == document


@pytest.mark.parametrize(
    ("kinds", "together"),
    [
        ((ITEM, ITEM, ITEM, TOTAL), 3),
        ((ITEM, ITEM, ITEM), 2),
        ((ITEM, ITEM, TOTAL), 2),
        ((GROUP, ITEM, TOTAL), 1),
        ((ITEM, SECTION, ITEM), 0),
        ((SECTION, ITEM, ITEM), 1),
        ((ITEM,), 0),
        ((), 0),
    ],
)
def test_the_last_rows_stand_together_and_part_no_group_from_its_first_item(kinds: Sequence[RowKind], together: int):
    table = Table("list", (Column("Tên", 30, kind=Kind.TEXT),), tuple(row_of(kind, "a") for kind in kinds))
    assert rows_of_end(table) == together


def test_long_names_leave_states_on_one_line():
    columns = (
        Column("Tên", 30, kind=Kind.TEXT),
        *(Column("Số người", 9) for _ in range(12)),
        Column("Trạng thái", 19, kind=Kind.TEXT),
        Column("Ghi chú", 19, kind=Kind.TEXT),
    )
    row = row_of(ITEM, "Đảng bộ Công ty Cổ phần " * 7, *range(12), "Chưa kết nạp được", "chỉ tiêu nhỏ")
    points, widths = fit(language("vi"), Table("list", columns, (row,) * 40), 257)
    assert points == 9
    assert widths[-2] > 24  # millimetres that the words take at 9 points
    assert abs(sum(widths) - 257) < 1e-6


def test_a_long_text_in_one_row_of_ten_makes_no_row_of_twelve_lines():
    said = "□ chưa xong (hạn 30/06/2027): Đảng ủy làm việc với Đoàn trường và doanh nghiệp, lập danh sách nguồn"
    columns = (
        Column("Tên", 30, kind=Kind.TEXT),
        *(Column("Số người", 9) for _ in range(14)),
        Column("Trạng thái", 19, kind=Kind.TEXT),
        Column("Kết luận kỳ trước", 30, kind=Kind.TEXT),
    )
    name = "Đảng bộ Công ty Cổ phần Dược và Thiết bị Y tế thành phố"
    rows = tuple(row_of(ITEM, name, *range(14), "Chưa kết nạp được", "–" if n % 10 else said) for n in range(56))
    points, widths = fit(language("vi"), Table("list", columns, rows), 257)
    assert points == 9
    assert widths[-1] > 25  # millimetres in which it takes six or seven lines; 20 without a look at the longest
    assert widths[-2] > 24  # and the states keep their one line
    assert abs(sum(widths) - 257) < 1e-6


def test_a_part_of_sentences_takes_no_page_of_its_own_but_an_annex_does():
    said = Part("shares", "Cơ cấu", "CƠ CẤU", (Sentence("Chưa có báo cáo nào tách theo nhóm người được kết nạp."),))
    listed = replace(said, blocks=(*said.blocks, Table("list", (Column("Tên", 30, kind=Kind.TEXT),), ())))
    assert stands_below(said)
    assert not stands_below(replace(said, annex="Phụ lục 02"))
    assert not stands_below(listed)


def test_names_of_one_line_take_nothing_and_each_line_more_takes_one(read: Read):
    document = document_of(read("progress"))
    assert taken_by_names(document, 165, 13) == 0
    named = replace(document, letterhead=replace(document.letterhead, issuer="ĐẢNG BỘ\nXÍ NGHIỆP\nNGHIÊN CỨU"))
    assert taken_by_names(named, 165, 13) == pytest.approx(2 * 13 * 1.3 * 25.4 / 72)


def test_no_page_divides_a_short_table():
    columns = (Column("Tên", 30, kind=Kind.TEXT),)
    assert stands_whole(Table("list", columns, (row_of(ITEM, "a"),) * 9))
    assert not stands_whole(Table("list", columns, (row_of(ITEM, "a"),) * 10))


def test_too_many_cells_are_refused_before_any_row_is_made(read: Read, monkeypatch: pytest.MonkeyPatch):
    document = document_of(read("annex-02"))
    monkeypatch.setattr(on_pages, "MOST_CELLS", 10)
    with pytest.raises(TooLongError):
        for_pages(document)


def test_a_short_table_gets_smaller_letters_before_its_names_take_a_second_line(read: Read):
    table = next(for_pages(document_of(read("progress", jurisdiction="hau-giang"))).tables())[1]
    points, widths = fit(language("vi"), table, 257)
    assert len(table.rows) == 11
    assert points == 11
    names = sorted(width_of(str(row.cells[1].value), Face.TIMES, points) * 25.4 / 72 for row in table.rows)
    assert [name < widths[1] for name in names] == [True] * 10 + [False]  # one name is twice as long as the others
