"""The figures of the screens against a second, slow and obvious way to them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, text

from dashboard.domain.position import Position, Standing
from dashboard.domain.ranking import rank_lagging, zero_list
from dashboard.domain.states import State
from dashboard.reading.figures import read_position
from data_access.engine import read_transaction
from data_access.scope import Scope
from tests.data_access.tree import undone
from tests.domain.oracle import Database, Expected, Oracle, ranked
from tests.domain.random_office import BEFORE_THE_CORRECTION, YEAR, build_office
from tests.examples import SERVER_SELDOM, one_in

SEEDS = st.integers(0, 10_000)
QUESTIONS = [
    (date(2024, 2, 29), None),
    (date(2024, 5, 20), None),
    (date(2024, 5, 31), BEFORE_THE_CORRECTION),
    (date(2024, 12, 31), None),
    (date(2025, 2, 10), None),
]


def tenths(value: Decimal | None) -> int | None:
    return None if value is None else int(value * 10)


def shown(standing: Standing) -> Expected:
    return Expected(
        standing.admitted,
        standing.quota,
        standing.remaining,
        tenths(standing.needed_per_month),
        tenths(standing.pace_per_month),
        standing.state,
        standing.missing,
        standing.reported,
        standing.report.pool if standing.report else None,
    )


def codes(rows: tuple[Standing, ...]) -> list[str]:
    return [row.organization.code for row in rows]


def compare(position: Position, oracle: Oracle) -> None:
    one = oracle.by_code(position.organization.code)
    children = oracle.of_children(one)
    assert {child.organization.code: shown(child) for child in position.children} == children
    assert codes(position.children) == list(children)
    lagging = rank_lagging(position.children)
    assert codes(lagging.ranked) == ranked(children)
    assert codes(lagging.small_quotas) == ranked(children, small=True)
    assert codes(lagging.no_pool) == ranked(children, without_pool=True)
    assert position.count(State.ZERO) == len(zero_list(position.children))
    assert codes(zero_list(position.children)) == [code for code, row in children.items() if row.state is State.ZERO]
    assert position.reported == sum(row.reported for row in children.values())
    if one == oracle.root:
        assert shown(position.own) == oracle.of_root


@one_in(12, complete=20)
@given(SEEDS)
@example(0)
def test_random_committees_stand_where_the_oracle_says(engine: Engine, seed: int):
    with undone(engine) as connection:
        root = build_office(connection, seed)
        database = Database(connection)
        for as_of, known_at in QUESTIONS:
            oracle, scope = Oracle(database, root, YEAR, as_of, known_at), Scope(root, as_of, known_at)
            top = read_position(connection, scope, YEAR)
            compare(top, oracle)
            for child in top.children[:1]:
                compare(read_position(connection, scope, YEAR, child.organization.code), oracle)


@pytest.mark.parametrize("dialect", SERVER_SELDOM)
@one_in(12, complete=12)
@given(SEEDS)
def test_children_add_up_to_the_parent(engine: Engine, seed: int):
    with undone(engine) as connection:
        root = build_office(connection, seed, everybody_by_cells=True)
        for as_of, known_at in QUESTIONS[:3]:
            position = read_position(connection, Scope(root, as_of, known_at), YEAR)
            for parent in position, *_below(connection, position, Scope(root, as_of, known_at)):
                if parent.children:
                    assert (parent.own.admitted or 0) == sum(child.admitted or 0 for child in parent.children)
                    for month in range(12):
                        months = [child.months[month] for child in parent.children]
                        assert (parent.own.months[month] or 0) == sum(amount or 0 for amount in months)


def _below(connection: Connection, position: Position, scope: Scope) -> Iterator[Position]:
    for child in position.children:
        yield read_position(connection, scope, YEAR, child.organization.code)


@pytest.mark.parametrize("dialect", SERVER_SELDOM)
@pytest.mark.parametrize(
    ("as_of", "known_at"),
    [
        pytest.param(date(2024, 5, 31), None, marks=pytest.mark.exhaustive),
        (date(2024, 5, 31), datetime(2024, 6, 4, tzinfo=UTC)),
        (date(2023, 8, 31), None),
        pytest.param(date(2024, 4, 15), None, marks=pytest.mark.exhaustive),
        pytest.param(date(2024, 2, 29), datetime(2024, 5, 20, tzinfo=UTC), marks=pytest.mark.exhaustive),
        pytest.param(date(2023, 12, 31), None, marks=pytest.mark.exhaustive),
    ],
)
def test_the_sample_committee_stands_where_the_oracle_says(
    sample_engine: Engine, as_of: date, known_at: datetime | None
):
    with read_transaction(sample_engine) as connection:
        root = connection.execute(
            text("SELECT id FROM organization WHERE code = 'thanh-hoa' AND superseded_at IS NULL")
        ).scalar_one()
        oracle = Oracle(Database(connection), root, as_of.year, as_of, known_at)
        scope = Scope(root, as_of, known_at)
        top = read_position(connection, scope, as_of.year)
        assert len(top.children) > 1
        compare(top, oracle)
        for child in top.children[:3]:
            compare(read_position(connection, scope, as_of.year, child.organization.code), oracle)
