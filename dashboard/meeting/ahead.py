"""Reads the slides of a meeting while it is still being prepared, so that the room does not wait for the first page.

It fills what `slides` keeps, by the same reading, and decides nothing: a meeting that was not read ahead is read when
it is opened.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Thread

from sqlalchemy import Engine

from dashboard.meeting.meeting import Agenda
from dashboard.meeting.showing import Show, read_slides

_log = logging.getLogger(__name__)
_KEPT = 100
_lock = Lock()
_read: OrderedDict[object, None] = OrderedDict()
"""What was read or is being read, so that a screen drawn again begins nothing anew."""
_waiting: list[tuple[object, Engine, Show]] = []
"""At most one, the newest: whoever goes on to another meeting prepares that one."""
_serving: list[bool] = []
_working: list[Thread] = []


@contextmanager
def reading_ahead() -> Iterator[None]:
    """Let meetings be read ahead inside: in a server, which lives on after the screen is drawn."""
    _serving.append(True)
    try:
        yield
    finally:
        _serving.pop()


def read_ahead(engine: Engine, agenda: Agenda, show: Show) -> None:
    """Begin to read the slides on a thread of its own, one meeting at a time; return at once, and fail never."""
    key = (str(engine.url), show, agenda.items)
    with _lock:
        if not _serving or key in _read:
            return
        _read[key] = None
        while len(_read) > _KEPT:
            _read.popitem(last=False)
        for superseded, *_ in _waiting:
            _read.pop(superseded, None)
        _waiting[:] = [(key, engine, show)]
        if not _working:
            _working.append(Thread(target=_work, daemon=True, name="meeting-ahead"))
            _working[0].start()


def _work() -> None:
    while (job := _next()) is not None:
        key, engine, show = job
        try:
            read_slides(engine, show)
        except Exception as error:  # whoever opens the meeting is told what is the matter
            _log.warning("Meeting %s was not read ahead: %s", show, type(error).__name__)
            with _lock:
                _read.pop(key, None)


def _next() -> tuple[object, Engine, Show] | None:
    with _lock:
        if _waiting:
            return _waiting.pop()
        _working.clear()
        return None
