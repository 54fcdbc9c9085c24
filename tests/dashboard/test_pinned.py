"""Who chooses another time in a view pinned to a snapshot is told beforehand, and can go back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import URL
from streamlit.testing.v1 import AppTest

from dashboard.address import Address
from dashboard.database import get_engine
from dashboard.freezing import freeze


def draw_the_bar() -> None:
    """Run by Streamlit: a page with nothing but the bar."""
    from dashboard.components.scope_bar import scope_bar
    from dashboard.context import open_context

    scope_bar(open_context("/"), (), ())


@pytest.fixture
def pinned(sqlite_sample_url: URL, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The bar of a view pinned to the first snapshot of a database."""
    monkeypatch.setenv("DATABASE_URL", sqlite_sample_url.render_as_string(hide_password=False))
    get_engine.cache_clear()
    april = Address(jurisdiction="thanh-hoa", day=date(2024, 4, 30))
    assert freeze(get_engine(), april, "Họp tháng 4", "Văn phòng").number == 1
    page = AppTest.from_function(draw_the_bar, default_timeout=120)
    page.query_params["chot"] = "1"
    yield page.run()
    get_engine().dispose()
    get_engine.cache_clear()


def notes(page: AppTest) -> list[str]:
    """Return the markup of the quiet notes of a page."""
    assert not page.exception
    return [each.proto.body for each in page.get("html") if 'class="note"' in each.proto.body]


def test_another_day_leads_out_of_a_snapshot_and_a_link_leads_back(pinned: AppTest):
    told = "Đang xem bản chốt số 1; đổi đảng bộ, năm hoặc ngày là rời bản chốt"
    assert any(told in note for note in notes(pinned))
    assert not any("Trở lại" in note for note in notes(pinned))

    pinned.selectbox(key="filter_day").set_value(date(2024, 5, 31)).run()
    assert "chot" not in pinned.query_params
    [note] = [note for note in notes(pinned) if "Đã rời bản chốt số 1" in note]
    assert '<a href="/?chot=1" target="_self">Trở lại bản chốt số 1</a>' in note
    assert not any(told in note for note in notes(pinned))

    pinned.query_params.clear()
    pinned.query_params["chot"] = "1"  # as the link does
    assert not any("Trở lại" in note for note in notes(pinned.run()))
    [day] = [field for field in pinned.selectbox if field.label == "Số liệu đến ngày"]
    assert day.value == date(2024, 4, 30)


@pytest.mark.parametrize(("control", "value"), [("year", 2023), ("jurisdiction", "hau-giang")])
def test_another_year_or_committee_leaves_the_same_way_back(pinned: AppTest, control: str, value: object):
    pinned.selectbox(key=f"filter_{control}").set_value(value).run()
    assert "chot" not in pinned.query_params
    assert any("Trở lại bản chốt số 1" in note for note in notes(pinned))
    pinned.query_params["ngon_ngu"] = "en"
    assert any('href="/?chot=1&amp;ngon_ngu=en" target="_self">Back to snapshot 1<' in n for n in notes(pinned.run()))


def test_newer_figures_are_told_where_there_are_any(pinned: AppTest):
    [note] = [note for note in notes(pinned) if "Số liệu chốt số 1 · Họp tháng 4 · 30/04/2024" in note]
    assert "đã có số liệu mới hơn" in note

    december = Address(jurisdiction="thi-xa", day=date(2022, 12, 31))
    assert freeze(get_engine(), december, "Họp cuối năm", "Văn phòng").number == 2
    pinned.query_params["chot"] = "2"
    [note] = [note for note in notes(pinned.run()) if "Số liệu chốt số 2" in note]
    assert "mới hơn" not in note
