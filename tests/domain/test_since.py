"""What changed since figures were agreed upon: progress and corrections in two figures, states by rank."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.movement import LADDER
from dashboard.domain.pace import CurvesAbove
from dashboard.domain.position import LatestReport, Organization, Position, QuotaVersion
from dashboard.domain.since import Since, Withheld, since
from dashboard.domain.since_words import (
    correction_text,
    corrections_heading,
    own_correction,
    parts_sentence,
    since_sentence,
    snapshot_text,
)
from dashboard.domain.snapshot import Snapshot
from dashboard.domain.standing import Counts, stand
from dashboard.domain.states import State
from dashboard.i18n.language import NO_BREAK, language

UNSAID = ("forecast_this_month", "forecast_next_month", "pool", "certificate_holders", "files_pending")
APRIL, MAY = date(2024, 4, 30), date(2024, 5, 31)
AGREED = datetime(2024, 5, 8, 2, tzinfo=UTC)
SNAPSHOT = Snapshot(12, "root", "Thành ủy", APRIL, AGREED, "Họp Ban chỉ đạo tháng 4", "Văn phòng", AGREED, 9)
Told = dict[int, tuple[int | None, int | None]]
"""Admitted and quota by identity; 0 is the root."""


def sent(day: date) -> LatestReport:
    return LatestReport(day, AGREED, late=False, **dict.fromkeys(UNSAID))


def position(day: date, told: Told) -> Position:
    """A root (identity 0) and its organisations with these figures of a day, judged by the straight line."""

    def counts(one: int) -> Counts:
        admitted, quota = told[one]
        code = f"unit-{one}" if one else "root"
        versions = [] if quota is None else [QuotaVersion(quota, date(2024, 1, 1), None)]
        months = {} if admitted is None else {1: admitted}
        reported = frozenset() if admitted is None else frozenset(range(1, day.month + 1))
        return Counts(
            organization=Organization(one, code, code.title(), code.title(), "base_committee", None, one),
            admitted={2024: months},
            quotas={2024: versions},
            report=None if admitted is None else sent(day),
            reported_months=reported,
        )

    standings = [stand(counts(one), 2024, day.month, CurvesAbove()) for one in sorted(told)]
    return Position(standings[0].organization, 2024, day, None, 1, standings[0], tuple(standings[1:]))


BEFORE: Told = {0: (289, 817), 1: (10, 20), 2: (5, 18), 3: (0, 12), 4: (3, 3)}
KNOWN: Told = {0: (290, 817), 1: (11, 22), 2: (5, 18), 3: (0, 12), 4: (3, 3)}
NOW: Told = {0: (312, 817), 1: (12, 22), 2: (5, 18), 3: (4, 12), 5: (1, 2)}


def changed(now: Told = NOW, before: Told = BEFORE, known: Told = KNOWN) -> Since:
    return since(SNAPSHOT, position(MAY, now), position(APRIL, before), position(APRIL, known))


def test_a_change_is_progress_and_correction_apart():
    """289 → 312 is +23: 22 were admitted since, one had been admitted by then and was reported later."""
    own = changed().own
    assert (own.total, own.progress, own.corrected) == (23, 22, 1)


def test_corrections_are_listed_apart_from_progress():
    (corrected,) = changed().corrections
    assert corrected.organization.id == 1
    assert (corrected.total, corrected.progress, corrected.corrected) == (2, 1, 1)
    assert correction_text(language("vi"), corrected) == "đã kết nạp 10 → 11, chỉ tiêu 20 → 22"


def test_organisations_are_followed_by_identity():
    """4 was merged into 5 in the meantime: one is no longer there, one was not there yet."""
    found = changed()
    assert (found.began, found.ended) == (1, 1)
    assert [row.organization.id for row in found.rows] == [1, 2, 3, 5, 4]


def test_states_are_compared_by_rank():
    found = changed()
    assert [row.organization.id for row in found.up] == [3]
    assert found.by_id[3].before is not None
    assert found.by_id[3].before.state is State.ZERO
    assert len(found.up) + len(found.down) + found.same + found.unknown + found.began + found.ended == 5


def test_what_was_not_known_is_no_number():
    found = changed({**NOW, 2: (6, 18)}, {**BEFORE, 2: (None, 18)})
    assert (found.by_id[2].total, found.by_id[2].corrected) == (None, None)
    assert found.by_id[2].admitted_corrected  # a report came late


def test_nothing_is_said_across_years_and_jurisdictions():
    now = position(MAY, NOW)
    assert since(replace(SNAPSHOT, as_of=date(2023, 12, 31)), now, now, now).withheld is Withheld.ANOTHER_YEAR
    assert since(replace(SNAPSHOT, jurisdiction="x"), now, now, now).withheld is Withheld.ANOTHER_JURISDICTION
    assert since(SNAPSHOT, now, None, None).withheld is Withheld.NOT_THERE


figures = st.tuples(st.none() | st.integers(0, 30), st.none() | st.integers(0, 30))
tables = st.dictionaries(st.integers(1, 6), figures)


@given(tables, tables, tables, st.tuples(figures, figures, figures))
def test_it_says_what_a_slow_look_at_the_tables_says(now: Told, before: Told, known: Told, own: tuple):
    """The oracle counts from the plain figures, organisation by organisation."""
    tables = [{0: figure, **table} for figure, table in zip(own, (now, before, known), strict=True)]
    found = changed(*tables)
    shown = {one: standing.state for one, standing in _states(position(MAY, tables[0])).items()}
    agreed = {one: standing.state for one, standing in _states(position(APRIL, tables[1])).items()}
    ranks = [
        (LADDER.index(agreed[one]), LADDER.index(shown[one]))
        for one in shown.keys() & agreed.keys()
        if agreed[one] in LADDER and shown[one] in LADDER
    ]
    assert len(found.up) == sum(later > former for former, later in ranks)
    assert len(found.down) == sum(later < former for former, later in ranks)
    assert found.same == sum(later == former for former, later in ranks)
    assert found.began == len(now.keys() - before.keys())
    assert found.ended == len(before.keys() - now.keys())
    nothing = (None, None)
    listed = now.keys() | before.keys()
    corrected = {one for one in listed if before.get(one, nothing) != known.get(one, nothing)}
    assert {row.organization.id for row in found.corrections} == corrected
    for row in (found.own, *found.rows):
        if None not in (row.total, row.progress, row.corrected):
            assert row.total == (row.progress or 0) + (row.corrected or 0)


def _states(shown: Position) -> dict:
    return {row.organization.id: row for row in shown.children}


def test_the_sentences():
    vi, found = language("vi"), changed()
    assert snapshot_text(vi, SNAPSHOT) == "Số liệu chốt số 12 · Họp Ban chỉ đạo tháng 4 · 30/04/2024"
    assert (
        since_sentence(vi, found)
        .replace(NO_BREAK, " ")
        .startswith("So với bản chốt số 12 (Họp Ban chỉ đạo tháng 4, 30/04/2024): 289 → 312, +23; 1 đơn vị lên bậc, ")
    )
    assert parts_sentence(vi, found) == "Trong +23: +22 kết nạp sau ngày chốt, +1 do điều chỉnh số đã chốt."
    assert corrections_heading(vi, found) == "Đã điều chỉnh sau kỳ họp: 1 đơn vị"
    assert own_correction(vi, found) == "Root, ngày chốt: đã kết nạp 289 → 290."
    now = position(MAY, NOW)
    same = since_sentence(vi, since(SNAPSHOT, now, now, now))
    assert same.startswith("So với bản chốt số 12 (Họp Ban chỉ đạo tháng 4, 30/04/2024): vẫn 312; ")
    assert parts_sentence(vi, changed(NOW, KNOWN, KNOWN)) == ""
    assert corrections_heading(vi, changed(NOW, KNOWN, KNOWN)) == "Không có số nào điều chỉnh sau kỳ họp"


@pytest.mark.parametrize(
    ("snapshot", "said"),
    [
        (replace(SNAPSHOT, as_of=date(2023, 12, 31)), "Not compared, because snapshot 12 is of 2023"),
        (replace(SNAPSHOT, jurisdiction="x"), "Not compared, because snapshot 12 is of Thành ủy"),
    ],
)
def test_why_nothing_is_compared_is_said(snapshot: Snapshot, said: str):
    now = position(MAY, NOW)
    assert since_sentence(language("en"), since(snapshot, now, now, now)).startswith(said)
