"""The one way by which screens put figures in: files under way, their imports, new jurisdictions.

What was read and worked out is kept for the process, never for a session: a reload finds it ready, a restart works it
out again from what the database holds.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy.exc import SQLAlchemyError

from dashboard.database import get_engine
from dashboard.domain.headline import Headline
from dashboard.imports.faults import fault_code
from dashboard.imports.preview_words import is_final, to_answer, to_correct
from dashboard.reading.figures import rows_of
from dashboard.reading.headline import read_headline
from dashboard.resolve import today
from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports import batches, history, stages, undo
from data_access.ingest.imports.batches import Batch
from data_access.ingest.imports.begin_jurisdiction import CodeTakenError as CodeTakenError
from data_access.ingest.imports.begin_jurisdiction import begin_jurisdiction
from data_access.ingest.imports.faults import PATIENCE, DatabaseBusyError, DiskFullError
from data_access.ingest.imports.stages import Stage, UnknownStageError
from data_access.ingest.imports.take import FileRead, Taken, decide
from data_access.ingest.imports.trial import try_out
from data_access.ingest.imports.undo import Undone, UndoneBeforeError, UnknownBatchError
from data_access.ingest.preview import KINDS, Asked, Change, Outcome
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.workbooks import limits

YES = "yes:"
"""Beginning of the keys under which a stage keeps that a question was answered with yes."""


class ImportFaultError(Exception):
    """Not the file but something else stood in the way; `code` names the sentence (dashboard.imports.file_words)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Glance:
    """What is told of a waiting file in a list, as of when it was read."""

    outcome: Outcome
    kind: str
    months: tuple[date, ...]
    rows: int
    refusals: int
    """Those that no choice on the screen lifts."""
    questions: int
    """What a yes or a choice answers."""
    changes: int


@dataclass(frozen=True)
class Effect:
    """The overview of a year before and after a file; None where there is nothing to show."""

    year: int
    before: Headline | None
    after: Headline | None


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except UnknownStageError:
        raise ImportFaultError("no-longer-waiting") from None
    except (DatabaseBusyError, DiskFullError, SQLAlchemyError) as error:
        raise ImportFaultError(fault_code(error)) from error


def bring(files: Sequence[tuple[str, bytes]], jurisdiction_id: int, by: str) -> list[str]:
    """Keep files (name, bytes) in the database and return their tokens.

    Of a file larger than may come in only so much is kept that it is still told as too large.
    """
    with _faults():
        return [
            stages.put(get_engine(), content[: limits.FILE_BYTES + 1], name, jurisdiction_id, by)
            for name, content in files
        ]


def bring_typed(
    content: bytes, name: str, jurisdiction_id: int, by: str, kind: str, month: date | None, answers: Mapping[str, str]
) -> str:
    """Keep what somebody typed, as the file that says the same, and return its token."""
    with _faults():
        token = stages.put(get_engine(), content, name, jurisdiction_id, by, kind=kind, month=month)
        stages.answer(get_engine(), token, answers)
        return token


def waiting(jurisdiction_id: int) -> list[Stage]:
    """Return the files of a jurisdiction that wait for somebody, the newest first."""
    with read_transaction(get_engine()) as connection:
        return stages.get_open_stages(connection, jurisdiction_id)


def find_stage(token: str) -> Stage | None:
    """Return a file under way, whatever became of it; None where nothing has the token."""
    with read_transaction(get_engine()) as connection:
        try:
            return stages.get_stage(connection, token)
        except UnknownStageError:
            return None


def jurisdiction_code(organization_id: int) -> str:
    """Return the code of a jurisdiction, empty where there is none of that number."""
    with read_transaction(get_engine()) as connection:
        roots = rows_of(get_jurisdictions(connection, "local"))
        return next((str(root.code) for root in roots if root.id == organization_id), "")


@lru_cache(maxsize=3)
def read(token: str) -> FileRead:
    """Return what stands in a file under way; its bytes never change. Raises UnknownStageError."""
    return stages.read_staged(get_engine(), token)


def look(stage: Stage, data_version: int, database: int) -> Taken:
    """Return what would become of a file under way with the answers given so far."""
    return _look(stage.token, _said(stage), today(), data_version, database)


@lru_cache(maxsize=12)
def _look(token: str, _said: str, day: date, _data_version: int, _database: int) -> Taken:
    content = read(token)
    with read_transaction(get_engine(), patience=PATIENCE) as connection:
        stage = stages.get_stage(connection, token)
        taken = decide(connection, content, _asked(stage, day))
    _keep(stage, content, taken, day)
    return taken


def _keep(stage: Stage, content: FileRead, taken: Taken, day: date) -> None:
    """Keep what was found of a waiting file, in the history too where it cannot come in as it is."""
    _glances.keep(stage, taken)
    if taken.outcome is Outcome.REFUSED and stage.batch_id is None and is_final(taken.messages):
        with suppress(UnknownStageError, DatabaseBusyError, DiskFullError, SQLAlchemyError):  # the next look tries anew
            stages.note_refusal(get_engine(), stage.token, content, taken, day)


def effect(stage: Stage, jurisdiction: str, year: int, data_version: int, database: int) -> Effect | None:
    """Return what the file changes on top of the overview of a year; None where others write or the disk is full."""
    try:
        return _effect(stage.token, _said(stage), jurisdiction, year, today(), data_version, database)
    except (DatabaseBusyError, DiskFullError):
        return None


@lru_cache(maxsize=50)
def _effect(
    token: str, _said: str, jurisdiction: str, year: int, day: date, _data_version: int, _database: int
) -> Effect:
    content = read(token)
    with read_transaction(get_engine()) as connection:
        stage = stages.get_stage(connection, token)
        before = read_headline(connection, jurisdiction, year)
    after = try_out(
        get_engine(), content, _asked(stage, day), lambda connection: read_headline(connection, jurisdiction, year)
    )
    return Effect(year, before, after)


def answer(token: str, answers: Mapping[str, str], kind: str | None = None, month: date | None = None) -> None:
    """Keep answers beside those given before."""
    with _faults():
        stages.answer(get_engine(), token, answers, kind=kind, month=month)


def agreed(stage: Stage) -> frozenset[str]:
    """Return the identities of the questions that were answered with yes."""
    return frozenset(key.removeprefix(YES) for key, said in stage.answers.items() if key.startswith(YES) and said)


def discard(tokens: Collection[str]) -> None:
    """Put files away that nobody wants."""
    with _faults():
        for token in tokens:
            stages.discard(get_engine(), token)


def confirm(token: str, by: str, seen: frozenset[str]) -> Taken:
    """Take a file in if the database asks nothing but the questions `seen`, which are answered with yes."""
    with _faults():
        return stages.confirm(get_engine(), token, by, today(), seen)


class _Glances:
    """What was told of waiting files, the newest thousand."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Glance] = {}

    def keep(self, stage: Stage, taken: Taken) -> None:
        preview = taken.preview
        self._kept[stage.token, _said(stage)] = Glance(
            taken.outcome,
            preview.kind,
            tuple(sorted(preview.months)),
            preview.rows,
            to_correct(taken.messages),
            len(to_answer(taken.messages)),
            len(preview.changes),
        )
        while len(self._kept) > 1000:
            self._kept.pop(next(iter(self._kept)), None)

    def find(self, stage: Stage) -> Glance | None:
        return self._kept.get((stage.token, _said(stage)))


_glances = _Glances()


def glance(stage: Stage) -> Glance | None:
    """Return what is known of a waiting file without reading it."""
    return _glances.find(stage)


def glance_at(stage: Stage) -> Glance | None:
    """Read a waiting file and return what is told of it in a list; None where it was put away meanwhile.

    Keeps nothing but what it returns.
    """
    if glance(stage) is None:
        try:
            content = stages.read_staged(get_engine(), stage.token)
        except UnknownStageError:
            return None
        with read_transaction(get_engine(), patience=PATIENCE) as connection:
            taken = decide(connection, content, _asked(stage, today()))
        _keep(stage, content, taken, today())
    return glance(stage)


def in_order(waiting: Sequence[Stage]) -> list[Stage]:
    """Return files in the order in which they go in: lists, which reports build on, then months, then names."""

    def place(stage: Stage) -> tuple[bool, date, int, str, str]:
        seen = glance(stage)
        if seen is None or seen.kind not in KINDS:
            return True, date.max, 0, stage.file_name, stage.token
        first = min(seen.months, default=date.max)
        return seen.kind in ("report", "register"), first, KINDS.index(seen.kind), stage.file_name, stage.token

    return sorted(waiting, key=place)


def imports(jurisdiction_id: int) -> list[Batch]:
    """Return the imports of a jurisdiction, newest first."""
    with read_transaction(get_engine()) as connection:
        return batches.get_batches(connection, jurisdiction_id)


def find_import(number: int) -> Batch | None:
    """Return one import."""
    with read_transaction(get_engine()) as connection:
        return batches.get_batch(connection, number)


def changes(batch: Batch) -> tuple[Change, ...]:
    """Return what an import changed when it came in."""
    with read_transaction(get_engine()) as connection:
        return history.changes_of(connection, batch)


def difference(first: Batch, second: Batch) -> tuple[Change, ...]:
    """Return how the months of two imports differ between what was known after each."""
    with read_transaction(get_engine()) as connection:
        return history.difference(connection, first, second)


def take_back(number: int, by: str) -> tuple[Undone, tuple[str, ...]]:
    """Take an import back; return what that did, and the names of those whose figures stay as a later import left
    them."""
    try:
        with _faults():
            undone = undo.undo(get_engine(), number, by)
            with read_transaction(get_engine()) as connection:
                names = history.names_of(connection, undone.kept)
            return undone, tuple(dict.fromkeys(names[kept.organization_id][1] for kept in undone.kept))
    except UndoneBeforeError:
        raise ImportFaultError("undone-before") from None
    except UnknownBatchError:
        raise ImportFaultError("cannot-be-undone") from None


def begin(code: str, name: str, kind: str, first_day: date) -> None:
    """Begin an empty jurisdiction. Raises CodeTakenError."""
    with _faults(), write_transaction(get_engine()) as connection:
        begin_jurisdiction(connection, code, name, kind, first_day)


def _said(stage: Stage) -> str:
    """Return all that was said about a file and changes what would become of it: a yes does not."""
    decisions = {key: value for key, value in stage.answers.items() if not key.startswith(YES)}
    return json.dumps([stage.kind, stage.month and stage.month.isoformat(), sorted(decisions.items())])


def _asked(stage: Stage, day: date) -> Asked:
    return Asked(stage.organization_id, day, stage.kind, stage.month, answers=stage.answers)
