"""A file is taken into the database, wholly or not at all, and what became of it is told."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports.batches import Batch, find_same_file, find_same_months, record_batch
from data_access.ingest.imports.faults import PATIENCE, database_faults
from data_access.ingest.imports.prepare import prepare
from data_access.ingest.imports.versioned import next_moment
from data_access.ingest.messages import Message, Severity
from data_access.ingest.preview import NOTE, Asked, Outcome, Preview
from data_access.ingest.record_audit import record_audit
from data_access.ingest.refresh_statistics import refresh_statistics
from data_access.ingest.tables.people import LIST_OF_PEOPLE
from data_access.queries.get_data_version import get_data_version
from data_access.workbooks.book import Book, UnreadableFileError
from data_access.workbooks.read_book import read_book

MANY_ROWS = 100
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class FileRead:
    """A file after reading: its sheets, or the reasons why it cannot be read."""

    name: str
    content: bytes
    sha256: str
    book: Book | None
    refusals: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Taken:
    """What became of a file. `batch_id` is None where nothing was recorded."""

    outcome: Outcome
    preview: Preview
    batch_id: int | None = None

    @property
    def messages(self) -> tuple[Message, ...]:
        """Return all that is to be said about the file."""
        return self.preview.messages


@dataclass(frozen=True)
class Foreseen:
    """What would become of a file as long as the database counts this version."""

    data_version: int
    taken: Taken


class NothingToRecordError(Exception):
    """Ends the write transaction without a trace."""

    def __init__(self, taken: Taken) -> None:
        super().__init__(taken.outcome)
        self.taken = taken


def read_file(content: bytes, name: str) -> FileRead:
    """Read a file, whatever it is; touches no database."""
    sha256 = hashlib.sha256(content).hexdigest()
    name = name.encode("utf-8", "replace").decode().replace("\x00", "")  # names of old disks are not always text
    try:
        return FileRead(name, content, sha256, read_book(content, name))
    except UnreadableFileError as error:
        return FileRead(name, content, sha256, None, error.messages)
    except Exception:
        _log.exception("A file could not be read")
        return FileRead(name, content, sha256, None, (Message(Severity.REFUSAL, "not-understood"),))


def take(engine: Engine, content: bytes, file_name: str, asked: Asked, by: str, *, dry_run: bool = False) -> Taken:
    """Take a file into the database if nothing stands in the way; the reading happens outside any transaction.

    A dry run writes nothing at all. Else a refused file leaves an import marked as refused and an audit event, one
    that waits for confirmation or changes nothing leaves no trace. Raises DatabaseBusyError and DiskFullError.
    """
    return take_read(engine, read_file(content, file_name), asked, by, dry_run=dry_run)


def take_read(engine: Engine, read: FileRead, asked: Asked, by: str, *, dry_run: bool = False) -> Taken:
    """Do the same with a file that is read already."""
    with database_faults():
        foreseen = foresee(engine, read, asked)
        taken = foreseen.taken
        if dry_run:
            return taken
        if taken.outcome is Outcome.IMPORTED:
            try:
                with write_transaction(engine, patience=PATIENCE) as connection:
                    return record_foreseen(connection, read, asked, by, foreseen)
            except NothingToRecordError as nothing:
                taken = nothing.taken
        if taken.outcome is Outcome.REFUSED:
            with write_transaction(engine, changes_figures=False, patience=PATIENCE) as connection:
                return record_refusal(connection, read, asked, by, taken)
        return taken


def foresee(engine: Engine, read: FileRead, asked: Asked) -> Foreseen:
    """Return what would become of the file, found without keeping any writer waiting."""
    with read_transaction(engine, patience=PATIENCE) as connection:
        return Foreseen(get_data_version(connection), decide(connection, read, asked))


def decide(connection: Connection, read: FileRead, asked: Asked) -> Taken:
    """Return what would become of the file now; writes nothing."""
    if read.book is None:
        return _refused(asked.kind, *read.refusals)
    try:
        preview = prepare(connection, asked, read.book)
    except DBAPIError:
        raise
    except Exception:
        _log.exception("A file was not understood")
        return _refused(asked.kind, Message(Severity.REFUSAL, "not-understood"))
    outcome = preview.outcome(confirmed=asked.confirmed)
    if outcome is Outcome.UNCHANGED:
        note = _why_unchanged(connection, read, asked, preview)
        said = (message for message in preview.messages if message.severity is not Severity.QUESTION)
        preview = replace(preview, messages=(note, *said))  # nothing waits for an answer
    return Taken(outcome, preview)


def record_foreseen(connection: Connection, read: FileRead, asked: Asked, by: str, foreseen: Foreseen) -> Taken:
    """Record the file inside the caller's write transaction, and decide anew if anybody wrote since it was foreseen.

    Raises NothingToRecordError, which must end the transaction, when by now there is nothing to record.
    """
    unchanged = get_data_version(connection) == foreseen.data_version + 1  # this transaction raised it by one itself
    taken = foreseen.taken if unchanged else decide(connection, read, asked)
    if taken.outcome is not Outcome.IMPORTED or taken.preview.record is None:
        raise NothingToRecordError(taken)
    moment = next_moment(connection)
    batch_id = _record_batch(connection, read, asked, by, taken, moment)
    try:
        taken.preview.record(connection, batch_id, moment)
    except (ValueError, IntegrityError, DataError) as error:  # the preview should have seen it: say so, keep nothing
        _log.exception("A file could not be recorded")
        reason = Message(Severity.REFUSAL, "cannot-be-recorded")
        raise NothingToRecordError(_refused(taken.preview.kind, reason)) from error
    if taken.preview.rows >= MANY_ROWS:
        refresh_statistics(connection)
    record_audit(connection, "import", asked.jurisdiction_id, _audit_words(read, taken, batch_id), moment)
    return replace(taken, batch_id=batch_id)


def record_refusal(connection: Connection, read: FileRead, asked: Asked, by: str, taken: Taken) -> Taken:
    """Record inside the caller's write transaction that a file was refused and why."""
    moment = next_moment(connection)
    batch_id = _record_batch(connection, read, asked, by, taken, moment)
    record_audit(connection, "import refused", asked.jurisdiction_id, _audit_words(read, taken, batch_id), moment)
    return replace(taken, batch_id=batch_id)


def _record_batch(connection: Connection, read: FileRead, asked: Asked, by: str, taken: Taken, moment: datetime) -> int:
    lists_people = any(message.code == LIST_OF_PEOPLE for message in taken.preview.messages)
    return record_batch(
        connection,
        asked.jurisdiction_id,
        taken.preview,
        taken.outcome,
        file_name=read.name,
        sha256=read.sha256,
        content=read.content if taken.outcome is Outcome.IMPORTED and not lists_people else None,
        by=by,
        at=moment,
        note=asked.answers.get(NOTE, ""),
    )


def _why_unchanged(connection: Connection, read: FileRead, asked: Asked, preview: Preview) -> Message:
    """Say when and by whom the file, or the same figures, came in; or only that all of it is there."""
    same = find_same_file(connection, asked.jurisdiction_id, read.sha256)
    if same is not None and (same.kind, same.months.keys()) == (preview.kind, preview.months.keys()):
        return Message(Severity.NOTE, "file-imported-before", values=_origin(same))
    for other in find_same_months(connection, asked.jurisdiction_id, preview):
        return Message(Severity.NOTE, "figures-imported-before", values=_origin(other))
    return Message(Severity.NOTE, "nothing-new")


def _origin(batch: Batch) -> dict[str, str | int]:
    return {"moment": batch.at.isoformat(), "who": batch.by, "file": batch.file_name, "batch": batch.id}


def _refused(kind: str, *messages: Message) -> Taken:
    return Taken(Outcome.REFUSED, Preview(kind, messages))


def _audit_words(read: FileRead, taken: Taken, batch_id: int) -> str:
    return f"{taken.preview.kind} {batch_id}: {read.name}"
