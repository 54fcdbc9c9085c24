"""The agenda that each committee begins with: in the order of a meeting, and short enough for one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.exports.document import Row, RowKind, Table, row_of
from dashboard.exports.slides.plan import Slide
from dashboard.freezing import freeze
from dashboard.i18n.language import language
from dashboard.meeting.default_agenda import default_items
from dashboard.meeting.meeting import ROWS
from dashboard.meeting.shortening import short_pages
from dashboard.meeting.slides import read_meeting
from dashboard.meeting.writing import make_agenda
from data_access.engine import read_transaction

VI = language("vi")
NOW = datetime(2027, 1, 1, tzinfo=UTC)
RESULT = ("facts", "cumulative", "targets", "states")
WITHOUT_TARGETS = ("facts", "cumulative", "states")  # their only one is the quota, which the first slide answers
ENDING = ("categories", "shares", "forecasts", "board", "years")
SHOWN = {
    "thanh-hoa": (*WITHOUT_TARGETS, "moved-up", "moved-down", "lagging", "lagging", *ENDING),
    "hai-phong": (*RESULT, "moved-up", "moved-down", "lagging", "lagging", *ENDING),
    "hai-phong-2024": (*RESULT, "moved-down", "lagging", *ENDING),  # nobody there is at zero, nobody got on
    "hau-giang": (*RESULT, "moved-up", "lagging", *ENDING),
    "thi-xa": (*WITHOUT_TARGETS, "moved-up", "moved-down", "lagging", "lagging", *ENDING),
}
"""What stands behind the opening of a first meeting. Two lists of those who lag: who is behind, who is at zero."""


COMMITTEES = [code if code == "hau-giang" else pytest.param(code, marks=pytest.mark.exhaustive) for code in SHOWN]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_every_committee_begins_with_what_it_has(sample_engine: Engine):
    with read_transaction(sample_engine) as connection:
        offered = {code: default_items(connection, code) for code in SHOWN}
    at_zero = {code for code, items in offered.items() if any("zero" in item.query for item in items)}
    assert at_zero == {code for code, keys in SHOWN.items() if keys.count("lagging") == 2}
    for items in offered.values():
        assert list(dict.fromkeys(item.view for item in items)) == [
            "overview",
            "lagging",
            "shares",
            "reports",
            "trends",
        ]


@pytest.mark.parametrize("code", COMMITTEES)
@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_it_is_an_agenda_of_one_meeting(sample_engine: Engine, code: str):
    with read_transaction(sample_engine) as connection:
        items = default_items(connection, code)
    agenda = make_agenda(sample_engine, code, "Giao ban tháng", items, "Văn phòng")
    number = freeze(sample_engine, Address(jurisdiction=code), "Họp", "Văn phòng").number
    with read_transaction(sample_engine) as connection:
        shown = read_meeting(connection, agenda, number, VI, NOW)
    assert shown.agenda.items == items
    assert [getattr(one.slide.body, "key", "words") for one in shown.slides[1:]] == list(SHOWN[code])
    tables = [one.slide.body for one in shown.slides if isinstance(one.slide.body, Table)]
    assert all(0 < len(table.rows) <= ROWS for table in tables)


@pytest.mark.exhaustive
@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_of_a_long_list_the_slide_says_how_many_it_leaves_out(sample_engine: Engine):
    with read_transaction(sample_engine) as connection:
        items = default_items(connection, "thanh-hoa")
    agenda = make_agenda(sample_engine, "thanh-hoa", "Giao ban tháng", items, "Văn phòng")
    number = freeze(sample_engine, Address(jurisdiction="thanh-hoa"), "Họp", "Văn phòng").number
    with read_transaction(sample_engine) as connection:
        shown = read_meeting(connection, agenda, number, VI, NOW)
    (zero,) = (one.slide for one in shown.slides if one.slide.title.startswith("50 đơn vị chưa kết nạp được"))
    assert zero.said[-1] == "10 đơn vị đứng đầu danh sách 50 đơn vị."


def test_a_table_that_lists_no_organisation_is_never_shortened():
    rows: tuple[Row, ...] = tuple(row_of(RowKind.ITEM, year) for year in range(ROWS + 1))
    pages = list(short_pages(VI, "trends", (Slide("Các năm", Table("years", (), rows)),)))
    assert [len(one.slide.body.rows) for one in pages] == [ROWS, 1]  # type: ignore[union-attr]
    assert list(short_pages(VI, "trends", (Slide("Từng tháng", Table("months", (), rows)),))) == []
