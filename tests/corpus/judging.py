"""Bring the files of a case by the command, and tell all that is not as the case says."""

from __future__ import annotations

import hashlib
import io
import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from dashboard import cli
from dashboard.imports import file_words
from data_access.engine import read_transaction
from data_access.schema import metadata
from tests.corpus.cases import ASKED, IMPORTED, REFUSED, SEVERITIES, UNCHANGED, Case, Says, Step

EXITS = {IMPORTED: 0, UNCHANGED: 0, ASKED: 3, REFUSED: 4}
MAY_CHANGE = ("import_stage", "import_batch", "audit_event")
JARGON = re.compile(
    r"\b(None|null|nan|NaN|True|False|Traceback|Exception|error|invalid|row|column|cell|sheet|parse|XML|schema|code|"
    r"admitted|student|enterprise|religious|quota|report|sqlite|postgres)\b|[{}]|__"
)
ABOUT_THE_FILE = frozenset(
    (
        *(file_words.SENTENCES),
        *("no-table", "list-not-there"),
        *("empty-file", "password", "old-workbook", "binary-workbook", "xml-workbook", "macros", "opendocument"),
        *("numbers-document", "word-document", "presentation", "pdf", "picture", "web-page", "archive", "unknown-kind"),
        *("broken-archive", "broken-part", "missing-part", "no-sheets", "unsafe-archive", "document-type"),
        *("broken-text", "unknown-encoding", "text-encoding"),
        *("file-too-large", "too-large-unpacked", "too-many-parts", "too-many-sheets", "too-many-cells"),
        *("too-much-text", "too-slow", "too-much-memory", "reader-failed"),
    )
)
"""Codes of what is said of a file and of no cell in it: its kind, its damage, its size, or that it was here before."""
ABOUT_A_SHEET = frozenset(("broken-sheet",))
"""What is damaged so that no cell of the sheet can be told from another."""
MOST_MESSAGES = 14
LONGEST = 700


class Command:
    """The command on one database."""

    def __init__(self, engine: Engine, office: str) -> None:
        self.engine, self.office = engine, office
        self._database = ("--database", engine.url.render_as_string(hide_password=False))

    def call(self, *arguments: str) -> tuple[int, str]:
        """Return exit code and standard output."""
        out, wrong = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(wrong):
            try:
                code = cli.main([*arguments, *self._database])
            except SystemExit as left:  # argparse
                code = int(left.code or 0)
        assert "Traceback" not in wrong.getvalue(), wrong.getvalue()
        return code, out.getvalue()

    def bring(self, files: Sequence[Path], *options: str) -> tuple[int, list[dict[str, Any]]]:
        """Import files and return the exit code and what the command says of each."""
        arguments = ["import", *map(str, files), "--jurisdiction", self.office, "--json", *options]
        code, out = self.call(*arguments)
        return code, json.loads(out) if out.strip() else []

    def stored(self, month: str) -> dict[str, dict[str, Any]]:
        """Return what `reports` prints of a month, by code."""
        code, out = self.call("reports", "--jurisdiction", self.office, "--month", month, "--json")
        assert code == 0
        return {row["code"]: row for row in json.loads(out)}


def digests(engine: Engine, *, apart_from: tuple[str, ...] = ()) -> dict[str, str]:
    """Return a digest of the rows of each table."""
    with read_transaction(engine) as connection:
        return {
            table.name: hashlib.sha256(repr(sorted(map(repr, connection.execute(select(table))))).encode()).hexdigest()
            for table in metadata.sorted_tables
            if table.name not in apart_from
        }


def faults(case: Case, engine: Engine, folder: Path, *, dry: bool = False) -> list[str]:
    """Bring the files of a case and return what is wrong, in words; with `dry` also that --dry-run foretells it."""
    command = Command(engine, case.office)
    found: list[str] = []
    for number, step in enumerate(case.steps, start=1):
        place = folder / str(number)
        place.mkdir(parents=True)
        made = step.make(place)
        files = [made] if isinstance(made, Path) else list(made)
        found += [f"step {number}: {fault}" for fault in _step_faults(step, command, files, dry)]
    return found


def _step_faults(step: Step, command: Command, files: list[Path], dry: bool) -> Iterator[str]:
    before = digests(command.engine)
    if dry:
        code, said = command.bring(files, *step.options, "--dry-run")
        if digests(command.engine) != before:
            yield "--dry-run changed something"
        foretold = said[0]["outcome"] if said else None
    start = time.monotonic()
    code, said = command.bring(files, *step.options)
    seconds = time.monotonic() - start
    if seconds > step.seconds:
        yield f"took {seconds:.1f} s"
    if len(said) != len(files):
        yield f"{len(said)} answers to {len(files)} files"
        return
    outcome = said[0]["outcome"]
    if dry and len(files) == 1 and foretold != outcome:
        yield f"--dry-run foretold {foretold}, it was {outcome}"
    if outcome not in step.outcomes:
        yield f"{outcome} instead of {' or '.join(step.outcomes)}: {_texts(said[0])}"
        return
    if len(files) == 1 and code != EXITS[outcome]:
        yield f"exit {code} after {outcome}"
    yield from _told(step, said[0], outcome)
    if outcome in (ASKED, REFUSED):
        after = digests(command.engine)
        changed = [table for table in before if before[table] != after[table] and table not in MAY_CHANGE]
        if changed:
            yield f"changed {changed} though {outcome}"
    if outcome == ASKED:
        code, said = command.bring(files, *step.options, "--confirm")
        if said[0]["outcome"] != step.confirmed:
            yield f"{said[0]['outcome']} instead of {step.confirmed} after --confirm: {_texts(said[0])}"
            return
        outcome = said[0]["outcome"]
    if outcome == IMPORTED:
        yield from _stored(step, command)
        if before == digests(command.engine):
            yield "imported, but nothing changed"


def _told(step: Step, said: Mapping[str, Any], outcome: str) -> Iterator[str]:
    """What is wrong with the answer of the command for one file."""
    if step.kind is not None and said["kind"] not in (step.kind, None if outcome == REFUSED else step.kind):
        yield f"kind {said['kind']} instead of {step.kind}"
    if step.months is not None and outcome != REFUSED:
        told = {month: (each["rows"], each["totals"]) for month, each in said["months"].items()}
        if set(told) != set(step.months):
            yield f"months {sorted(told)} instead of {sorted(step.months)}"
        for month, (rows, sums) in step.months.items():
            if month in told and told[month][0] != rows:
                yield f"{told[month][0]} rows of {month} instead of {rows}"
            wrong = {f: told[month][1].get(f) for f in sums if month in told and told[month][1].get(f) != sums[f]}
            if wrong:
                yield f"totals of {month} {wrong} instead of {dict(sums)}"
    messages = [each for each in said["messages"] if each["severity"] == SEVERITIES[outcome]]
    if outcome in (REFUSED, ASKED) and not messages:
        yield f"{outcome} without a reason"
    if outcome == IMPORTED and any(each["severity"] != "note" for each in said["messages"]):
        yield f"imported, and yet {_texts(said)}"
    yield from _ill_worded(said["messages"])
    yield from _without_place(said["messages"])
    for wanted in step.says:
        if not any(_is_said(wanted, each) for each in messages):
            yield f"nobody says {wanted}: {_texts(said)}"


def _is_said(wanted: Says, message: Mapping[str, Any]) -> bool:
    if wanted.cell is not None and message["cell"] != wanted.cell:
        return False
    if wanted.sheet is not None and message["sheet"] != wanted.sheet:
        return False
    return all(word.casefold() in message["text"].casefold() for word in wanted.words)


def _ill_worded(messages: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Too many, too long, in the words of programmers."""
    if len(messages) > MOST_MESSAGES:
        yield f"{len(messages)} messages"
    for each in messages:
        text = re.sub(r"“[^”]*”", "“”", each["text"])  # what the file itself says
        jargon = JARGON.search(text)
        if jargon:
            yield f"“{jargon.group()}” in: {each['text']}"
        if not text.rstrip().endswith((".", "?", ":")) or len(each["text"]) > LONGEST:
            yield f"no sentence: {each['text']}"


def _without_place(messages: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What leaves its reader to search for the cell, though it is not about the file itself."""
    for each in messages:
        if each["code"] in ABOUT_THE_FILE or (each["code"] in ABOUT_A_SHEET and each["sheet"]):
            continue
        if not (each["sheet"] and each["cell"]):
            yield f"no place of {each['code']} ({each['sheet']}!{each['cell']}): {each['text']}"


def _stored(step: Step, command: Command) -> Iterator[str]:
    for month, organizations in (step.reports or {}).items():
        stored = command.stored(month)
        for code, fields in organizations.items():
            if fields is None:
                if code in stored:
                    yield f"{code} has a report of {month}: {stored[code]}"
                continue
            if code not in stored:
                yield f"no report of {code} in {month}"
                continue
            wrong = {name: stored[code][name] for name in fields if stored[code][name] != fields[name]}
            if wrong:
                yield f"{month} {code}: stored {wrong} instead of { {name: fields[name] for name in wrong} }"


def _texts(said: Mapping[str, Any]) -> str:
    lines = [
        f"[{each['severity']} {each['code']} {each['sheet']}!{each['cell']}] {each['text']}"
        for each in said["messages"]
    ]
    return f"{said['outcome']} {said['months']}\n      " + "\n      ".join(lines)
