"""Packs that are being made while nobody waits: what was asked once goes on, and is found again by the same link.

A job is known by what it makes, so that any process of the machine finds it: files in a folder that only the user of
the program can read. A finished pack is kept for as long as its link is valid.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.exports.base_pack import Pack, read_pack, write_pack
from dashboard.exports.token import VALID_SECONDS
from data_access.engine import read_transaction
from data_access.queries.get_data_version import get_data_version

STALE_SECONDS = 120
"""A job that has said nothing for so long died with its process."""
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Job:
    """How far a pack is. `file`: where it lies once it is finished."""

    pack: Pack
    done: int
    file: Path | None = None
    failed: bool = False


def packs_folder() -> Path:
    """Return the folder of packs."""
    return Path(platformdirs.user_cache_dir("quota-dashboard", appauthor=False)) / "packs"


def find_or_start(engine: Engine, view: str, address: Address) -> Job:
    """Return the job of a pack; the first to ask starts it.

    Raises UnknownValueError for a value of the address that nothing stands for.
    """
    now = datetime.now(UTC)
    with read_transaction(engine) as connection:
        pack = read_pack(connection, view, address, now)
        version = get_data_version(connection)
    name = hashlib.sha256(repr((str(engine.url), version, pack)).encode()).hexdigest()[:32]
    folder = packs_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _forget_old(folder)
    finished, state = folder / f"{name}.zip", folder / f"{name}.json"
    if finished.exists():
        return Job(pack, len(pack.codes), finished)
    _forget_dead(state)
    try:
        with state.open("x", encoding="ascii") as begun:
            begun.write("0")
    except FileExistsError:
        return _under_way(pack, state)
    worker = threading.Thread(target=_work, args=(engine, pack, finished, state), daemon=True, name=f"pack-{name}")
    worker.start()
    return Job(pack, 0)


def _under_way(pack: Pack, state: Path) -> Job:
    try:
        done = json.loads(state.read_text(encoding="ascii") or "0")
    except FileNotFoundError:  # finished this moment: the next question finds the file
        return Job(pack, len(pack.codes))
    if done is None:
        state.unlink(missing_ok=True)  # said once; asked again, it is tried again
        return Job(pack, 0, failed=True)
    return Job(pack, done)


def _work(engine: Engine, pack: Pack, finished: Path, state: Path) -> None:
    def told(done: int, _all: int) -> None:
        _say(state, done)

    draft = finished.with_suffix(".part")
    try:
        while not _one_at_a_time.acquire(timeout=STALE_SECONDS / 4):
            _say(state, 0)  # it waits for another pack and is not dead
        try:
            with read_transaction(engine) as connection, draft.open("wb") as out:
                write_pack(connection, pack, datetime.now(UTC), out, told)
        finally:
            _one_at_a_time.release()
        draft.replace(finished)
        state.unlink(missing_ok=True)
    except Exception:
        draft.unlink(missing_ok=True)
        _say(state, None)
        raise


def _say(state: Path, done: int | None) -> None:
    draft = state.with_suffix(".new")
    draft.write_text(json.dumps(done), encoding="ascii")
    draft.replace(state)


def _forget_dead(state: Path) -> None:
    with suppress(FileNotFoundError):
        if time.time() - state.stat().st_mtime > STALE_SECONDS:
            state.unlink()


def _forget_old(folder: Path) -> None:
    for file in folder.iterdir():
        with suppress(FileNotFoundError):
            if time.time() - file.stat().st_mtime > VALID_SECONDS:
                file.unlink()
