"""`quota-dashboard reports`: what is stored of a month, exactly as it was reported.

The keys of the JSON list are a public contract: see docs/import-json.md. Small counts are not hidden here: the command
serves whoever holds the database.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine

from dashboard.commands.office import WrongUsageError, find_jurisdiction, read_month, with_database
from dashboard.i18n.language import Language
from data_access.engine import read_transaction
from data_access.queries.get_stored_reports import get_stored_reports
from data_access.scope import Scope


def reports(arguments: argparse.Namespace) -> int:
    """Print what is stored of a month as a table, or as a JSON list with `--json`; return the exit code."""
    return with_database(arguments, lambda engine, words: _reports(engine, words, arguments))


def _reports(engine: Engine, words: Language, arguments: argparse.Namespace) -> int:
    month = read_month(words, arguments.month)
    if month is None:
        raise WrongUsageError(words.text("Hãy cho tháng bằng --month, ví dụ 2026-06."))
    identity = find_jurisdiction(engine, words, arguments.jurisdiction)
    with read_transaction(engine) as connection:
        rows = get_stored_reports(connection, Scope(identity, month), month).to_dict("records")
    print(json.dumps(rows, ensure_ascii=False, indent=2) if arguments.json else as_text(rows, words))
    return 0


def as_text(rows: Sequence[dict[Any, Any]], words: Language) -> str:
    """Return the rows as a person reads them: the columns that any of them fills, by their codes."""
    if not rows:
        return words.text("Tháng này chưa có báo cáo nào.")
    columns = [name for name in rows[0] if any(row[name] is not None for row in rows)]
    numbers = [name for name in columns if name not in ("code", "name")]
    lines = ["  ".join([*(f"{name:>{_width(name)}}" for name in numbers), words.text("Đơn vị")])]
    for row in rows:
        cells = [f"{'–' if row[name] is None else words.number(row[name]):>{_width(name)}}" for name in numbers]
        lines.append("  ".join([*cells, f"{row['name']} ({row['code']})"]))
    return "\n".join(lines)


def _width(name: str) -> int:
    return max(len(name), 7)
