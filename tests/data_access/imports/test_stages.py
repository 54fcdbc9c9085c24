"""A file waits in the database until somebody confirms it, over restarts and dropped connections, and comes in once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select, update

from data_access.engine import create_database_engine, read_transaction, write_transaction
from data_access.ingest.imports import stages, trial
from data_access.ingest.imports.faults import PATIENCE, DatabaseBusyError
from data_access.ingest.imports.stages import (
    LONGEST_IMPORT,
    UnknownStageError,
    answer,
    confirm,
    discard,
    get_open_stages,
    get_stage,
    look,
    put,
    read_staged,
)
from data_access.ingest.imports.trial import try_out
from data_access.ingest.preview import Asked, Outcome
from data_access.schema import data_version, import_batch, import_stage, report
from tests.data_access.imports.digests import digests
from tests.data_access.imports.plain_files import TODAY, file

JUNE = file(month="2026-06", admitted={"a": 34}, ask=["falls"])


@pytest.fixture
def token(engine: Engine, root: int) -> str:
    """A file with a question that waits."""
    return put(engine, JUNE, "thang-6.xlsx", root, "Văn phòng")


def stage_of(engine: Engine, token: str) -> stages.Stage:
    with read_transaction(engine) as connection:
        return get_stage(connection, token)


def test_a_file_that_waits_changes_nothing_else(engine: Engine, root: int):
    before = digests(engine, apart_from=("import_stage",))
    token = put(engine, JUNE, "thang-6.xlsx", root, "Văn phòng")
    answer(engine, token, {"name:Chi bo A": "a"})
    read = read_staged(engine, token)
    with read_transaction(engine) as connection:
        assert look(connection, token, read, TODAY).outcome is Outcome.NEEDS_CONFIRMATION
        assert [stage.token for stage in get_open_stages(connection, root)] == [token]
    discard(engine, token)
    with read_transaction(engine) as connection:
        assert get_open_stages(connection, root) == []
    assert digests(engine, apart_from=("import_stage",)) == before


def test_everything_said_is_found_again_by_another_process(engine: Engine, token: str):
    answer(engine, token, {"name:Chi bo A": "a"}, kind="report")
    answer(engine, token, {"name:Chi bo B": ""}, month=date(2026, 6, 1))
    other = create_database_engine(engine.url)
    stage = stage_of(other, token)
    other.dispose()
    assert (stage.file_name, stage.by, stage.kind, stage.month) == (
        "thang-6.xlsx",
        "Văn phòng",
        "report",
        date(2026, 6, 1),
    )
    assert stage.answers == {"name:Chi bo A": "a", "name:Chi bo B": ""}
    assert read_staged(engine, token).content == JUNE


def test_confirming_takes_the_file_in(engine: Engine, token: str, root: int):
    taken = confirm(engine, token, "Trưởng phòng", TODAY)
    assert taken.outcome is Outcome.IMPORTED
    stage = stage_of(engine, token)
    assert (stage.state, stage.batch_id) == ("imported", taken.batch_id)
    assert read_staged(engine, token).content == b""  # the import keeps them
    with read_transaction(engine) as connection:
        assert get_open_stages(connection, root) == []


def test_two_clicks_and_two_people_take_it_in_once(engine: Engine, token: str):
    def click(by: str) -> tuple[Outcome, int | None]:
        own = create_database_engine(engine.url)
        try:
            taken = confirm(own, token, by, TODAY)
            return taken.outcome, taken.batch_id
        finally:
            own.dispose()

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(click, "aabb"))
    assert len(set(told)) == 1
    assert told[0][0] is Outcome.IMPORTED
    with read_transaction(engine) as connection:
        assert connection.execute(select(func.count()).select_from(import_batch)).scalar_one() == 1


def test_the_same_file_brought_twice_is_unchanged_the_second_time(engine: Engine, token: str, root: int):
    other = put(engine, JUNE, "thang-6 (1).xlsx", root, "b")
    first = confirm(engine, token, "a", TODAY)
    second = confirm(engine, other, "b", TODAY)
    assert (second.outcome, second.messages[0].code) == (Outcome.UNCHANGED, "file-imported-before")
    assert stage_of(engine, other).batch_id == first.batch_id


def test_an_import_that_died_is_told_and_can_be_confirmed_again(engine: Engine, token: str):
    began = datetime.now(UTC) - LONGEST_IMPORT - timedelta(seconds=1)
    with write_transaction(engine, changes_figures=False) as connection:
        connection.execute(update(import_stage).values(state="working", working_since=began))
    stage = stage_of(engine, token)
    assert stage.interrupted(datetime.now(UTC))
    assert not stage.interrupted(began + timedelta(seconds=1))
    assert confirm(engine, token, "a", TODAY).outcome is Outcome.IMPORTED
    assert not stage_of(engine, token).interrupted(datetime.now(UTC))


def test_an_import_that_fails_waits_again(engine: Engine, token: str, monkeypatch):
    def fail(*_: object) -> None:
        raise stages.SQLAlchemyError("away")

    monkeypatch.setattr(stages, "record_foreseen", fail)
    with pytest.raises(stages.SQLAlchemyError):
        confirm(engine, token, "a", TODAY)
    assert stage_of(engine, token).state == "waiting"


def test_what_is_refused_when_confirmed_says_why_and_can_be_answered(engine: Engine, root: int):
    token = put(engine, file(month="2026-06", admitted={"a": 1}, refuse=["absurd"]), "x.xlsx", root, "a")
    taken = confirm(engine, token, "a", TODAY)
    assert (taken.outcome, taken.messages[0].code) == (Outcome.REFUSED, "absurd")
    assert stage_of(engine, token).state == "refused"
    assert answer(engine, token, {"k": "v"}).state == "waiting"


def test_what_was_discarded_stays_away(engine: Engine, token: str):
    discard(engine, token)
    for late in (
        lambda: confirm(engine, token, "a", TODAY),
        lambda: answer(engine, token, {}),
        lambda: discard(engine, token),
    ):
        with pytest.raises(UnknownStageError):
            late()
    with pytest.raises(UnknownStageError):
        stage_of(engine, "0" * 32)


def test_caches_stay_while_files_wait(engine: Engine, token: str):
    with read_transaction(engine) as connection:
        before = connection.execute(select(data_version.c.version)).scalar_one()
    answer(engine, token, {"k": "v"})
    discard(engine, token)
    with read_transaction(engine) as connection:
        assert connection.execute(select(data_version.c.version)).scalar_one() == before


def test_a_question_that_nobody_saw_is_not_answered_by_an_old_yes(engine: Engine, token: str):
    before = digests(engine, apart_from=("import_stage",))
    taken = confirm(engine, token, "Văn phòng", TODAY, agreed=frozenset({"another question"}))
    assert (taken.outcome, taken.batch_id) == (Outcome.NEEDS_CONFIRMATION, None)
    assert stage_of(engine, token).state == "waiting"
    assert digests(engine, apart_from=("import_stage",)) == before
    seen = {message.identity for message in taken.messages}
    assert confirm(engine, token, "Văn phòng", TODAY, agreed=seen).outcome is Outcome.IMPORTED


def test_trying_a_file_out_shows_its_figures_and_leaves_nothing(engine: Engine, token: str, root: int):
    before = digests(engine)
    asked = Asked(root, TODAY)
    reports = try_out(
        engine, read_staged(engine, token), asked, lambda seen: seen.scalar(select(func.count(report.c.id)))
    )
    assert reports == 1
    assert digests(engine) == before
    refused = put(engine, file(month="2026-06", admitted={"a": 1}, refuse=["no-table"]), "x.xlsx", root, "Văn phòng")
    assert try_out(engine, read_staged(engine, refused), asked, lambda _seen: 1) is None


def test_a_trial_waits_for_other_writers_as_long_as_an_import(engine: Engine, token: str, root: int, monkeypatch):
    read, waited = read_staged(engine, token), []

    def patient(engine: Engine, *, patience: float | None = None):
        waited.append(patience)
        return write_transaction(engine, patience=0.1)

    monkeypatch.setattr(trial, "write_transaction", patient)
    other = create_database_engine(engine.url)
    with write_transaction(other), pytest.raises(DatabaseBusyError):
        try_out(engine, read, Asked(root, TODAY), lambda _seen: 1)
    other.dispose()
    assert try_out(engine, read, Asked(root, TODAY), lambda _seen: 1) == 1
    assert waited == [PATIENCE, PATIENCE]
