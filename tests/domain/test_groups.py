"""Organisations in groups and in an order: nobody is lost, equal ones keep the order of the quota plan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.groups import GROUPINGS, ORDERS, arrange, total_by
from dashboard.domain.position import Standing
from tests.domain.people import organization, standing


def ward(name: str, quota: int | None, admitted: int | None, leader: str | None = None) -> Standing:
    who = replace(organization(name, cluster="ward"), name=name, leader_in_charge=leader)
    return standing(quota, admitted, who=who)


ROWS = (ward("Chi bộ 10", 40, 9), ward("Ân", 20, 8), ward("Chi bộ 2", 40, 41), ward("An", 3, 3), ward("Đông", 10, None))


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("plan", ["Chi bộ 10", "Ân", "Chi bộ 2", "An", "Đông"]),
        ("name", ["An", "Ân", "Chi bộ 2", "Chi bộ 10", "Đông"]),
        ("percent", ["Chi bộ 2", "Ân", "Chi bộ 10", "An", "Đông"]),
        ("missing", ["Chi bộ 10", "Ân", "Chi bộ 2", "An", "Đông"]),
        ("admitted", ["Chi bộ 2", "Chi bộ 10", "Ân", "An", "Đông"]),
    ],
)
def test_unknown_and_small_quotas_are_never_first(order: str, names: list[str]):
    assert [row.organization.name for row in arrange(ROWS, order)] == names


rows = st.lists(
    st.builds(
        ward,
        st.sampled_from(["An", "Ân", "Chi bộ 2"]),
        st.none() | st.integers(0, 50),
        st.none() | st.integers(0, 60),
        st.none() | st.sampled_from(["Bí thư", "Phó Bí thư"]),
    ),
    max_size=8,
).map(tuple)


@given(rows, st.sampled_from(sorted(ORDERS)), st.sampled_from(sorted(GROUPINGS)))
def test_orders_and_groups_lose_nobody(rows: tuple[Standing, ...], order: str, grouping: str):
    def identities(some: tuple[Standing, ...]) -> list[int]:
        return sorted(map(id, some))

    totals = total_by(rows, grouping)
    assert identities(arrange(rows, order)) == identities(rows)
    assert identities(tuple(row for total in totals for row in total.rows)) == identities(rows)
    assert sum(total.admitted or 0 for total in totals) == sum(row.admitted or 0 for row in rows)
    assert sum(total.quota for total in totals) == sum(row.quota or 0 for row in rows)
