"""Files that commands write: whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import IO

from dashboard.exports.making import File

Fill = Callable[[IO[bytes]], str]
"""Writes a file and returns its name."""


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
    draft = home / f".{secrets.token_hex(8)}"
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
