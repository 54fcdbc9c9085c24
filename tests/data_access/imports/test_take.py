"""A file comes in wholly or not at all, and once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select, update

from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports import take as taking
from data_access.ingest.imports.batches import get_batches, get_file
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Outcome
from data_access.schema import audit_event, data_version, import_batch, report
from tests.data_access.imports.digests import digests
from tests.data_access.imports.plain_files import file

TRACES = ("import_batch", "audit_event")


def test_a_file_comes_in_with_its_batch_its_event_and_its_bytes(engine: Engine, bring, root):
    taken = bring(month="2026-06", admitted={"a": 34, "b": 12})
    assert (taken.outcome, taken.messages) == (Outcome.IMPORTED, ())
    with read_transaction(engine) as connection:
        (batch,) = get_batches(connection, root)
        rows = connection.execute(select(report.c.batch_id, report.c.recorded_at)).all()
        (event,) = connection.execute(select(audit_event)).all()
        kept = get_file(connection, batch.id)
    assert [tuple(row) for row in rows] == [(taken.batch_id, batch.at)] * 2
    assert (batch.kind, batch.rows, batch.by, batch.outcome) == ("report", 2, "Ban Tổ chức", Outcome.IMPORTED)
    assert [(f"{month:%Y-%m}", said.rows, said.totals) for month, said in batch.months.items()] == [
        ("2026-06", 2, {"admitted": 46})
    ]
    assert (event.action, event.organization_id, event.happened_at) == ("import", root, batch.at)
    assert kept == ("bao-cao.xlsx", file(month="2026-06", admitted={"a": 34, "b": 12}))


def test_a_file_that_lists_people_comes_in_and_is_not_kept(engine: Engine, bring):
    taken = bring(month="2026-06", admitted={"a": 34}, note=["list-of-people"])
    assert taken.outcome is Outcome.IMPORTED
    with read_transaction(engine) as connection:
        assert get_file(connection, taken.batch_id) is None


def test_a_question_leaves_no_trace_until_it_is_answered(engine: Engine, bring):
    before = digests(engine)
    taken = bring(month="2026-06", admitted={"a": 34}, ask=["falls"])
    assert (taken.outcome, taken.batch_id) == (Outcome.NEEDS_CONFIRMATION, None)
    assert digests(engine) == before
    assert bring(month="2026-06", admitted={"a": 34}, ask=["falls"], confirmed=True).outcome is Outcome.IMPORTED


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_refusal_leaves_only_its_reason(engine: Engine, bring, root, confirmed: bool):
    bring(month="2026-05", admitted={"a": 30})
    before = digests(engine, apart_from=TRACES)
    taken = bring(month="2026-06", admitted={"a": 34}, refuse=["absurd"], ask=["falls"], confirmed=confirmed)
    assert taken.outcome is Outcome.REFUSED
    assert digests(engine, apart_from=TRACES) == before
    with read_transaction(engine) as connection:
        refused = get_batches(connection, root)[0]
        assert get_file(connection, refused.id) is None
    assert (refused.outcome, refused.rows) == (Outcome.REFUSED, 0)
    assert [message.code for message in refused.messages] == ["falls", "absurd"]


def test_a_file_that_cannot_be_read_is_refused(engine: Engine, root, plain_files):
    taken = taking.take(engine, b"\x00", "x.xlsx", taking.Asked(root, datetime.now(UTC).date()), "a")
    assert (taken.outcome, [message.code for message in taken.messages]) == (Outcome.REFUSED, ["no-table"])


@pytest.mark.parametrize("said", [{"admitted": {"a": 34}}, {"admitted": {"a": 34}, "refuse": ["absurd"]}])
def test_a_dry_run_tells_and_writes_nothing(engine: Engine, bring, said):
    before = digests(engine)
    assert bring(month="2026-06", dry_run=True, **said).outcome in (Outcome.IMPORTED, Outcome.REFUSED)
    assert digests(engine) == before


def test_the_same_file_again_is_told_when_it_came_and_from_whom(engine: Engine, bring):
    first = bring(month="2026-06", admitted={"a": 34}, by="Văn phòng")
    before = digests(engine)
    again = bring(month="2026-06", admitted={"a": 34})
    assert (again.outcome, again.batch_id) == (Outcome.UNCHANGED, None)
    (note,) = again.messages
    assert (note.severity, note.code) == (Severity.NOTE, "file-imported-before")
    assert (note.values["who"], note.values["batch"]) == ("Văn phòng", first.batch_id)
    assert digests(engine) == before


def test_the_same_figures_from_another_file_change_nothing(engine: Engine, bring):
    bring(month="2026-06", admitted={"a": 34, "b": 12})
    again = bring(month="2026-06", admitted={"b": 12})
    assert (again.outcome, again.messages[0].code) == (Outcome.UNCHANGED, "figures-imported-before")


def test_a_file_comes_in_again_once_its_figures_were_corrected(engine: Engine, bring):
    """The file is known, but its figures no longer stand: who brings it again means it."""
    bring(month="2026-06", admitted={"a": 34})
    bring(month="2026-06", admitted={"a": 33})
    assert bring(month="2026-06", admitted={"a": 34}).outcome is Outcome.IMPORTED


def test_what_goes_wrong_while_recording_is_a_refusal_and_leaves_nothing(engine: Engine, bring, monkeypatch):
    def fail(connection, _batch, _moment):
        connection.execute(update(data_version).values(version=-1))
        raise ValueError("falls")

    before = digests(engine, apart_from=TRACES)
    prepare = taking.prepare
    monkeypatch.setattr(taking, "prepare", lambda *given: taking.replace(prepare(*given), record=fail))
    taken = bring(month="2026-06", admitted={"a": 34})
    assert (taken.outcome, taken.messages[0].code) == (Outcome.REFUSED, "cannot-be-recorded")
    assert digests(engine, apart_from=TRACES) == before


def test_what_goes_wrong_while_understanding_is_a_refusal(engine: Engine, bring, monkeypatch):
    monkeypatch.setattr(taking, "prepare", lambda *_: {}["missing"])
    assert bring(month="2026-06", admitted={"a": 34}).messages[0].code == "not-understood"


def test_every_import_has_a_moment_of_its_own_even_when_the_clock_goes_back(engine: Engine, bring):
    bring(month="2026-05", admitted={"a": 30})
    ahead = datetime(2099, 1, 1, tzinfo=UTC)
    with write_transaction(engine) as connection:
        connection.execute(update(import_batch).values(imported_at=ahead))
    bring(month="2026-06", admitted={"a": 34})
    bring(month="2026-07", admitted={"a": 35})
    with read_transaction(engine) as connection:
        moments = list(connection.execute(select(import_batch.c.imported_at).order_by(import_batch.c.id)).scalars())
        recorded = list(connection.execute(select(report.c.recorded_at).order_by(report.c.id)).scalars())
    assert moments == sorted(set(moments))
    assert recorded[1:] == moments[1:]
