"""Rows of sums: a group's and the whole table's must be what their rows add up to."""

from __future__ import annotations

from data_access.ingest.messages import Message, Severity, cell_name
from data_access.ingest.monthly.lines import Values
from data_access.ingest.monthly.rows import GROUP, ORGANIZATION, READ, Rows, short_heading
from data_access.ingest.tables.table import QUOTA, Column, Row


def check_sums(rows: Rows) -> list[Message]:
    """Return a question for each sum that disagrees with its rows; other columns of the same row stand in `also`."""
    columns = [column for column in rows.table.columns if column.role == QUOTA or column in rows.figure_columns]
    messages = []
    for total in rows.table.rows:
        if total.kind == ORGANIZATION:
            continue
        below = _summed(rows, total)
        wrong = [
            (column, found, expected)
            for column in columns
            if below
            and (found := rows.count(total, column).value) is not None
            and (expected := _sum(rows, below, column)) is not None
            and expected != found
        ]
        if wrong:
            messages.append(_message(rows, total, wrong))
    return messages


def _message(rows: Rows, total: Row, wrong: list[tuple[Column, int, int]]) -> Message:
    column, found, expected = wrong[0]
    values: Values = {"heading": short_heading(column), "found": found, "sum": expected}
    return Message(
        Severity.QUESTION,
        "sum-differs" if total.label else "sum-without-name-differs",
        rows.table.sheet,
        total.row,
        column.index,
        {"name": total.label, **values} if total.label else {"row": total.row, **values},
        also=tuple(cell_name(total.row, other.index) for other, _, _ in wrong[1:]),
    )


def _summed(rows: Rows, total: Row) -> list[Row]:
    """Return the rows of organisations that a sum is of: those below its group, or all of them."""
    group = total.row if total.kind == GROUP else total.group
    organizations = [row for row in rows.table.rows if row.kind == ORGANIZATION and row.row != total.row]
    if group is None:
        return organizations
    return [row for row in organizations if any(above.row == group for above in rows.above(row))]


def _sum(rows: Rows, below: list[Row], column: Column) -> int | None:
    """Return what the rows add up to in a column, those below a row with a number of its own left out.

    None where one of them cannot be read, or none has a number: then there is nothing to compare.
    """
    counted = [row for row in below if not any(_has_number(rows, above, column) for above in rows.above(row))]
    counts = [rows.count(row, column) for row in counted]
    if any(count.kind not in READ for count in counts):
        return None
    amounts = [count.value for count in counts if count.value is not None]
    return sum(amounts) if amounts else None


def _has_number(rows: Rows, row: Row, column: Column) -> bool:
    return row.kind == ORGANIZATION and rows.count(row, column).value is not None
