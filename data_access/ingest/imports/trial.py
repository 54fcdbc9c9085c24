"""What the figures would be with a file in: it is recorded, looked at, and taken out again, all unseen by others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, Engine

from data_access.engine import write_transaction
from data_access.ingest.imports.faults import PATIENCE, database_faults
from data_access.ingest.imports.take import FileRead, NothingToRecordError, foresee, record_foreseen
from data_access.ingest.preview import Asked, Outcome

T = TypeVar("T")
_NOBODY = "trial"


class _TakenOutAgainError(Exception):
    """Ends the transaction without a trace."""


def try_out(engine: Engine, read: FileRead, asked: Asked, look: Callable[[Connection], T]) -> T | None:
    """Return what `look` sees with the file in and all its questions answered by yes; None where it cannot come in.

    Nothing stays: neither a row nor a version. It waits for other writers as
    long as an import does. Raises DatabaseBusyError when they write for longer.
    """
    asked = replace(asked, confirmed=True)
    foreseen = foresee(engine, read, asked)
    if foreseen.taken.outcome is not Outcome.IMPORTED:
        return None
    seen: list[T] = []
    with database_faults():
        try:
            with write_transaction(engine, patience=PATIENCE) as connection:
                record_foreseen(connection, read, asked, _NOBODY, foreseen)
                seen.append(look(connection))
                raise _TakenOutAgainError
        except (_TakenOutAgainError, NothingToRecordError):
            return seen[0] if seen else None
