"""Whatever the layout, a good table comes back whole: every organisation once, with its own figures."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from dashboard.imports.table_words import SENTENCES
from data_access.ingest.counts import read_count
from tests.data_access.tables.grids import MAY, read, sheet_of, the_table

LEAVES = {
    "quota": ("Chỉ tiêu", "CT năm 2024", "Chỉ tiêu giao"),
    "admitted": ("Lũy kế từ đầu năm", "Số đã kết nạp", "KQ kết nạp"),
    "women": ("Nữ", "Phụ nữ"),
    "student": ("HSSV", "Học sinh, sinh viên"),
    "non_state_enterprise": ("DN ngoài NN", "DNNNN"),
    "religious": ("Người có đạo", "Tôn giáo"),
    "pool": ("Nguồn", "Quần chúng ưu tú"),
    "forecast_next_month": ("Dự kiến tháng sau", "Dự kiến T6"),
}
CATEGORIES = ("women", "student", "non_state_enterprise", "religious")
TITLES = ("KẾT QUẢ KẾT NẠP THÁNG 5/2024", "Báo cáo 5 tháng đầu năm 2024", "Số liệu tính đến ngày 31/5/2024")
KINDS = ("Đảng bộ phường", "Đảng bộ xã", "Chi bộ Trường THPT", "Đảng bộ Công ty CP", "P.", "Xã", "Chi bộ Cơ quan")
SYLLABLES = ("Tân", "An", "Ân", "Hải", "Khê", "Giang", "Cộng", "Hòa", "Toàn", "Thắng", "Tổng", "Vạn", "Đông", "Mỹ")


def written(count: int, way: int) -> Any:
    dotted = f"{count:,}".replace(",", ".")
    return (count, float(count), str(count), f"0{count}" if count < 10 else str(count), dotted, f"{count} đ/c")[way]


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[Any]], list[str], dict[str, dict[str, int]]]:
    names = draw(
        st.lists(
            st.tuples(st.sampled_from(KINDS), st.sampled_from(SYLLABLES), st.sampled_from(SYLLABLES)),
            min_size=2,
            max_size=9,
            unique=True,
        )
    )
    organizations = [" ".join(name) for name in names]
    fields = ["admitted", *draw(st.lists(st.sampled_from([key for key in LEAVES if key != "admitted"]), unique=True))]
    fields = draw(st.permutations(fields))
    depth = draw(st.integers(1, 3))
    inside = [field for field in fields if field in CATEGORIES]
    if depth > 1:
        fields = [*(field for field in fields if field not in CATEGORIES), *inside]
    with_number = draw(st.booleans())
    label = ["STT", "Tên đơn vị"] if with_number else ["Đơn vị"]
    figures = {name: {field: draw(st.integers(0, 1500)) for field in fields} for name in organizations}

    rows: list[list[Any]] = []
    merges: list[str] = []
    if draw(st.booleans()):
        rows += [["ĐẢNG BỘ TỈNH THANH HÓA", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"], ["*"], []]
    rows += [[draw(st.sampled_from(TITLES))], *([[]] * draw(st.integers(0, 2)))]
    head: list[list[Any]] = [[*label], *([[None] * len(label)] for _ in range(depth - 1))]
    head = [list(line) if len(line) != 1 or not isinstance(line[0], list) else line[0] for line in head]
    for field in fields:
        leaf = draw(st.sampled_from(LEAVES[field]))
        grouped = depth > 1 and field in inside
        head[0].append("Trong đó" if grouped and field == inside[0] else None if grouped else leaf)
        for line in head[1:]:
            line.append(leaf if grouped and line is head[-1] else None)
    rows += head
    if draw(st.booleans()):
        rows.append([f"({number})" for number in range(1, len(label) + len(fields) + 1)])

    ways = {field: draw(st.integers(0, 5)) for field in fields}

    def line(first: Any, name: str, own: dict[str, int] | None) -> list[Any]:
        cells = [None if own is None else written(own[field], ways[field]) for field in fields]
        return [*([first, name] if with_number else [name]), *cells]

    total = {field: sum(own[field] for own in figures.values()) for field in fields}
    on_top = draw(st.booleans())
    body = [line(number, name, figures[name]) for number, name in enumerate(organizations, 1)]
    if draw(st.booleans()):
        body.insert(len(body) // 2, line("II", "Khối cơ quan, trường học", None))
        body.insert(0, line("I", "KHỐI XÃ, PHƯỜNG", None))
    sums = line(None, draw(st.sampled_from(("Tổng cộng", "Cộng", "Toàn thành phố"))), total)
    rows += [sums, *body] if on_top else [*body, sums]
    if draw(st.booleans()):
        rows += [[], [None, "NGƯỜI LẬP BIỂU", None, "T/M BAN THƯỜNG VỤ"], ["Nơi nhận:"], ["- Lưu VP."]]
    return rows, merges, figures


@given(tables())
def test_a_good_table_comes_back_whole(made: tuple[list[list[Any]], list[str], dict[str, dict[str, int]]]):
    rows, merges, figures = made
    table = the_table(sheet_of(rows, merges))
    roles = {column.role: column.index for column in table.columns}
    found = {
        row.name: {role: read_count(row.cells[index]).value for role, index in roles.items() if role in LEAVES}
        for row in table.rows
        if row.kind == "organization"
    }
    assert found == figures
    assert table.months == (MAY,)
    assert sum(row.kind == "total" for row in table.rows) == 1


def long_table(count: int) -> list[list[Any]]:
    heading = ["STT", "Đơn vị", "Chỉ tiêu", "Kết nạp trong tháng", "Lũy kế", "Nữ", "HSSV", "DN", "Nguồn", "Ghi chú"]
    rows = [[number, f"Chi bộ thôn {number} xã Hải Khê", 9, 1, 5, 2, 1, 0, 3, None] for number in range(1, count + 1)]
    return [["THÁNG 5/2024"], heading, *rows]


def test_five_thousand_rows_are_recognised_in_a_moment():
    sheet = sheet_of(long_table(5000))
    begun = time.process_time()
    table = the_table(sheet)
    assert len(table.rows) == 5000
    assert time.process_time() - begun < 1.5


WORDS = (
    "STT", "Đơn vị", "Chỉ tiêu", "Kết nạp", "Lũy kế", "Trong đó", "Nữ", "Tháng 5", "Tổng cộng", "I", "1", "a)", "-",
    "x",    "Đảng bộ xã Hải Khê", "Ghi chú", "Nơi nhận:", None, 0, 7, 2024, 3.5, True, date(2024, 5, 1),
)  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=7), max_size=14), st.data())
def test_no_sheet_whatever_stands_in_it_breaks_the_reader(rows: list[list[Any]], data: st.DataObject):
    corner = st.tuples(st.integers(1, 7), st.integers(1, 14))
    merges = []
    for _ in range(data.draw(st.integers(0, 3))):
        (left, top), (width, height) = data.draw(corner), data.draw(corner)
        merges.append(f"{get_column_letter(left)}{top}:{get_column_letter(left + width - 1)}{top + height - 1}")
    recognised = read(sheet_of(rows, merges))
    for table in recognised.tables:
        numbers = [row.row for row in table.rows]
        assert numbers == sorted(set(numbers))
    assert {message.code for message in recognised.messages} <= set(SENTENCES)


def test_a_sheet_of_headings_only_is_refused_at_once():
    recognised = read(sheet_of([["STT", "Đơn vị", "Kết nạp"], [1, "Xã Hải Khê", 3]] * 3000))
    assert [message.code for message in recognised.messages] == ["too-many-headings"]


def test_long_texts_cost_no_time():
    long = ("ngày tháng " * 3000, "1 2 " * 8000, "chi bộ " * 4000, "đến ngày 1/" * 2900, "(1" * 16000)
    rows = [*([text] * 5 for text in long), ["STT", "Đơn vị", "Kết nạp"], *([1, text, text] for text in long)]
    begun = time.process_time()
    read(sheet_of(rows))
    assert time.process_time() - begun < 3
