"""What figures cannot be is refused; what must be meant is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert, select

from data_access.ingest.counts import Kind
from data_access.ingest.messages import Severity
from data_access.ingest.monthly.rows import READ
from data_access.ingest.record_quotas import MemberBase, record_member_bases
from data_access.schema import ALL, admission, report
from data_access.workbooks.book import Cell, Value
from tests.data_access.monthly.office import (
    APRIL,
    JULY,
    JUNE,
    MAY,
    NAMES,
    Office,
    codes,
    columns,
    full,
    questions,
    refusals,
    row,
    said,
    table,
)
from tests.data_access.tree import T0

OTHERS = 30 + 40
"""Quotas of the second and the third committee."""
NO_COUNTS: dict[Kind, Value | Cell] = {
    Kind.TEXT: "nhiều",
    Kind.NEGATIVE: -2,
    Kind.FRACTION: 3.5,
    Kind.PERCENT: Cell(0.35, "0%"),
    Kind.TOO_LARGE: 12345678,
    Kind.AMBIGUOUS: "1,020",
    Kind.OTHER_DIGITS: "٣",
    Kind.BOOLEAN: True,
    Kind.DATE: date(2026, 5, 3),
    Kind.ERROR: Cell("#REF!", error=True),
    Kind.NO_RESULT: Cell(None, formula=True),
}


@pytest.mark.parametrize("kind", sorted(set(Kind) - READ))
def test_what_is_no_count_is_refused_with_its_cell(here: Office, kind: Kind):
    preview = here.preview(table(row(NAMES[0], 5), row(NAMES[1], NO_COUNTS[kind]), row(NAMES[2], 7)))
    assert refusals(preview) == [f"count-{kind.value}"]
    (one,) = preview.messages
    assert (one.sheet, one.cell, one.values["heading"]) == ("T6", "C9", "admitted")


def test_counts_as_offices_write_them_come_in(here: Office):
    here.assign("c", 1100)
    preview = here.preview(table(row(NAMES[0], "05"), row(NAMES[1], "-"), row(NAMES[2], "1.020")))
    assert preview.months[JUNE].totals == {"admitted": 1025}
    with_remark = here.preview(table(row(NAMES[0], "3 (01 chờ)"), row(NAMES[1], "6 đ/c"), row(NAMES[2], 7)))
    assert codes(with_remark) == ["count-with-remark"]
    assert said(with_remark, "count-with-remark").severity == Severity.NOTE
    assert with_remark.months[JUNE].totals == {"admitted": 16}


def test_a_category_above_the_admitted_is_refused(here: Office):
    rows = (row(NAMES[0], 5, 5), row(NAMES[1], 6, 7), row(NAMES[2], 7, 0))
    preview = here.preview(table(*rows, roles=("admitted", "religious")))
    assert refusals(preview) == ["category-above-admitted"]
    one = said(preview, "category-above-admitted")
    assert (one.cell, one.values["found"], one.values["admitted"]) == ("D9", 7, 6)


def test_the_same_in_many_rows_is_said_once(here: Office):
    names = [f"Chi bộ {number}" for number in range(1, 9)]
    for name in names:
        here.add(name, name, quota=5)
    preview = here.preview(table(*(row(name, 1, 2) for name in names), roles=("admitted", "women")))
    one = said(preview, "category-above-admitted")
    assert (one.cell, one.also) == ("D8", ("D9", "D10", "D11", "D12", "D13", "D14", "D15"))


def test_a_category_that_is_in_does_not_stay_above_a_corrected_total(here: Office):
    here.report("a", JUNE, 5, women=4)
    preview = here.preview(full(3, 6, 7))
    assert questions(preview) == ["stored-figure-outdated", "correction"]
    assert said(preview, "stored-figure-outdated").values["stored"] == 4
    assert ("women", 4, None) in {(change.field, change.before, change.after) for change in preview.changes}
    here.take(full(3, 6, 7))
    assert here.stored(JUNE)["a"] == {ALL: 3}  # how many of the three are women nobody said


def test_parts_that_are_in_do_not_stay_above_a_corrected_whole(here: Office):
    here.report("a", JUNE, 9, student=5, pupil=3, university_student=2, enterprise=4, non_state_enterprise=4)
    preview = here.take(table(row(NAMES[0], 9, 4, 4), roles=("admitted", "student", "enterprise")))
    assert questions(preview) == ["stored-figure-outdated", "correction"]
    assert here.stored(JUNE)["a"] == {ALL: 9, "student": 4, "enterprise": 4, "non_state_enterprise": 4}
    here.take(table(row(NAMES[0], 9, 5), roles=("admitted", "non_state_enterprise")), hours=20)
    assert here.stored(JUNE)["a"] == {ALL: 9, "student": 4, "non_state_enterprise": 5}


@pytest.mark.parametrize(
    ("roles", "numbers", "code"),
    [
        (("admitted", "student", "pupil", "university_student"), (9, 4, 3, 2), "parts-above-whole"),
        (("admitted", "enterprise", "non_state_enterprise"), (9, 2, 3), "non-state-above-enterprise"),
        (("admitted", "moved_away", "moved_informed"), (9, 1, 2), "informed-above-moved"),
    ],
)
def test_parts_above_their_whole_are_refused(here: Office, roles: tuple[str, ...], numbers: tuple[int, ...], code: str):
    assert refusals(here.preview(table(row(NAMES[0], *numbers), roles=roles))) == [code]


def test_certificate_holders_above_the_pool_are_told(here: Office):
    preview = here.preview(table(row(NAMES[0], 9, 3, 4), roles=("admitted", "pool", "certificate_holders")))
    assert questions(preview) == []
    assert said(preview, "certificates-above-pool").values["holders"] == 4


def test_categories_without_any_total_are_refused(here: Office):
    assert refusals(here.preview(table(row(NAMES[0], 1), roles=("women",)))) == ["admitted-missing"]


def test_a_figure_that_falls_is_asked_about_and_recorded_as_a_fall(here: Office):
    for code, count in (("a", 5), ("b", 6), ("c", 7)):
        here.report(code, MAY, count)
    preview = here.preview(full(5, 4, 8))
    assert questions(preview) == ["figure-falls"]
    values = said(preview, "figure-falls").values
    assert (values["before"], values["after"], values["month"]) == (6, 4, "05/2026")
    here.take(full(5, 4, 8))
    falls = select(admission.c.amount).where(admission.c.superseded_at.is_(None), admission.c.fall_confirmed)
    assert here.connection.execute(falls).scalars().all() == [-2]
    assert codes(here.preview(full(5, 5, 8, month=JULY))) == []  # a fall is asked about once


def test_a_figure_above_a_later_month_is_asked_about(here: Office):
    for code in "abc":
        here.report(code, JUNE, 8)
    preview = here.preview(full(9, 8, 7, month=MAY))
    assert questions(preview) == ["figure-above-later"]
    values = said(preview, "figure-above-later").values
    assert (values["before"], values["after"], values["month"]) == (9, 8, "06/2026")


def test_a_fall_within_a_file_of_several_months_is_asked_about(here: Office):
    assert questions(here.preview(full(5, 6, 7, month=APRIL), full(5, 5, 7, month=MAY))) == ["figure-falls"]


def test_a_category_that_falls_is_asked_about(here: Office):
    for code in "abc":
        here.report(code, MAY, 5, women=3)
    rows = [row(name, 6, count) for name, count in zip(NAMES, (3, 2, 4), strict=True)]
    preview = here.preview(table(*rows, roles=("admitted", "women")))
    assert questions(preview) == ["figure-falls"]
    assert said(preview, "figure-falls").cell == "D9"


def test_admitted_far_above_the_quota_are_asked_about_once(here: Office):
    assert questions(here.preview(full(40, 6, 7))) == []  # twice the quota of 20 is no more than that
    far = full(41, 6, 7)
    assert questions(here.preview(far)) == ["far-above-quota"]
    here.take(far)
    assert questions(here.preview(full(50, 6, 7, month=JULY))) == []
    here.add("small", "Chi bộ Nhà trẻ", quota=1)
    assert questions(here.preview(table(row("Chi bộ Nhà trẻ", 5)))) == []
    assert questions(here.preview(table(row("Chi bộ Nhà trẻ", 6)))) == ["far-above-quota"]


def test_without_a_quota_members_and_earlier_years_tell_what_is_usual(here: Office):
    here.assign("a", None)
    assert questions(here.preview(full(OTHERS + 4, 6, 7))) == []  # nothing is known
    assert questions(here.preview(full(OTHERS + 5, 6, 7))) == ["far-above-all-quotas"]
    here.report("a", date(2025, 12, 1), 4)
    assert questions(here.preview(full(16, 6, 7))) == []
    assert questions(here.preview(full(17, 6, 7))) == ["far-above-usual"]  # 3 * 4 + 5
    record_member_bases(here.connection, [MemberBase(here.ids["a"], 2025, 100)], T0)
    assert questions(here.preview(full(24, 6, 7))) == []
    assert questions(here.preview(full(25, 6, 7))) == ["far-above-usual"]  # 100 / 5 + 5


def test_a_quota_that_is_not_the_assigned_one_is_asked_about_and_never_changes_it(here: Office):
    file = table(
        row(NAMES[0], 25, 5), row(NAMES[1], 30, 6), row(NAMES[2], "không giao", 7), roles=("quota", "admitted")
    )
    preview = here.preview(file)
    assert questions(preview) == ["quota-differs"]
    values = said(preview, "quota-differs").values
    assert (values["found"], values["assigned"]) == (25, 20)
    assert {change.field for change in preview.changes} == {"admitted"}
    here.assign("a", None)
    assert questions(here.preview(file)) == ["quota-not-assigned"]


MONTH_ONLY = ("admitted+",)


def test_figures_of_the_month_are_added_to_what_was_reported_last(here: Office):
    for code, count in (("a", 5), ("b", 6), ("c", 7)):
        here.report(code, MAY, count)
    file = table(row(NAMES[0], 1), row(NAMES[1], 0), row(NAMES[2], 2), roles=MONTH_ONLY)
    preview = here.preview(file)
    assert questions(preview) == ["month-only"] * 3
    assert preview.months[JUNE].totals == {"admitted": 21}
    here.take(file)
    assert {code: figures[ALL] for code, figures in here.stored(JUNE).items()} == {"a": 6, "b": 6, "c": 9}


def test_a_category_above_those_admitted_in_the_month_is_refused(here: Office):
    for code in "abc":
        here.report(code, MAY, 10, women=0)
    file = table(row(NAMES[0], 3, 4), row(NAMES[1], 0, 0), row(NAMES[2], 1, 1), roles=("admitted+", "women+"))
    assert refusals(here.preview(file)) == ["category-above-admitted"]


def test_months_alone_add_up_within_a_file(here: Office):
    april, may = (table(row(NAMES[0], count), roles=MONTH_ONLY, month=month) for count, month in ((2, APRIL), (3, MAY)))
    preview = here.take(april, may)
    assert codes(preview) == ["month-only-first", "month-only", "report-late", "report-late"]
    assert (here.stored(APRIL)["a"], here.stored(MAY)["a"]) == ({ALL: 2}, {ALL: 5})


def test_a_month_alone_after_a_gap_says_so(here: Office):
    here.report("a", APRIL, 5)
    preview = here.preview(table(row(NAMES[0], 1), roles=MONTH_ONLY))
    assert questions(preview) == ["month-only-after-gap"]


BOTH = ("admitted+", "admitted")


def test_a_month_and_a_year_that_agree_ask_nothing_and_others_do(here: Office):
    for code, count in (("a", 5), ("b", 6), ("c", 7)):
        here.report(code, MAY, count)
    good = [row(NAMES[0], 1, 6), row(NAMES[1], 0, 6), row(NAMES[2], 2, 9)]
    assert codes(here.preview(table(*good, roles=BOTH))) == []
    contrary = here.preview(table(row(NAMES[0], 1, 7), *good[1:], roles=BOTH))
    assert questions(contrary) == ["month-and-year-differ"]
    assert contrary.months[JUNE].totals == {"admitted": 22}
    assert refusals(here.preview(table(row(NAMES[0], 8, 7), *good[1:], roles=BOTH))) == ["month-above-year"]
    here.take(table(row(NAMES[0], None, 6), row(NAMES[1], None, 6), row(NAMES[2], 2, 9), roles=BOTH))
    assert here.stored(JUNE)["a"] == {ALL: 6}


def test_an_empty_cell_is_asked_about_as_zero(here: Office):
    preview = here.preview(full(5, None, 7))
    assert questions(preview) == ["rows-without-figures"]
    rows = (row(NAMES[0], 5, 1), row(NAMES[1], 6, None), row(NAMES[2], None, 0))
    file = table(*rows, roles=("admitted", "women"))
    assert [message.cell for message in here.preview(file).messages] == ["D9", "C10"]
    assert questions(here.preview(file)) == ["blank", "blank"]
    here.take(file)
    assert here.stored(JUNE)["b"] == {ALL: 6, "women": 0}
    assert here.stored(JUNE)["c"] == {ALL: 0, "women": 0}


def test_an_empty_column_is_not_reported_and_an_x_is_no_figure(here: Office):
    rows = (row(NAMES[0], 5, None, 2), row(NAMES[1], 6, None, "x"), row(NAMES[2], 7, None, 0))
    file = table(*rows, roles=("admitted", "women", "student"))
    assert codes(here.preview(file)) == []
    here.take(file)
    assert [here.stored(JUNE)[code] for code in "abc"] == [{ALL: 5, "student": 2}, {ALL: 6}, {ALL: 7, "student": 0}]


def test_an_x_for_the_admitted_is_asked_about_and_left_out(here: Office):
    rows = (row(NAMES[0], 5, 1), row(NAMES[1], "x", 2), row(NAMES[2], 7, 0))
    preview = here.take(table(*rows, roles=("admitted", "women")))
    assert questions(preview) == ["admitted-crossed-out"]
    assert set(here.stored(JUNE)) == {"a", "c"}


def test_who_has_admissions_by_day_takes_no_monthly_report(here: Office):
    ceremony = {"organization_id": here.ids["a"], "admitted_on": date(2026, 2, 3), "category_code": ALL, "amount": 7}
    here.connection.execute(insert(admission).values(**ceremony, recorded_at=T0))
    assert refusals(here.preview(full())) == ["admissions-by-day"]


def test_columns_that_stand_twice_must_agree(here: Office):
    twice = columns("admitted", "admitted")
    alike = table(row(NAMES[0], 5, 5), row(NAMES[1], 6, 6), row(NAMES[2], 7, 7))
    assert codes(here.preview(replace(alike, columns=twice))) == []
    contrary = replace(table(row(NAMES[0], 5, 6)), columns=twice)
    assert refusals(here.preview(contrary)) == ["column-stands-twice"]


def test_columns_of_several_months_in_one_table(here: Office):
    both = (*columns("admitted", month=MAY), replace(columns("admitted", month=JUNE)[1], index=4))
    rows = [row(name, first, second) for name, first, second in zip(NAMES, (1, 2, 3), (4, 5, 6), strict=True)]
    file = replace(table(*rows), columns=both, months=(MAY, JUNE))
    here.take(file)
    assert [here.stored(month)["c"][ALL] for month in (MAY, JUNE)] == [3, 6]
    assert here.connection.execute(select(report.c.source_place).distinct()).scalars().all()
    unsaid = replace(table(*rows), months=(MAY, JUNE))
    assert refusals(here.preview(unsaid)) == ["several-months"]
