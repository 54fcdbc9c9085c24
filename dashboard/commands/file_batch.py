"""Many files in one go: those of earlier months before those of later ones, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from data_access.ingest.imports.faults import DatabaseBusyError, DiskFullError
from data_access.ingest.imports.prepare import REPORT, told
from data_access.ingest.imports.take import FileRead, Taken, read_file, take_read
from data_access.ingest.messages import Message, Severity
from data_access.ingest.preview import KINDS, Asked, Outcome, Preview
from data_access.workbooks import limits

DISK_FULL = "disk-full"
FAULTS: dict[type[Exception], str] = {
    DatabaseBusyError: "someone-importing",
    DiskFullError: DISK_FULL,
    SQLAlchemyError: "database-away",
}


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
            code = next(code for kind, code in FAULTS.items() if isinstance(error, kind))
            fault = code if code != DISK_FULL else ""  # a smaller file may still find room
            yield _not_taken(path, code)


def _in_order(paths: Sequence[str], asked: Asked) -> Iterable[tuple[str, FileRead]]:
    if len(paths) == 1:
        return [(paths[0], _read(paths[0]))]
    with ThreadPoolExecutor(limits.AT_ONCE) as pool:  # each file is parsed by a process of its own
        read = zip(paths, pool.map(_read, paths), strict=True)
        return sorted(read, key=lambda each: (*_place(each[1], asked), each[1].name, each[0]))


def _read(path: str) -> FileRead:
    with Path(path).open("rb") as file:
        return read_file(file.read(limits.FILE_BYTES + 1), Path(path).name)  # one byte too many is told as too large


def _place(read: FileRead, asked: Asked) -> tuple[bool, date, int]:
    """Return where in the order a file belongs: lists, which reports build on, then months."""
    if read.book is None:
        return True, date.max, 0
    try:
        kind, month = told(asked, read.book)
    except Exception:  # it will be refused in its turn, with its reason
        return True, date.max, 0
    return kind in (REPORT, "register"), month or date.max, KINDS.index(kind)


def _not_taken(path: str, code: str) -> Told:
    return Told(path, Taken(Outcome.REFUSED, Preview("", (Message(Severity.REFUSAL, code),))), code)
