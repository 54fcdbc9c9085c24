"""Reads the slides of a meeting while it is still being prepared, so that the room does not wait for the first page.

It fills what `slides` keeps, by the same reading, and decides nothing: a meeting that was not read ahead is read when
it is opened.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Engine

from dashboard.meeting.meeting import Agenda
from dashboard.meeting.showing import Show, read_slides

_log = logging.getLogger(__name__)
_KEPT = 100
_lock = Lock()
_pools: list[ThreadPoolExecutor] = []
"""The one worker of a server, which lives on after the screen is drawn; empty elsewhere."""
_jobs: OrderedDict[object, Future[None]] = OrderedDict()
"""What was read, is being read or waits, so that a screen drawn again begins nothing anew."""


@contextmanager
def reading_ahead() -> Iterator[None]:
    """Let meetings be read ahead inside. What still waits at the end is given up; what is being read ends first."""
    pool = ThreadPoolExecutor(1, "meeting-ahead")
    _pools.append(pool)
    try:
        yield
    finally:
        _pools.remove(pool)
        pool.shutdown(wait=False, cancel_futures=True)
        _jobs.clear()


def read_ahead(engine: Engine, agenda: Agenda, show: Show) -> None:
    """Begin to read the slides on a thread of its own, one meeting at a time; return at once, and fail never.

    Whoever goes on to another meeting prepares that one: what waited until now is given up.
    """
    key = (str(engine.url), show, agenda.items)
    with _lock:
        if not _pools or key in _jobs:
            return
        for waiting in [one for one, job in _jobs.items() if job.cancel()]:
            del _jobs[waiting]
        _jobs[key] = _pools[-1].submit(_read, key, engine, show)
        while len(_jobs) > _KEPT:
            _jobs.popitem(last=False)


def _read(key: object, engine: Engine, show: Show) -> None:
    try:
        read_slides(engine, show)
    except Exception as error:  # whoever opens the meeting is told what is the matter
        _log.warning("Meeting %s was not read ahead: %s", show, type(error).__name__)
        with _lock:
            _jobs.pop(key, None)
