"""One answer for all who ask within a moment: ten walls ask once a second, and the database is asked once for all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from anyio import CapacityLimiter, to_thread

Answer = TypeVar("Answer")
_MOST = 200


class Shared(Generic[Answer]):
    """Keeps answers, failures too, for `seconds` after they were asked for; whoever asks meanwhile waits for it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._asked: dict[Hashable, tuple[float, asyncio.Task[Answer]]] = {}

    async def get(self, key: Hashable, work: Callable[[], Answer], limiter: CapacityLimiter) -> Answer:
        """Return what `work` returns, or raise what it raises."""
        since, task = self._asked.get(key, (0.0, None))
        if task is None or (task.done() and time.monotonic() - since > self._seconds):
            self._make_room()
            task = asyncio.ensure_future(_run(work, limiter))
            task.add_done_callback(heard)
            self._asked[key] = (time.monotonic(), task)
        return await asyncio.shield(task)

    def forget(self, key: Hashable) -> None:
        """Ask anew next time."""
        self._asked.pop(key, None)

    def _make_room(self) -> None:
        if len(self._asked) >= _MOST:
            self._asked = {key: kept for key, kept in self._asked.items() if not kept[1].done()}


async def _run(work: Callable[[], Answer], limiter: CapacityLimiter) -> Answer:
    return await to_thread.run_sync(work, limiter=limiter)


def heard(task: asyncio.Task[Answer]) -> None:
    """Take a failure note of: whoever asked may have gone before it came."""
    if not task.cancelled():
        task.exception()
