"""What may come and comparisons against a second, slow and obvious way to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from sqlalchemy import Engine, text

from dashboard.domain.funnel import funnel
from dashboard.domain.movement import movement
from dashboard.domain.outstanding import outstanding
from dashboard.domain.peers import compare_with_peers
from dashboard.domain.pipeline import pipeline_of
from dashboard.domain.position import Position
from dashboard.domain.states import State
from dashboard.domain.what_if import if_the_farthest_met
from dashboard.reading.figures import read_position
from data_access.engine import read_transaction
from data_access.scope import Scope
from tests.data_access.tree import undone
from tests.domain import fairness_oracle
from tests.domain.oracle import Database, Oracle
from tests.domain.random_office import YEAR, build_office
from tests.domain.test_oracle import SEEDS
from tests.examples import SERVER_SELDOM, one_in


def compare(position: Position, before: Position, oracle: Oracle, earlier: Oracle) -> None:
    one = oracle.by_code(position.organization.code)
    missing = outstanding(position)
    said = None if missing is None else (missing.low, missing.high, missing.foretold, missing.silent)
    assert said == fairness_oracle.outstanding(oracle, one)
    moved = movement(position.children, before)
    up, down = ({move.standing.organization.code for move in moves} for moves in (moved.up, moved.down))
    assert (up, down, moved.same, moved.unknown) == fairness_oracle.movement(oracle, earlier, one)
    reached = if_the_farthest_met(position)
    assert (reached.admitted if reached else None) == fairness_oracle.what_if(oracle, one)
    drawn = funnel(position)
    below, above = ({point.standing.organization.code for point in points} for points in (drawn.below, drawn.above))
    assert (below, above) == fairness_oracle.outside(oracle, one)
    zero = [row for row in position.children if row.state is State.ZERO]
    for column in ("pool", "certificate_holders", "files_pending"):
        amounts = [fairness_oracle.said(oracle, row.organization.id, column) for row in zero if row.report]
        known = [amount for amount in amounts if amount is not None]
        assert getattr(pipeline_of(zero), column) == (sum(known) if known else None)
    siblings, period = oracle.children(one), oracle.period(one)
    for row in position.children:
        found = compare_with_peers(row, position.children)
        expected = fairness_oracle.peers(oracle, row.organization.id, siblings, period)
        others = {other.organization.code for other in found.others}
        assert (None if found.median is None else (others, found.median)) == expected


@one_in(12, complete=12)
@given(SEEDS)
@example(0)
def test_random_committees_compare_as_the_oracle_says(engine: Engine, seed: int):
    with undone(engine) as connection:
        root = build_office(connection, seed)
        database = Database(connection)
        for day, former in ((date(2024, 5, 20), date(2024, 4, 30)), (date(2024, 12, 31), date(2024, 7, 31))):
            scope = Scope(root, day)
            position = read_position(connection, scope, YEAR)
            before = read_position(connection, replace(scope, as_of=former), YEAR)
            compare(position, before, Oracle(database, root, YEAR, day), Oracle(database, root, YEAR, former))


@pytest.mark.parametrize("dialect", SERVER_SELDOM)
@pytest.mark.parametrize(
    ("code", "day"),
    [("thanh-hoa", date(2024, 5, 31)), pytest.param("hai-phong", date(2026, 10, 31), marks=pytest.mark.exhaustive)],
)
def test_the_sample_compares_as_the_oracle_says(sample_engine: Engine, code: str, day: date):
    former = date(day.year, day.month - 1, 30)
    with read_transaction(sample_engine) as connection:
        root = connection.execute(
            text("SELECT id FROM organization WHERE code = :code AND superseded_at IS NULL"), {"code": code}
        ).scalar_one()
        database, scope = Database(connection), Scope(root, day)
        position = read_position(connection, scope, day.year)
        before = read_position(connection, replace(scope, as_of=former), day.year)
    oracle, earlier = (Oracle(database, root, day.year, one) for one in (day, former))
    compare(position, before, oracle, earlier)
    assert len(funnel(position).points) >= 70
    assert any(compare_with_peers(row, position.children).others for row in position.children)
