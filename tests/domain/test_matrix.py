"""The matrix: shares of organisations and their sum, and whose figures and levels a list tells of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dashboard.domain.groups import sections_of, total_by
from dashboard.domain.level_narrative import coverage_text, figures_text, path_text, units_text
from dashboard.domain.matrix import columns_of, shares_of, sum_of
from dashboard.domain.position import Position, Standing
from dashboard.domain.selection import with_own_figures
from dashboard.domain.structure import CategoryCount, Structure
from dashboard.i18n.language import NO_BREAK, language
from tests.domain.people import organization, standing

VI, EN = language("vi"), language("en")
WARD, OFFICE = organization("ward", 1), organization("office", 2)


def row(quota: int | None, admitted: int | None, who: int = 1, **more) -> Standing:
    one = replace(organization(f"u{who}", who), id=who)
    return replace(standing(quota, admitted), organization=one, **more)


STRUCTURE = Structure(
    {
        "student": CategoryCount("student", 3, 9),
        "women": CategoryCount("women", 4, 9),
        "religious": CategoryCount("religious", 1, None),
    },
    {1: {"student": 3, "women": 1}, 2: {"women": 3}},
)


def test_only_categories_that_somebody_counts_and_that_are_not_sensitive_have_a_column():
    assert columns_of(STRUCTURE) == ("student", "women")
    workers = {name: CategoryCount(name, 1, 9) for name in ("non_state_enterprise", "enterprise")}
    assert columns_of(Structure(workers)) == ("enterprise",)
    assert columns_of(Structure({"non_state_enterprise": workers["non_state_enterprise"]})) == ("non_state_enterprise",)


def test_the_sum_adds_people_up_and_takes_shares_of_those_admitted():
    rows = [row(10, 5, 1), row(8, 4, 2), row(4, None, 3)]
    found = sum_of(STRUCTURE, rows)
    assert [one.count for one in shares_of(STRUCTURE, rows[2])] == [None, None]  # no report, which is not zero
    assert (found.total.admitted, found.total.quota, found.total.percent) == (9, 22, Decimal("40.9"))
    assert [(one.count, one.of) for one in found.shares] == [(3, 9), (4, 9)]
    assert found.missing == sum(one.missing or 0 for one in rows)


def test_a_sum_has_no_percent_when_the_quota_stands_with_a_committee_above():
    """2 of 4 beside 3 people of a cell without a quota of its own are 5 people, and not 125% of 4."""
    cell = row(None, 3, 2, above=(WARD,))
    (total,) = total_by([row(4, 2, 1), cell], "leader")
    assert (total.admitted, total.quota, total.percent) == (5, 4, None)


def test_who_admitted_nobody_for_longest_comes_first_and_who_is_not_known_last():
    silent, never = row(4, None, 1), row(4, 0, 2)
    march, may = row(4, 1, 3, last_admitted_on=date(2024, 3, 31)), row(4, 1, 4, last_admitted_on=date(2024, 5, 31))
    (section,) = sections_of([silent, may, never, march], "last", "")
    assert section.rows == (never, march, may, silent)


def test_figures_from_below_are_told_and_can_be_left_out():
    own, from_below = row(4, 1, 1), row(8, 3, 2, recorded_below=True)
    assert with_own_figures([own, from_below]) == (own,)
    assert figures_text(VI, [own, from_below], "", "direct") == "Số của 1 đơn vị do cấp dưới báo cáo"
    assert figures_text(VI, [own, from_below], "own", "direct") == "Không gồm 1 đơn vị có số do cấp dưới báo cáo"
    assert figures_text(VI, [own], "", "direct") == "Số của mỗi đơn vị do chính đơn vị báo cáo"
    assert figures_text(VI, [own], "", "cell") == ""


def test_a_level_and_a_place_in_words():
    assert (units_text(VI, "base", 500), units_text(EN, "cell", 1)) == ("500 tổ chức cơ sở đảng", "1 cell")
    assert path_text(row(1, 1, above=(WARD, OFFICE))) == f"{WARD.short_name} › {OFFICE.short_name}"
    assert path_text(row(1, 1)) == ""


def test_a_level_says_how_many_of_all_it_holds():
    rows = (row(None, 20, 1), row(None, 12, 2), row(None, None, 3))
    whole = Position(organization(), 2024, date(2024, 5, 31), None, 1, standing(817, 289), rows)
    assert coverage_text(VI, whole, "direct") == ""
    assert coverage_text(VI, whole, "cell").replace(NO_BREAK, " ") == (
        "Các đơn vị này kết nạp 32 trong 289 người; số còn lại ghi ở cấp khác"
    )
