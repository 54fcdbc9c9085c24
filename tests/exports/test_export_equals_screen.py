"""What a screen shows for any filters is what its file holds: the same rows in the same order with the same values."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.arrivals import Arrival
from dashboard.domain.carriers import PRESENCES, carriers, without
from dashboard.domain.groups import GROUPINGS, ORDERS, sections_of, total_by
from dashboard.domain.ranking import rank_lagging
from dashboard.domain.selection import Filters, narrow
from dashboard.domain.states import State
from dashboard.exports.csv_file import write_plain_csv
from dashboard.exports.document import NONE, UNKNOWN
from dashboard.exports.documents import document_of
from dashboard.exports.figures import ExportFigures
from tests.examples import one_in
from tests.exports.conftest import Read, parse, sheet_values

CLUSTERS = ("ward", "commune", "agency", "enterprise", "school", "armed_forces")
DAYS = (date(2024, 4, 30), date(2024, 5, 31))
SEARCHES = ("", "giang", "chi bo", "không có ai như thế")
WORDS = {Arrival.IN_TIME: "đúng hạn", Arrival.LATE: "muộn", Arrival.MISSING: "thiếu"}


def percent(value: Any) -> Any:
    return NONE if value is None else float(value / 100)


def rows_below(sheet: Any, *heads: str) -> list[tuple[Any, ...]]:
    """The numbered rows of the table whose heads begin like this, wherever it stands on the sheet."""
    found, inside = [], False
    for row in sheet_values(sheet):
        if row[: len(heads)] == heads:
            inside = True
        elif inside and isinstance(row[0], int):
            found.append(row)
        elif inside and found and not isinstance(row[0], int):
            break
    return found


def programs(figures: ExportFigures) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_plain_csv(document_of(figures)).decode())))


@given(
    clusters=st.lists(st.sampled_from(CLUSTERS), unique=True, max_size=2),
    search=st.sampled_from(SEARCHES),
    day=st.sampled_from(DAYS),
    order=st.sampled_from(sorted(ORDERS)),
    grouping=st.sampled_from(["", *GROUPINGS]),
    level=st.sampled_from(["direct", "cell"]),
)
@one_in(5)
def test_the_list_of_all(
    read: Read, clusters: list[str], search: str, day: date, order: str, grouping: str, level: str
):
    figures = read(
        "progress", clusters=tuple(clusters), search=search, day=day, order=order, grouping=grouping, level=level
    )
    assert figures.listed is not None
    narrowed = narrow(figures.listed.children, Filters(tuple(clusters), search=search))
    shown = [row for section in sections_of(narrowed, order, grouping) for row in section.rows]
    lines = programs(figures)
    assert [line["code"] for line in lines] == [row.organization.code for row in shown]
    assert [line["state"] for line in lines] == [row.state.value for row in shown]
    assert [line["admitted"] for line in lines] == ["" if row.admitted is None else str(row.admitted) for row in shown]
    assert [line["missing"] for line in lines] == ["n/a" if row.missing is None else str(row.missing) for row in shown]


@given(
    clusters=st.lists(st.sampled_from(CLUSTERS), unique=True, max_size=2),
    search=st.sampled_from(SEARCHES),
    category=st.sampled_from(["", "student", "enterprise", "women"]),
    presence=st.sampled_from(PRESENCES),
)
@one_in(6)
def test_the_shares(read: Read, clusters: list[str], search: str, category: str, presence: str):
    figures = read("shares", clusters=tuple(clusters), search=search, category=category, presence=presence)
    structure, position = figures.structure, figures.position
    book = parse(figures)
    told = {row[1]: row[2:5] for row in rows_below(book.worksheets[0], "STT", "Nhóm người")}
    assert len(told) == len(structure.whole)
    for row in document_of(figures).parts[0].tables[0].rows:
        counted = structure.whole[row.code]
        count = NONE if counted.withheld else UNKNOWN if counted.count is None else counted.count
        of = NONE if counted.of is None else counted.of
        assert told[row.cells[1].value] == (count, of, percent(counted.share))
    chosen = category or next(iter(structure.listed))
    found = narrow(position.children, Filters(search=search))
    shown = (carriers if presence == "present" else without)(structure, found, chosen)
    lines = rows_below(book.worksheets[1], "STT", "Đảng bộ, chi bộ")
    assert [line[1:4] for line in lines] == [
        (one.standing.organization.name, one.counted.count, one.counted.of) for one in shown
    ]


@given(
    clusters=st.lists(st.sampled_from(CLUSTERS), unique=True, max_size=2),
    search=st.sampled_from(SEARCHES),
    day=st.sampled_from(DAYS),
)
@one_in(6)
def test_the_board_of_reports(read: Read, clusters: list[str], search: str, day: date):
    figures = read("reports", clusters=tuple(clusters), search=search, day=day)
    board = {row.organization_id: row for row in figures.arrivals}
    found = narrow(figures.position.children, Filters(tuple(clusters), search=search))
    shown = [(row, board[row.organization.id]) for row in found]
    shown.sort(key=lambda pair: (-pair[1].count(Arrival.MISSING), -pair[1].count(Arrival.LATE)))
    lines = rows_below(parse(figures).worksheets[0], "STT", "Đảng bộ, chi bộ", "Thiếu", "Muộn")
    assert [line[1] for line in lines] == [row.organization.name for row, _ in shown]
    for line, (_, year) in zip(lines, shown, strict=True):
        assert line[2:4] == (year.count(Arrival.MISSING), year.count(Arrival.LATE))
        for cell, month in zip(line[5:17] if len(line) > 16 else line[4:16], year.months, strict=True):
            expected = WORDS.get(month.arrival, None if month.arrival is Arrival.NOT_YET else NONE)
            assert cell is expected or cell == expected or str(cell).startswith(str(expected))


@pytest.mark.parametrize("clusters", [(), ("ward", "school")])
def test_the_position(read: Read, clusters: tuple[str, ...]):
    figures = read("overview", clusters=clusters)
    position, own = figures.position, figures.position.own
    sheet = parse(figures).worksheets[0]
    facts = [row[2] for row in rows_below(sheet, "STT", "Nội dung", "Số liệu")]
    assert facts[:6] == [own.quota, own.admitted, percent(own.percent), own.judgement.due, own.missing, own.remaining]
    states = rows_below(sheet, "STT", "Trạng thái", "Số đơn vị")
    assert sum(row[2] for row in states) == len(position.children)
    assert states[0][2] == sum(row.state is State.ZERO for row in position.children)
    totals = total_by(position.children, "cluster")
    assert [row[2:6] for row in rows_below(sheet, "STT", "Khối", "Số đơn vị")] == [
        (len(total.rows), total.zero, total.admitted, total.quota) for total in totals
    ]
    farthest = rank_lagging(position.children).ranked[:10]
    assert [row[1:4] for row in rows_below(sheet, "STT", "Đảng bộ, chi bộ", "Còn thiếu")] == [
        (row.organization.name, row.missing, row.admitted) for row in farthest
    ]


def test_the_workbook_of_the_position_holds_every_screen(read: Read):
    book = parse(read("overview"))
    assert book.sheetnames == [
        "Tổng quan",
        "Tiến độ",
        "Chậm tiến độ",
        "Cơ cấu",
        "Cơ cấu (2)",
        "Theo thời gian",
        "Báo cáo",
        "Ghi chú",
        "Số liệu biểu đồ",
    ]
    assert len(rows_below(book["Tiến độ"], "STT", "Đảng bộ, chi bộ")) == 108
