"""A process that dies by SIGKILL at a point of its work with the database: no clean-up of any kind runs."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from sqlalchemy import URL, Engine, event

from data_access.engine import create_database_engine

Work = Callable[[Engine], object]
BEFORE_COMMIT, AFTER_ALL = "before commit", "after all"
Point = int | str
"""Number of the statement at which it dies, counted from 1, or one of the words above."""


def dies_at(url: URL, point: Point, work: Work) -> bool:
    """Let a child process do the work and die at the point; return False when it never came there."""
    child = os.fork()
    if child == 0:
        _work_and_die(url, point, work)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the work itself failed"
    return False


def _work_and_die(url: URL, point: Point, work: Work) -> None:
    try:
        engine = create_database_engine(url)  # a connection of the parent must not be shared
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1
            if counted == point:
                os.kill(os.getpid(), signal.SIGKILL)

        def commit(*_: object) -> None:
            if point == BEFORE_COMMIT:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(engine, "before_cursor_execute", count)
        event.listen(engine, "commit", commit)
        work(engine)
        if point == AFTER_ALL:
            os.kill(os.getpid(), signal.SIGKILL)
        os._exit(0)
    except BaseException:
        os._exit(1)
