"""Where a meeting is and what it shows, as the pages ask for it: often, and mostly with the same answer."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from zlib import crc32

from sqlalchemy import Connection, Engine

from dashboard.address import Address
from dashboard.i18n.language import Code, language
from dashboard.meeting.agendas import find_agenda
from dashboard.meeting.meeting import Agenda, Meeting
from dashboard.meeting.slides import read_meeting, read_opening
from dashboard.readiness import require_ready
from dashboard.reading.figures import rows_of
from dashboard.resolve import find_snapshot, is_outdated, resolve
from data_access.engine import read_transaction
from data_access.queries.get_conclusions_version import get_conclusions_version
from data_access.queries.get_meeting_place import get_meeting_place

_NEWER_FOR = 20.0
"""Seconds for which it is believed whether newer figures exist."""
_PATIENCE = 5.0
"""Seconds for which the reading of slides waits for a lock."""


class NoMeetingError(LookupError):
    """Nobody made the agenda or agreed upon the figures, or they are of different jurisdictions."""


@dataclass(frozen=True)
class Show:
    """What is shown: an agenda with figures agreed upon, in a language."""

    agenda: int
    snapshot: int
    code: Code = "vi"


@dataclass(frozen=True)
class Where:
    """Where a meeting is: the slide (0 before anybody moved it), and which version its slides are of."""

    slide: int
    black: bool
    looked_up: str
    mover: str
    version: str
    newer: bool


_newer: dict[tuple[int, int], tuple[float, bool]] = {}
_building = Lock()


def read_where(engine: Engine, show: Show) -> Where:
    """Return where the meeting is. Raises NoMeetingError, DatabaseConditionError and SQLAlchemy's errors."""
    database = require_ready(engine)
    with read_transaction(engine) as connection:
        version = _version(connection, show)
        rows = list(rows_of(get_meeting_place(connection, show.agenda, show.snapshot)))
        newer = _is_newer(connection, database, show.snapshot)
    if not rows:
        return Where(0, False, "", "", version, newer)
    row = rows[0]
    return Where(row.slide, bool(row.black), row.looked_up, row.mover, version, newer)


def read_slides(engine: Engine, show: Show) -> tuple[Meeting, str]:
    """Return the meeting and the version of its slides. Who asks meanwhile waits, and finds its papers read.

    The first reading thinks between its questions: on a busy machine longer than a server lets a click think.

    Raises NoMeetingError, DatabaseConditionError and SQLAlchemy's errors.
    """
    require_ready(engine)
    with _building, read_transaction(engine, patience=_PATIENCE) as connection:
        version = _version(connection, show)
        made = read_meeting(connection, show.agenda, show.snapshot, language(show.code), datetime.now(UTC))
        return made, version


def read_first(engine: Engine, show: Show) -> tuple[Meeting, str]:
    """Return the meeting with its opening slides alone, and the version of its slides; it waits for nobody's reading.

    Raises as `read_slides`.
    """
    require_ready(engine)
    with read_transaction(engine, patience=_PATIENCE) as connection:
        version = _version(connection, show)
        return read_opening(connection, show.agenda, show.snapshot, language(show.code), datetime.now(UTC)), version


def _agenda(connection: Connection, show: Show) -> Agenda:
    agenda, snapshot = find_agenda(connection, show.agenda), find_snapshot(connection, show.snapshot)
    if agenda is None or snapshot is None or agenda.jurisdiction != snapshot.jurisdiction:
        raise NoMeetingError(show.agenda, show.snapshot)
    return agenda


def _version(connection: Connection, show: Show) -> str:
    """Return what changes when an item is moved or a conclusion written; figures agreed upon never change."""
    agenda = _agenda(connection, show)
    said = repr((agenda.name, agenda.items)).encode()
    return f"{get_conclusions_version(connection, agenda.jurisdiction_id)}-{crc32(said):08x}"


def _is_newer(connection: Connection, database: int, number: int) -> bool:
    since, found = _newer.get((database, number), (float("-inf"), False))
    if time.monotonic() - since < _NEWER_FOR:
        return found
    resolved = resolve(connection, Address(snapshot=number))
    found = resolved.snapshot is not None and is_outdated(connection, resolved.scope, resolved.snapshot)
    _newer[database, number] = (time.monotonic(), found)
    return found
