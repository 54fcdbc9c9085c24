"""After a refusal only what is still open is asked."""

from __future__ import annotations

from datetime import date

from data_access.ingest.messages import Message, Severity
from data_access.ingest.monthly.consequences import without_consequences
from tests.data_access.monthly.office import JUNE, MAY, NAMES, Office, codes, full, row, table

ROLES = ("quota", "admitted", "women")


def test_a_year_without_quotas_asks_nothing_about_the_quotas_of_the_file(here: Office):
    rows = [row(name, 20, 5, 1) for name in NAMES]
    preview = here.preview(table(*rows, roles=ROLES, month=date(2025, 6, 1)))
    assert codes(preview) == ["no-quota-in-year", "report-late"]


def test_a_month_that_has_not_begun_asks_nothing_about_its_figures_and_who_is_missing(here: Office):
    here.take(full(9, 9, 9, month=MAY))
    ahead = table(row(NAMES[0], 3), row(NAMES[1], None), month=date(2026, 8, 1))
    assert codes(here.preview(ahead)) == ["month-not-begun", "months-left-out"]


def test_a_figure_that_cannot_be_read_leaves_the_questions_about_others(here: Office):
    here.take(full(9, 9, 9, month=MAY))
    preview = here.preview(table(row(NAMES[0], "nhiều"), row(NAMES[1], 3), row(NAMES[2], 9)))
    assert codes(preview) == ["count-text", "figure-falls"]


def test_an_impossible_row_is_not_asked_about_its_figures(here: Office):
    here.take(full(9, 9, 9, month=MAY))
    rows = [row(NAMES[0], 20, 3, 4), row(NAMES[1], 31, 9, 1), row(NAMES[2], 40, 9, 1)]
    whole = ("Tổng cộng", (91, 22, 6), {"kind": "total"})
    preview = here.preview(table(*rows, whole, roles=ROLES))
    assert codes(preview) == ["category-above-admitted", "quota-differs"]


def test_an_organization_under_an_unknown_name_is_not_called_missing_as_well(here: Office):
    here.take(full(1, 2, 3, month=MAY))
    preview = here.preview(table(row("Đảng bộ Sao Hỏa", 4), row(NAMES[1], 3), row(NAMES[2], 9)))
    assert codes(preview) == ["unknown-name"]


def test_a_decision_about_a_name_stays_beside_any_refusal():
    name = Message(Severity.QUESTION, "name-like", "T6", 8, 2, key="name:x")
    fall = Message(Severity.QUESTION, "figure-falls", "T6", 8, 3)
    other = Message(Severity.QUESTION, "figure-falls", "T6", 9, 3)
    refused = Message(Severity.REFUSAL, "count-text", "T6", 8, 4)
    assert without_consequences([name, fall, other, refused]) == [name, other, refused]
    assert without_consequences([name, fall, other]) == [name, fall, other]
    month = Message(Severity.REFUSAL, "no-month", "T6", 6, 2)
    assert without_consequences([name, fall, other, month]) == [name, month]


def test_what_a_merged_block_leaves_empty_is_not_asked_about():
    merged = Message(Severity.REFUSAL, "figure-of-several", "T6", 8, 4, {"found": "7", "cells": "D8:D9"})
    hidden = [Message(Severity.QUESTION, code, "T6", 9, 4) for code in ("blank", "figure-falls", "correction")]
    open_still = [
        Message(Severity.QUESTION, "blank", "T6", 9, 5),
        Message(Severity.QUESTION, "figure-falls", "T6", 10, 4),
    ]
    assert without_consequences([merged, *hidden, *open_still]) == [merged, *open_still]


def test_rows_that_nobody_sees_are_asked_about_whatever_is_refused(here: Office):
    hidden = table(row(NAMES[0], 5, hidden=True), row(NAMES[1], 6), row(NAMES[2], 7), month=None)
    assert codes(here.preview(hidden, month=JUNE, today=date(2026, 5, 31))) == ["hidden-rows", "month-not-begun"]
