"""`quota-dashboard shares`: categories of people among those admitted, from the same view model as the screen Cơ cấu.

The keys of the JSON list are a public contract: see docs/lists-json.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.commands.answering import answer
from dashboard.domain.structure import CategoryCount
from dashboard.domain.structure_words import needed_text, until_text, verdict_text, withheld_text
from dashboard.domain.target_words import category_word, document_of
from dashboard.i18n.language import Language
from dashboard.reading.figures import read_position
from dashboard.reading.structure import read_structure
from dashboard.resolve import Resolved
from data_access.migrate import Condition


def shares(arguments: argparse.Namespace, exit_codes: dict[Condition, int]) -> int:
    """Print the categories as a table, or as a JSON list with `--json`; return the exit code."""
    return answer(arguments, exit_codes, _read, as_list, as_text)


def _read(connection: Connection, resolved: Resolved, address: Address) -> tuple[CategoryCount, ...]:
    position = read_position(connection, resolved.scope, resolved.year)
    return tuple(read_structure(connection, resolved.scope, position).whole.values())


def as_list(counts: Sequence[CategoryCount]) -> list[dict[str, Any]]:
    """Return the categories as plain values; a figure that does not exist is None."""
    return [
        {
            "category": counted.category,
            "count": counted.count,
            "of": counted.of,
            "percent": None if counted.share is None else float(counted.share),
            "until": counted.until.isoformat() if counted.until else None,
            "target_people": counted.target.people if counted.target else None,
            "needed": counted.target.needed if counted.target else None,
            "answer": counted.target.answer.value if counted.target else None,
            "document": document_of(counted.target.target) if counted.target else None,
        }
        for counted in counts
    ]


def as_text(counts: Sequence[CategoryCount], words: Language) -> str:
    """Return the categories as a person reads them, one a line."""
    if not counts:
        return words.text("Chưa có báo cáo nào tách theo nhóm người được kết nạp.")
    lines = [_line(words.text("Số người"), words.text("Tỷ lệ"), words.text("Nhóm người"))]
    for counted in counts:
        said = [category_word(words, counted.category)]
        said += [withheld_text(words, counted)] if counted.withheld else []
        said += [verdict_text(words, counted.target)] if counted.target else []
        said += [text for text in (needed_text(words, counted), until_text(words, counted)) if text]
        lines.append(_line(words.number(counted.count), words.percent(counted.share), " · ".join(said)))
    return "\n".join(lines)


def _line(count: str, share: str, name: str) -> str:
    return f"{count:>9}  {share:>7}  {name}"
