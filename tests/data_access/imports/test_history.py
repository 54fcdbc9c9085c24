"""Who brought what, and what it changed: told from the versions, so it is what happened and not what was planned."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from data_access.engine import read_transaction
from data_access.ingest.imports.batches import get_batch, get_batches
from data_access.ingest.imports.history import changes_of, difference
from data_access.ingest.imports.undo import undo


@pytest.fixture
def changes(engine: Engine):
    def told(number: int) -> list[tuple[str, str, str, object, object]]:
        with read_transaction(engine) as connection:
            batch = get_batch(connection, number)
            found = changes_of(connection, batch)
        return [(each.code, each.period, each.field, each.before, each.after) for each in found]

    return told


def test_a_correction_tells_the_figure_before_and_after(bring, changes, engine: Engine):
    first = bring(month="2026-06", admitted={"a": 34, "b": 12})
    second = bring(month="2026-06", admitted={"a": 33, "b": 12})
    assert changes(first.batch_id) == [
        ("a", "2026-06", "admitted", None, 34),
        ("b", "2026-06", "admitted", None, 12),
    ]
    assert changes(second.batch_id) == [("a", "2026-06", "admitted", 34, 33)]
    undo(engine, second.batch_id, "a")
    assert changes(second.batch_id) == [("a", "2026-06", "admitted", 34, 33)]


def test_lists_tell_quotas_and_organizations(bring, changes):
    bring(quotas={"a": 40})
    assert changes(bring(quotas={"a": 45}).batch_id) == [("a", "2026", "quota", 40, 45)]
    assert changes(bring(organizations={"c": "root"}, renamed={"b": "CB b"}).batch_id) == [
        ("b", "", "other_names", "", "CB b"),
        ("c", "", "name", None, "Chi bộ c"),
    ]


def test_a_refused_file_changed_nothing(bring, changes):
    bring(month="2026-06", admitted={"a": 34})
    assert changes(bring(month="2026-06", admitted={"a": 33}, refuse=["absurd"]).batch_id) == []


def test_two_loads_of_a_month_differ_by_what_was_known_after_each(bring, engine: Engine):
    first = bring(month="2026-06", admitted={"a": 34, "b": 12})
    bring(month="2026-07", admitted={"a": 50})
    bring(month="2026-06", admitted={"b": 13})
    third = bring(month="2026-06", admitted={"a": 33})
    with read_transaction(engine) as connection:
        batches = [get_batch(connection, number) for number in (third.batch_id, first.batch_id)]
        found = difference(connection, *batches)
    assert [(each.code, each.period, each.before, each.after) for each in found] == [
        ("a", "2026-06", 34, 33),
        ("b", "2026-06", 12, 13),
    ]


def test_history_has_the_newest_first_and_the_refused_too(bring, root, engine: Engine):
    bring(month="2026-06", admitted={"a": 34}, by="a")
    bring(month="2026-07", admitted={"a": 34}, refuse=["absurd"], by="b")
    with read_transaction(engine) as connection:
        assert [batch.by for batch in get_batches(connection, root)] == ["b", "a"]
        assert get_batches(connection, root + 1) == []
