"""What a file says of an organisation in a month, before anybody compares it with what is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from data_access.ingest.counts import Kind
from data_access.ingest.messages import Message, Severity
from data_access.ingest.monthly.days import last_day
from data_access.ingest.monthly.directory import Organization
from data_access.ingest.monthly.rows import READ, Rows, short_heading
from data_access.ingest.tables.table import ADMITTED, QUOTA, Column, Place, Row, who_column

Values = dict[str, str | int]
"""What fills the sentence of a message."""


@dataclass(frozen=True)
class Figure:
    """A number of people and where it stands, or the first of those that it was worked out from."""

    amount: int
    sheet: str
    row: int
    column: int
    heading: str

    def message(self, severity: Severity, code: str, **values: str | int) -> Message:
        """Return a message about this cell; `heading` and `found` are told by themselves."""
        values = {"heading": self.heading, "found": self.amount, **values}
        return Message(severity, code, self.sheet, self.row, self.column, values)


@dataclass(frozen=True)
class Line:
    """A row of a file for one month. `so_far` counts since 1 January, `of_month` the month alone; by role."""

    organization: Organization
    month: date
    as_of: date
    sheet: str
    row: int
    column: int
    """Of the name, or of the code that stands for it."""
    said_at: Place
    """The cell that names the month, or the first of the heading."""
    so_far: Mapping[str, Figure] = field(default_factory=dict)
    of_month: Mapping[str, Figure] = field(default_factory=dict)
    quota: Figure | None = None
    is_whole: bool = True
    """Every number of the row could be read."""

    @property
    def key(self) -> tuple[int, date]:
        """Whose month it is."""
        return (self.organization.id, self.month)

    def message(self, severity: Severity, code: str, **values: str | int) -> Message:
        """Return a message about the row."""
        return Message(severity, code, self.sheet, self.row, self.column, {"name": self.organization.name, **values})

    def month_message(self, severity: Severity, code: str, **values: str | int) -> Message:
        """Return a message about the month of the table that the row stands in, by the cell that names the month."""
        return Message(severity, code, self.sheet, *self.said_at, values)


@dataclass(frozen=True)
class MonthOfTable:
    """The columns of a table that count for one month."""

    rows: Rows
    month: date
    as_of: date
    columns: tuple[Column, ...]
    """Columns that are stored, one for each role and way of counting."""
    quota: Column | None

    @property
    def is_filled(self) -> bool:
        """Whether any row has a figure for the month."""
        return any(self.rows.has_figures(row, self.columns) for row in self.rows.reporting)


@dataclass
class Lines:
    """The lines of a table's month with what must be said of them."""

    lines: list[Line] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    silent: list[Row] = field(default_factory=list)
    """Rows of known organisations without any figure."""
    named: set[tuple[int, date]] = field(default_factory=set)
    """Whose months the table names, with or without figures."""


def read_lines(table: MonthOfTable, organizations: Mapping[int, Organization]) -> Lines:
    """Return what the rows about `organizations` (by sheet row) say for the month; empty is asked about as 0."""
    read, rows = Lines(), table.rows
    filled = {
        column.index
        for column in table.columns
        if any(rows.count(row, column).value is not None for row in rows.reporting)
    }
    doubled = _counted_both_ways(table.columns)
    for row in rows.reporting:
        organization = organizations.get(row.row)
        if organization is None:
            continue
        read.named.add((organization.id, table.month))
        if not rows.has_figures(row, table.columns):
            read.silent.append(row)
            continue
        so_far: dict[str, Figure] = {}
        of_month: dict[str, Figure] = {}
        for column in table.columns:
            figure, message = _figure(table, row, column, column.index in filled, column.role in doubled)
            if message:
                read.messages.append(message)
            if figure:
                (of_month if column.of_month else so_far)[column.role] = figure
        if ADMITTED not in so_far and ADMITTED not in of_month and _is_not_applicable(table, row):
            continue
        quota = _figure_of(table, row, table.quota) if table.quota else None
        is_whole = all(rows.count(row, column).kind in READ for column in table.columns)
        place = (rows.table.sheet, row.row, who_column(rows.table.columns) or 1, rows.table.place_of(table.month))
        read.lines.append(Line(organization, table.month, table.as_of, *place, so_far, of_month, quota, is_whole))
    return read


def _counted_both_ways(columns: Sequence[Column]) -> set[str]:
    so_far = {column.role for column in columns if not column.of_month}
    return so_far & {column.role for column in columns if column.of_month}


def _figure(
    table: MonthOfTable, row: Row, column: Column, filled: bool, doubled: bool
) -> tuple[Figure | None, Message | None]:
    """Return the number of a cell, and the question that an empty or crossed-out one asks."""
    count = table.rows.count(row, column)
    sheet, heading = table.rows.table.sheet, short_heading(column)
    values = {"heading": heading, "name": row.label}
    if count.kind == Kind.NOT_APPLICABLE and column.role == ADMITTED and not column.of_month:
        values["found"] = str(row.cells[column.index].value).strip()
        return None, Message(Severity.QUESTION, "admitted-crossed-out", sheet, row.row, column.index, values)
    if count.kind != Kind.EMPTY or not filled or (doubled and _other_way_is_filled(table, row, column)):
        return _figure_of(table, row, column), None
    blank = Figure(0, sheet, row.row, column.index, heading)
    return blank, Message(Severity.QUESTION, "blank", sheet, row.row, column.index, values)


def _figure_of(table: MonthOfTable, row: Row, column: Column) -> Figure | None:
    value = table.rows.count(row, column).value
    if value is None:
        return None
    return Figure(value, table.rows.table.sheet, row.row, column.index, short_heading(column))


def _other_way_is_filled(table: MonthOfTable, row: Row, column: Column) -> bool:
    return any(
        table.rows.count(row, other).value is not None
        for other in table.columns
        if other.role == column.role and other.of_month != column.of_month
    )


def _is_not_applicable(table: MonthOfTable, row: Row) -> bool:
    return any(
        table.rows.count(row, column).kind == Kind.NOT_APPLICABLE for column in table.columns if column.role == ADMITTED
    )


def months_of(rows: Rows, months: Sequence[date]) -> tuple[list[MonthOfTable], list[Message]]:
    """Return the table's columns month by month; a kind of number that stands twice for one month is refused."""
    table, found, messages = rows.table, [], []
    quota = next((column for column in table.columns if column.role == QUOTA), None)
    for month in months:
        mine = [
            column
            for column in rows.figure_columns
            if column.month == month or (column.month is None and (len(months) == 1 or month == months[-1]))
        ]
        chosen: dict[tuple[str, bool], Column] = {}
        for column in mine:
            first = chosen.setdefault((column.role, column.of_month), column)
            if first is not column and _differ(rows, first, column):
                values = {"heading": short_heading(column), "other": short_heading(first)}
                messages.append(
                    Message(Severity.REFUSAL, "column-stands-twice", table.sheet, table.first_row, column.index, values)
                )
        if any(column.month == month for column in mine) or len(months) == 1:
            found.append(MonthOfTable(rows, month, _as_of(table.as_of, month), tuple(chosen.values()), quota))
    return found, messages


def _differ(rows: Rows, first: Column, second: Column) -> bool:
    return any(rows.count(row, first).value != rows.count(row, second).value for row in rows.reporting)


def _as_of(said: date | None, month: date) -> date:
    if said is not None and said.replace(day=1) == month:
        return said
    return last_day(month)


def without_doubles(lines: Sequence[Line]) -> tuple[list[Line], list[Message]]:
    """Return one line for each organisation and month: what stands twice must agree wherever both say something."""
    kept: dict[tuple[int, date], Line] = {}
    messages: list[Message] = []
    for line in lines:
        first = kept.setdefault(line.key, line)
        if first is line:
            continue
        place = str(first.row) if first.sheet == line.sheet else f"{first.sheet}!{first.row}"
        contrary = _contrary(first, line)
        if contrary:
            mine, theirs = contrary
            messages.append(
                mine.message(
                    Severity.REFUSAL, "organization-twice", name=line.organization.name, first=theirs.amount, row=place
                )
            )
        else:
            messages.append(line.message(Severity.NOTE, "organization-twice-alike", row=place))
            kept[line.key] = replace(
                first,
                so_far={**line.so_far, **first.so_far},
                of_month={**line.of_month, **first.of_month},
                quota=first.quota or line.quota,
                is_whole=first.is_whole and line.is_whole,
            )
    return list(kept.values()), messages


def _contrary(first: Line, second: Line) -> tuple[Figure, Figure] | None:
    """Return two figures of one kind that differ, the second line's first."""
    for mine, theirs in ((second.so_far, first.so_far), (second.of_month, first.of_month)):
        for role, figure in mine.items():
            if role in theirs and theirs[role].amount != figure.amount:
                return figure, theirs[role]
    return None
