"""`quota-dashboard import --watch`: a folder into which offices put their files.

What needs no question comes in and moves to `da-nhap`; the rest moves to `can-xem` with its reasons in a text beside
it. Nothing is remembered between two looks but what the folder and the database hold, so it may be stopped at any time:
a file that came in and was not moved yet is found unchanged the next time, and moves.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine

from dashboard.commands.file_batch import Told, take_files
from dashboard.commands.import_answer import as_text, summary
from dashboard.i18n.language import Language
from data_access.ingest.preview import Asked, Outcome

DONE, ASIDE = "da-nhap", "can-xem"
_SECONDS_BETWEEN_LOOKS = 2.0
_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download")
_LONGEST_OPEN = 12 * 60 * 60
_Seen = dict[Path, tuple[int, int]]


def watch(
    engine: Engine,
    folder: Path,
    asked: Asked,
    by: str,
    words: Language,
    *,
    once: bool = False,
    seconds: float = _SECONDS_BETWEEN_LOOKS,
) -> int:
    """Take in what comes into the folder until SIGTERM or Ctrl+C; with `once`, what is there now. Return 0.

    With `once` the exit code is 1 when the database stood in the way of a file, which then stays for the next time.
    """
    stop = threading.Event()
    watcher = _Watcher(engine, folder, asked, by, words, stop)
    with _stopped_by_signals(stop):
        watcher.look()
        while not stop.wait(seconds):
            watcher.look()
            if once and not watcher.unfinished:
                return int(watcher.failed)
    return 0


@dataclass
class _Watcher:
    """Looks at a folder. A file is complete once two looks found it with the same size and time."""

    engine: Engine
    folder: Path
    asked: Asked
    by: str
    words: Language
    stop: threading.Event
    failed: bool = False
    unfinished: bool = False
    seen: _Seen = field(default_factory=dict)
    stuck: _Seen = field(default_factory=dict)
    """Files that came in or were refused and could not be moved, left alone until they change."""

    def look(self) -> None:
        """Take in whatever is complete and move it away."""
        found = _files_in(self.folder)
        now = {path: state for path, state in found if self.stuck.get(path) != state}
        complete = [path for path, state in now.items() if self.seen.get(path) == state]
        self.unfinished = len(complete) < len(now)
        self.seen = now
        if not complete:
            return
        self.failed = False
        files = []
        for told in take_files(self.engine, [str(path) for path in sorted(complete)], self.asked, self.by):
            self._put_away(told)
            files.append(told)
            if self.stop.is_set():
                break
        print(summary(files, self.words), flush=True)

    def _put_away(self, told: Told) -> None:
        if told.fault:  # not the file's fault: it stays, and is tried again at the next look
            self.failed = True
            print(as_text([told], self.words), file=sys.stderr, flush=True)
            return
        path = Path(told.path)
        taken_in = told.taken.outcome in (Outcome.IMPORTED, Outcome.UNCHANGED)
        try:
            target = _free_name(self.folder / (DONE if taken_in else ASIDE), path.name)
            if not taken_in:  # the reasons first: a file set aside is never without them
                reasons = target.with_name(f"{target.name}.txt")
                reasons.write_text(as_text([told], self.words), encoding="utf-8-sig")
            path.rename(target)
        except OSError:  # held open by another program, or no right to move it: once is enough to say so
            self.stuck[path] = self.seen[path]
            text = self.words.text("Không chuyển được “{path}”; hãy chuyển tệp này ra khỏi thư mục.", path=path.name)
            print(text, file=sys.stderr, flush=True)


def _files_in(folder: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Yield files with size and time, leaving out what programs put beside files, and files that are open or coming."""
    with suppress(OSError):  # a drive of the network may be away for a while
        names = {path.name for path in folder.iterdir()}
        for name in names:
            path = folder / name
            if name.startswith((".", "~$")) or name.lower().endswith(_UNFINISHED) or _is_open(folder, name, names):
                continue
            with suppress(OSError):  # gone since
                if path.is_file():
                    status = path.stat()
                    yield path, (status.st_size, status.st_mtime_ns)


def _is_open(folder: Path, name: str, names: set[str]) -> bool:
    """Say whether Excel or LibreOffice has the file open. A mark left by a crash counts for half a day."""
    marks = {f"~${name}", f".~lock.{name}#"} & names
    with suppress(OSError):
        return any(time.time() - (folder / mark).stat().st_mtime < _LONGEST_OPEN for mark in marks)
    return False


def _free_name(folder: Path, name: str) -> Path:
    """Return a path in the folder that nothing has yet: with the time before its ending where the name is taken."""
    folder.mkdir(exist_ok=True)
    target = folder / name
    number = 0
    while target.exists() or target.with_name(f"{target.name}.txt").exists():
        stamp = time.strftime("%Y%m%d-%H%M%S") + (f"-{number}" if number else "")
        target = folder / f"{Path(name).stem}.{stamp}{Path(name).suffix}"
        number += 1
    return target


@contextmanager
def _stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """Let SIGTERM and Ctrl+C end the watch after the file in hand."""
    former = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
