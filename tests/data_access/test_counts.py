"""What a cell says where a number of people belongs."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.ingest.counts import Kind, read_count
from data_access.workbooks.book import Cell, Value


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (7, 7),
        (7.0, 7),
        (6.9999999999999991, 7),
        (0, 0),
        (9_999_999, 9_999_999),
        ("05", 5),
        (" 7 ", 7),
        ("'12", 12),
        ("7,0", 7),
        ("7.00", 7),
        ("1.020", 1020),
        ("1.020,0", 1020),
        ("1,020.00", 1020),
        ("1 020", 1020),
        ("1\u00a0020", 1020),
        ("1\u202f020", 1020),
        ("1 đ/c", 1),
        ("03đ/c", 3),
        ("02 đồng chí", 2),
        ("4 đc", 4),
        ("7 người", 7),
        ("12 đảng viên", 12),
        ("1\u200b2", 12),
    ],
)
def test_a_count_is_read_however_it_was_typed(value: Value, number: int):
    assert read_count(Cell(value)) == (read := read_count(Cell(number)))
    assert (read.value, read.kind) == (number, Kind.COUNT)


@pytest.mark.parametrize("value", ["-", "–", "—", " - ", "--", "−"])
def test_a_dash_is_nobody(value: str):
    assert (read_count(Cell(value)).value, read_count(Cell(value)).kind) == (0, Kind.ZERO_MARK)


@pytest.mark.parametrize("value", ["x", "X", " x ", "…", "..."])
def test_an_x_is_no_figure_and_not_zero(value: str):
    assert (read_count(Cell(value)).value, read_count(Cell(value)).kind) == (None, Kind.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("value", "number", "remark"),
    [
        ("3 (01 chờ)", 3, "(01 chờ)"),
        ("03 đ/c\n(01 chờ quyết định)", 3, "(01 chờ quyết định)"),
        ("1.020 (*)", 1020, "(*)"),
        ("5*", 5, "*"),
    ],
)
def test_what_stands_beside_a_count_is_kept_as_a_remark(value: str, number: int, remark: str):
    read = read_count(Cell(value))
    assert (read.value, read.kind, read.remark) == (number, Kind.COUNT, remark)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (Cell(None), Kind.EMPTY),
        (Cell("  \u00a0"), Kind.EMPTY),
        (Cell(None, formula=True), Kind.NO_RESULT),
        (Cell("#REF!", error=True), Kind.ERROR),
        (Cell(value=True), Kind.BOOLEAN),
        (Cell(date(2024, 5, 3)), Kind.DATE),
        (Cell(datetime(2024, 5, 3, 8, 0)), Kind.DATE),
        (Cell(3.5), Kind.FRACTION),
        (Cell("3,5"), Kind.FRACTION),
        (Cell(0.5, number_format="0%"), Kind.PERCENT),
        (Cell(1, number_format="0.0%"), Kind.PERCENT),
        (Cell("35,4%"), Kind.PERCENT),
        (Cell(-2), Kind.NEGATIVE),
        (Cell(-0.5), Kind.NEGATIVE),
        (Cell("-2"), Kind.NEGATIVE),
        (Cell("− 2"), Kind.NEGATIVE),
        (Cell(12_345_678), Kind.TOO_LARGE),
        (Cell("12345678"), Kind.TOO_LARGE),
        (Cell("9" * 5000), Kind.TOO_LARGE),
        (Cell("1,020"), Kind.AMBIGUOUS),
        (Cell("٣"), Kind.OTHER_DIGITS),
        (Cell("３"), Kind.OTHER_DIGITS),
        (Cell("3²"), Kind.OTHER_DIGITS),
        (Cell("½"), Kind.OTHER_DIGITS),
        (Cell(float("nan")), Kind.TEXT),
        (Cell(float("inf")), Kind.TEXT),
        *(
            (Cell(text), Kind.TEXT)
            for text in ("nan", "inf", "1e5", "3_4", "0x1A", "3/5", "12 5", "(5)", "không", "O", "1.2.3")
        ),
    ],
)
def test_what_is_no_count_is_called_by_its_name(cell: Cell, kind: Kind):
    assert (read_count(cell).value, read_count(cell).kind) == (None, kind)


@given(st.integers(0, 9_999_999))
def test_a_number_is_the_same_in_every_usual_writing(number: int):
    dotted = f"{number:,}".replace(",", ".")
    for text in (str(number), dotted, dotted.replace(".", " "), f"0{number}"[-8:], f"{number} đ/c", f" {number},0"):
        if len(text.strip()) < 9 or not text.startswith("0"):
            assert read_count(Cell(text)).value == number


@given(st.text(max_size=12))
def test_any_text_is_read_to_a_whole_number_or_to_none(text: str):
    read = read_count(Cell(text))
    assert (read.value is not None) == (read.kind in (Kind.COUNT, Kind.ZERO_MARK))
