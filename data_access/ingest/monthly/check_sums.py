"""Rows of sums: a group's and the whole table's must be what their rows add up to."""

from __future__ import annotations

from collections.abc import Sequence

from data_access.ingest.messages import Message, Severity, cell_name
from data_access.ingest.monthly.lines import Values
from data_access.ingest.monthly.rows import GROUP, ORGANIZATION, READ, TOTAL, Rows, short_heading
from data_access.ingest.tables.table import QUOTA, Column, Row
from data_access.ingest.tables.words import sums_a_page

_PAST_THE_LAST = 10**7
"""A row below all others."""


def check_sums(rows: Rows) -> list[Message]:
    """Return a question for each sum that disagrees with its rows; other columns of the same row stand in `also`."""
    columns = [column for column in rows.table.columns if column.role == QUOTA or column in rows.figure_columns]
    messages = []
    for total in rows.table.rows:
        if total.kind == ORGANIZATION:
            continue
        parts = _of_pages(rows, total) if sums_a_page(total.name) else [_summed(rows, total), *_of_parts(rows, total)]
        wrong = [_differing(rows, total, below, columns) for below in parts]
        if wrong and all(wrong):
            messages.append(_message(rows, total, wrong[0]))
    return messages


def _differing(rows: Rows, total: Row, below: list[Row], columns: Sequence[Column]) -> list[tuple[Column, int, int]]:
    """Return the columns in which a sum is not that of the rows, with what it says and what they add up to."""
    return [
        (column, found, expected)
        for column in columns
        if below
        and (found := rows.count(total, column).value) is not None
        and (expected := _sum(rows, below, column)) is not None
        and expected != found
    ]


def _of_pages(rows: Rows, total: Row) -> list[list[Row]]:
    """Return what the sum of a page may be of: the rows of the page just ended, or all rows up to there.

    'Cộng trang' and 'Mang sang' mean one or the other in different offices.
    """
    above: list[Row] = []
    page: list[Row] = []
    for row in rows.table.rows:
        if row.row >= total.row:
            break
        if row.kind == ORGANIZATION:
            page.append(row)
            above.append(row)
        elif sums_a_page(row.name) and any(later.kind == ORGANIZATION for later in _between(rows, row, total)):
            page = []
    return [page, above]


def _of_parts(rows: Rows, total: Row) -> list[list[Row]]:
    """Return what a sum may be of that stands once for each list put below another: the list above or below it."""
    alike = [row.row for row in rows.table.rows if row.kind == TOTAL and row.group is None and row.name == total.name]
    if total.row not in alike or len(alike) < 2:
        return []
    before = max((row for row in alike if row < total.row), default=0)
    after = min((row for row in alike if row > total.row), default=_PAST_THE_LAST)
    organizations = [row for row in rows.table.rows if row.kind == ORGANIZATION]
    parts = (
        [row for row in organizations if first < row.row < last]
        for first, last in ((before, total.row), (total.row, after))
    )
    return [part for part in parts if part]


def _between(rows: Rows, first: Row, last: Row) -> list[Row]:
    return [row for row in rows.table.rows if first.row < row.row < last.row]


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
