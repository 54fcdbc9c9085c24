"""Rows that speak for nobody to see, and rows that say nothing."""

from __future__ import annotations

from data_access.ingest.messages import Message, Severity, cell_name
from data_access.ingest.monthly.judge_presence import MOST_NAMES
from data_access.ingest.monthly.lines import Lines, MonthOfTable, Values
from data_access.ingest.monthly.rows import Rows
from data_access.ingest.tables.table import who_column


def hidden_rows(rows: Rows) -> list[Message]:
    """Return the question about rows that nobody sees in the sheet: they are read like others."""
    table = rows.table
    if table.hidden_sheet:
        return [Message(Severity.QUESTION, "hidden-sheet", table.sheet, *table.place_of(None))]
    hidden = [row.row for row in rows.reporting if row.hidden]
    if not hidden:
        return []
    some = ", ".join(map(str, hidden[:10])) + (", …" if len(hidden) > 10 else "")
    values: Values = {"count": len(hidden), "rows": some}
    column = who_column(table.columns)
    return [Message(Severity.QUESTION, "hidden-rows", table.sheet, hidden[0], column, values)]


def silent_rows(month: MonthOfTable, read: Lines) -> list[Message]:
    """Return the question about rows without any figure for the month while others have some: did they not report?"""
    if not read.silent or not read.lines:
        return []
    first, *others = read.silent
    some = ", ".join(row.label for row in read.silent[:MOST_NAMES])
    values: Values = {
        "count": len(read.silent),
        "names": some + (", …" if len(read.silent) > MOST_NAMES else ""),
        "month": f"{month.month:%m/%Y}",
    }
    column = min((column.index for column in month.columns), default=None)
    also = tuple(cell_name(row.row, column or 1) for row in others)
    return [
        Message(Severity.QUESTION, "rows-without-figures", month.rows.table.sheet, first.row, column, values, also=also)
    ]
