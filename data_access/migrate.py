"""Bring a database to the schema of this version, and tell in what condition it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from data_access.engine import WRITES, read_transaction, sqlite_file
from data_access.schema import organization

_LOCK = 5_817_289  # any constant: two processes that migrate one PostgreSQL database wait for each other


class Condition(Enum):
    """In what condition a database was found."""

    READY = "ready"
    MISSING = "missing"  # the file of an embedded database does not exist
    UNREACHABLE = "unreachable"  # no connection, wrong password, no such database, not a database file
    OLDER = "older"  # not migrated, or not to this version
    NEWER = "newer"  # a later version of the program migrated it
    EMPTY = "empty"  # migrated, but without an organisation


@dataclass(frozen=True)
class Finding:
    """Condition of a database; `reason` is for the log and the operator, never for a screen."""

    condition: Condition
    revision: str | None = None
    reason: str = ""


def head_revision() -> str:
    """Return the revision that this version of the program expects."""
    head = ScriptDirectory.from_config(_config(None)).get_current_head()
    assert head is not None
    return head


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the database to `revision` ("head", or "base" for none) in one transaction: all of it, or nothing.

    Creates the folder and file of an embedded database where there is none.
    """
    file = sqlite_file(engine.url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    with engine.connect() as connection:
        connection = connection.execution_options(**{WRITES: True})
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            current = MigrationContext.configure(connection).get_current_revision()
            if revision == "base":
                command.downgrade(_config(connection), revision)
                connection.execute(text("DROP TABLE alembic_version"))
            elif current is None or current != head_revision():
                command.upgrade(_config(connection), revision)


def examine(engine: Engine) -> Finding:
    """Tell in what condition the database is; never creates one, never raises for a database fault."""
    file = sqlite_file(engine.url)
    if file is not None and not file.exists():
        return Finding(Condition.MISSING, reason=str(file))
    try:
        with read_transaction(engine) as connection:
            return _examine(connection)
    except SQLAlchemyError as error:
        return Finding(Condition.UNREACHABLE, reason=_first_line(error))


def _examine(connection: Connection) -> Finding:
    revision = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(_config(None)).walk_revisions()}
    if revision is not None and revision not in known:
        return Finding(Condition.NEWER, revision)
    if revision != head_revision():
        return Finding(Condition.OLDER, revision)
    if not inspect(connection).has_table("organization"):
        return Finding(Condition.OLDER, revision, "tables are missing")
    if connection.execute(select(organization.c.id).limit(1)).first() is None:
        return Finding(Condition.EMPTY, revision)
    return Finding(Condition.READY, revision)


def _first_line(error: SQLAlchemyError) -> str:
    cause = getattr(error, "orig", None) or error
    return (str(cause).strip().splitlines() or [type(cause).__name__])[0]


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    return config
