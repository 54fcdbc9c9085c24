"""The way from the bytes of any file to a book: read by a process of its own, within limits of memory and time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from data_access.ingest.messages import Message, Severity
from data_access.workbooks import limits
from data_access.workbooks.book import Book, Cell, Merge, Sheet, UnreadableFileError, Value
from data_access.workbooks.grid import Holds

_TOP = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.insert(0, sys.argv.pop()); from data_access.workbooks.child import main; main()"
_AT_ONCE = threading.BoundedSemaphore(limits.AT_ONCE)
_NEEDED_BY_WINDOWS = "SYSTEMROOT"
_COUNTS_PROCESSOR = hasattr(signal, "SIGXCPU")
"""Whether the system ends a process that used up its processor time; else the clock alone does."""


def read_book(content: bytes, file_name: str) -> Book:
    """Return what a file holds, whatever its name says it is; the name is only the sheet of a text file.

    Raises UnreadableFileError with every reason found: no table, locked, damaged, too large, built to do harm.
    """
    if len(content) > limits.FILE_BYTES:
        raise _unreadable("file-too-large", limit=limits.FILE_BYTES // 1024**2)
    if not content:
        raise _unreadable("empty-file")
    with _AT_ONCE:
        answer = _ask(content, file_name)
    if "refusals" in answer:
        raise UnreadableFileError(*(_message(Severity.REFUSAL, *told) for told in answer["refusals"]))
    return _book(answer)


def _ask(content: bytes, file_name: str) -> Mapping[str, Any]:
    """Start the reading process, give it the file, and return its answer; end it when its time is over."""
    name = file_name.replace("\x00", "").encode("utf-8", "replace").decode()[-200:]
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START, name, _TOP],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: value for name, value in dict(os.environ).items() if name == _NEEDED_BY_WINDOWS},  # no secrets
    )
    with process:
        try:
            out, _ = process.communicate(content, timeout=limits.WAIT_SECONDS if _COUNTS_PROCESSOR else limits.SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            if _COUNTS_PROCESSOR:
                raise _unreadable("machine-busy", limit=limits.WAIT_SECONDS) from None
            raise _unreadable("too-slow", limit=limits.SECONDS) from None
        except BaseException:
            process.kill()
            raise
    if _COUNTS_PROCESSOR and process.returncode == -signal.SIGXCPU:
        raise _unreadable("too-slow", limit=limits.SECONDS)
    try:
        answer = json.loads(out)
    except ValueError:
        answer = None
    if process.returncode or not isinstance(answer, dict):
        raise _unreadable("reader-failed")
    return answer


def _book(answer: Mapping[str, Any]) -> Book:
    """The answer as a book; equal cells are one object, as a cell never changes."""
    known: dict[tuple[object, ...], Cell] = {}
    sheets = []
    for name, hidden, cells, merges, hidden_rows, hidden_columns, pictures in answer["sheets"]:
        placed: dict[tuple[int, int], Cell] = {}
        for row, column, *held in cells:
            key = tuple(held)
            cell = known.get(key)
            if cell is None:
                cell = known[key] = _cell(answer, *held)
            placed[row, column] = cell
        columns = frozenset(column for first, last in hidden_columns for column in range(first, last + 1))
        blocks = tuple(Merge(*block) for block in merges)
        sheets.append(Sheet(name, placed, blocks, frozenset(hidden_rows), columns, hidden, pictures))
    return Book(tuple(sheets), tuple(_message(Severity.NOTE, *told) for told in answer["notes"]))


def _cell(answer: Mapping[str, Any], holds: str, value: Any, number_format: int, formula: bool) -> Cell:
    meant: Value = value
    if holds in (Holds.TEXT, Holds.ERROR):
        meant = answer["texts"][value]
    elif holds == Holds.DAY:
        meant = date.fromisoformat(value)
    elif holds == Holds.MOMENT:
        meant = datetime.fromisoformat(value)
    return Cell(meant, answer["formats"][number_format], formula, holds == Holds.ERROR)


def _message(
    severity: Severity,
    code: str,
    sheet: str,
    row: int | None,
    column: int | None,
    values: Mapping[str, str | int],
    also: list[str],
) -> Message:
    return Message(severity, code, sheet, row, column, values, also=tuple(also))


def _unreadable(code: str, **values: int) -> UnreadableFileError:
    return UnreadableFileError(Message(Severity.REFUSAL, code, values=values))
