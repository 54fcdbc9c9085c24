"""Papers of a year for which no quota was assigned: results without percent, lists that say why they are empty."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, Engine

from dashboard.address import Address
from dashboard.exports.documents import VIEWS, read_document
from data_access.ingest.change_organizations import NewOrganization, add_organization
from tests.data_access.tree import undone
from tests.exports.conftest import NOON, Read, items, parse


@pytest.mark.parametrize(
    ("export", "sentence"),
    [
        ("annex-02", "Năm 2021 không giao chỉ tiêu nên danh sách này không có đơn vị nào."),
        (
            "lagging",
            "Năm 2021 không giao chỉ tiêu nên không xếp đơn vị nào là chậm; 8 đơn vị không kết nạp được ai.",
        ),
    ],
)
def test_a_list_says_that_no_quota_was_assigned(read: Read, export: str, sentence: str):
    sheet = parse(read(export, jurisdiction="thi-xa", year=2021)).worksheets[0]
    said = [cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]
    assert sentence in said
    assert not any(cell.startswith("Tổng cộng") for cell in said)  # of nobody there is no sum


def test_results_have_neither_quota_nor_percent(read: Read):
    rows = items(parse(read("annex-01", jurisdiction="thi-xa", year=2021)).worksheets[0])
    assert len(rows) == 40
    assert sum(row[5] for row in rows) == 79
    assert {(row[3], row[6]) for row in rows} == {("–", "–")}


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_of_figures_that_nobody_gave_no_chart_is_drawn(engine: Engine):
    with undone(engine) as connection:
        top = _unit(connection, "top", None)
        _unit(connection, "cell", top)
        for view in VIEWS:
            document = read_document(connection, view, Address(jurisdiction="top"), NOON)
            assert [chart.key for part in document.parts for chart in part.charts] == []


def _unit(connection: Connection, code: str, parent: int | None) -> int:
    new = NewOrganization(code, code, "base_committee", date(2020, 1, 1), parent)
    return add_organization(connection, new, datetime(2020, 1, 2, 8, tzinfo=UTC))
