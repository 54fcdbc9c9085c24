"""Tables in text files: delimiters, quotes, and the encodings of thirty years."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.workbooks.legacy import _TCVN3, _VNI
from tests.data_access.workbooks.making import read_here, refusal_of, values_of

TABLE = (
    "STT;Tên đảng bộ;Chỉ tiêu;Kết nạp\r\n1;Đảng bộ phường Đại Phong;20;11\r\n"
    "2;Đảng bộ xã Quảng Hưng;15;07\r\n3;Đảng bộ Trường THPT Hàm Rồng;5;-\r\n;Tổng cộng;40;18\r\n"
)
EXPECTED = {"B2": "Đảng bộ phường Đại Phong", "B3": "Đảng bộ xã Quảng Hưng", "D3": "07", "D4": "-", "D5": "18"}


def windows_1258(text: str) -> bytes:
    """Return the text as Windows writes it: letters with roof or horn, and tones after them."""
    out = bytearray()
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            out += unicodedata.normalize("NFC", marks.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


def tcvn3(text: str) -> str:
    """Return the text as TCVN3 fonts show it when it is read as Western; only Đ, Ă and the like have capitals."""
    typed = {meant: sign for sign, meant in _TCVN3.items()}
    return "".join(typed.get(letter, typed.get(letter.lower(), letter)) for letter in text)


def vni(text: str) -> str:
    """Return the text as VNI fonts show it when it is read as Western."""
    typed = {meant: sign for sign, meant in reversed(_VNI.items())}
    return "".join(typed.get(letter, letter) for letter in text)


ENCODED = {
    "UTF-8": (TABLE.encode(), []),
    "UTF-8 with mark": (TABLE.encode("utf-8-sig"), []),
    "UTF-8 in pieces": (unicodedata.normalize("NFD", TABLE).encode(), []),
    "UTF-16": (TABLE.encode("utf-16"), []),
    "UTF-16 of others": (b"\xfe\xff" + TABLE.encode("utf-16-be"), []),
    "UTF-16 without mark": (TABLE.encode("utf-16-le"), []),
    "UTF-16 of others without mark": (TABLE.encode("utf-16-be"), []),
    "Windows-1258": (windows_1258(TABLE), ["text-encoding"]),
    "TCVN3": (tcvn3(TABLE).encode("latin-1"), ["text-encoding"]),
    "VNI": (vni(TABLE).encode("latin-1"), ["text-encoding"]),
    "TCVN3 in UTF-8": (tcvn3(TABLE).encode(), ["legacy-text-converted"]),
    "VNI in UTF-8": (vni(TABLE).encode(), ["legacy-text-converted"]),
    "UTF-8 taken for Western": (TABLE.encode().decode("latin-1").encode(), ["legacy-text-converted"]),
}


@pytest.mark.parametrize(("content", "notes"), ENCODED.values(), ids=ENCODED)
def test_a_table_reads_the_same_in_every_encoding(content: bytes, notes: list[str]) -> None:
    book = read_here(content, "Tháng 5.csv")
    (sheet,) = book.sheets
    assert sheet.name == "Tháng 5"
    assert {name: value for name, value in values_of(sheet).items() if name in EXPECTED} == EXPECTED
    assert [note.code for note in book.messages] == notes
    assert (sheet.rows, sheet.columns) == (5, 4)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_the_one_that_parts_the_lines_alike(delimiter: str, line_end: str) -> None:
    lines = [
        ["mã", "tên", "ghi chú"],
        ["1", "Phường A", '"a, b; c"'],
        ["2", "Phường B", ""],
        ["", "", ""],
        ["3", "C", '"x\ny"'],
    ]
    text = line_end.join(delimiter.join(line) for line in lines)
    (sheet,) = read_here(text.encode(), "a.csv").sheets
    assert sheet.cell(2, 3).value == "a, b; c"
    assert (sheet.cell(5, 1).value, sheet.cell(5, 3).value) == ("3", "x\ny")
    assert (4, 1) not in sheet.cells


def test_decimal_commas_do_not_part_cells() -> None:
    (sheet,) = read_here("tên;tỷ lệ\nA;35,4\nB;12,5\nC;7,1\n".encode(), "a.csv").sheets
    assert sheet.cell(2, 2).value == "35,4"


def test_a_delimiter_that_is_told_is_taken() -> None:
    (sheet,) = read_here(b"sep=;\na,b;c,d\n1,5;2,5\n", "a.csv").sheets
    assert values_of(sheet) == {"A2": "a,b", "B2": "c,d", "A3": "1,5", "B3": "2,5"}


def test_every_cell_is_text_as_it_stands_there() -> None:
    (sheet,) = read_here("mã,số,ngày\n007,1.020,31/05/2024\n".encode(), "a.csv").sheets
    assert [sheet.cell(2, column).value for column in (1, 2, 3)] == ["007", "1.020", "31/05/2024"]


@pytest.mark.parametrize(
    ("content", "code", "cell"),
    [
        (b'a,b\n1,"x\n2,y\n', "broken-quotes", "A2"),
        (b'a,b\n1,"x" y\n', "broken-quotes", "A2"),
        ("a,b\n1,x".encode("utf-16")[:-1], "broken-text", ""),
        ("tên,số\nPhườ".encode()[:-1], "broken-text", ""),
        (b"t\xean,s\xff\xfe\n1,\x80\x81", "unknown-encoding", ""),
        ("Nestl\xe9,5\n".encode("latin-1"), "unknown-encoding", ""),
        (b"a,b\n1,x\x07\n", "control-character", "B2"),
        ("a,b\n1,x\u202e\n".encode(), "direction-character", "B2"),
        ("a,b\n1,Ph\ufffdng\n".encode(), "lost-character", "B2"),
        (b"\n" * 20_000 + b"a", "cell-outside-limits", "A20001"),
        (b"," * 200 + b"a", "cell-outside-limits", "GS1"),
        (b"a,b\n1," + b"x" * 32_768, "text-too-long", "B2"),
    ],
)
def test_what_is_wrong_in_a_text_file_is_told_with_its_place(content: bytes, code: str, cell: str) -> None:
    assert refusal_of(content, "a.csv") == (code, cell)


def test_a_text_file_without_a_table_is_one_column() -> None:
    (sheet,) = read_here("Kính gửi Ban Tổ chức\n".encode(), "thư.txt").sheets
    assert values_of(sheet) == {"A1": "Kính gửi Ban Tổ chức"}


def test_letters_that_excel_turned_into_question_marks_are_refused() -> None:
    """Excel's "CSV (Comma delimited)" knows no Vietnamese: what it cannot write becomes a question mark."""
    lost = TABLE.encode("cp1252", errors="replace")
    assert b"ph??ng" in lost
    assert refusal_of(lost, "a.csv") == ("unknown-encoding", "")
    assert refusal_of(TABLE.encode("ascii", errors="replace"), "a.csv") == ("lost-character", "B1")


def test_a_question_is_no_lost_letter() -> None:
    (sheet,) = read_here("Phường A,5,ai nộp?khi nào\n".encode(), "a.csv").sheets
    assert sheet.cell(1, 3).value == "ai nộp?khi nào"


words = st.text(st.sampled_from('abđơ ,;"\n1'), max_size=6)


@given(st.lists(st.lists(words, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_what_was_quoted_comes_back(rows: list[list[str]], delimiter: str) -> None:
    quoted = [delimiter.join('"' + field.replace('"', '""') + '"' for field in row) for row in rows]
    content = f"sep={delimiter}\n" + "\n".join(quoted) + "\nz"
    (sheet,) = read_here(content.encode(), "a.csv").sheets
    expected = {
        (row, column): field
        for row, fields in enumerate(rows, start=2)
        for column, field in enumerate(fields, start=1)
        if field.strip()
    }
    assert {place: cell.value for place, cell in sheet.cells.items()} == expected | {(len(rows) + 2, 1): "z"}
