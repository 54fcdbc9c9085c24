"""Formulas are live and carry the results that the screens show: every one is worked out a second time."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from dashboard.exports.document import Cell, Column, Kind, Part, Ratio, Row, RowKind, Sum, Table, row_of
from dashboard.exports.documents import VIEWS, document_of
from dashboard.exports.excel.workbook import write_workbook
from dashboard.exports.figures import ExportFigures
from dashboard.exports.formulas import holds
from tests.exports.conftest import Read, open_workbook, parse

RATIO = re.compile(r"=ROUND\(([A-Z]+\d+)/([A-Z]+\d+),3\)")
SUM = re.compile(r"=SUM\(([A-Z0-9:,]+)\)")
DIFFERENCE = re.compile(r"=([A-Z]+\d+)-([A-Z]+\d+)")
EVERY_PAPER = [(view, "thanh-hoa") for view in VIEWS] + [(view, "hai-phong") for view in VIEWS]


def calculated(formula: str, values: Any) -> float:
    """What a spreadsheet gives: halves away from zero, texts in a sum do not count."""
    if found := RATIO.fullmatch(formula):
        part, whole = (values[name].value for name in found.groups())
        return math.floor(Decimal(part) / Decimal(whole) * 1000 + Decimal("0.5")) / 1000
    if found := DIFFERENCE.fullmatch(formula):
        first, second = (values[name].value for name in found.groups())
        return float(first - second)
    found = SUM.fullmatch(formula)
    assert found, formula
    cells = [cell for area in found[1].split(",") for row in _rows(values[area]) for cell in row]
    return sum(cell.value for cell in cells if isinstance(cell.value, int | float))


def _rows(area: Any) -> Any:
    return area if isinstance(area, tuple) else ((area,),)


def check(formulas: Workbook, results: Workbook) -> int:
    """Hold every formula against its stored result; return how many there are."""
    count = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    stored = results[sheet.title][cell.coordinate].value
                    assert calculated(cell.value, results[sheet.title]) == pytest.approx(stored, abs=1e-9), cell
                    count += 1
    return count


def both(figures: ExportFigures) -> tuple[Workbook, Workbook]:
    content = write_workbook(document_of(figures))
    return open_workbook(content, formulas=True), open_workbook(content)


@pytest.mark.parametrize(("view", "least"), [("annex-01", 140), ("overview", 150)])
def test_every_formula_gives_the_result_that_is_stored(read: Read, view: str, least: int):
    assert check(*both(read(view, jurisdiction="thanh-hoa"))) > least


@pytest.mark.exhaustive
@pytest.mark.parametrize(("view", "jurisdiction"), EVERY_PAPER)
def test_every_formula_of_every_paper_gives_the_result_that_is_stored(read: Read, view: str, jurisdiction: str):
    check(*both(read(view, jurisdiction=jurisdiction)))


def test_the_percent_and_the_totals_of_annex_01_are_formulas(read: Read):
    sheet = parse(read("annex-01"), formulas=True).worksheets[0]
    total = next(row for row in sheet.iter_rows() if row[1].value == "Tổng cộng (108 đơn vị)")
    assert RATIO.fullmatch(total[6].value)
    assert all(SUM.fullmatch(total[column].value) for column in (2, 3, 4, 5, 7, 8, 9, 10, 11, 12))
    assert total[6].number_format == "0.0%"


@pytest.mark.parametrize("view", ["annex-01", "annex-02"])
def test_an_annex_has_no_number_in_its_first_column_but_the_places(read: Read, view: str):
    sheet = parse(read(view)).worksheets[0]
    numbers = [cell.value for (cell,) in sheet.iter_rows(max_col=1) if isinstance(cell.value, int | float)]
    assert numbers == list(range(1, 109 if view == "annex-01" else 51))


def table_of(*rows: Row) -> Table:
    return Table("people", (Column("A", 9), Column("B", 9), Column("%", 9, kind=Kind.PERCENT)), rows)


def test_a_percent_that_plain_rounding_would_make_100_stays_a_value():
    share = Cell(Decimal("99.9"), formula=Ratio(0, 1))
    assert not holds(table_of(row_of(RowKind.ITEM, 1999, 2000, share)), 0, 2)
    assert holds(table_of(row_of(RowKind.ITEM, 289, 817, Cell(Decimal("35.4"), formula=Ratio(0, 1)))), 0, 2)


def test_halves_go_up_as_on_the_screen():
    assert holds(table_of(row_of(RowKind.ITEM, 1383, 2000, Cell(Decimal("69.2"), formula=Ratio(0, 1)))), 0, 2)


def test_a_sum_over_a_hidden_cell_is_a_value(read: Read):
    seen, hidden = row_of(RowKind.ITEM, 12), row_of(RowKind.ITEM, Cell(hidden=True))
    total = row_of(RowKind.TOTAL, Cell(15, formula=Sum((0, 1))))
    table = Table("people", (Column("A", 9),), (seen, hidden, total))
    assert not holds(table, 2, 0)
    document = replace(document_of(read("annex-02")), parts=(Part("a", "A", "A", (table,)),))
    written = open_workbook(write_workbook(document), formulas=True).worksheets[0]
    assert [cell.value for row in written.iter_rows() for cell in row if cell.value in (12, 15, "■")] == [12, "■", 15]
    assert not any(cell.data_type == "f" for row in written.iter_rows() for cell in row)


def test_a_sum_that_does_not_give_the_value_stays_a_value():
    rows = (row_of(RowKind.ITEM, 12), row_of(RowKind.ITEM, "…"), row_of(RowKind.TOTAL, Cell(13, formula=Sum((0, 1)))))
    assert not holds(table_of(*rows), 2, 0)
