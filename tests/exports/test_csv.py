"""Files between separators: what Excel opens by double click, and what programs read."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from dashboard.exports.csv_file import write_csv, write_plain_csv
from dashboard.exports.document import Cell, Column, Document, Kind, Part, RowKind, Table, row_of
from dashboard.exports.documents import document_of
from dashboard.exports.safe_text import is_risky
from tests.exports.conftest import Read


def of_excel(document: Document) -> list[list[str]]:
    content = write_csv(document)
    assert content.startswith(b"\xef\xbb\xbf")
    separator = ";" if document.language.code == "vi" else ","
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=separator))


def of_programs(document: Document) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_plain_csv(document).decode("utf-8"))))


def test_a_vietnamese_excel_gets_semicolons_and_decimal_commas(read: Read) -> None:
    lines = of_excel(document_of(read("annex-01")))
    assert lines[:2] == [["KẾT QUẢ KẾT NẠP ĐẢNG VIÊN NĂM 2024"], ["Số liệu tính đến ngày 31/05/2024"]]
    heads = dict(enumerate(lines[2]))
    assert (heads[6], heads[7]) == ("Tỷ lệ %", "Trong đó – Nữ")
    total = next(line for line in lines if line[1:2] == ["Tổng cộng (108 đơn vị)"])
    assert (total[3], total[5], total[6]) == ("817", "289", "35,4%")
    assert "Xuất lúc 20/06/2024 12:00" in lines[-1][0]


def test_an_english_excel_gets_commas_and_decimal_dots(read: Read) -> None:
    lines = of_excel(document_of(read("annex-01", language="en")))
    assert any(line[6:7] == ["35.4%"] for line in lines)


def test_a_month_is_not_taken_for_a_day(read: Read) -> None:
    lines = of_excel(document_of(read("annex-02")))
    months = {line[6] for line in lines if line and line[0].isdigit()}
    assert "T11/2023" in months
    assert not any(month[:1].isdigit() for month in months)


def test_every_cell_is_quoted(read: Read) -> None:
    text = write_csv(document_of(read("annex-02"))).decode("utf-8-sig")
    assert all(line.startswith('"') and line.endswith('"') for line in text.split("\r\n") if line)


def test_programs_get_codes_dots_and_one_row_an_organisation(read: Read) -> None:
    rows = of_programs(document_of(read("annex-01")))
    assert len(rows) == 108
    assert sum(int(row["admitted"]) for row in rows if row["admitted"]) == 289
    first = rows[0]
    assert first["code"] == "th-phuong-cam-giang"
    assert (first["percent"], first["state"]) == ("38.9", "on_pace")
    assert {row["quota"] for row in rows if not row["quota"].isdigit()} == {"n/a"}


def test_programs_get_no_row_where_nobody_is_listed(read: Read) -> None:
    assert of_programs(document_of(read("lagging", search="không có ai như thế"))) == []


def test_a_hidden_cell_is_hidden_in_both_forms(read: Read) -> None:
    column = Column("Người có đạo", 10, code="religious")
    table = Table("small", (column,), (row_of(RowKind.ITEM, Cell(hidden=True), code="a"),))
    document = replace(document_of(read("annex-02")), parts=(Part("small", "A", "A", (table,)),))
    assert ["■"] in of_excel(document)
    assert of_programs(document) == [{"code": "a", "religious": "hidden"}]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "  =1", "\u200b=1", "＝1", "＋1", "－1", "＠a", '=cmd|"/c calc"!A1'],
)
def test_a_text_that_begins_like_a_formula_stays_text(read: Read, text: str) -> None:
    assert is_risky(text)
    table = Table("names", (Column("Tên", 10, kind=Kind.TEXT),), (row_of(RowKind.ITEM, text, code=text),))
    document = replace(document_of(read("annex-02")), parts=(Part("names", "A", "A", (table,)),))
    assert [f"'{text}"] in of_excel(document)


@pytest.mark.parametrize("text", ["", "Đảng bộ", "–", "…", "2/23", "(=)", "5-6"])
def test_an_ordinary_text_is_left_alone(text: str) -> None:
    assert not is_risky(text)
