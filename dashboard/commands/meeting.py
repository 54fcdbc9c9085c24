"""`quota-dashboard meeting`: agendas are listed, the usual one is made, and its slides become a file.

The keys of the JSON are a public contract: see docs/snapshot-json.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from dashboard.commands.answering import UNKNOWN_VALUE, address_of, require_jurisdiction, with_database
from dashboard.commands.file_writing import filling, write_whole
from dashboard.commands.office import FAILED, fail, whoever
from dashboard.commands.parser import WRONG_USAGE
from dashboard.i18n.language import language
from dashboard.meeting.agendas import read_agendas
from dashboard.meeting.default_agenda import default_items
from dashboard.meeting.html.page import Looks
from dashboard.meeting.meeting import Agenda
from dashboard.meeting.saving import FILES, make_meeting_file
from dashboard.meeting.showing import NoMeetingError, Show
from dashboard.meeting.writing import RefusedError, make_agenda
from data_access.engine import read_transaction
from data_access.migrate import Condition


def meeting(arguments: argparse.Namespace, exit_codes: dict[Condition, int]) -> int:
    """Do what was asked for and return the exit code."""
    act = {"agendas": _agendas, "default": _default, "deck": _deck}[arguments.action]
    return with_database(arguments, exit_codes, partial(act, arguments))


def _agendas(arguments: argparse.Namespace, engine: Engine) -> int:
    words = language(arguments.language)
    with read_transaction(engine) as connection:
        require_jurisdiction(connection, arguments.jurisdiction)
        found = read_agendas(connection, arguments.jurisdiction)
    if arguments.json:
        print(json.dumps([agenda_object(one) for one in found], ensure_ascii=False, indent=2))
    else:
        lines = (
            f"{one.number:>4}  {one.name}  {words.plural('{n} mục', len(one.items))}  ({one.jurisdiction})"
            for one in found
        )
        print("\n".join(lines) or words.text("Chưa có chương trình họp nào."))
    return 0


def agenda_object(found: Agenda) -> dict[str, Any]:
    """Return what an agenda is, as plain values."""
    return {
        "number": found.number,
        "name": found.name,
        "jurisdiction": found.jurisdiction,
        "items": [{"view": item.view, "query": item.query, "note": item.note} for item in found.items],
        "by": found.by,
        "created_at": found.created_at.astimezone(UTC).isoformat(timespec="microseconds"),
    }


def _default(arguments: argparse.Namespace, engine: Engine) -> int:
    words = language(arguments.language)
    jurisdiction = address_of(arguments).jurisdiction
    with read_transaction(engine) as connection:
        items = default_items(connection, jurisdiction)
    try:
        number = make_agenda(engine, jurisdiction, arguments.label, items, whoever(arguments))
    except RefusedError as refused:
        return fail(words.text(refused.message, **refused.values), WRONG_USAGE)
    print(number)
    return 0


def _deck(arguments: argparse.Namespace, engine: Engine) -> int:
    words, place = language(arguments.language), Path(arguments.out)
    format = place.suffix.removeprefix(".").lower()
    if format not in FILES:
        return fail(words.text("--out phải là một tệp .pptx hoặc .html."), WRONG_USAGE)
    try:
        show = Show(arguments.agenda, arguments.snapshot, words.code)
        file = make_meeting_file(engine, show, Looks(), format)
    except NoMeetingError:
        no_agenda = words.text("Chương trình họp đã bị bỏ, hoặc không có bản chốt số liệu ấy của đảng bộ này.")
        return fail(no_agenda, UNKNOWN_VALUE)
    try:
        print(write_whole(filling(file), place, folder=False))
    except OSError as error:
        print(words.text("Không ghi được vào {place}: {reason}", place=place, reason=error.strerror), file=sys.stderr)
        return FAILED
    return 0
