"""Many files in one go: those of earlier months before those of later ones, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from dashboard.imports.faults import DISK_FULL, FAULTS, fault_code
from data_access.ingest.imports.order import Place, place_of
from data_access.ingest.imports.take import FileRead, Taken, read_file, take_read
from data_access.ingest.messages import Message, Severity
from data_access.ingest.preview import Asked, Outcome, Preview
from data_access.workbooks import limits

_CELLS_KEPT, _BYTES_KEPT = 6_000, 500_000
"""Up to here a file read for its month need not be read again: a report of 118 organisations has some 2,000 cells."""


@dataclass(frozen=True)
class Told:
    """What became of one file. `fault` says that not the file but the database stood in the way."""

    path: str
    taken: Taken
    fault: str = ""


def take_files(engine: Engine, paths: Sequence[str], asked: Asked, by: str, *, dry_run: bool = False) -> Iterator[Told]:
    """Take files in and yield what became of each as soon as it is known.

    They go in lists first, then by month, then by name, so that any order on the command line gives the same figures.
    Once the database is away or somebody else keeps it busy, the rest is not tried.
    """
    fault = ""
    for path, read in _in_order(paths, asked):
        if fault:
            yield _not_taken(path, fault)
            continue
        try:
            yield Told(path, take_read(engine, read, asked, by, dry_run=dry_run))
        except tuple(FAULTS) as error:
            code = fault_code(error)
            fault = code if code != DISK_FULL else ""  # a smaller file may still find room
            yield _not_taken(path, code)


def _in_order(paths: Sequence[str], asked: Asked) -> Iterator[tuple[str, FileRead]]:
    if len(paths) == 1:
        yield paths[0], _read(paths[0])
        return
    with ThreadPoolExecutor(limits.AT_ONCE) as pool:  # each file is parsed by a process of its own
        looked_at = list(pool.map(lambda path: _look(path, asked), paths))
    for each in sorted(looked_at, key=lambda each: (each.place, each.path)):
        yield each.path, each.read or _read(each.path)


@dataclass(frozen=True)
class _LookedAt:
    """A file and its place in the order; `read` is kept only while many of its size fit into memory."""

    path: str
    place: Place
    read: FileRead | None


def _look(path: str, asked: Asked) -> _LookedAt:
    read = _read(path)
    cells = sum(len(sheet.cells) for sheet in read.book.sheets) if read.book else 0
    kept = read if cells <= _CELLS_KEPT and len(read.content) <= _BYTES_KEPT else None
    return _LookedAt(path, place_of(read, asked), kept)


def _read(path: str) -> FileRead:
    with Path(path).open("rb") as file:
        return read_file(file.read(limits.FILE_BYTES + 1), Path(path).name)  # one byte too many is told as too large


def _not_taken(path: str, code: str) -> Told:
    return Told(path, Taken(Outcome.REFUSED, Preview("", (Message(Severity.REFUSAL, code),))), code)
