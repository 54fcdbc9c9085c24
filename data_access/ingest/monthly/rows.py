"""The rows of a table with what their numbers say, and which of them speak of an organisation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import zip_longest

from data_access.ingest.counts import Count, Kind, read_count
from data_access.ingest.messages import Message, Severity, cell_name
from data_access.ingest.tables.table import ADMITTED, CATEGORIES, OUTLOOK, QUOTA, Column, Row, Table

ORGANIZATION, GROUP, TOTAL = "organization", "group", "total"
FIGURES = (ADMITTED, *CATEGORIES, *OUTLOOK)
"""Roles of columns that are stored."""
NOTHING = Count(None, Kind.EMPTY)
READ = frozenset({Kind.COUNT, Kind.ZERO_MARK, Kind.EMPTY, Kind.NOT_APPLICABLE})
"""What may stand in a column of numbers."""


@dataclass(frozen=True)
class Rows:
    """A table whose cells are read. `counts`: by sheet row and column, for columns of numbers that are used."""

    table: Table
    counts: Mapping[tuple[int, int], Count]

    def count(self, row: Row, column: Column) -> Count:
        """Return what stands there."""
        return self.counts.get((row.row, column.index), NOTHING)

    @cached_property
    def figure_columns(self) -> tuple[Column, ...]:
        """The columns whose numbers are stored."""
        return tuple(column for column in self.table.columns if column.role in FIGURES)

    @cached_property
    def reporting(self) -> tuple[Row, ...]:
        """The rows that speak of an organisation: all but groups, sums and mere headings of deeper rows."""
        return tuple(
            row
            for row, after in zip_longest(self.table.rows, self.table.rows[1:])
            if row.kind == ORGANIZATION
            and not (not self.has_figures(row) and after and after.kind == ORGANIZATION and after.level > row.level)
        )

    def has_figures(self, row: Row, columns: Sequence[Column] = ()) -> bool:
        """Tell whether any number stands in the row, or what should have been one; a quota alone is none."""
        empty = (Kind.EMPTY, Kind.NOT_APPLICABLE)
        return any(self.count(row, column).kind not in empty for column in columns or self.figure_columns)

    def last_month(self, row: Row, months: Sequence[date]) -> date:
        """Return the last of the table's months for which the row has figures; without any the last of them."""
        if len(months) == 1:
            return months[0]
        mine = [column.month for column in self.figure_columns if column.month and self.has_figures(row, [column])]
        return max((month for month in mine if month in months), default=months[-1])

    def names_above(self, row: Row) -> Iterator[str]:
        """Yield the names of what the row stands below in the sheet, the nearest first."""
        for one in self.above(row):
            yield one.name

    def above(self, row: Row) -> Iterator[Row]:
        """Yield the rows that the row stands below in the sheet, the nearest first: of a lower level, then groups."""
        upper = self._upper.get(row.row)
        while upper is not None:
            one = self._by_number[upper]
            yield one
            upper = self._upper.get(upper)

    @cached_property
    def _by_number(self) -> dict[int, Row]:
        return {row.row: row for row in self.table.rows}

    @cached_property
    def _upper(self) -> dict[int, int]:
        """Sheet row directly above by sheet row; absent where a row stands below none."""
        upper: dict[int, int] = {}
        open_rows: list[Row] = []
        for row in self.table.rows:
            if row.kind != ORGANIZATION:
                open_rows = []
            else:
                open_rows = [one for one in open_rows if one.level < row.level and one.group == row.group]
            if open_rows:
                upper[row.row] = open_rows[-1].row
            elif row.group is not None and row.group in self._by_number and row.group != row.row:
                upper[row.row] = row.group
            if row.kind == ORGANIZATION:
                open_rows.append(row)
        return upper


def read_rows(table: Table, is_known: Callable[[str], bool]) -> Rows:
    """Return the table with its numbers read. `is_known` tells names of organisations."""
    table = _with_known_groups(table, is_known)
    counts: dict[tuple[int, int], Count] = {}
    for column in table.columns:
        if column.role != QUOTA and column.role not in FIGURES:
            continue
        for row in table.rows:
            if column.index not in row.cells:
                continue
            cell = row.cells[column.index]
            count = read_count(cell)
            if column.role == QUOTA and count.kind == Kind.TEXT and _says_not_assigned(str(cell.value)):
                count = Count(None, Kind.NOT_APPLICABLE)
            counts[row.row, column.index] = count
    return Rows(table, counts)


def about_cells(rows: Rows) -> list[Message]:
    """Return what must be said of the numbers, cell by cell: what is no count, and what stands beside one.

    Nothing is stored of the row of a group or a sum. A formula there that has no result is only not compared.
    """
    messages: list[Message] = []
    not_compared: dict[int, list[int]] = {}
    labels = {row.row: row.label for row in rows.table.rows}
    for column in rows.table.columns:
        for row in rows.table.rows:
            count = rows.counts.get((row.row, column.index))
            if count is None:
                continue
            if count.kind == Kind.NO_RESULT and row.kind != ORGANIZATION:
                not_compared.setdefault(row.row, []).append(column.index)
            else:
                messages += _about(rows.table, row, column, count, row.cells[column.index].value)
    for number, (first, *others) in not_compared.items():
        place, values = (rows.table.sheet, number, first), {"name": labels[number] or str(number)}
        also = tuple(cell_name(number, column) for column in others)
        messages.append(Message(Severity.NOTE, "sum-without-result", *place, values, also=also))
    return messages


def _about(table: Table, row: Row, column: Column, count: Count, value: object) -> list[Message]:
    values = {"heading": short_heading(column), "found": _as_seen(value), "name": row.label}
    if count.kind not in READ:
        code = f"count-{count.kind.value}"
        return [Message(Severity.REFUSAL, code, table.sheet, row.row, column.index, values)]
    if count.remark:
        values |= {"amount": str(count.value)}
        return [Message(Severity.NOTE, "count-with-remark", table.sheet, row.row, column.index, values)]
    return []


def _as_seen(value: object) -> str:
    """Return what stands in a cell as spreadsheets of the office show it: TRUE, 05/06/2026, 3,5."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def short_heading(column: Column) -> str:
    """Return the lowest line of a column's heading, as people name it."""
    return column.heading.rsplit(" / ", 1)[-1]


def _says_not_assigned(text: str) -> bool:
    words = text.casefold()
    return "không" in words or "chưa" in words or words.strip() == "kgct"


def _with_known_groups(table: Table, is_known: Callable[[str], bool]) -> Table:
    """Return the table with groups that are organisations with figures as such, their rows one level below them."""
    figures = {column.index for column in table.columns if column.role in FIGURES}
    known = {row.row for row in table.rows if row.kind == GROUP and figures & {*row.cells} and is_known(row.name)}
    rows = tuple(
        replace(row, kind=ORGANIZATION)
        if row.row in known
        else replace(row, group=None, level=row.level + 1)
        if row.group in known and row.kind == ORGANIZATION
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def with_root_as_sum(rows: Rows, of_everybody: Sequence[int]) -> Rows:
    """Return the rows with those that name the whole jurisdiction as sums, unless nobody else reports in the table."""
    others = [row for row in rows.reporting if row.row not in of_everybody]
    if not of_everybody or not others:
        return rows
    changed = tuple(replace(row, kind=TOTAL, group=None) if row.row in of_everybody else row for row in rows.table.rows)
    return Rows(replace(rows.table, rows=changed), rows.counts)
