"""Why the database could not take a file although nothing is wrong with the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from data_access.engine import is_busy, is_disk_full

PATIENCE = 20.0
"""Seconds that an import waits for others before it says that somebody is importing."""


class DatabaseBusyError(RuntimeError):
    """Others wrote for longer than an import waits. Nothing was changed; trying again may work."""


class DiskFullError(RuntimeError):
    """The disk of the database has no room left. Nothing was changed."""


@contextmanager
def database_faults() -> Iterator[None]:
    """Tell these two faults from all others, whichever engine is behind."""
    try:
        yield
    except DBAPIError as error:
        if is_busy(error):
            raise DatabaseBusyError from error
        if is_disk_full(error):
            raise DiskFullError from error
        raise
