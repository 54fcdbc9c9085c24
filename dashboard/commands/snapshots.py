"""`quota-dashboard snapshot`: figures are agreed upon, listed, shown again, and held against one another.

The keys of the JSON are a public contract: see docs/snapshot-json.md.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine

from dashboard.address import COMPARED, Address, read_address
from dashboard.commands.answering import address_of, answer, require_jurisdiction, with_database
from dashboard.commands.office import fail, whoever
from dashboard.commands.parser import WRONG_USAGE
from dashboard.commands.progress import Progress
from dashboard.commands.progress import as_object as progress_object
from dashboard.commands.progress import as_text as progress_text
from dashboard.commands.progress import read as read_progress
from dashboard.domain.position import Standing
from dashboard.domain.since import Change, Since
from dashboard.domain.since_words import (
    correction_text,
    corrections_heading,
    parts_sentence,
    signed,
    since_sentence,
    snapshot_text,
)
from dashboard.domain.snapshot import Snapshot
from dashboard.freezing import freeze
from dashboard.i18n.language import Language, language
from dashboard.reading.figures import read_position
from dashboard.reading.since import read_since
from dashboard.resolve import Resolved, UnknownValueError, find_snapshot, read_snapshots
from data_access.engine import read_transaction
from data_access.migrate import Condition
from data_access.scope import DIRECT


def snapshot(arguments: argparse.Namespace, exit_codes: dict[Condition, int]) -> int:
    """Do what was asked for and return the exit code."""
    if arguments.action == "create":
        return with_database(arguments, exit_codes, partial(_create, arguments))
    if arguments.action == "list":
        return with_database(arguments, exit_codes, partial(_list, arguments))
    if arguments.action == "show":
        children = arguments.children
        asked = partial(read_progress, level=DIRECT, category="")
        return answer(
            arguments, exit_codes, asked, partial(_shown, children=children), partial(_told, children=children)
        )
    return answer(arguments, exit_codes, partial(_read_diff, arguments.former), diff_object, diff_text)


def _create(arguments: argparse.Namespace, engine: Engine) -> int:
    words = language(arguments.language)
    try:
        found = freeze(engine, address_of(arguments), arguments.label, whoever(arguments))
    except ValueError:
        return fail(words.text("Hãy đặt tên cho kỳ họp bằng --label."), WRONG_USAGE)
    print(_json(snapshot_object(found)) if arguments.json else snapshot_text(words, found))
    return 0


def _list(arguments: argparse.Namespace, engine: Engine) -> int:
    words = language(arguments.language)
    with read_transaction(engine) as connection:
        require_jurisdiction(connection, arguments.jurisdiction)
        found = [one for one in read_snapshots(connection) if arguments.jurisdiction in ("", one.jurisdiction)]
    if arguments.json:
        print(_json([snapshot_object(one) for one in found]))
    else:
        lines = [f"{one.number:>4}  {words.day(one.as_of)}  {one.label}  ({one.jurisdiction})" for one in found]
        print("\n".join(lines) or words.text("Chưa có bản chốt số liệu nào."))
    return 0


def _json(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _moment(moment: datetime) -> str:
    """Return a moment to the microsecond: two imports may share a second, and one of them may not be known."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def snapshot_object(found: Snapshot) -> dict[str, Any]:
    """Return what a snapshot is, as plain values."""
    return {
        "number": found.number,
        "label": found.label,
        "jurisdiction": found.jurisdiction,
        "name": found.name,
        "as_of": found.as_of.isoformat(),
        "known_at": _moment(found.known_at),
        "by": found.by,
        "created_at": _moment(found.created_at),
    }


def _shown(found: Progress, *, children: bool) -> dict[str, Any]:
    """Return the object of `progress` with number and label of the snapshot before it."""
    assert found.snapshot is not None, "show asks for a snapshot"
    head = {"number": found.snapshot.number, "label": found.snapshot.label}
    return head | progress_object(found, children=children)


def _told(found: Progress, words: Language, *, children: bool) -> str:
    assert found.snapshot is not None, "show asks for a snapshot"
    return f"{snapshot_text(words, found.snapshot)}\n\n{progress_text(found, words, children=children)}"


def _read_diff(former: str, connection: Connection, resolved: Resolved, address: Address) -> tuple[Since, Snapshot]:
    said, problems = read_address({COMPARED: [former]})
    first = None if problems or said.compared is None else find_snapshot(connection, said.compared)
    if first is None:
        raise UnknownValueError(COMPARED, former)
    assert resolved.snapshot is not None, "diff asks for a snapshot"
    position = read_position(connection, resolved.scope, resolved.year)
    return read_since(connection, resolved.scope, position, first), resolved.snapshot


def diff_object(found: tuple[Since, Snapshot]) -> dict[str, Any]:
    """Return what changed as plain values; a figure that does not exist is None."""
    changed, later = found
    return {
        "from": snapshot_object(changed.snapshot),
        "to": snapshot_object(later),
        "withheld": changed.withheld.value if changed.withheld else None,
        **_change(changed.own),
        "up": len(changed.up),
        "down": len(changed.down),
        "same": changed.same,
        "unknown": changed.unknown,
        "began": changed.began,
        "ended": changed.ended,
        "organizations": [
            {"code": row.organization.code, "name": row.organization.name, **_change(row)} for row in changed.rows
        ],
        "corrections": [
            {
                "code": row.organization.code,
                "name": row.organization.name,
                "admitted_then": _of(row.before, "admitted"),
                "admitted_by_now": _of(row.known, "admitted"),
                "quota_then": _of(row.before, "quota"),
                "quota_by_now": _of(row.known, "quota"),
            }
            for row in changed.corrections
        ],
    }


def _change(row: Change) -> dict[str, Any]:
    return {
        "admitted_before": _of(row.before, "admitted"),
        "admitted_after": _of(row.now, "admitted"),
        "change": row.total,
        "progress": row.progress,
        "corrected": row.corrected,
        "quota_before": _of(row.before, "quota"),
        "quota_after": _of(row.now, "quota"),
        "state_before": row.before.state.value if row.before else None,
        "state_after": row.now.state.value if row.now else None,
        "steps": row.steps,
    }


def _of(standing: Standing | None, figure: str) -> Any:
    return None if standing is None else getattr(standing, figure)


def diff_text(found: tuple[Since, Snapshot], words: Language) -> str:
    """Return what changed as a person reads it: the sentence, who moved, and apart from it what was corrected."""
    changed, later = found
    said = (snapshot_text(words, later), since_sentence(words, changed), parts_sentence(words, changed))
    lines = [sentence for sentence in said if sentence]
    if changed.withheld is None:
        lines += [_line(words, row) for row in (*changed.up, *changed.down)]
        lines += ["", corrections_heading(words, changed)]
        lines += [f"  {row.organization.name}: {correction_text(words, row)}" for row in changed.corrections]
    return "\n".join(lines)


def _line(words: Language, row: Change) -> str:
    return f"{signed(words, row.steps):>4}  {signed(words, row.total):>6}  {row.organization.name}"
