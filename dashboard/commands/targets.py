"""`quota-dashboard targets`: what documents ask of a committee in a year, and how far it has come.

The keys of the JSON list are a public contract: see docs/targets-json.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.commands.answering import answer
from dashboard.domain.target_words import answer_word, asked_text, cited_text, document_of, past_text, target_name
from dashboard.domain.targets import COUNTS, Result
from dashboard.i18n.language import Language
from dashboard.reading.figures import read_position
from dashboard.reading.targets import read_targets
from dashboard.resolve import Resolved
from data_access.migrate import Condition


def targets(arguments: argparse.Namespace, exit_codes: dict[Condition, int]) -> int:
    """Print the targets of a year as a table, or as a JSON list with `--json`; return the exit code."""
    return answer(arguments, exit_codes, _read, as_list, as_text)


def _read(connection: Connection, resolved: Resolved, address: Address) -> tuple[Result, ...]:
    position = read_position(connection, resolved.scope, resolved.year)
    return read_targets(connection, resolved.scope, position)


def as_list(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Return the targets as plain values; a figure that does not exist is None."""
    return [
        {
            "code": result.target.code,
            "shape": result.target.shape.value,
            "category": result.target.category,
            "low": _end(result, result.target.low),
            "high": _end(result, result.target.high),
            "denominator": result.target.denominator,
            "base": result.base,
            "people": result.people,
            "people_high": result.people_high,
            "value": result.value,
            "needed": result.needed,
            "beyond": result.beyond,
            "answer": result.answer.value,
            "document": document_of(result.target),
            "first_year": result.target.first_year,
            "last_year": result.target.last_year,
            "past_average": result.past.people if result.past else None,
            "past_total": result.past.total if result.past else None,
            "past_first_year": result.past.first_year if result.past else None,
            "past_last_year": result.past.last_year if result.past else None,
        }
        for result in results
    ]


def _end(result: Result, end: Fraction | None) -> int | float | None:
    """Return people as they are, and a part of a whole in percent: 0.25 is 25."""
    if end is None:
        return None
    value = end if result.target.shape in COUNTS else end * 100
    return int(value) if value.denominator == 1 else float(value)


def as_text(results: Sequence[Result], words: Language) -> str:
    """Return the targets as a person reads them, one a line."""
    if not results:
        return words.text("Năm này không giao chỉ tiêu, cũng không có văn bản nào đặt mục tiêu.")
    heads = (words.text("Kết quả"), words.text("Cần thêm"), words.text("Đánh giá"), words.text("Chỉ tiêu"))
    lines = [_line(*heads)]
    for result in results:
        asked = f"{target_name(words, result.target)}: {asked_text(words, result)}"
        if result.past is not None:
            asked = f"{asked}. {past_text(words, result.past)}"
        document = cited_text(words, result.target)
        lines.append(
            _line(
                words.number(result.value),
                words.number(result.needed),
                answer_word(words, result),
                f"{asked}. {document}",
            )
        )
    return "\n".join(lines)


def _line(value: str, needed: str, verdict: str, name: str) -> str:
    return f"{value:>9}  {needed:>9}  {verdict:<24}  {name}"
