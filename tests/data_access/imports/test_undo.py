"""An import can be taken back, in any order; nothing is deleted, and what came later stays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select

from data_access.engine import read_transaction
from data_access.ingest.imports.batches import get_batch
from data_access.ingest.imports.undo import UndoneBeforeError, UnknownBatchError, undo
from data_access.ingest.imports.versioned import VERSIONED
from data_access.ingest.preview import Outcome
from data_access.schema import admission, conclusion_version, metadata, organization, report, report_figure
from data_access.scope import known
from tests.data_access.imports.digests import digests, in_force


def reported(engine: Engine, known_at=None) -> dict[tuple[str, str], int]:
    """Return what is in force by code and month, cumulative people."""
    statement = (
        select(organization.c.code, report.c.month, report_figure.c.amount)
        .join(report, report.c.organization_id == organization.c.id)
        .join(report_figure, report_figure.c.report_id == report.c.id)
        .where(known(report, known_at), organization.c.superseded_at.is_(None))
    )
    with read_transaction(engine) as connection:
        return {(row.code, f"{row.month:%Y-%m}"): row.amount for row in connection.execute(statement)}


def admitted(engine: Engine) -> int:
    with read_transaction(engine) as connection:
        statement = select(func.sum(admission.c.amount)).where(admission.c.superseded_at.is_(None))
        return connection.execute(statement).scalar() or 0


def test_taking_the_first_import_back_leaves_figures_as_they_were(engine: Engine, bring):
    before = in_force(engine)
    taken = bring(month="2026-06", admitted={"a": 34, "b": 12})
    assert admitted(engine) == 46
    undone = undo(engine, taken.batch_id, "Trưởng phòng")
    assert (undone.ended, undone.came_back, undone.kept) == (2, 0, ())
    assert in_force(engine) == before
    assert admitted(engine) == 0
    with read_transaction(engine) as connection:
        batch = get_batch(connection, taken.batch_id)
    assert (batch.undone_at, batch.undone_by) == (undone.at, "Trưởng phòng")


def test_a_correction_taken_back_brings_the_former_figure(engine: Engine, bring):
    bring(month="2026-06", admitted={"a": 34, "b": 12})
    bring(month="2026-07", admitted={"a": 40})
    before = in_force(engine)
    correction = bring(month="2026-06", admitted={"a": 33})
    moment = correction.preview and get_moment(engine, correction.batch_id)
    undo(engine, correction.batch_id, "a")
    assert in_force(engine) == before
    assert reported(engine, moment)["a", "2026-06"] == 33
    assert admitted(engine) == 52


def get_moment(engine: Engine, batch_id: int):
    with read_transaction(engine) as connection:
        return get_batch(connection, batch_id).at


def test_what_a_later_import_changed_stays_and_is_told(engine: Engine, bring):
    first = bring(month="2026-06", admitted={"a": 34, "b": 12})
    bring(month="2026-06", admitted={"a": 33})
    undone = undo(engine, first.batch_id, "a")
    assert reported(engine) == {("a", "2026-06"): 33}
    assert [(kept.table, kept.key[1], kept.changed_since) for kept in undone.kept] == [
        ("report", date(2026, 6, 1), True)
    ]


def test_taking_both_back_in_either_order_leaves_nothing(engine: Engine, bring):
    for order in ((0, 1), (1, 0)):
        batches = [bring(month="2026-06", admitted={"a": amount}).batch_id for amount in (34, 33)]
        for which in order:
            undo(engine, batches[which], "a")
        assert reported(engine) == {}
        assert admitted(engine) == 0


def test_a_file_taken_back_comes_in_again(engine: Engine, bring):
    first = bring(month="2026-06", admitted={"a": 34})
    undo(engine, first.batch_id, "a")
    again = bring(month="2026-06", admitted={"a": 34})
    assert again.outcome is Outcome.IMPORTED
    assert reported(engine) == {("a", "2026-06"): 34}
    undo(engine, again.batch_id, "a")
    assert reported(engine) == {}


def test_a_fall_between_months_that_taking_back_uncovers_stops_nobody(engine: Engine, bring):
    bring(month="2026-05", admitted={"a": 10})
    correction = bring(month="2026-05", admitted={"a": 5})
    bring(month="2026-06", admitted={"a": 8})
    undo(engine, correction.batch_id, "a")
    assert reported(engine) == {("a", "2026-05"): 10, ("a", "2026-06"): 8}
    assert admitted(engine) == 8


def test_quotas_come_back_too(engine: Engine, bring):
    bring(quotas={"a": 40, "b": 20})
    before = in_force(engine)
    revised = bring(quotas={"a": 45})
    undo(engine, revised.batch_id, "a")
    assert in_force(engine) == before


def test_organizations_that_nobody_needs_go(engine: Engine, bring):
    before = in_force(engine)
    taken = bring(organizations={"c": "root", "d": "root"}, renamed={"a": "Chi bộ A"})
    undo(engine, taken.batch_id, "a")
    assert in_force(engine) == before
    assert bring(organizations={"c": "root", "d": "root"}, renamed={"a": "Chi bộ A"}).outcome is Outcome.IMPORTED


def standing(engine: Engine, code: str = "a") -> tuple[str, str, str | None]:
    """Return name, other names and cluster of an organisation as they are known now."""
    with read_transaction(engine) as connection:
        row = connection.execute(
            select(organization.c.name, organization.c.other_names, organization.c.cluster).where(
                organization.c.code == code, organization.c.superseded_at.is_(None)
            )
        ).one()
    return row.name, row.other_names, row.cluster


def test_names_that_were_learnt_go_one_by_one(engine: Engine, bring):
    name, before, cluster = standing(engine)
    first, second = bring(learned={"a": "DB Tan An"}), bring(learned={"a": "ĐB Tânn An"})
    undone = undo(engine, first.batch_id, "a")
    assert standing(engine)[1].splitlines() == [*before.splitlines(), "ĐB Tânn An"]
    assert undone.kept == ()
    undo(engine, second.batch_id, "a")
    assert standing(engine) == (name, before, cluster)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_learnt_name_stays_while_a_file_goes_by_it_and_goes_with_the_last(engine: Engine, bring, order):
    name, before, cluster = standing(engine)
    taught = bring(learned={"a": "DB Tan An"})
    using = bring(month="2026-06", admitted={"a": 34}, called={"a": "DB Tan An"})
    taken = [taught, using]
    undone = undo(engine, taken[order[0]].batch_id, "a")
    assert standing(engine)[1].splitlines() == [*before.splitlines(), "DB Tan An"]
    assert undone.kept == ()
    undo(engine, taken[order[1]].batch_id, "a")
    assert standing(engine) == (name, before, cluster)


def test_a_renaming_goes_although_the_organisation_was_put_into_another_cluster_since(engine: Engine, bring):
    name, before, _ = standing(engine)
    renamed, moved = bring(changed={"a": {"name": "Mới"}}), bring(changed={"a": {"cluster": "ward"}})
    again = bring(changed={"a": {"name": "Mới hơn"}})
    assert [each.changed_since for each in undo(engine, renamed.batch_id, "a").kept] == [True]
    assert standing(engine) == ("Mới hơn", before, "ward")
    assert undo(engine, again.batch_id, "a").kept == ()
    assert standing(engine) == (name, before, "ward")
    undo(engine, moved.batch_id, "a")
    assert standing(engine)[0] == name


def test_an_end_before_the_beginning_leaves_the_row_as_it_was(engine: Engine, bring):
    earlier, day = bring(changed={"a": {"valid_from": "2019-01-01"}}), date(2019, 6, 30)
    bring(changed={"a": {"valid_to": f"{day}"}})
    undo(engine, earlier.batch_id, "a")
    with read_transaction(engine) as connection:
        found = select(organization.c.valid_from, organization.c.valid_to).where(
            organization.c.code == "a", organization.c.superseded_at.is_(None)
        )
        assert tuple(connection.execute(found).one()) == (date(2019, 1, 1), day)


def test_a_move_taken_back_leaves_everything_where_it_was(engine: Engine, bring):
    bring(organizations={"c": "b"})
    before = in_force(engine)
    moved = bring(organizations={}, moved={"b": "a"})  # c goes along
    assert in_force(engine) != before
    undo(engine, moved.batch_id, "a")
    assert in_force(engine) == before
    with read_transaction(engine) as connection:
        standing = connection.execute(
            select(organization.c.code).where(organization.c.superseded_at.is_(None))
        ).scalars()
        assert sorted(standing) == ["a", "b", "c", "root"]


def test_an_organization_that_reported_since_stays_and_is_told(engine: Engine, bring):
    taken = bring(organizations={"c": "root", "d": "root"})
    bring(month="2026-06", admitted={"c": 7})
    undone = undo(engine, taken.batch_id, "a")
    assert [(kept.table, kept.changed_since) for kept in undone.kept] == [("organization", False)]
    assert reported(engine) == {("c", "2026-06"): 7}
    with read_transaction(engine) as connection:
        codes = connection.execute(select(organization.c.code).where(organization.c.superseded_at.is_(None))).scalars()
        assert sorted(codes) == ["a", "b", "c", "root"]


def test_only_an_import_that_holds_is_taken_back(engine: Engine, bring):
    taken = bring(month="2026-06", admitted={"a": 34})
    refused = bring(month="2026-07", admitted={"a": 34}, refuse=["absurd"])
    for number in (refused.batch_id, 999, 10**20):
        with pytest.raises(UnknownBatchError):
            undo(engine, number, "a")
    undo(engine, taken.batch_id, "Trưởng phòng")
    before = digests(engine)
    with pytest.raises(UndoneBeforeError) as again:
        undo(engine, taken.batch_id, "b")
    assert again.value.by == "Trưởng phòng"
    assert digests(engine) == before


def test_a_dry_run_tells_the_same_and_leaves_everything(engine: Engine, bring):
    bring(month="2026-06", admitted={"a": 34, "b": 12})
    first = bring(month="2026-06", admitted={"a": 33})
    later = bring(month="2026-06", admitted={"b": 13})
    before = digests(engine)
    asked = undo(engine, first.batch_id, "a", dry_run=True)
    assert digests(engine) == before
    done = undo(engine, first.batch_id, "a")
    assert (asked.ended, asked.came_back, asked.kept) == (done.ended, done.came_back, done.kept) == (1, 1, ())
    assert [batch.id for batch in done.later] == [later.batch_id]


def test_nothing_is_ever_deleted(engine: Engine, bring):
    bring(month="2026-06", admitted={"a": 34})
    correction = bring(month="2026-06", admitted={"a": 33})
    with read_transaction(engine) as connection:
        before = {row.id for row in connection.execute(select(report.c.id))}
    undo(engine, correction.batch_id, "a")
    with read_transaction(engine) as connection:
        assert before < {row.id for row in connection.execute(select(report.c.id))}


def test_every_table_of_versions_is_known_with_its_key():
    """A table that is added later must be told how its versions are taken back; conclusions come with no import."""
    versions = {table for table in metadata.sorted_tables if "superseded_at" in table.c} - {conclusion_version}
    assert {versioned.table for versioned in VERSIONED} == versions
    keys = {
        index.table.name: {column.name for column in index.columns}
        for table in versions
        for index in table.indexes
        if str(index.name).endswith("_in_force")
    }
    assert {v.table.name: set(v.key) for v in VERSIONED if v.table.name in keys} == keys


Move = tuple[str, dict[str, int]] | int
figures = st.dictionaries(st.sampled_from("ab"), st.integers(0, 9), min_size=1)
moves = st.lists(st.tuples(st.sampled_from(["2026-05", "2026-06"]), figures) | st.integers(0, 5), max_size=8)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@given(moves=moves)
def test_what_holds_is_what_the_last_import_said_that_was_not_taken_back(engine: Engine, bring, moves: list[Move]):
    """By hand: a list of writes for each figure; the last one that was not taken back stands."""
    batches: list[int] = []
    writes: dict[tuple[str, str], list[tuple[int, int]]] = {}
    gone: set[int] = set()

    def standing(key: tuple[str, str]) -> int | None:
        return next((value for batch, value in reversed(writes.get(key, [])) if batch not in gone), None)

    for move in moves:
        if isinstance(move, int):
            if move < len(batches) and batches[move] not in gone:
                undo(engine, batches[move], "a")
                gone.add(batches[move])
            continue
        month, said = move
        taken = bring(month=month, admitted=said, confirmed=True)
        new = {(code, month): value for code, value in said.items() if standing((code, month)) != value}
        assert (taken.outcome is Outcome.IMPORTED) == bool(new)
        if taken.batch_id is not None:
            batches.append(taken.batch_id)
            for key, value in new.items():
                writes.setdefault(key, []).append((taken.batch_id, value))
    expected = {key: standing(key) for key in writes if standing(key) is not None}
    assert reported(engine) == expected
    latest = {code: value for (code, _), value in sorted(expected.items(), key=lambda item: item[0][1])}
    assert admitted(engine) == sum(latest.values())
    for batch in sorted(set(batches) - gone):  # every example begins with the same database
        undo(engine, batch, "a")
    assert reported(engine) == {}
