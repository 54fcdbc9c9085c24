"""Conclusions of meetings, kept as versions: what was written stays, what holds is the newest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from data_access.ingest.record_audit import record_audit
from data_access.schema import conclusion, conclusion_version

_SMALLEST_STEP = timedelta(microseconds=1)


@dataclass(frozen=True)
class Said:
    """What one version of a conclusion says."""

    said: str
    due_on: date | None = None
    done_on: date | None = None
    withdrawn: bool = False


def write_conclusion(
    connection: Connection,
    organization_id: int,
    subject_id: int | None,
    snapshot_number: int,
    said: Said,
    by: str,
    moment: datetime,
) -> int:
    """Record a conclusion of a jurisdiction and return its number; `subject_id` None: about all organisations."""
    row = {"organization_id": organization_id, "subject_id": subject_id, "snapshot_number": snapshot_number}
    number: int = connection.execute(insert(conclusion).returning(conclusion.c.id), row).scalar_one()
    _record(connection, number, said, by, moment)
    record_audit(connection, "conclusion", organization_id, f"{number}: made, snapshot {snapshot_number}", moment)
    return number


def rewrite_conclusion(
    connection: Connection, number: int, words: str, due_on: date | None, by: str, moment: datetime
) -> None:
    """Put other words and another day in place of those in force. Raises LookupError for a number without any."""
    _change(
        connection, number, "rewritten", replace(_in_force(connection, number), said=words, due_on=due_on), by, moment
    )


def finish_conclusion(connection: Connection, number: int, done_on: date, by: str, moment: datetime) -> None:
    """Say that it was done on a day. Raises LookupError for a number without a conclusion in force."""
    _change(connection, number, "done", replace(_in_force(connection, number), done_on=done_on), by, moment)


def reopen_conclusion(connection: Connection, number: int, by: str, moment: datetime) -> None:
    """Say that it is not done after all. Raises LookupError for a number without a conclusion in force."""
    _change(connection, number, "reopened", replace(_in_force(connection, number), done_on=None), by, moment)


def withdraw_conclusion(connection: Connection, number: int, by: str, moment: datetime) -> None:
    """Take it back: no screen shows it any more. Raises LookupError for a number without a conclusion in force."""
    _change(connection, number, "withdrawn", replace(_in_force(connection, number), withdrawn=True), by, moment)


def _in_force(connection: Connection, number: int) -> Said:
    """Return what holds, and let others who want to change it wait; SQLite has one writer anyway."""
    connection.execute(select(conclusion.c.id).where(conclusion.c.id == number).with_for_update())
    version = conclusion_version.c
    found = connection.execute(
        select(version.said, version.due_on, version.done_on, version.withdrawn).where(
            version.conclusion_id == number, version.superseded_at.is_(None), version.withdrawn.is_(False)
        )
    ).one_or_none()
    if found is None:
        raise LookupError(number)
    return Said(*found)


def _change(connection: Connection, number: int, what: str, said: Said, by: str, moment: datetime) -> None:
    version = conclusion_version.c
    statement = select(version.recorded_at).where(version.conclusion_id == number, version.superseded_at.is_(None))
    moment = max(moment, connection.execute(statement).scalar_one() + _SMALLEST_STEP)
    connection.execute(
        update(conclusion_version)
        .where(version.conclusion_id == number, version.superseded_at.is_(None))
        .values(superseded_at=moment)
    )
    _record(connection, number, said, by, moment)
    owner = connection.execute(select(conclusion.c.organization_id).where(conclusion.c.id == number)).scalar_one()
    record_audit(connection, "conclusion", owner, f"{number}: {what}", moment)


def _record(connection: Connection, number: int, said: Said, by: str, moment: datetime) -> None:
    row = {
        "conclusion_id": number,
        "said": said.said,
        "due_on": said.due_on,
        "done_on": said.done_on,
        "withdrawn": said.withdrawn,
        "made_by": by,
        "recorded_at": moment,
    }
    connection.execute(insert(conclusion_version), row)
