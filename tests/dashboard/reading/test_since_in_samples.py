"""What changed since a snapshot, held against the position itself: progress apart from corrections."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.domain.movement import LADDER
from dashboard.domain.since_words import parts_sentence, since_sentence
from dashboard.freezing import freeze
from dashboard.i18n.language import language
from dashboard.reading.figures import read_position
from dashboard.reading.since import read_since
from dashboard.resolve import report_days, resolve
from data_access.engine import read_transaction
from tests.dashboard.flood import Flood
from tests.dashboard.test_snapshots_stay import PLACES

CORRECTIONS = 30
"""Enough to meet reports of the last month: a correction of an earlier one is overtaken by the reports after it."""
CASES = [("thi-xa", "sqlite"), pytest.param("thanh-hoa", "sqlite", marks=pytest.mark.exhaustive)]


@pytest.mark.parametrize(("code", "dialect"), CASES)
def test_a_comparison_tells_progress_apart_from_corrections(sample_engine: Engine, code: str):
    """Agreed upon on the report day before; reports of that time are corrected; the last day is held against it."""
    vi, last = language("vi"), PLACES[code]
    with read_transaction(sample_engine) as connection:
        scope = resolve(connection, Address(jurisdiction=code, day=last)).scope
        former = max(day for day in report_days(connection, scope) if day < last and day.year == last.year)
    snapshot = freeze(sample_engine, Address(jurisdiction=code, day=former), "Họp giao ban", "Văn phòng")
    with read_transaction(sample_engine) as connection:
        before = read_position(connection, replace(scope, as_of=former), last.year)
    Flood(sample_engine, scope.organization_id, former, Random(3)).draw(["correct"] * CORRECTIONS)
    with read_transaction(sample_engine) as connection:
        known = read_position(connection, replace(scope, as_of=former), last.year)
        now = read_position(connection, scope, last.year)
        changed = read_since(connection, scope, now, snapshot)
    first, corrected, total = (position.own.admitted or 0 for position in (before, known, now))
    assert (changed.own.progress, changed.own.corrected) == (total - corrected, corrected - first)
    assert corrected != first  # the corrections reach the whole
    ranks = [
        {row.organization.id: row.state for row in position.children if row.state in LADDER}
        for position in (before, now)
    ]
    steps = [LADDER.index(ranks[1][one]) - LADDER.index(ranks[0][one]) for one in ranks[0].keys() & ranks[1].keys()]
    up, down, same = sum(step > 0 for step in steps), sum(step < 0 for step in steps), steps.count(0)
    figures = f"{vi.number(first)} → {vi.number(total)}, {vi.signed(total - first)}"
    moved = f"{vi.number(up)} đơn vị lên bậc, {vi.number(down)} xuống bậc, {vi.number(same)} giữ nguyên"
    assert f"{figures}; {moved}" in since_sentence(vi, changed)
    assert vi.signed(corrected - first) in parts_sentence(vi, changed)
    others = [{row.organization.id: (row.admitted, row.quota) for row in one.children} for one in (before, known)]
    differ = {one for one in others[0].keys() | others[1].keys() if others[0].get(one) != others[1].get(one)}
    assert {row.organization.id for row in changed.corrections} == differ
