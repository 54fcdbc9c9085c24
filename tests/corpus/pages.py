"""Sheets as offices make them, before any program writes them: cells, merges, what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from tests.corpus.office import ORGANIZATIONS, Organization, figure

HEADINGS = {
    "stt": "STT",
    "name": "Tên đảng bộ, chi bộ",
    "quota": "Chỉ tiêu năm 2026",
    "admitted": "Kết nạp lũy kế từ đầu năm",
    "month": "Kết nạp trong tháng",
    "percent": "Tỷ lệ % so với chỉ tiêu",
    "student": "Học sinh, sinh viên",
    "pupil": "Học sinh",
    "university_student": "Sinh viên",
    "enterprise": "Lao động trong doanh nghiệp",
    "non_state_enterprise": "Lao động trong DN ngoài nhà nước",
    "religious": "Người có đạo",
    "women": "Nữ",
    "youth_union": "Đoàn viên",
    "ethnic_minority": "Dân tộc thiểu số",
    "moved_away": "Số có giấy chứng nhận chuyển đi",
    "moved_informed": "Đã thông báo",
    "forecast_this_month": "Dự kiến kết nạp tháng này",
    "forecast_next_month": "Dự kiến kết nạp tháng sau",
    "pool": "Nguồn quần chúng ưu tú",
    "certificate_holders": "Số quần chúng đã có giấy chứng nhận học lớp bồi dưỡng",
    "files_pending": "Hồ sơ đang thẩm tra",
    "note": "Ghi chú",
}
PLAIN = ("stt", "name", "quota", "admitted", "student", "enterprise", "religious")


@dataclass
class Page:
    """A sheet: its cells, rows first, None for empty; `at` finds the cell of an organisation's column."""

    rows: list[list[object]] = field(default_factory=list)
    name: str = "Sheet1"
    merges: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[str] = field(default_factory=set)
    hidden: bool = False
    font: str = ""
    formats: dict[str, str] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def cell(self, code: str, column: str) -> str:
        """Where a figure stands: "D9"."""
        row, place = self.places[code, column]
        return f"{get_column_letter(place + 1)}{row + 1}"

    def put(self, code: str, column: str, value: object) -> Page:
        row, place = self.places[code, column]
        self.rows[row][place] = value
        return self

    def set(self, cell: str, value: object) -> Page:
        """Write a cell wherever it is: "K2"."""
        letters = cell.rstrip("0123456789")
        row, column = int(cell[len(letters) :]) - 1, 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        while len(self.rows) <= row:
            self.rows.append([])
        line = self.rows[row]
        line.extend([None] * (column - len(line)))
        line[column - 1] = value
        return self

    def add(self, *rows: Sequence[object]) -> Page:
        self.rows.extend(list(row) for row in rows)
        return self

    def map(self, change: Callable[[str], str]) -> Page:
        """Change every text, as a font or a Unicode form does."""
        self.rows = [[change(cell) if isinstance(cell, str) else cell for cell in row] for row in self.rows]
        return self


def value(each: Organization, column: str, month: str, number: int) -> object:
    """What an office writes for an organisation in a column."""
    if column == "stt":
        return number
    if column == "name":
        return each.name
    if column == "percent":
        return round(100 * each.admitted[2] / each.quota, 1) if each.quota else None
    if column == "note":
        return None
    return figure(each, column, month)


def fill_in(
    page: Page, columns: Sequence[str], month: str = "2026-06", these: Iterable[Organization] = ORGANIZATIONS
) -> Page:
    """Append a row for each organisation."""
    for number, each in enumerate(these, start=1):
        for place, column in enumerate(columns):
            page.places[each.code, column] = (len(page.rows), place)
        page.rows.append([value(each, column, month, number) for column in columns])
    return page


def total_row(columns: Sequence[str], month: str = "2026-06", words: str = "Tổng cộng") -> list[object]:
    """The sums of a table; a column of percents or remarks has none."""
    row: list[object] = [None] * len(columns)
    for place, column in enumerate(columns):
        if column not in ("stt", "name", "percent", "note"):
            row[place] = sum(figure(each, column, month) or 0 for each in ORGANIZATIONS)
    row[columns.index("name")] = words
    return row


def plain(
    columns: Sequence[str] = PLAIN,
    *,
    title: str | None = "KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG 6 NĂM 2026",
    month: str = "2026-06",
    headings: dict[str, str] | None = None,
    total: str = "bottom",
    name: str = "Sheet1",
) -> Page:
    """A title, a heading, a row for each organisation and the sums: nothing that could raise a question."""
    page = Page(name=name)
    if title is not None:
        page.add([title], [])
    page.add([{**HEADINGS, **(headings or {})}[column] for column in columns])
    if total == "top":
        page.add(total_row(columns, month))
    fill_in(page, columns, month)
    if total == "bottom":
        page.add(total_row(columns, month))
    return page


def letterhead(page: Page, blank: int = 1) -> Page:
    """Put the head of a Party paper above: body, star, number; place and date on the right."""
    page.add(
        ["ĐẢNG BỘ TỈNH ĐÔNG HẢI", None, None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["THÀNH ỦY KIM GIANG", None, None, None, "Kim Giang, ngày 05 tháng 7 năm 2026"],
        ["*"],
        ["Số 12 - BC/TU", None, None, None, "Mẫu 15B"],
    )
    page.merges += ["A1:C1", "A2:C2", "E1:G1", "E2:G2"]
    return page.add(*[[]] * blank)


def signature(page: Page) -> Page:
    """Who made it and who signs, below the table."""
    return page.add(
        [],
        [None, None, None, None, "Kim Giang, ngày 05 tháng 7 năm 2026"],
        [None, "NGƯỜI LẬP BIỂU", None, None, "T/M BAN THƯỜNG VỤ"],
        [None, "(Ký, ghi rõ họ tên)", None, None, "PHÓ BÍ THƯ"],
        [],
        [None, "Trần Thị Mẫu", None, None, "Nguyễn Văn Mẫu"],
        ["Nơi nhận:"],
        ["- Như trên,"],
        ["- Lưu VT."],
    )
