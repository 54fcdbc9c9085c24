"""An address is read back as it was written; what cannot be read is named."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.address import OFFICE_ZONE, OWN_FIGURES, VIEWS, Address, Problem, read_address
from dashboard.domain.boundaries import READINGS
from dashboard.domain.carriers import PRESENCES
from dashboard.domain.groups import GROUPINGS, ORDERS
from dashboard.domain.report_periods import REPORT_PERIODS
from dashboard.domain.selection import CHOICES, Filters
from dashboard.domain.structure import LISTED
from data_access.scope import LEVELS

addresses = st.builds(
    Address,
    jurisdiction=st.sampled_from(["", "thanh-hoa"]),
    year=st.none() | st.integers(1930, 2200),
    day=st.none() | st.dates(),
    organization=st.sampled_from(["", "th-phuong-tan-an"]),
    filters=st.builds(
        Filters,
        st.lists(st.sampled_from(["ward", "school"]), unique=True).map(tuple),
        st.sampled_from(sorted(CHOICES)),
        st.sampled_from(["", "cẩm giang"]),
    ),
    order=st.sampled_from(sorted(ORDERS)),
    grouping=st.sampled_from(["", *sorted(GROUPINGS)]),
    level=st.sampled_from(LEVELS),
    view=st.sampled_from(["", *VIEWS]),
    figures=st.sampled_from(["", *OWN_FIGURES]),
    boundaries=st.sampled_from(READINGS),
    category=st.sampled_from(["", *LISTED]),
    presence=st.sampled_from(PRESENCES),
    period=st.sampled_from(REPORT_PERIODS),
    language=st.sampled_from(["vi", "en"]),
)

KEYS_OF_A_LIST = ["xep", "nhom", "cap", "bang", "so_lieu", "dia_gioi", "co_cau", "hien_dien", "trang_thai"]
KEYS_OF_A_SCOPE = ["ngon_ngu", "ky", "nam", "den_ngay"]


@given(addresses)
def test_an_address_is_read_back_as_it_was_written(address: Address):
    assert read_address(parse_qs(address.query().removeprefix("?"))) == (address, ())


@pytest.mark.parametrize("key", [*KEYS_OF_A_LIST, *KEYS_OF_A_SCOPE])
def test_a_value_that_nothing_stands_for_is_named(key: str):
    assert read_address({key: ["khong-co"]}) == (Address(), (Problem(key, "khong-co"),))


def test_a_snapshot_alone_says_the_place():
    """The permanent link is short, and every link made from it keeps it."""
    address, problems = read_address({"chot": ["12"]})
    assert (address.snapshot, problems) == (12, ())
    filled = address.with_(jurisdiction="thanh-hoa", year=2024, day=date(2024, 5, 31), search="cam")
    assert filled.query() == "?chot=12&tim=cam"
    assert read_address({"chot": ["0"], "so_voi": ["x"]})[1] == (Problem("chot", "0"), Problem("so_voi", "x"))


def test_a_moment_keeps_its_microseconds():
    moment = datetime(2024, 6, 15, 0, 0, 0, 7, tzinfo=OFFICE_ZONE)
    (pair,) = Address(known_at=moment).parameters()
    assert pair == ("biet_luc", "2024-06-15T00:00:00.000007")
    assert read_address({pair[0]: [pair[1]]})[0].known_at == moment
