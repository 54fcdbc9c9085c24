"""The tree changes, the closure follows, and nothing of what was known before is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from data_access.ingest.change_organizations import (
    ImpossibleTreeError,
    NewOrganization,
    add_organization,
    change_organization,
    end_organization,
    move_organization,
)
from data_access.schema import organization, organization_closure, succession
from data_access.scope import in_force, known
from tests.data_access.tree import START, T0, add, at, undone

MOVED = date(2026, 4, 1)
DAY_BEFORE = date(2026, 3, 31)

Closure = set[tuple[int, int, int]]


def versions(
    connection: Connection, known_at: datetime | None = None
) -> dict[int, tuple[str, int | None, date | None]]:
    """Return code, parent and last day of every organisation, as known at a moment."""
    columns = (organization.c.id, organization.c.code, organization.c.parent_id, organization.c.valid_to)
    rows = connection.execute(select(*columns).where(known(organization, known_at)))
    return {row.id: (row.code, row.parent_id, row.valid_to) for row in rows}


def closure(connection: Connection) -> Closure:
    table = organization_closure
    return {tuple(row) for row in connection.execute(select(table.c.ancestor_id, table.c.descendant_id, table.c.depth))}


def closure_by_walking_up(connection: Connection) -> Closure:
    """Compute the closure slowly and obviously: from every organisation, step by step to its root."""
    parents = {identity: parent for identity, (_, parent, _) in versions(connection).items()}
    pairs: Closure = set()
    for identity in parents:
        above: int | None = identity
        depth = 0
        while above is not None:
            pairs.add((above, identity, depth))
            above, depth = parents[above], depth + 1
    return pairs


def standing(connection: Connection, day: date) -> dict[int, str]:
    rows = connection.execute(
        select(organization.c.id, organization.c.code).where(known(organization, None), in_force(organization, day))
    )
    return {row.id: row.code for row in rows}


@dataclass(frozen=True)
class Step:
    """One change, of organisations picked by number among those there are."""

    action: str
    first: int
    second: int


steps = st.lists(
    st.builds(
        Step, st.sampled_from(["add", "add", "add", "move", "move", "end"]), st.integers(0, 30), st.integers(0, 30)
    ),
    max_size=14,
)


def take(connection: Connection, step: Step, number: int) -> None:
    """Make the change on a day of its own; what the tree does not allow must be refused before anything is written."""
    there = versions(connection)
    identities = sorted(there)
    first, second = identities[step.first % len(identities)], identities[step.second % len(identities)]
    day, recorded_at = START + timedelta(days=3 * number), at(number)
    stands = {identity: last is None or last >= day for identity, (_, _, last) in there.items()}
    if step.action == "add":
        allowed = stands[first]
    else:
        inside = any((first, second, depth) in closure_by_walking_up(connection) for depth in range(len(there)))
        allowed = stands[first] and (step.action == "end" or (stands[second] and not inside))
    if not allowed and step.action == "end":
        return
    try:
        if step.action == "add":
            add_organization(connection, NewOrganization(f"n{number}", "Đảng bộ", "cell", day, first), recorded_at)
        elif step.action == "move":
            move_organization(connection, first, second, day, recorded_at)
        else:
            change_organization(connection, first, recorded_at, valid_to=day)
    except ImpossibleTreeError:
        assert not allowed
        assert versions(connection) == there
    else:
        assert allowed


@given(steps=steps)
def test_closure_is_right_after_any_changes_and_the_past_stays_known(engine: Engine, steps: list[Step]):
    with undone(engine) as connection:
        add(connection, "root")
        add(connection, "other-root")
        seen = []
        for number, step in enumerate(steps, 1):
            take(connection, step, number)
            assert closure(connection) == closure_by_walking_up(connection)
            seen.append((at(number), versions(connection)))
        for moment, tree in seen:
            assert versions(connection, moment) == tree
        for number in range(len(steps) + 1):
            codes = list(standing(connection, START + timedelta(days=3 * number)).values())
            assert len(codes) == len(set(codes)), "one organisation stands in two places on one day"


def test_move_takes_everything_along_and_leaves_the_past_in_place(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        a, b = add(connection, "a", root), add(connection, "b", root)
        cell = add(connection, "cell", a)
        new = move_organization(connection, a, b, MOVED, at(1))
        new_cell = next(identity for identity, code in standing(connection, MOVED).items() if code == "cell")
        assert standing(connection, DAY_BEFORE) == {root: "root", a: "a", b: "b", cell: "cell"}
        assert standing(connection, MOVED) == {root: "root", b: "b", new: "a", new_cell: "cell"}
        assert {(b, new, 1), (b, new_cell, 2), (new, new_cell, 1), (root, new_cell, 3)} <= closure(connection)
        assert {(root, a, 1), (a, cell, 1)} <= closure(connection)
        pairs = connection.execute(select(succession.c.predecessor_id, succession.c.successor_id)).all()
        assert {tuple(pair) for pair in pairs} == {(a, new), (cell, new_cell)}


def test_earlier_moment_does_not_know_of_the_move(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        a, b = add(connection, "a", root), add(connection, "b", root)
        move_organization(connection, a, b, MOVED, at(2))
        assert versions(connection, at(1))[a] == ("a", root, None)
        assert versions(connection, at(2))[a] == ("a", root, DAY_BEFORE)


def test_renaming_keeps_the_former_name_readable(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        change_organization(connection, root, at(1), name="Đảng bộ tỉnh Thanh Hóa")
        names = {
            moment: connection.execute(select(organization.c.name).where(known(organization, moment))).scalar_one()
            for moment in (T0, at(1), None)
        }
        assert list(names.values()) == ["Đảng bộ root", "Đảng bộ tỉnh Thanh Hóa", "Đảng bộ tỉnh Thanh Hóa"]


def test_moving_inside_itself_is_refused(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        a = add(connection, "a", root)
        cell = add(connection, "cell", a)
        for target in (a, cell):
            with pytest.raises(ImpossibleTreeError, match="inside itself"):
                move_organization(connection, a, target, MOVED, at(1))


def test_change_of_parent_is_refused(engine: Engine):
    with undone(engine) as connection:
        a, b = add(connection, "a"), add(connection, "b")
        with pytest.raises(ImpossibleTreeError, match="a move"):
            change_organization(connection, a, at(1), parent_id=b)


def test_parent_nobody_knows_is_refused(engine: Engine):
    with undone(engine) as connection, pytest.raises(ImpossibleTreeError, match="no organisation"):
        add(connection, "a", 4711)


def test_what_has_ended_neither_moves_nor_takes_in(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        ended, other = add(connection, "ended", root), add(connection, "other", root)
        change_organization(connection, ended, at(1), valid_to=date(2026, 2, 28))
        for moving, target in ((ended, other), (other, ended)):
            with pytest.raises(ImpossibleTreeError, match="ended does not stand on"):
                move_organization(connection, moving, target, MOVED, at(2))
        with pytest.raises(ImpossibleTreeError, match="ended does not stand on"):
            add(connection, "new", ended, MOVED)


def test_last_day_already_known_moves_along(engine: Engine):
    """A cell whose end is decided for June moves with its committee in April and still ends in June."""
    with undone(engine) as connection:
        root = add(connection, "root")
        a, b = add(connection, "a", root), add(connection, "b", root)
        cell = add(connection, "cell", a)
        change_organization(connection, cell, at(1), valid_to=date(2026, 6, 30))
        move_organization(connection, a, b, MOVED, at(2))
        by_code = {code: (parent, last) for code, parent, last in versions(connection).values() if parent != a}
        assert by_code["cell"][1] == date(2026, 6, 30)
        assert versions(connection)[cell][2] == DAY_BEFORE


def test_an_end_closes_all_below_that_would_stand_longer(engine: Engine):
    """Cells whose end is decided for February keep it; those that begin later are left alone."""
    with undone(engine) as connection:
        root = add(connection, "root")
        a = add(connection, "a", root)
        early, _, later = (add(connection, code, a) for code in ("early", "cell", "later"))
        change_organization(connection, early, at(1), valid_to=date(2026, 2, 28))
        change_organization(connection, later, at(1), valid_from=MOVED)
        end_organization(connection, a, DAY_BEFORE, at(2))
        last = {code: day for code, _, day in versions(connection).values()}
        known_before = {code: day for code, _, day in versions(connection, at(1)).values()}
        with pytest.raises(ImpossibleTreeError, match="a does not stand on"):
            end_organization(connection, a, MOVED, at(3))
    assert last == {"root": None, "a": DAY_BEFORE, "early": date(2026, 2, 28), "cell": DAY_BEFORE, "later": None}
    assert known_before["a"] is None
