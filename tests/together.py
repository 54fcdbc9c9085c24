"""What the processes of one test run share: a folder, and turns."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def folder_of_all(factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all processes of this test run know."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@contextmanager
def alone(folder: Path, name: str) -> Iterator[None]:
    """Keep the other processes out while one of them makes what all of them use."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
