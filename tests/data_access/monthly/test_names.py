"""Whom a row is about: decided by codes and names, proposed where they are near, never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from data_access.ingest.change_organizations import end_organization, record_succession
from data_access.ingest.preview import Outcome
from data_access.ingest.tables.table import CODE, Column, Table
from data_access.schema import ALL, organization
from tests.data_access.monthly.office import JUNE, NAMES, Office, codes, full, questions, refusals, row, said, table
from tests.data_access.tree import T0

SECOND_HALF = date(2026, 5, 15)


def with_codes(*rows: tuple[str, str, int]) -> Table:
    """Return a table whose first column are codes: code, name, admitted."""
    plain = table(*(row(name, count, code=code) for code, name, count in rows))
    return replace(plain, columns=(Column(1, CODE, "Mã"), *plain.columns))


def test_marks_decide_and_spelling_does_not(here: Office):
    names = ("đảng bộ phường  TÂN AN", "ĐB P. Tân Ân", "Đảng bộ xã Hoà Bình")
    preview = here.take(table(*(row(name, count) for count, name in enumerate(names, 5))))
    assert questions(preview) == []
    assert {code: figures[ALL] for code, figures in here.stored(JUNE).items()} == {"a": 5, "b": 6, "c": 7}


def test_short_and_other_names_are_known(here: Office):
    here.add(
        "d", "Đảng bộ Công ty cổ phần May Bình Minh", short_name="May Bình Minh", other_names="Đảng bộ Xí nghiệp May"
    )
    for name in ("May Bình Minh", "Đảng bộ Xí nghiệp May"):
        assert questions(here.preview(full(), table(row(name, 1), sheet="khác"))) == []


def test_an_official_name_goes_before_the_other_name_of_somebody_else(here: Office):
    here.add("d", "Đảng bộ xã Hòa Tiến", other_names="Đảng bộ xã Hòa Bình")
    here.take(full())
    assert here.stored(JUNE)["c"] == {ALL: 7}


def test_a_name_that_is_nobodys_is_refused(here: Office):
    preview = here.preview(full(), table(row("Đảng bộ phường Kim Ngân", 3), sheet="khác"))
    assert refusals(preview) == ["unknown-name"]
    one = said(preview, "unknown-name")
    assert (one.sheet, one.cell, one.values["name"]) == ("khác", "B8", "Đảng bộ phường Kim Ngân")


def test_a_near_name_is_proposed_and_a_yes_is_remembered(here: Office):
    typed = "Đảng bộ xã Hòa Bìn"
    file = table(row(NAMES[0], 5), row(NAMES[1], 6), row(typed, 7))
    preview = here.preview(file)
    assert questions(preview) == ["name-like"]
    one = said(preview, "name-like")
    assert (one.key, one.choices) == (f"name:{typed}", (("c", NAMES[2]),))
    here.take(file)
    assert here.stored(JUNE)["c"] == {ALL: 7}
    names = select(organization.c.other_names).where(
        organization.c.id == here.ids["c"], organization.c.superseded_at.is_(None)
    )
    assert here.connection.execute(names).scalar_one() == typed
    assert here.preview(file).outcome(confirmed=False) == Outcome.UNCHANGED
    assert codes(here.preview(file)) == []
    assert preview.names == {}
    assert here.preview(file).names == {here.ids["c"]: (typed,)}  # of the others it says the official names


def test_a_name_near_to_two_is_refused_until_somebody_chooses(here: Office):
    typed = "Đảng bộ phường Tan An"
    file = table(row(typed, 5), row(NAMES[2], 7))
    preview = here.preview(file)
    assert refusals(preview) == ["name-like-several"]
    assert {code for code, _ in said(preview, "name-like-several").choices} == {"a", "b"}
    here.take(file, answers={f"name:{typed}": "b"})
    assert here.stored(JUNE) == {"b": {ALL: 5}, "c": {ALL: 7}}
    again = here.preview(table(row(typed, 9), row(NAMES[2], 7)))
    assert questions(again) == ["correction", "organizations-missing"]  # of the name nothing is asked any more


def test_a_row_may_be_left_out_by_decision(here: Office):
    file = table(*(row(name, 5) for name in NAMES), row("Đảng bộ phường Kim Ngân", 3))
    here.take(file, answers={"name:Đảng bộ phường Kim Ngân": ""})
    assert set(here.stored(JUNE)) == {"a", "b", "c"}


def test_a_code_decides_and_a_contrary_name_is_refused(here: Office):
    preview = here.preview(with_codes(("A", NAMES[0], 5), ("b", "ĐB P. Tân Ân", 6), ("c", NAMES[2], 7)))
    assert questions(preview) == []
    contrary = here.preview(with_codes(("a", NAMES[1], 5), ("b", NAMES[1], 5), ("c", NAMES[2], 7)))
    assert refusals(contrary) == ["code-and-name-differ"]
    values = said(contrary, "code-and-name-differ").values
    assert (values["code"], values["coded"], values["name"], values["other"]) == ("a", NAMES[0], NAMES[1], "b")


def test_a_code_without_a_name_decides(here: Office):
    preview = here.take(with_codes(("a", "", 5), ("b", "", 6), ("c", NAMES[2], 7)))
    assert questions(preview) == []
    assert {code: figures[ALL] for code, figures in here.stored(JUNE).items()} == {"a": 5, "b": 6, "c": 7}


def test_an_unknown_code_is_refused_and_a_strange_name_beside_a_code_is_asked_about(here: Office):
    assert refusals(here.preview(with_codes(("z", NAMES[0], 5)))) == ["unknown-code"]
    strange = with_codes(("a", "Văn phòng", 5), ("b", NAMES[1], 6), ("c", NAMES[2], 7))
    assert questions(here.preview(strange)) == ["code-with-strange-name"]
    here.take(strange)
    assert here.stored(JUNE)["a"] == {ALL: 5}


def cells_below_two(here: Office) -> None:
    for upper in ("a", "b"):
        here.add(f"{upper}1", "Chi bộ 1", upper, quota=3)
        here.add(f"{upper}2", "Chi bộ 2", upper, quota=3)


def test_a_name_that_stands_twice_is_told_by_the_group_above_it(here: Office):
    cells_below_two(here)
    rows = [
        row("Đảng bộ phường Tân An", kind="group"),
        row("Chi bộ 1", 1, group=8),
        row("Chi bộ 2", 2, group=8),
        row("ĐB phường Tân Ân", kind="group"),
        row("Chi bộ 1", 3, group=11),
        row("Chi bộ 2", 0, group=11),
    ]
    here.take(table(*rows))
    assert here.stored(JUNE) == {"a1": {ALL: 1}, "a2": {ALL: 2}, "b1": {ALL: 3}, "b2": {ALL: 0}}


def test_a_name_that_stands_twice_is_told_by_the_row_above_it(here: Office):
    cells_below_two(here)
    rows = [
        row(NAMES[0]),
        row("Chi bộ 1", 1, level=1),
        row("Chi bộ 2", 2, level=1),
        row(NAMES[1]),
        row("Chi bộ 1", 3, level=1),
        row("Chi bộ 2", 0, level=1),
    ]
    preview = here.take(table(*rows))
    assert preview.rows == 4  # the rows of committees are headings without figures
    assert here.stored(JUNE) == {"a1": {ALL: 1}, "a2": {ALL: 2}, "b1": {ALL: 3}, "b2": {ALL: 0}}


def test_a_name_that_stands_twice_is_refused_where_nothing_tells(here: Office):
    cells_below_two(here)
    preview = here.preview(table(row("Chi bộ 1", 1)))
    assert refusals(preview) == ["name-of-several"]
    one = said(preview, "name-of-several")
    assert (one.values["first"], one.values["second"]) == NAMES[:2]
    here.take(table(row("Chi bộ 1", 1)), answers={"name:Chi bộ 1": "b1"})
    assert here.stored(JUNE) == {"b1": {ALL: 1}}
    assert refusals(here.preview(table(row("Chi bộ 1", 1)))) == ["name-of-several"]  # its own name says no more


@pytest.mark.parametrize("letterhead", ["ĐẢNG ỦY PHƯỜNG TÂN ÂN", "Đảng bộ thành phố Bình Minh\nĐB P. Tân Ân"])
def test_a_name_that_stands_twice_is_told_by_the_letterhead(here: Office, letterhead: str):
    cells_below_two(here)
    here.take(table(row("Chi bộ 1", 3), row("Chi bộ 2", 0), titles=("ĐẢNG CỘNG SẢN VIỆT NAM", letterhead)))
    assert here.stored(JUNE) == {"b1": {ALL: 3}, "b2": {ALL: 0}}


def test_a_cell_is_not_taken_for_that_of_another_committee(here: Office):
    cells_below_two(here)
    here.add("a3", "Chi bộ 3", "a")
    rows = [row(NAMES[1], kind="group"), row("Chi bộ 3", 1, group=8), row("Chi bộ 1", 1, group=8)]
    assert refusals(here.preview(table(*rows))) == ["unknown-name"]


def test_who_ended_is_refused_with_the_successor_that_may_be_chosen(here: Office):
    here.add("ab", "Đảng bộ phường Tân Hợp", valid_from=SECOND_HALF, quota=50)
    for code in ("a", "b"):
        end_organization(here.connection, here.ids[code], SECOND_HALF - timedelta(days=1), T0)
        record_succession(here.connection, here.ids[code], here.ids["ab"], SECOND_HALF, T0)
    preview = here.preview(table(row(NAMES[0], 5), row(NAMES[2], 7)))
    assert refusals(preview) == ["organization-succeeded"]
    one = said(preview, "organization-succeeded")
    assert (one.values["day"], one.values["successor"]) == ("14/05/2026", "Đảng bộ phường Tân Hợp")
    assert one.choices == (("ab", "Đảng bộ phường Tân Hợp"),)
    assert refusals(here.preview(full(month=date(2026, 4, 1)))) == []  # in April they stood


def test_the_successor_is_named_by_whatever_number_of_steps_and_in_another_jurisdiction(here: Office):
    here.add("other-city", "Đảng bộ thành phố khác", None)
    here.add("x", "Đảng bộ phường Một", valid_from=date(2026, 4, 1), valid_to=date(2026, 5, 14))
    here.add("y", "Đảng bộ phường Hai", "other-city", valid_from=SECOND_HALF)
    end_organization(here.connection, here.ids["a"], date(2026, 3, 31), T0)
    record_succession(here.connection, here.ids["a"], here.ids["x"], date(2026, 4, 1), T0)
    record_succession(here.connection, here.ids["x"], here.ids["y"], SECOND_HALF, T0)
    one = said(here.preview(table(row(NAMES[0], 5))), "organization-succeeded")
    assert (one.values["successor"], one.choices) == ("Đảng bộ phường Hai", ())


def test_who_ended_without_successor_or_begins_later_is_refused(here: Office):
    end_organization(here.connection, here.ids["a"], date(2026, 5, 31), T0)
    here.add("d", "Đảng bộ phường Kim Ngân", valid_from=date(2026, 7, 1))
    preview = here.preview(table(row(NAMES[0], 5), row("Đảng bộ phường Kim Ngân", 7)))
    assert refusals(preview) == ["organization-ended", "organization-not-yet"]


def test_a_successor_that_kept_the_name_is_meant(here: Office):
    end_organization(here.connection, here.ids["a"], SECOND_HALF - timedelta(days=1), T0)
    here.add("a-moi", NAMES[0], valid_from=SECOND_HALF)
    here.take(full())
    assert set(here.stored(JUNE)) == {"a-moi", "b", "c"}


def test_names_of_another_jurisdiction_are_unknown_and_many_of_them_are_one_message(here: Office):
    here.add("other-city", "Đảng bộ thành phố khác", None)
    for number in range(7):
        here.add(f"o{number}", f"Đảng bộ xã Kim Sơn {number}", "other-city")
    preview = here.preview(table(*(row(f"Đảng bộ xã Kim Sơn {number}", 1) for number in range(7))))
    assert refusals(preview) == ["unknown-name"]
    assert said(preview, "unknown-name").also == ("B9", "B10", "B11", "B12", "B13", "B14")


def test_letters_of_another_script_are_refused(here: Office):
    assert refusals(here.preview(table(row("Đảng bộ phường Tân Аn", 5)))) == ["name-with-strange-signs"]
