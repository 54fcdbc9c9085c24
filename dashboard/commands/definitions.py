"""`quota-dashboard definitions`: what every measure, state, category and term means.

The keys of the JSON list are a public contract: see docs/lists-json.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.commands.answering import answer
from dashboard.domain.definitions import GROUP_WORDS, Definition
from dashboard.i18n.language import Language, language
from dashboard.reading.definitions import read_definitions
from dashboard.resolve import Resolved
from data_access.migrate import Condition


def definitions(arguments: argparse.Namespace, exit_codes: dict[Condition, int]) -> int:
    """Print all definitions as text, or as a JSON list with `--json`; return the exit code."""
    words = language(arguments.language)

    def read(connection: Connection, resolved: Resolved, address: Address) -> tuple[Definition, ...]:
        return read_definitions(connection, words)

    return answer(arguments, exit_codes, read, as_list, as_text)


def as_list(found: Sequence[Definition]) -> list[dict[str, Any]]:
    """Return the definitions as plain values."""
    return [
        {
            "group": definition.group.value,
            "code": definition.code,
            "term": definition.term,
            "definition": definition.text,
        }
        for definition in found
    ]


def as_text(found: Sequence[Definition], words: Language) -> str:
    """Return the definitions as a person reads them, group by group."""
    lines: list[str] = []
    for group, members in groupby(found, key=lambda definition: definition.group):
        lines += ["", words.text(GROUP_WORDS[group])]
        lines += [f"  {definition.term}: {definition.text}" for definition in members]
    return "\n".join(lines[1:])
