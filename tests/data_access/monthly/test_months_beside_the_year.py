"""Months alone beside one column of the year so far: "Tháng 6 | Tháng 7 | Lũy kế"."""

from __future__ import annotations

import pytest

from data_access.ingest.tables.recognise import recognise
from data_access.ingest.tables.table import Table
from data_access.workbooks.book import Book
from tests.data_access.monthly.office import JULY, JUNE, MAY, NAMES, TODAY, Office, codes, full, questions, refusals
from tests.data_access.tables.grids import sheet_of

LATER = TODAY.replace(month=8)


def months_table(*figures: tuple[int, int, int], heading: tuple[str, ...] = ("Tháng 6", "Tháng 7", "Lũy kế")) -> Table:
    rows = [[number, name, *three] for number, (name, three) in enumerate(zip(NAMES, figures, strict=True), 1)]
    grid = [["BÁO CÁO KẾT QUẢ KẾT NẠP ĐẢNG VIÊN NĂM 2026"], ["STT", "Tên đơn vị", *heading], *rows]
    recognised = recognise(Book((sheet_of(grid),)), None, LATER)
    assert codes_of(recognised.messages) == []
    (read,) = recognised.tables
    return read


def codes_of(messages) -> list[str]:
    return [message.code for message in messages if message.severity != "note"]


@pytest.mark.parametrize("known", [False, True])
def test_the_month_before_is_stored_as_the_year_so_far_that_the_last_column_tells_of(here: Office, known: bool):
    if known:
        here.take(full(7, 8, 9, month=MAY))
    preview = here.preview(months_table((3, 2, 12), (0, 4, 12), (5, 0, 14)), today=LATER)
    assert questions(preview) == []
    here.take(months_table((3, 2, 12), (0, 4, 12), (5, 0, 14)), today=LATER, hours=20)
    assert {code: said["all"] for code, said in here.stored(JUNE).items()} == {"a": 10, "b": 8, "c": 14}
    assert {code: said["all"] for code, said in here.stored(JULY).items()} == {"a": 12, "b": 12, "c": 14}


def test_a_year_so_far_that_contradicts_what_is_in_is_asked_about(here: Office):
    here.take(full(7, 8, 9, month=MAY))
    preview = here.preview(months_table((3, 2, 14), (0, 4, 12), (5, 0, 14)), today=LATER)
    assert questions(preview) == ["month-and-year-differ"]


def test_months_that_are_more_than_the_year_are_refused(here: Office):
    preview = here.preview(months_table((3, 2, 4), (0, 4, 12), (5, 0, 14)), today=LATER)
    assert refusals(preview) == ["month-above-year"]
    assert "month-only-first" not in codes(preview)
