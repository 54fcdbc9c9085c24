"""Find the tables of a monthly report in a file and say what their columns, rows and months are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data_access.ingest.messages import Message, Severity, grouped
from data_access.ingest.names import name_key
from data_access.ingest.tables.bands import Band, find_bands
from data_access.ingest.tables.body import Body, read_body
from data_access.ingest.tables.columns import chosen, draft_columns, only_months, settle_columns
from data_access.ingest.tables.grid import Grid, Placed
from data_access.ingest.tables.months import read_months
from data_access.ingest.tables.notes import (
    column_messages,
    lacking,
    left_message,
    merged_messages,
    no_table_messages,
    of_part_messages,
    row_messages,
    so_far_by_title,
    table_on_its_side,
    title_messages,
)
from data_access.ingest.tables.table import ADMITTED, Recognised, Row, Table, who_column
from data_access.workbooks.book import Book, Cell

MOST_HEADINGS = 100
"""A sheet with more headings, each above a table or a page of it, is not read."""


@dataclass(frozen=True)
class _Found:
    """A table with what is to be said of it. `same` is equal for tables under the same heading."""

    table: Table
    messages: tuple[Message, ...]
    same: tuple[object, ...]
    titles: tuple[Placed, ...]

    @property
    def complete(self) -> bool:
        columns = self.table.columns
        return who_column(columns) is not None and any(column.role == ADMITTED for column in columns)

    @property
    def content(self) -> tuple[object, ...]:
        """What is equal for two tables that say the same of the same months in the same cells."""
        table, top = self.table, self.table.first_row
        cells = tuple(
            (
                row.row - top,
                row.kind,
                row.name,
                row.hidden,
                *sorted((index, *_plain(cell)) for index, cell in row.cells.items()),
            )
            for row in table.rows
        )
        return table.titles, table.columns, table.months, table.as_of, cells

    @property
    def names(self) -> set[str]:
        return {name_key(row.label) for row in self.table.rows if row.kind == "organization"}


def _plain(cell: Cell) -> tuple[str, ...]:
    """Return what a cell says, so that it can be put in order: 1 and "1" differ, 1 and 1.0 do not."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return "number", str(float(cell.value))
    return type(cell.value).__name__, str(cell.value)


def recognise(book: Book, month: date | None, today: date) -> Recognised:
    """Return the tables of the book that are monthly reports. `month`: the month asked for, None: the file tells.

    A hidden sheet is read only where no sheet that is seen holds a report. Two tables of one month are taken as parts
    of one list where they have the same heading and no name in common, a copy to the last cell is left aside; else
    nobody but a person can say which counts. Organisations may be named by their codes alone.
    """
    grids = [Grid(sheet) for sheet in book.sheets]
    bands = [find_bands(grid) for grid in grids]
    for grid, some in zip(grids, bands, strict=True):
        if len(some) > MOST_HEADINGS:
            place, values = (grid.sheet.name, some[0].first_row, 1), {"count": len(some)}
            return Recognised((), (Message(Severity.REFUSAL, "too-many-headings", *place, values),))
    found = [one for grid, some in zip(grids, bands, strict=True) for one in _read_sheet(grid, some, month, today)]
    alike = any(message.code == "columns-alike" for one in found for message in one.messages)
    if alike and (sideways := table_on_its_side(book)):
        return Recognised((), (sideways,))
    seen = [one for one in found if not one.table.hidden_sheet and one.complete]
    aside: list[Message] = []
    if seen:
        hidden = {one.table.sheet: one.table for one in reversed(found) if one.table.hidden_sheet and one.complete}
        aside = [
            Message(Severity.QUESTION, "hidden-sheet-left", name, *table.place_of(None))
            for name, table in reversed(hidden.items())
        ]
    complete = seen or [one for one in found if one.complete]
    if not complete:
        refused = [said for one in found for said in one.messages if said.severity == Severity.REFUSAL]
        if not refused and (sideways := table_on_its_side(book)):
            refused = [sideways]
        return Recognised((), grouped(refused or lacking([one.table for one in found]) or no_table_messages(book)))
    others = [one.table for one in found if not one.complete and not one.table.hidden_sheet]
    aside += [left_message(one) for one in others]
    complete, copies = _without_copies(complete)
    complete, said = _of_month(complete, month)
    said = [*copies, *said]
    messages = [message for one in complete for message in one.messages]
    return Recognised(tuple(one.table for one in complete), grouped([*messages, *aside, *said, *_several(complete)]))


def _without_copies(found: list[_Found]) -> tuple[list[_Found], list[Message]]:
    """Return the tables without those equal to an earlier one to the last cell, and what is said of the latter."""
    kept: dict[object, _Found] = {}
    messages = []
    for one in found:
        first = kept.setdefault(one.content, one)
        if first is not one:
            values: dict[str, str | int] = {"other": first.table.sheet, "row": first.table.first_row}
            place = (one.table.sheet, one.table.first_row, min(column.index for column in one.table.columns))
            messages.append(Message(Severity.NOTE, "table-twice-alike", *place, values))
    return list(kept.values()), messages


def _of_month(found: list[_Found], month: date | None) -> tuple[list[_Found], list[Message]]:
    """Return the tables for the month asked for where the file has such, and what is said of the others."""
    if month is None or len(found) < 2:
        return found, []
    mine = [one for one in found if month in one.table.months]
    if not mine:
        return found, []
    others = [one for one in found if one not in mine]
    values = {"month": f"{month:%m/%Y}"}
    return mine, [
        Message(Severity.NOTE, "table-of-other-month", one.table.sheet, one.table.first_row, values=values)
        for one in others
    ]


def _several(found: Sequence[_Found]) -> list[Message]:
    """Refuse tables that speak of the same month and are no parts of one list."""
    messages = []
    for number, one in enumerate(found):
        for other in found[:number]:
            shared = set(one.table.months) & set(other.table.months)
            if not shared and one.table.months and other.table.months:
                continue
            if one.same == other.same and not one.names & other.names:
                continue
            values: dict[str, str | int] = {"other": other.table.sheet, "row": other.table.first_row}
            messages.append(
                Message(Severity.REFUSAL, "several-tables", one.table.sheet, one.table.first_row, values=values)
            )
            break
    return messages


def _read_sheet(grid: Grid, bands: Sequence[Band], month: date | None, today: date) -> Iterator[_Found]:
    """Yield the tables of a sheet from above; a heading that is repeated in mid-table continues the table."""
    before: _Found | None = None
    end = 0
    for number, band in enumerate(bands):
        last = bands[number + 1].first_row - 1 if number + 1 < len(bands) else grid.last_row
        titles = grid.lines(end + 1, band.first_row - 1)
        one = _read_table(grid, band, last, titles, month, today)
        end = max([row.row for row in one.table.rows], default=band.last_row)
        if before is not None and _continues(one, before):
            before = _joined(before, one)
            continue
        if before is not None:
            yield before
        before = one
    if before is not None:
        yield before


def _continues(one: _Found, before: _Found) -> bool:
    """Tell whether a table goes on after a page break: the same heading, and no other month above it."""
    own = read_months(one.table.sheet, one.titles, (), None, date.max).months if one.titles else ()
    is_same_list = one.same == before.same and not one.names & before.names
    return is_same_list and (not own or own == before.table.months)


def _joined(before: _Found, one: _Found) -> _Found:
    open_group = next((row.row for row in reversed(before.table.rows) if row.kind == "group"), None)
    rows: list[Row] = []
    for row in one.table.rows:
        if row.kind == "group":
            open_group = None
        rows.append(replace(row, group=open_group) if open_group is not None and row.kind == "organization" else row)
    of_rows = [message for message in one.messages if message.row is not None and message.code.startswith("row-")]
    table = replace(before.table, rows=(*before.table.rows, *rows))
    return _Found(table, (*before.messages, *of_rows), before.same, before.titles)


def _read_table(grid: Grid, band: Band, last: int, titles: Sequence[Placed], month: date | None, today: date) -> _Found:
    sheet = grid.sheet
    rows = range(band.last_row + 1, last + 1)
    drafts = draft_columns(grid, band, rows)
    said = read_months(sheet.name, titles, drafts, month, today)
    if not said.months and month is not None:
        said = replace(said, months=(month,))
    year = said.year or (month or today).year
    so_far = said.so_far if only_months(drafts) else None
    settled = settle_columns(
        drafts, said.months, year, of_month_by_title=said.of_month, so_far_by_title=so_far is not None
    )
    columns, messages = chosen(settled, sheet.name, {draft.index: draft.row for draft in drafts})
    body = read_body(grid, band, columns, band.last_row + 1, last) if who_column(columns) is not None else Body()
    table = Table(
        sheet.name,
        band.first_row,
        tuple(columns),
        body.rows,
        said.months,
        said.year,
        tuple(line.text for line in titles),
        sheet.hidden,
        as_of=said.as_of,
        month_places=said.places,
    )
    messages += [*said.messages, *column_messages(table, drafts), *row_messages(table, body)]
    messages += [*merged_messages(table, grid), *title_messages(table, titles)]
    if so_far is not None:
        messages += so_far_by_title(table, drafts, so_far)
    if said.of_part:
        messages += of_part_messages(table, drafts)
    return _Found(table, tuple(messages), band.same, tuple(titles))
