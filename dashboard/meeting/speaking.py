"""Conclusions as the presenter's page lists and writes them; what may be written is decided in `writing`."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.domain.conclusion_words import conclusion_text, subject_text
from dashboard.i18n.language import language
from dashboard.meeting.asking import Writing
from dashboard.meeting.due_days import due_day
from dashboard.meeting.showing import Show
from dashboard.meeting.writing import RefusedError, conclude, finish_conclusion, reopen_conclusion
from dashboard.reading.conclusions import read_conclusions
from dashboard.resolve import find_snapshot, resolve, today
from data_access.engine import read_transaction


@dataclass(frozen=True)
class Spoken:
    """A conclusion as it stands in the list: what became of it, about whom it is and of which meeting."""

    number: int
    said: str
    about: str
    done: bool


def list_conclusions(engine: Engine, show: Show) -> tuple[Spoken, ...]:
    """Return what the jurisdiction concluded up to this meeting, newest first. Raises SQLAlchemy's errors."""
    words = language(show.code)
    with read_transaction(engine) as connection:
        scope = resolve(connection, Address(snapshot=show.snapshot)).scope
        found = read_conclusions(connection, scope.organization_id, scope.known_at)
    return tuple(
        Spoken(
            one.number,
            conclusion_text(words, one, today()),
            f"{subject_text(words, one)} · {one.label}",
            one.done_on is not None,
        )
        for one in reversed(found)
        if one.meeting <= show.snapshot
    )


@dataclass(frozen=True)
class Refusal:
    """Why something was not written, and which field of the form says what cannot be meant (empty for none)."""

    reason: str
    field: str = ""


def write_down(engine: Engine, show: Show, writing: Writing, by: str) -> Refusal | None:
    """Write a conclusion, or that one was done or is open again; return why not, None when it is written.

    Raises the faults of the database.
    """
    words = language(show.code)
    try:
        due_on = due_day(writing.due_on)
    except RefusedError as refused:
        return Refusal(words.text(refused.message, **refused.values), "due")
    try:
        if writing.action == "write":
            conclude(engine, show.snapshot, writing.subject, writing.said, due_on, by)
            return None
        jurisdiction = _jurisdiction(engine, show)
        if writing.action == "done":
            finish_conclusion(engine, jurisdiction, writing.number, today(), by)
        else:
            reopen_conclusion(engine, jurisdiction, writing.number, by)
    except RefusedError as refused:
        return Refusal(words.text(refused.message, **refused.values))
    return None


def _jurisdiction(engine: Engine, show: Show) -> str:
    with read_transaction(engine) as connection:
        snapshot = find_snapshot(connection, show.snapshot)
    return snapshot.jurisdiction if snapshot is not None else ""
