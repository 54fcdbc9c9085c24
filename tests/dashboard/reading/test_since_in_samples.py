"""What changed since a snapshot, held against a slow and obvious way to it: progress apart from corrections."""

from __future__ import annotations

from datetime import datetime
from random import Random

import pytest
from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.domain.since_words import (
    correction_text,
    corrections_heading,
    parts_sentence,
    since_sentence,
)
from dashboard.domain.states import State
from dashboard.freezing import freeze
from dashboard.i18n.language import language
from dashboard.reading.figures import read_position
from dashboard.reading.since import read_since
from dashboard.resolve import report_days, resolve
from data_access.engine import read_transaction
from tests.dashboard.flood import Flood
from tests.dashboard.test_snapshots_stay import PLACES
from tests.domain.oracle import Database, Expected, Oracle
from tests.examples import SERVER_SELDOM

FLOOD = [*["correct"] * 30, *["assign"] * 6, *["come_late"] * 6, *["rename"] * 3, "bend"]
"""Enough to meet reports of the last month: a correction of an earlier one is overtaken by the reports after it."""
RANKS = [State.ZERO, State.BEHIND, State.ON_PACE, State.MET, State.EXCEEDED]
SLOW = [code for code in PLACES if code != "thi-xa"]
CASES = ["thi-xa", *(pytest.param(code, marks=pytest.mark.exhaustive) for code in SLOW)]


@pytest.mark.parametrize("dialect", SERVER_SELDOM, indirect=True)
@pytest.mark.parametrize("code", CASES)
def test_a_comparison_tells_progress_apart_from_corrections(sample_engine: Engine, code: str):
    """Agreed upon on the report day before; much of that time is put right; the last day is held against it."""
    vi, last = language("vi"), PLACES[code]
    with read_transaction(sample_engine) as connection:
        scope = resolve(connection, Address(jurisdiction=code, day=last)).scope
        former = max(day for day in report_days(connection, scope) if day < last and day.year == last.year)
    snapshot = freeze(sample_engine, Address(jurisdiction=code, day=former), "Họp giao ban", "Văn phòng")
    Flood(sample_engine, scope.organization_id, former, Random(3)).draw(FLOOD)
    with read_transaction(sample_engine) as connection:
        changed = read_since(connection, scope, read_position(connection, scope, last.year), snapshot)
        database = Database(connection)
    root = scope.organization_id
    before = Oracle(database, root, last.year, former, snapshot.known_at)
    known, now = Oracle(database, root, last.year, former), Oracle(database, root, last.year, last)

    first, corrected, total = (oracle.of_root.admitted or 0 for oracle in (before, known, now))
    assert corrected != first  # the corrections reach the whole
    assert (changed.own.progress, changed.own.corrected) == (total - corrected, corrected - first)
    assert vi.signed(corrected - first) in parts_sentence(vi, changed)

    then, by_now, today = expected(before), expected(known), expected(now)
    up = down = same = unknown = 0
    for one, row in today.items():
        if one not in then:
            continue
        if row.state not in RANKS or then[one].state not in RANKS:
            unknown += 1
        elif RANKS.index(row.state) > RANKS.index(then[one].state):
            up += 1
        elif RANKS.index(row.state) < RANKS.index(then[one].state):
            down += 1
        else:
            same += 1
    assert up + down > 0 or code in ("hai-phong", "hau-giang")  # no quotas below, and eleven that stay where they are
    figures = f"{vi.number(first)} → {vi.number(total)}, {vi.signed(total - first)}"
    moved = f"{vi.number(up)} đơn vị lên bậc, {vi.number(down)} xuống bậc, {vi.number(same)} giữ nguyên"
    not_told = f", {vi.number(unknown)} không so được" if unknown else ""
    assert f"{figures}; {moved}{not_told}" in since_sentence(vi, changed)

    put_right = {one for one in then.keys() | by_now.keys() if told(then.get(one)) != told(by_now.get(one))}
    assert {row.organization.id for row in changed.corrections} == put_right
    assert f"{vi.number(len(put_right))} đơn vị" in corrections_heading(vi, changed)
    assert put_right <= written_after(database, before, snapshot.known_at)
    for row in changed.corrections:
        one = row.organization.id
        must_tell(correction_text(vi, row), then.get(one), by_now.get(one))


def expected(oracle: Oracle) -> dict[int, Expected]:
    """Return what the oracle says of each directly below the root, by identity."""
    period = oracle.period(oracle.root)
    return {one: oracle.expect(one, period) for one in oracle.children(oracle.root)}


def told(row: Expected | None) -> tuple[int | None, int | None] | None:
    """Return what a list tells of an organisation: admitted and quota."""
    return None if row is None else (row.admitted, row.quota)


def written_after(database: Database, oracle: Oracle, moment: datetime) -> set[int]:
    """Return those of whom a report or quota, of themselves or below, was recorded after the moment."""
    late = {row["organization_id"] for row in (*database.reports, *database.quotas) if row["recorded_at"] > moment}
    above = set()
    for one in late:
        holder: int | None = one
        while holder is not None:
            above.add(holder)
            holder = oracle.parents[holder]
    return above


def must_tell(said: str, before: Expected | None, known: Expected | None) -> None:
    """Hold the words of a correction against the figures then and by now: those that differ, and no others."""
    for name, figure in (("đã kết nạp", "admitted"), ("chỉ tiêu", "quota")):
        then, by_now = (None if row is None else getattr(row, figure) for row in (before, known))
        missing = "…" if figure == "admitted" else "–"
        figures = [missing if amount is None else language("vi").number(amount) for amount in (then, by_now)]
        assert (f"{name} {figures[0]} → {figures[1]}" in said) == (then != by_now)
