"""The room through which screens write: a file waits, shows what it would do, comes in once, and is taken back."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, select

from dashboard import importing
from dashboard.domain.headline import Headline
from dashboard.importing import ImportFaultError
from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports import faults, stages, take
from data_access.ingest.preview import Outcome
from data_access.schema import data_version
from data_access.workbooks import limits
from data_access.workbooks.read_book import read_book
from tests.data_access.imports.digests import digests
from tests.data_access.imports.plain_files import file, plain_files, read_plain  # noqa: F401
from tests.data_access.tree import add

JUNE = file(month="2026-06", admitted={"a": 34, "b": 5})
QUOTAS = file(quotas={"a": 40, "b": 10})
BY = "Văn phòng"


@pytest.fixture
def root(engine: Engine, plain_files: None, monkeypatch: pytest.MonkeyPatch) -> int:  # noqa: F811
    """The identity of a committee with a and b below, in the database of this process."""
    monkeypatch.setattr(importing, "get_engine", lambda: engine)
    with write_transaction(engine) as connection:
        above = add(connection, "root")
        for code in ("a", "b"):
            add(connection, code, above)
    return above


def brought(root: int, content: bytes, name: str = "thang-6.xlsx") -> stages.Stage:
    [token] = importing.bring([(name, content)], root, BY)
    stage = importing.find_stage(token)
    assert stage is not None
    return stage


def version(engine: Engine) -> int:
    with read_transaction(engine) as connection:
        return int(connection.execute(select(data_version.c.version)).scalar_one())


def taken_in(root: int, content: bytes) -> int:
    number = importing.confirm(brought(root, content).token, BY, frozenset()).batch_id
    assert number is not None
    return number


def test_a_file_shows_its_effect_on_the_overview_and_changes_nothing(engine, root):
    """Quotas of 50 are in; June brings 34 + 5 = 39."""
    taken_in(root, QUOTAS)
    stage, before = brought(root, JUNE), digests(engine)
    taken = importing.look(stage, version(engine), 0)
    assert (taken.outcome, taken.preview.rows) == (Outcome.IMPORTED, 2)
    effect = importing.effect(stage, "root", 2026, version(engine), 0)
    assert effect is not None
    assert effect.after == Headline(39, 50, date(2026, 6, 28), 2)
    assert effect.before is not None
    assert (effect.before.admitted, effect.before.quota) == (None, 50)
    assert digests(engine) == before


def test_a_file_comes_in_once_and_its_history_tells_of_it(root):
    stage = brought(root, JUNE)
    first = importing.confirm(stage.token, BY, frozenset())
    assert importing.confirm(stage.token, BY, frozenset()).batch_id == first.batch_id
    [batch] = importing.imports(root)
    assert (batch.id, batch.by, batch.file_name) == (first.batch_id, BY, "thang-6.xlsx")
    assert [(change.code, change.after) for change in importing.changes(batch) if change.field == "admitted"] == [
        ("a", 34),
        ("b", 5),
    ]
    again = importing.look(brought(root, JUNE), 1, 1)
    assert again.outcome is Outcome.UNCHANGED


def test_a_yes_is_kept_with_the_file_and_only_for_the_question_it_answers(engine, root):
    stage = brought(root, file(month="2026-06", admitted={"a": 34}, ask=["figure-falls"]))
    [question] = importing.look(stage, version(engine), 0).messages
    assert importing.confirm(stage.token, BY, importing.agreed(stage)).outcome is Outcome.NEEDS_CONFIRMATION
    importing.answer(stage.token, {importing.YES + question.identity: "1"})
    stage = importing.find_stage(stage.token)
    assert importing.agreed(stage) == {question.identity}
    assert importing.confirm(stage.token, BY, importing.agreed(stage)).outcome is Outcome.IMPORTED


def test_an_import_is_taken_back_once(root):
    number = taken_in(root, JUNE)
    undone, kept = importing.take_back(number, BY)
    assert (undone.batch_id, kept) == (number, ())
    with pytest.raises(ImportFaultError, match="undone-before"):
        importing.take_back(number, BY)
    with pytest.raises(ImportFaultError, match="cannot-be-undone"):
        importing.take_back(number + 1, BY)


def test_what_was_put_away_is_told_as_no_longer_waiting(root):
    stage = brought(root, JUNE)
    importing.discard([stage.token])
    assert importing.waiting(root) == []
    for act in (lambda: importing.confirm(stage.token, BY, frozenset()), lambda: importing.answer(stage.token, {})):
        with pytest.raises(ImportFaultError, match="no-longer-waiting"):
            act()


def test_a_refused_file_stands_in_the_history_once_with_its_reasons(engine, root):
    stage = brought(root, file(month="2026-06", admitted={"a": 1}, refuse=["no-table"]), "sai.xlsx")
    before = version(engine)
    importing.look(stage, before, 0)
    importing.look(stage, before, 1)
    assert importing.confirm(stage.token, "Người khác", frozenset()).outcome is Outcome.REFUSED
    importing.discard([stage.token])
    [batch] = importing.imports(root)
    assert (batch.outcome, batch.file_name, batch.by) == (Outcome.REFUSED, "sai.xlsx", BY)
    assert [message.code for message in batch.messages] == ["no-table"]
    assert version(engine) == before


def test_a_file_that_only_lacks_its_month_is_no_failure_yet(engine, root):
    stage = brought(root, file(month="2026-06", admitted={"a": 1}, refuse=["no-month"]))
    importing.look(stage, version(engine), 0)
    assert importing.imports(root) == []


def choose_reader(content: bytes):
    """The reader of these plain files, or, of one that is too large, the real one."""
    return read_book if len(content) > limits.FILE_BYTES else read_plain


def test_a_file_too_large_among_good_ones_is_told_and_written_down(root, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    monkeypatch.setattr(take, "read_book", lambda content, name: choose_reader(content)(content, name))
    tokens = importing.bring([("tot.xlsx", JUNE), ("to.xlsx", JUNE + bytes(5000))], root, BY)
    found = [importing.glance_at(stage) for token in tokens if (stage := importing.find_stage(token))]
    assert [seen.outcome for seen in found if seen] == [Outcome.IMPORTED, Outcome.REFUSED]
    [batch] = importing.imports(root)
    assert (batch.outcome, batch.file_name) == (Outcome.REFUSED, "to.xlsx")
    assert [message.code for message in batch.messages] == ["file-too-large"]


def test_lists_go_in_before_reports_and_months_in_their_order(root):
    files = {
        "7": file(month="2026-07", admitted={"a": 35}),
        "6": JUNE,
        "q": QUOTAS,
        "x": file(month="2026-05", admitted={"a": 1}, refuse=["no-table"]),
    }
    waiting = [brought(root, content, name) for name, content in files.items()]
    for stage in waiting:
        assert importing.glance(stage) is None
        importing.glance_at(stage)
    assert [stage.file_name for stage in importing.in_order(waiting)] == ["q", "x", "6", "7"]
    assert importing.glance(waiting[3]).refusals == 1


def test_a_database_that_others_keep_busy_is_told_and_the_file_waits_on(engine, root, monkeypatch):
    monkeypatch.setattr(stages, "PATIENCE", 0.2)
    stage = brought(root, JUNE)

    def busy(*_args: object, **_more: object) -> None:
        raise faults.DatabaseBusyError

    monkeypatch.setattr(stages, "record_foreseen", busy)
    with pytest.raises(ImportFaultError, match="someone-importing"):
        importing.confirm(stage.token, BY, frozenset())
    assert [each.state for each in importing.waiting(root)] == ["waiting"]


def test_a_new_committee_stands_empty(root):
    importing.begin("vinh-son", "Thành ủy Vinh Sơn", "city_committee", date(1930, 2, 3))
    assert importing.jurisdiction_code(root) == "root"
    with pytest.raises(importing.CodeTakenError):
        importing.begin("vinh-son", "Thành ủy khác", "city_committee", date(1930, 2, 3))
