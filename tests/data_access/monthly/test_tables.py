"""What a table as a whole says: sums, rows twice, rows nobody sees, levels, organisations that are missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.imports.words import message_text
from data_access.ingest.change_organizations import end_organization, record_succession
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Outcome
from data_access.ingest.tables.table import Column, Table
from data_access.schema import ALL
from data_access.workbooks.book import Cell
from tests.data_access.monthly.office import (
    APRIL,
    JUNE,
    MAY,
    NAMES,
    VIETNAMESE,
    Office,
    codes,
    full,
    questions,
    refusals,
    row,
    said,
    table,
)
from tests.data_access.tree import T0

ROLES = ("quota", "admitted", "women")
GOOD = (row(NAMES[0], 20, 5, 1), row(NAMES[1], 30, 6, 2), row(NAMES[2], 40, 7, 3))


def total(*values: int, **more: object) -> tuple[str, tuple[int, ...], dict[str, object]]:
    return "Tổng cộng", values, {"kind": "total", **more}


@pytest.mark.parametrize("rows", [(*GOOD, total(90, 18, 6)), (total(90, 18, 6), *GOOD)])
def test_a_total_that_agrees_says_nothing_wherever_it_stands(here: Office, rows):
    preview = here.preview(table(*rows, roles=ROLES))
    assert preview.messages == ()
    assert preview.rows == 3


def test_a_total_that_disagrees_is_asked_about_for_every_column(here: Office):
    preview = here.preview(table(*GOOD, total(90, 19, 7), roles=ROLES))
    assert questions(preview) == ["sum-differs"]
    one = said(preview, "sum-differs")
    assert (one.cell, one.also, one.values["found"], one.values["sum"]) == ("D11", ("E11",), 19, 18)
    assert preview.months[JUNE].totals == {"quota": 90, "admitted": 18, "women": 6}
    assert questions(here.preview(table(*GOOD, total(91, 18, 6), roles=ROLES))) == ["sum-differs"]


def test_a_sum_without_a_name_is_called_by_its_number_or_its_row(here: Office):
    numbered = here.preview(table(*GOOD, ("", (90, 19, 6), {"kind": "total", "number": "IV"}), roles=ROLES))
    assert said(numbered, "sum-differs").values["name"] == "IV"
    bare = said(
        here.preview(table(*GOOD, ("", (90, 19, 6), {"kind": "total"}), roles=ROLES)), "sum-without-name-differs"
    )
    assert message_text(VIETNAMESE, bare).startswith("Dòng 11 không ghi tên")


def test_totals_of_groups_are_checked_each(here: Office):
    rows = [
        row("I. Khối phường", kind="group"),
        row(NAMES[0], 5, group=8),
        row(NAMES[1], 6, group=8),
        row("Cộng", 12, kind="total", group=8),
        row("II. Khối xã", 7, kind="group"),
        row(NAMES[2], 7, group=12),
        row("Tổng cộng", 18, kind="total"),
    ]
    preview = here.preview(table(*rows))
    assert questions(preview) == ["sum-differs"]
    assert said(preview, "sum-differs").cell == "C11"
    wrong_group = [*rows[:3], row("Cộng", 11, kind="total", group=8), row("II. Khối xã", 8, kind="group"), *rows[5:]]
    assert said(here.preview(table(*wrong_group)), "sum-differs").cell == "C12"


def test_a_row_for_the_whole_jurisdiction_is_a_sum(here: Office):
    good = [row("Đảng bộ thành phố Bình Minh", 90, 18, 6), *GOOD]
    assert codes(here.preview(table(*good, roles=ROLES))) == []
    wrong = [row("Đảng bộ thành phố Bình Minh", 90, 20, 6), *GOOD]
    assert questions(here.preview(table(*wrong, roles=ROLES))) == ["sum-differs"]


def test_a_total_that_cannot_be_read_is_refused(here: Office):
    rows = (*GOOD, ("Tổng cộng", ("chín mươi", 18, 6), {"kind": "total"}))
    assert refusals(here.preview(table(*rows, roles=ROLES))) == ["count-text"]


@pytest.mark.parametrize("name", ["Tổng cộng", "Đảng bộ thành phố Bình Minh"])
def test_a_total_whose_formulas_have_no_result_is_only_not_compared(here: Office, name: str):
    no_result = Cell(None, formula=True)
    kind = {"kind": "total"} if name == "Tổng cộng" else {}
    preview = here.preview(table(*GOOD, (name, (no_result, 18, no_result), kind), roles=ROLES))
    assert codes(preview) == ["sum-without-result"]
    assert (said(preview, "sum-without-result").cell, said(preview, "sum-without-result").also) == ("C11", ("E11",))
    wrong = here.preview(table(*GOOD, (name, (no_result, 19, no_result), kind), roles=ROLES))
    assert questions(wrong) == ["sum-differs"]


def test_a_formula_without_result_of_an_organization_is_refused(here: Office):
    rows = (*GOOD[:-1], (NAMES[2], (40, Cell(None, formula=True), 3), {}))
    assert refusals(here.preview(table(*rows, roles=ROLES))) == ["count-formula-without-result"]


@pytest.mark.parametrize(("total", "asked"), [(18, []), (7, []), (8, ["sum-differs"])])
def test_the_sum_of_a_page_is_of_the_page_or_of_all_above(here: Office, total: int, asked: list[str]):
    rows = [
        row(NAMES[0], 5),
        row(NAMES[1], 6),
        row("Cộng trang 1", 11, kind="total"),
        row("Mang sang", 11, kind="total"),
        row(NAMES[2], 7),
        row("Cộng trang 2", total, kind="total"),
        row("Tổng cộng", 18, kind="total"),
    ]
    assert questions(here.preview(table(*rows))) == asked


def test_a_group_that_is_an_organization_of_its_own_reports(here: Office):
    rows = [row(name, count, kind="group") for name, count in zip(NAMES, (5, 6, 7), strict=True)]
    here.take(table(*rows))
    assert {code: figures[ALL] for code, figures in here.stored(JUNE).items()} == {"a": 5, "b": 6, "c": 7}


def test_one_organization_twice(here: Office):
    rows = [row(NAMES[0], 5), row(NAMES[1], 6), row(NAMES[2], 7)]
    alike = here.preview(table(*rows, row("ĐB P. Tân An", 5)))
    assert codes(alike) == ["organization-twice-alike"]
    assert said(alike, "organization-twice-alike").severity == Severity.NOTE
    assert alike.months[JUNE].totals == {"admitted": 18}
    contrary = here.preview(table(*rows, row("ĐB P. Tân An", 4)))
    assert refusals(contrary) == ["organization-twice"]
    one = said(contrary, "organization-twice")
    assert (one.cell, one.values["found"], one.values["first"], one.values["row"]) == ("C11", 4, 5, "8")


def test_two_tables_of_a_month_come_in_together_unless_they_contradict(here: Office):
    first, second = table(row(NAMES[0], 5)), table(row(NAMES[1], 6), row(NAMES[2], 7), sheet="II")
    here.take(first, second)
    assert set(here.stored(JUNE)) == {"a", "b", "c"}
    contrary = here.preview(first, table(row(NAMES[0], 9), sheet="II"))
    assert refusals(contrary) == ["organization-twice"]
    assert said(contrary, "organization-twice").values["row"] == "T6!8"


def test_hidden_rows_and_sheets_are_read_and_asked_about(here: Office):
    file = table(row(NAMES[0], 5), row(NAMES[1], 6, hidden=True), row(NAMES[2], 7, hidden=True))
    preview = here.preview(file)
    assert questions(preview) == ["hidden-rows"]
    assert said(preview, "hidden-rows").values == {"count": 2, "rows": "9, 10"}
    assert preview.months[JUNE].totals == {"admitted": 18}
    assert questions(here.preview(full(hidden_sheet=True))) == ["hidden-sheet"]


def cells(here: Office) -> None:
    here.add("a1", "Chi bộ Đông", "a", quota=8)
    here.add("a2", "Chi bộ Tây", "a", quota=12)


def test_a_second_level_in_a_file_is_asked_about_and_the_upper_one_is_taken(here: Office):
    cells(here)
    rows = [row(NAMES[0], 5), row("Chi bộ Đông", 2, level=1), row("Chi bộ Tây", 3, level=1)]
    file = table(*rows, row(NAMES[1], 6), row(NAMES[2], 7), row("Tổng cộng", 18, kind="total"))
    preview = here.preview(file)
    assert questions(preview) == ["second-level"]
    assert said(preview, "second-level").values["names"] == "Chi bộ Đông, Chi bộ Tây"
    here.take(file)
    assert set(here.stored(JUNE)) == {"a", "b", "c"}


def test_the_level_that_reports_already_stays(here: Office):
    cells(here)
    here.report("a1", MAY, 2)
    rows = [row(NAMES[0], 5), row("Chi bộ Đông", 2, level=1), row("Chi bộ Tây", 3, level=1)]
    file = table(*rows, row(NAMES[1], 6), row(NAMES[2], 7))
    preview = here.preview(file)
    assert questions(preview) == ["second-level-stored"]
    assert said(preview, "second-level-stored").values["names"] == NAMES[0]
    here.take(file)
    assert set(here.stored(JUNE)) == {"a1", "a2", "b", "c"}


def test_nothing_but_a_second_level_needs_a_word_and_brings_nothing(here: Office):
    cells(here)
    here.report("a", MAY, 5)
    preview = here.preview(table(row("Chi bộ Đông", 2), row("Chi bộ Tây", 3)))
    assert questions(preview) == ["second-level-stored"]
    assert preview.outcome(confirmed=False) == Outcome.NEEDS_CONFIRMATION
    assert preview.outcome(confirmed=True) == Outcome.UNCHANGED
    assert questions(here.preview(table(row("Đảng bộ thành phố Bình Minh", 30)))) == ["second-level-stored"]


def test_a_level_is_that_of_its_year(here: Office):
    cells(here)
    here.report("a", MAY.replace(year=2025), 5)
    assert "second-level-stored" not in codes(here.preview(table(row("Chi bộ Đông", 2), row("Chi bộ Tây", 3))))


def test_who_reports_and_is_missing_is_asked_about_in_one_question(here: Office):
    for code in "abc":
        here.report(code, MAY, 1)
    preview = here.preview(table(row(NAMES[0], 5)), table(row(NAMES[1], 5), sheet="II"))
    assert questions(preview) == ["organizations-missing"]
    asked = said(preview, "organizations-missing")
    assert asked.values == {"count": 1, "names": NAMES[2], "month": "06/2026"}
    assert (asked.sheet, asked.cell) == ("T6", "B6")  # the heading: no cell names June
    here.report("c", JUNE, 3)
    assert codes(here.preview(table(row(NAMES[0], 5), row(NAMES[1], 5)))) == []  # its report is in


def test_the_first_file_of_all_should_hold_whoever_has_a_quota(here: Office):
    cells(here)
    here.add("d", "Đảng bộ Không chỉ tiêu")
    preview = here.preview(table(row(NAMES[0], 5), row(NAMES[1], 6)))
    assert said(preview, "organizations-missing").values["names"] == NAMES[2]
    assert codes(here.preview(full())) == []


def test_a_committee_whose_cells_report_is_missing_once(here: Office):
    cells(here)
    for code in ("a1", "a2", "b", "c"):
        here.report(code, MAY, 1)
    none_of_them = here.preview(table(row(NAMES[1], 5), row(NAMES[2], 6)))
    assert said(none_of_them, "organizations-missing").values == {"count": 1, "names": NAMES[0], "month": "06/2026"}
    some = here.preview(table(row("Chi bộ Đông", 1), row(NAMES[1], 5)))
    assert said(some, "organizations-missing").values["count"] == 2
    assert said(some, "organizations-missing").values["names"] == f"{NAMES[2]}, {NAMES[0]} (Chi bộ Tây)"


def test_whoever_has_a_quota_is_due_though_it_never_reported(here: Office):
    here.report("a", MAY, 1)
    here.report("b", MAY, 1)
    here.add("d", "Đảng bộ Không chỉ tiêu")
    preview = here.preview(table(row(NAMES[0], 5), row(NAMES[1], 5)))
    assert said(preview, "organizations-missing").values["names"] == NAMES[2]


def test_the_file_of_one_committee_lacks_nobody(here: Office):
    for code in "abc":
        here.report(code, MAY, 1)
    assert codes(here.preview(table(row(NAMES[1], 5)))) == []


def test_the_file_of_a_committees_cells_lacks_only_cells(here: Office):
    cells(here)
    here.add("a3", "Chi bộ Nam", "a", quota=3)
    for code in ("a1", "a2", "a3", "b", "c"):
        here.report(code, MAY, 1)
    preview = here.preview(table(row("Chi bộ Đông", 2), row("Chi bộ Tây", 3)))
    assert said(preview, "organizations-missing").values["names"] == "Chi bộ Nam"


def test_a_row_without_figures_is_said_to_have_not_reported(here: Office):
    for code in "abc":
        here.report(code, MAY, 1)
    file = table(row(NAMES[0], 20, 5), row(NAMES[1], 30), row(NAMES[2], 40, 7), roles=("quota", "admitted"))
    preview = here.preview(file)
    assert questions(preview) == ["rows-without-figures"]
    assert said(preview, "rows-without-figures").values == {"count": 1, "names": NAMES[1], "month": "06/2026"}
    here.take(file)
    assert set(here.stored(JUNE)) == {"a", "c"}


def test_whoever_took_in_a_reporter_is_expected_in_its_place(here: Office):
    for code in "abc":
        here.report(code, APRIL, 1)
    here.add("d", "Đảng bộ xã Hòa Tiến", valid_from=date(2026, 6, 1))
    end_organization(here.connection, here.ids["c"], date(2026, 5, 31), T0)
    record_succession(here.connection, here.ids["c"], here.ids["d"], date(2026, 6, 1), T0)
    preview = here.preview(table(row(NAMES[0], 5), row(NAMES[1], 5)))
    assert said(preview, "organizations-missing").values["names"] == "Đảng bộ xã Hòa Tiến"


def of_the_year(*rows: tuple[str, tuple[int | None, ...]]) -> Table:
    """Return a form with a column for each month from April to September."""
    months = tuple(date(2026, month, 1) for month in range(4, 10))
    made = tuple(
        Column(index, "admitted", f"Tháng {month.month}", month=month) for index, month in enumerate(months, 3)
    )
    plain = table(*(row(name, *counts) for name, counts in rows))
    return replace(plain, columns=(plain.columns[0], *made), months=months)


def test_a_form_of_the_year_is_read_as_far_as_it_is_filled_in(here: Office):
    preview = here.take(of_the_year((NAMES[0], (1, 2, 5)), (NAMES[1], (0, 0, 6)), (NAMES[2], (2, 2, 2))))
    assert questions(preview) == []
    assert [here.stored(month)["a"][ALL] for month in (APRIL, MAY, JUNE)] == [1, 2, 5]
    ahead = of_the_year((NAMES[0], (1, 2, 5, 6, 7)), (NAMES[1], (0, 0, 6)), (NAMES[2], (2, 2, 2)))
    assert refusals(here.preview(ahead)) == ["month-not-begun"]  # August; today is the third of July
    assert said(here.preview(ahead), "month-not-begun").values["month"] == "08/2026"


def test_a_month_that_one_row_of_the_year_lacks_is_asked_about(here: Office):
    preview = here.preview(of_the_year((NAMES[0], (1, 2, 5)), (NAMES[1], (0, 0, None)), (NAMES[2], (2, 2, 2))))
    assert questions(preview) == ["rows-without-figures"]
    assert said(preview, "rows-without-figures").values == {"count": 1, "names": NAMES[1], "month": "06/2026"}


def test_who_ended_in_the_year_has_its_months_until_then(here: Office):
    end_organization(here.connection, here.ids["b"], date(2026, 5, 20), T0)
    rows = [(NAMES[0], (1, 2, 5)), (NAMES[1], (3, 4, None)), (NAMES[2], (2, 2, 2))]
    here.take(of_the_year(*rows))
    assert here.stored(MAY)["b"] == {ALL: 4}
    assert "b" not in here.stored(JUNE)
    after_the_end = of_the_year(rows[0], (NAMES[1], (3, 4, 4)), rows[2])
    assert refusals(here.preview(after_the_end)) == ["organization-ended"]


def test_who_began_in_the_year_has_no_months_before(here: Office):
    here.add("d", "Đảng bộ phường Kim Ngân", valid_from=date(2026, 6, 1))
    rows = [(NAMES[0], (1, 2, 5)), (NAMES[1], (3, 4, 4)), (NAMES[2], (2, 2, 2))]
    here.take(of_the_year(*rows, ("Đảng bộ phường Kim Ngân", (0, 0, 1))))
    assert ("d" in here.stored(MAY), here.stored(JUNE)["d"]) == (False, {ALL: 1})
    assert refusals(here.preview(of_the_year(("Đảng bộ phường Kim Ngân", (0, 1, 1))))) == ["organization-not-yet"]


def test_a_group_row_of_a_committee_with_figures_is_the_committee(here: Office):
    cells(here)
    rows = [row(NAMES[0], 5, kind="group"), row("Chi bộ Đông", 2, group=8), row("Chi bộ Tây", 3, group=8)]
    file = table(*rows, row(NAMES[1], 6), row(NAMES[2], 7))
    assert questions(here.preview(file)) == ["second-level"]
    here.take(file)
    assert {code: figures[ALL] for code, figures in here.stored(JUNE).items()} == {"a": 5, "b": 6, "c": 7}


def test_who_ended_is_not_missing(here: Office):
    for code in "abc":
        here.report(code, MAY, 1)
    end_organization(here.connection, here.ids["c"], date(2026, 5, 31), T0)
    assert codes(here.preview(table(row(NAMES[0], 5), row(NAMES[1], 5)))) == []
