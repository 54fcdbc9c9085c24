"""Files that commands write: whole or not at all."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from dashboard.exports.making import File

Fill = Callable[[IO[bytes]], str]
"""Writes a file and returns its name."""


_DRAFT = ".quota-dashboard-"
_ABANDONED_SECONDS = 24 * 60 * 60
"""No file takes a day to be written: whoever wrote an older draft was killed."""


def filling(file: File) -> Fill:
    """Return what writes a file that is made already."""

    def fill(out: IO[bytes]) -> str:
        out.write(file.content)
        return file.name

    return fill


def write_whole(fill: Fill, place: Path, *, folder: bool) -> Path:
    """Write the file whole or not at all and return where it is, in the folder `place` under the name it was given.

    Readers of the folder see the former file until the new one is complete. Raises OSError.
    """
    home = place if folder else place.parent
    home.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(home)
    draft = home / f"{_DRAFT}{secrets.token_hex(8)}"
    try:
        with draft.open("xb") as out:
            name = fill(out)
            out.flush()
            os.fsync(out.fileno())
        target = place / name if folder else place
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return target


def _remove_abandoned(home: Path) -> None:
    """Delete the drafts that killed commands left in the folder; those of commands at work stay."""
    oldest = time.time() - _ABANDONED_SECONDS
    for draft in home.glob(f"{_DRAFT}*"):
        try:
            if draft.stat().st_mtime < oldest:
                draft.unlink()
        except OSError:  # another command was faster, or it is not ours to delete: no reason to write nothing
            continue
