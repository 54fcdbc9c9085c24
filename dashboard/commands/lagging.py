"""`quota-dashboard lagging`: who is at zero or behind, in the three lists of the screen Chậm tiến độ.

The keys of the JSON list are a public contract: see docs/lists-json.md.
"""

from __future__ import annotations

import argparse
from typing import Any

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.commands.answering import answer
from dashboard.domain.list_narrative import lagging_answer
from dashboard.domain.narrative import standing_word
from dashboard.domain.position import Position, Standing
from dashboard.domain.ranking import Lagging, rank_lagging
from dashboard.i18n.language import Language
from dashboard.reading.figures import read_position
from dashboard.resolve import Resolved
from data_access.migrate import Condition


def lagging(arguments: argparse.Namespace, exit_codes: dict[Condition, int]) -> int:
    """Print the lists as a table, or as one JSON list with `--json`; return the exit code."""
    return answer(arguments, exit_codes, _read, as_list, as_text)


def _read(connection: Connection, resolved: Resolved, address: Address) -> Position:
    return read_position(connection, resolved.scope, resolved.year, address.organization or None)


def as_list(position: Position) -> list[dict[str, Any]]:
    """Return who lags as plain values, in the order of the screen; a figure that does not exist is None."""
    return [_row(row, name, place) for name, rows in _lists(position) for place, row in enumerate(rows, 1)]


def _lists(position: Position) -> tuple[tuple[str, tuple[Standing, ...]], ...]:
    found: Lagging = rank_lagging(position.children)
    return ("ranked", found.ranked), ("small_quotas", found.small_quotas), ("no_pool", found.no_pool)


def _row(row: Standing, name: str, place: int) -> dict[str, Any]:
    return {
        "list": name,
        "rank": place if name == "ranked" else None,
        "code": row.organization.code,
        "name": row.organization.name,
        "quota": row.quota,
        "admitted": row.admitted,
        "percent": None if row.percent is None else float(row.percent),
        "due": row.judgement.due,
        "missing": row.missing,
        "chance": None if row.judgement.chance is None else round(row.judgement.chance, 4),
        "state": row.state.value,
        "marks": sorted(mark.value for mark in row.marks),
        "periods_behind": row.periods_behind,
        "zero_years": row.zero_years,
        "pool": row.report.pool if row.report else None,
        "files_pending": row.report.files_pending if row.report else None,
        "forecast_next_month": row.report.forecast_next_month if row.report else None,
        "last_admitted_on": row.last_admitted_on.isoformat() if row.last_admitted_on else None,
    }


def as_text(position: Position, words: Language) -> str:
    """Return who lags as a person reads it: the sentence, then one organisation a line."""
    lines = [lagging_answer(words, position, rank_lagging(position.children))]
    headings = {
        "small_quotas": words.text(
            "Chỉ tiêu nhỏ (1–{n} người): xem số người, không xếp theo tỷ lệ", n=position.own.limits.small_quota
        ),
        "no_pool": words.text("Không còn nguồn: cần hỗ trợ tạo nguồn"),
    }
    for name, rows in _lists(position):
        if rows:
            lines += ["", headings.get(name, "")] if name in headings else [""]
            lines += [_line(words, row) for row in rows]
    return "\n".join(lines)


def _line(words: Language, row: Standing) -> str:
    missing = "–" if row.missing is None else words.number(row.missing)
    fraction = words.fraction(row.admitted, row.quota)
    return f"{missing:>9}  {fraction:>15}  {standing_word(words, row):<20}  {row.organization.name}"
