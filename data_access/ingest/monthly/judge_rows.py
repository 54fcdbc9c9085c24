"""Rows that speak for nobody to see, and rows that say nothing."""

from __future__ import annotations

from collections.abc import Mapping

from data_access.ingest.messages import Message, Severity
from data_access.ingest.monthly.judge_presence import MOST_NAMES
from data_access.ingest.monthly.lines import Values
from data_access.ingest.monthly.rows import Rows
from data_access.ingest.tables.table import Table


def hidden_rows(rows: Rows) -> list[Message]:
    """Return the question about rows that nobody sees in the sheet: they are read like others."""
    table = rows.table
    if table.hidden_sheet:
        return [Message(Severity.QUESTION, "hidden-sheet", table.sheet)]
    hidden = [row.row for row in rows.reporting if row.hidden]
    if not hidden:
        return []
    some = ", ".join(map(str, hidden[:10])) + (", …" if len(hidden) > 10 else "")
    values: Values = {"count": len(hidden), "rows": some}
    return [Message(Severity.QUESTION, "hidden-rows", table.sheet, hidden[0], values=values)]


def silent_rows(table: Table, silent: Mapping[int, str]) -> Message:
    """Return the question about rows (name by sheet row) without any figure: did these not report?"""
    first, *others = silent
    some = ", ".join([*silent.values()][:MOST_NAMES])
    values: Values = {"count": len(silent), "names": some + (", …" if len(silent) > MOST_NAMES else "")}
    return Message(
        Severity.QUESTION,
        "rows-without-figures",
        table.sheet,
        first,
        1,
        values,
        also=tuple(f"A{row}" for row in others),
    )
