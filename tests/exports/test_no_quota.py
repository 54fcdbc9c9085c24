"""Papers of a year for which no quota was assigned: results without percent, lists that say why they are empty."""

from __future__ import annotations

import pytest

from tests.exports.conftest import Read, items, parse


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
