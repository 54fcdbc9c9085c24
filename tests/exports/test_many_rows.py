"""Lists too long to be kept as cells: rows are made when they are written, and the files are the same."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest

from dashboard.exports import document
from dashboard.exports.csv_file import write_csv, write_plain_csv
from dashboard.exports.document import Row, RowKind, row_of, rows_of_items
from dashboard.exports.documents import document_of
from dashboard.exports.excel import workbook
from dashboard.exports.excel.workbook import write_workbook
from tests.exports.conftest import Read, open_workbook


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MANY_ROWS", 20)
    monkeypatch.setattr(workbook, "MANY_ROWS", 20)


def below_head(sheet: Any) -> int:
    """The first row below the head of the list, from 1."""
    titles = str(sheet.print_title_rows or "$0:$0")
    return int(titles.split(":")[-1].strip("$")) + 1


def sheet_contents(content: bytes) -> list[Any]:
    """Values and formulas below the heads, merges and heights of every sheet."""
    book = open_workbook(content, formulas=True)
    found = []
    for sheet in book.worksheets:
        body = below_head(sheet)
        rows = range(body, sheet.max_row + 1)
        found.append(
            (
                (sheet.title, body),
                [[None if cell.value == "" else cell.value for cell in row] for row in sheet.iter_rows(min_row=body)],
                sorted(str(merged) for merged in sheet.merged_cells.ranges if merged.min_row >= body),
                {row: sheet.row_dimensions[row].height for row in rows if sheet.cell(row, 2).value},
            )
        )
    return found


def head(content: bytes) -> list[Any]:
    """The headings of the list, column by column, the lower one of two."""
    sheet = open_workbook(content).worksheets[0]
    body = below_head(sheet)
    above, below = sheet.iter_rows(min_row=body - 2, max_row=body - 1, values_only=True)
    return [lower or upper for upper, lower in zip(above, below, strict=True)]


@pytest.mark.parametrize("view", ["progress", "lagging"])
def test_a_workbook_that_keeps_no_rows_is_the_same(read: Read, request: pytest.FixtureRequest, view: str):
    figures = read(view, grouping="cluster" if view == "progress" else "")
    content = write_workbook(document_of(figures))
    kept, kept_head = sheet_contents(content), head(content)
    request.getfixturevalue("few_are_many")
    paper = document_of(figures)
    assert not isinstance(paper.parts[0].tables[0].rows, tuple)
    content = write_workbook(paper)
    found = sheet_contents(content)
    assert head(content) == kept_head
    for one, other in zip(found, kept, strict=True):
        for this, that in zip(one, other, strict=True):
            assert this == that


def test_separated_text_is_the_same(read: Read, request: pytest.FixtureRequest):
    figures = read("progress")
    before = document_of(figures)
    request.getfixturevalue("few_are_many")
    after = document_of(figures)
    assert (write_csv(after), write_plain_csv(after)) == (write_csv(before), write_plain_csv(before))


class Kept(str):
    """A text that can be watched."""

    __slots__ = ("__weakref__",)


@pytest.mark.usefixtures("few_are_many")
def test_rows_that_were_read_are_not_kept():
    alive: weakref.WeakSet[Kept] = weakref.WeakSet()

    def make(number: int) -> Row:
        text = Kept(number)
        alive.add(text)
        return row_of(RowKind.ITEM, text)

    rows = rows_of_items(range(1000), make)
    assert len(rows) == 1000
    assert [row.cells[0].value for row in rows[10:12]] == ["10", "11"]
    for row in rows:
        assert row.cells
        del row
    gc.collect()
    assert len(alive) <= 1
