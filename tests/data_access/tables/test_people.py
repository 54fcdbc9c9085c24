"""Sheets that list people are left unread, and a file of nothing else is refused."""

from __future__ import annotations

import pytest

from data_access.ingest.messages import Severity
from data_access.ingest.tables.people import without_people
from data_access.workbooks.book import Book
from tests.data_access.tables.grids import sheet_of

REPORT = sheet_of(
    [["Kết nạp tháng 5/2024"], ["STT", "Đơn vị", "Kết nạp"], [1, "Đảng bộ xã Hải Khê", 2]], name="Tổng hợp"
)


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        (["STT", "Họ và tên", "Ngày sinh", "Chi bộ"], [1, "Nguyễn Văn Mẫu", "1/2/1999", "Chi bộ 1"]),
        (["TT", "HỌ TÊN", "Ngày tháng năm\nsinh", "Đơn vị"], [1, "Trần Thị Mẫu", 1999, "Chi bộ 2"]),
        (["TT", "Đơn vị", "Họ và tên quần chúng", "Số CCCD"], [1, "Chi bộ 1", "Lê Mẫu", "001"]),
    ],
)
def test_a_list_of_people_is_left_unread_beside_a_report_and_refused_alone(heading: list[object], row: list[object]):
    people = sheet_of([["DANH SÁCH"], heading, row], name="Danh sách")
    book, (note,) = without_people(Book((REPORT, people)))
    assert book.sheets == (REPORT,)
    assert (note.severity, note.code, note.sheet, note.row) == (Severity.NOTE, "list-of-people", "Danh sách", 2)
    book, (refusal,) = without_people(Book((sheet_of([], name="Trang 2"), people)))
    assert (refusal.severity, refusal.code, refusal.cell) == (Severity.REFUSAL, "only-people", note.cell)


def test_the_place_of_a_signature_lists_nobody():
    rows = [["Đơn vị", "Kết nạp"], ["Đảng bộ xã Hải Khê", 2], ["(Ký, ghi rõ họ và tên)"], ["Họ và tên", "Ngày"]]
    signed = sheet_of(rows)
    assert without_people(Book((REPORT, signed))) == (Book((REPORT, signed)), [])
