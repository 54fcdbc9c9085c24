"""Whether the database may be read now. A file that was deleted, or a schema of another version, is noticed here."""

from __future__ import annotations

import logging
import time

from sqlalchemy import Engine

from dashboard.database import get_engine
from data_access.engine import sqlite_file
from data_access.migrate import Condition, examine

SECONDS_TRUSTED = 10
_log = logging.getLogger(__name__)
_found_ready: dict[str, tuple[float, int]] = {}


class DatabaseConditionError(Exception):
    """The database is not ready to be read."""

    def __init__(self, condition: Condition, reason: str = "") -> None:
        super().__init__(reason or condition.value)
        self.condition = condition


def require_ready(engine: Engine) -> int:
    """Return a number that identifies the database when it is ready, which is trusted for some seconds.

    An embedded database is identified by its file: one put in its place is another database even when it counts the
    same versions. Raises DatabaseConditionError otherwise, and lets go of pooled connections so that the next look is
    a fresh one.
    """
    key, file = str(engine.url), sqlite_file(engine.url)
    identity = file.stat().st_ino if file is not None and file.exists() else 0
    since, former = _found_ready.get(key, (float("-inf"), identity))
    if time.monotonic() - since < SECONDS_TRUSTED and identity == former:
        return identity
    if identity != former:
        forget(engine)
    finding = examine(engine)
    if finding.condition is not Condition.READY:
        forget(engine)
        raise DatabaseConditionError(finding.condition, finding.reason)
    _found_ready[key] = (time.monotonic(), identity)
    return identity


def condition_behind(error: Exception) -> Condition:
    """Return the condition that explains a failed read; the log gets the reason, a screen never does."""
    if isinstance(error, DatabaseConditionError):
        return error.condition
    engine = get_engine()
    forget(engine)
    finding = examine(engine)
    _log.warning("The database is %s: %s", finding.condition.value, finding.reason or type(error).__name__)
    return Condition.UNREACHABLE if finding.condition is Condition.READY else finding.condition


def forget(engine: Engine) -> None:
    """Trust nothing that was found about the database, and close its pooled connections."""
    _found_ready.pop(str(engine.url), None)
    engine.dispose()
