"""Why a file could not be taken although nothing is wrong with it, as codes of sentences in file_words."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.exc import SQLAlchemyError

from data_access.ingest.imports.faults import DatabaseBusyError, DiskFullError

DISK_FULL = "disk-full"
FAULTS: Mapping[type[Exception], str] = {
    DatabaseBusyError: "someone-importing",
    DiskFullError: DISK_FULL,
    SQLAlchemyError: "database-away",
}


def fault_code(error: Exception) -> str:
    """Return the code of the sentence for a fault of the database."""
    return next(code for kind, code in FAULTS.items() if isinstance(error, kind))
