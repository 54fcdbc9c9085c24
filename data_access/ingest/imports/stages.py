"""Files that somebody brought and has not confirmed: they wait in the database, over restarts, under an address.

A confirmation runs under the writers' lock and asks there once more whether the file still waits, so that two clicks
or two people take it in once. An import that died leaves its stage "working"; confirming again finishes it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Container, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, Engine, Row, Select, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports.batches import LONGEST_FILE_NAME, LONGEST_WHO, find_same_file, get_batch
from data_access.ingest.imports.faults import PATIENCE, database_faults
from data_access.ingest.imports.take import (
    FileRead,
    NothingToRecordError,
    Taken,
    decide,
    foresee,
    read_file,
    record_foreseen,
    record_refusal,
)
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Asked, Outcome, Preview
from data_access.schema import import_stage

WAITING, WORKING, IMPORTED, REFUSED, DISCARDED = "waiting", "working", "imported", "refused", "discarded"
OPEN = (WAITING, WORKING, REFUSED)
"""States in which a file can still be looked at, answered, confirmed and discarded."""
_PUT_AWAY = b""
"""The bytes of a file that is no longer under way: of one that came in the import keeps them."""
LONGEST_IMPORT = timedelta(minutes=2)
"""An import that began longer ago was interrupted: reading, waiting and writing all end sooner by themselves."""


class UnknownStageError(LookupError):
    """No file under way has this token, or it is no longer under way."""


@dataclass(frozen=True)
class Stage:
    """A file under way; its bytes are read apart (`read_staged`)."""

    token: str
    organization_id: int
    file_name: str
    sha256: str
    kind: str
    """One of KINDS; empty: the file tells."""
    month: date | None
    answers: Mapping[str, str]
    by: str
    at: datetime
    state: str
    batch_id: int | None
    working_since: datetime | None

    def interrupted(self, now: datetime) -> bool:
        """Say whether its import began and died; confirming it again is safe."""
        since = self.working_since
        return self.state == WORKING and since is not None and now - since > LONGEST_IMPORT


def put(
    engine: Engine,
    content: bytes,
    file_name: str,
    organization_id: int,
    by: str,
    *,
    kind: str = "",
    month: date | None = None,
) -> str:
    """Keep a file that somebody brought and return its token, the random part of its address."""
    token = secrets.token_hex(16)
    values = {
        "token": token,
        "organization_id": organization_id,
        "file_name": file_name[-LONGEST_FILE_NAME:],
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": content,
        "kind": kind or None,
        "month": month,
        "staged_by": by[:LONGEST_WHO],
        "staged_at": datetime.now(UTC),
        "state": WAITING,
    }
    with database_faults(), write_transaction(engine, changes_figures=False) as connection:
        connection.execute(insert(import_stage).values(values))
    return token


def get_stage(connection: Connection, token: str) -> Stage:
    """Return a file under way, whatever its state. Raises UnknownStageError."""
    row = connection.execute(_without_content().where(import_stage.c.token == token)).first()
    if row is None:
        raise UnknownStageError(token)
    return _stage(row)


def get_open_stages(connection: Connection, organization_id: int) -> list[Stage]:
    """Return the files of a jurisdiction that wait for somebody, the newest first."""
    wanted = _without_content().where(import_stage.c.organization_id == organization_id, import_stage.c.state.in_(OPEN))
    newest_first = (import_stage.c.staged_at.desc(), import_stage.c.id.desc())
    return [_stage(row) for row in connection.execute(wanted.order_by(*newest_first))]


def read_staged(engine: Engine, token: str) -> FileRead:
    """Read the file behind a token; no transaction is open while it is parsed. Raises UnknownStageError."""
    with read_transaction(engine) as connection:
        wanted = select(import_stage.c.content, import_stage.c.file_name).where(import_stage.c.token == token)
        row = connection.execute(wanted).first()
    if row is None:
        raise UnknownStageError(token)
    return read_file(row.content, row.file_name)


def look(connection: Connection, token: str, read: FileRead, today: date, *, confirmed: bool = False) -> Taken:
    """Return what would become of a file under way with the answers given so far; writes nothing."""
    return decide(connection, read, _asked(get_stage(connection, token), today, confirmed=confirmed))


def answer(
    engine: Engine,
    token: str,
    answers: Mapping[str, str],
    *,
    kind: str | None = None,
    month: date | None = None,
) -> Stage:
    """Keep answers beside those given before, and what the file holds if `kind` or `month` say so.

    Raises UnknownStageError when it is no longer under way.
    """
    with database_faults(), write_transaction(engine, changes_figures=False) as connection:
        stage = _open_stage(connection, token)
        stage = replace(
            stage,
            answers={**stage.answers, **answers},
            kind=stage.kind if kind is None else kind,
            month=stage.month if month is None else month,
            state=WAITING,
        )
        _change(
            connection,
            token,
            answers=json.dumps(stage.answers, ensure_ascii=False),
            kind=stage.kind or None,
            month=stage.month,
            state=WAITING,
        )
    return stage


def note_refusal(engine: Engine, token: str, read: FileRead, taken: Taken, today: date) -> None:
    """Record once that a file under way was refused as it came, and why: whoever puts it away leaves that behind.

    It can still be looked at and answered as before. Raises DatabaseBusyError and DiskFullError.
    """
    with database_faults(), write_transaction(engine, changes_figures=False) as connection:
        stage = get_stage(connection, token)
        if stage.batch_id is None and stage.state in OPEN:
            asked = _asked(stage, today, confirmed=False)
            _change(connection, token, batch_id=record_refusal(connection, read, asked, stage.by, taken).batch_id)


def discard(engine: Engine, token: str) -> None:
    """Put a file away that nobody wants; its row stays, its bytes go.

    Raises UnknownStageError when it is no longer under way.
    """
    with database_faults(), write_transaction(engine, changes_figures=False) as connection:
        _open_stage(connection, token)
        _change(connection, token, state=DISCARDED, content=_PUT_AWAY)


def confirm(engine: Engine, token: str, by: str, today: date, agreed: Container[str] | None = None) -> Taken:
    """Take a file under way into the database, with all its questions answered by yes.

    With `agreed`, the identities of the questions that somebody saw and said yes to, it waits on when the database
    asks another one by now: the outcome then needs confirmation and nothing is recorded. Whoever confirms what is in
    already is told of that import. Raises UnknownStageError when it was discarded,
    DatabaseBusyError and DiskFullError, after which it waits as before.
    """
    with database_faults(), write_transaction(engine, changes_figures=False) as connection:
        stage = get_stage(connection, token)
        if stage.state == IMPORTED:
            return _imported_before(connection, stage)
        _open_stage(connection, token)
        _change(connection, token, state=WORKING, working_since=datetime.now(UTC))
    try:
        return _import(engine, token, by, today, agreed)
    except BaseException:
        _wait_again(engine, token)
        raise


def _import(engine: Engine, token: str, by: str, today: date, agreed: Container[str] | None) -> Taken:
    read = read_staged(engine, token)
    with database_faults():
        with read_transaction(engine) as connection:
            asked = _asked(get_stage(connection, token), today, confirmed=True)
        foreseen = foresee(engine, read, asked)
        taken = foreseen.taken
        if taken.outcome is Outcome.IMPORTED:
            try:
                with write_transaction(engine, patience=PATIENCE) as connection:
                    _require_waiting(connection, token)
                    taken = record_foreseen(connection, read, asked, by, foreseen)
                    if agreed is not None and _asks_more(taken, agreed):
                        raise NothingToRecordError(Taken(Outcome.NEEDS_CONFIRMATION, taken.preview))
                    _change(connection, token, state=IMPORTED, batch_id=taken.batch_id, content=_PUT_AWAY)
                    return taken
            except NothingToRecordError as nothing:
                taken = nothing.taken
        with write_transaction(engine, changes_figures=False, patience=PATIENCE) as connection:
            try:
                stage = _require_waiting(connection, token)
            except NothingToRecordError as nothing:
                return nothing.taken
            if taken.outcome is Outcome.REFUSED:
                if stage.batch_id is None:
                    taken = record_refusal(connection, read, asked, by, taken)
                _change(connection, token, state=REFUSED, batch_id=stage.batch_id or taken.batch_id)
            elif taken.outcome is Outcome.NEEDS_CONFIRMATION:
                _change(connection, token, state=WAITING)
            else:
                same = find_same_file(connection, stage.organization_id, stage.sha256)
                state = IMPORTED if same else DISCARDED
                _change(connection, token, state=state, batch_id=same.id if same else None, content=_PUT_AWAY)
            return taken


def _require_waiting(connection: Connection, token: str) -> Stage:
    """Return the stage if nobody was faster. Raises NothingToRecordError with what the faster one did."""
    stage = get_stage(connection, token)
    if stage.state == IMPORTED:
        raise NothingToRecordError(_imported_before(connection, stage))
    return _open_stage(connection, token)


def _asks_more(taken: Taken, agreed: Container[str]) -> bool:
    questions = (message for message in taken.messages if message.severity is Severity.QUESTION)
    return any(question.identity not in agreed for question in questions)


def _imported_before(connection: Connection, stage: Stage) -> Taken:
    batch = None if stage.batch_id is None else get_batch(connection, stage.batch_id)
    messages = batch.messages if batch else ()
    preview = Preview(batch.kind if batch else stage.kind, messages, batch.months if batch else {})
    return Taken(Outcome.IMPORTED, preview, stage.batch_id)


def _wait_again(engine: Engine, token: str) -> None:
    """Let a file whose import failed wait as before; where even that fails, time tells that it was interrupted."""
    with suppress(SQLAlchemyError), write_transaction(engine, changes_figures=False) as connection:
        connection.execute(
            update(import_stage)
            .where(import_stage.c.token == token, import_stage.c.state == WORKING)
            .values(state=WAITING)
        )


def _asked(stage: Stage, today: date, *, confirmed: bool) -> Asked:
    return Asked(stage.organization_id, today, stage.kind, stage.month, confirmed, stage.answers)


def _open_stage(connection: Connection, token: str) -> Stage:
    stage = get_stage(connection, token)
    if stage.state not in OPEN:
        raise UnknownStageError(token)
    return stage


def _change(connection: Connection, token: str, **values: object) -> None:
    connection.execute(update(import_stage).where(import_stage.c.token == token).values(values))


def _without_content() -> Select[tuple[object, ...]]:
    return select(*(column for column in import_stage.c if column.name != "content"))


def _stage(row: Row[tuple[object, ...]]) -> Stage:
    return Stage(
        row.token,
        row.organization_id,
        row.file_name,
        row.sha256,
        row.kind or "",
        row.month,
        json.loads(row.answers),
        row.staged_by,
        row.staged_at,
        row.state,
        row.batch_id,
        row.working_since,
    )
