"""What is to be said of a table: columns and rows that are not read, and choices that a person should know of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data_access.ingest.counts import read_count
from data_access.ingest.messages import Message, Severity, cell_name
from data_access.ingest.tables.bands import MOST_LETTERS
from data_access.ingest.tables.body import Body
from data_access.ingest.tables.columns import OF_ADMITTED, Draft
from data_access.ingest.tables.folded import words_of
from data_access.ingest.tables.grid import Grid, Placed
from data_access.ingest.tables.headings import heading_role
from data_access.ingest.tables.table import (
    ADMITTED,
    CATEGORIES,
    NAME,
    OUTLOOK,
    QUOTA,
    UNKNOWN,
    Column,
    Table,
    who_column,
)
from data_access.workbooks.book import EMPTY, Book

MOST_HEADINGS = 12
"""So many headings are named in a message."""
FEW_NAMELESS = 3
_STUDENTS, _WORKERS = ("student", "pupil", "university_student"), ("enterprise", "non_state_enterprise")
_GROUPS_OF_TITLES = tuple(
    (
        re.compile(
            rf"(?:ket nap|phat trien dang)\b.*\b(?:la|trong|doi voi)\b(?: [a-z]+){{0,4}}? (?<!khoi )(?:{words})\b"
        ),
        roles,
    )
    for words, roles in (
        ("hoc sinh|sinh vien|hssv|hs sv", (*_STUDENTS, "student_or_non_state")),
        ("doanh nghiep|dn|dnnnn", (*_WORKERS, "student_or_non_state")),
        ("co dao|theo dao|ton giao", ("religious",)),
        ("dan toc thieu so|dtts", ("ethnic_minority",)),
    )
)
"""What a title says when its table counts one group of people only."""


def column_messages(table: Table, drafts: Sequence[Draft]) -> list[Message]:
    """Return what is said of columns: one not read although it holds numbers, a hidden one, names without a heading."""
    messages: list[Message] = []
    rows = {draft.index: draft.row for draft in drafts}
    for column in table.columns:
        place = (table.sheet, rows.get(column.index), column.index)
        values = {"heading": column.heading}
        if column.role == UNKNOWN and _has_numbers(table, column):
            messages.append(Message(Severity.NOTE, "column-not-read", *place, values))
        elif column.hidden and column.role in OF_ADMITTED | {QUOTA, *OUTLOOK}:
            messages.append(Message(Severity.QUESTION, "hidden-column", *place, values))
        elif column.role == NAME and heading_role(column.heading.rpartition(" / ")[2]) != NAME:
            messages.append(Message(Severity.NOTE, "names-without-heading", *place, values))
    messages += _without_heading(table)
    unclear = _after_the_month(table, drafts)
    if unclear is not None and not _more_than_in_the_month(table, unclear):
        values = {"heading": unclear.heading}
        place = (table.sheet, rows.get(unclear.index), unclear.index)
        messages.append(Message(Severity.QUESTION, "categories-so-far", *place, values))
    return messages


def of_part_messages(table: Table, drafts: Sequence[Draft]) -> list[Message]:
    """Ask about those admitted under the title of a quarter whose column does not say either from when they count."""
    rows = {draft.index: draft.row for draft in drafts if draft.meaning.when.of_month is None}
    last = max(table.months, default=None)
    return [
        Message(
            Severity.QUESTION,
            "quarter-so-far",
            table.sheet,
            rows[column.index],
            column.index,
            {"heading": column.heading, "month": f"{last:%m/%Y}"},
        )
        for column in table.columns
        if last and column.role == ADMITTED and column.index in rows and not column.of_month
    ]


def so_far_by_title(table: Table, drafts: Sequence[Draft], line: Placed) -> list[Message]:
    """Ask whether columns of bare months count the year so far, as the title says."""
    first = next((one for one in table.columns if one.role == ADMITTED and not one.of_month), None)
    if first is None:
        return []
    row = next(draft.row for draft in drafts if draft.index == first.index)
    values: dict[str, str | int] = {"title": line.text[:80], "heading": first.heading}
    return [Message(Severity.QUESTION, "months-so-far", table.sheet, row, first.index, values)]


def _has_numbers(table: Table, column: Column) -> bool:
    return any(
        row.kind == "organization" and read_count(cell).value is not None
        for row in table.rows
        if (cell := row.cells.get(column.index)) is not None
    )


def _without_heading(table: Table) -> list[Message]:
    """Tell columns right of the names that hold numbers in most rows and have no heading: nobody can say of what."""
    name = who_column(table.columns) or 0
    known = {column.index for column in table.columns}
    rows = [row for row in table.rows if row.kind == "organization"]
    found: dict[int, list[int]] = {}
    for row in rows:
        for index, cell in row.cells.items():
            if index > name and index not in known and read_count(cell).value is not None:
                found.setdefault(index, []).append(row.row)
    return [
        Message(Severity.NOTE, "column-without-heading", table.sheet, numbers[0], index)
        for index, numbers in sorted(found.items())
        if len(numbers) > 1 and 2 * len(numbers) >= len(rows)
    ]


def _more_than_in_the_month(table: Table, category: Column) -> bool:
    """Tell whether the categories count more people than the month admitted: then they are of the year so far."""
    columns = [column for column in table.columns if column.role in CATEGORIES and column.index >= category.index]
    left = [column for column in table.columns if column.role == ADMITTED and column.index < category.index]
    for row in table.rows:
        in_month = read_count(row.cells.get(left[-1].index, EMPTY)).value
        counts = [read_count(row.cells.get(column.index, EMPTY)).value for column in columns]
        if in_month is not None and any(count is not None and count > in_month for count in counts):
            return True
    return False


def _after_the_month(table: Table, drafts: Sequence[Draft]) -> Column | None:
    """Return the first category that stands right of 'Trong tháng' and is read as of the year so far."""
    said = {draft.index: draft.meaning.when.of_month for draft in drafts}
    admitted = [column for column in table.columns if column.role == ADMITTED]
    if len({column.of_month for column in admitted}) < 2 or len(table.months) > 1:
        return None
    for column in table.columns:
        left = [other for other in admitted if other.index < column.index]
        if column.role in CATEGORIES and said.get(column.index) is None and left and left[-1].of_month:
            return column
    return None


def row_messages(table: Table, body: Body) -> list[Message]:
    """Return what is said of rows: figures without a name, words between the rows."""
    name = who_column(table.columns) or 1
    listed = sum(row.kind == "organization" for row in table.rows)
    return [
        *_nameless(table.sheet, body.nameless, name, listed),
        *(
            Message(Severity.REFUSAL, "rows-under-one-name", table.sheet, row, name, {"name": text})
            for row, text in body.doubled
        ),
        *(
            Message(Severity.NOTE, "row-not-read", table.sheet, row, name, {"text": text[:80]})
            for row, text in body.ignored
            if text
        ),
        *(
            Message(Severity.NOTE, "row-of-the-sum", table.sheet, row, name, {"text": text[:80]})
            for row, text in body.of_the_sum
        ),
    ]


def _nameless(sheet: str, rows: Sequence[int], column: int, listed: int) -> list[Message]:
    """Ask about some rows without a name; refuse many: in a table of two rows each the first may be the plan."""
    if len(rows) >= FEW_NAMELESS and 2 * len(rows) >= listed:
        values: dict[str, str | int] = {"count": len(rows)}
        return [Message(Severity.REFUSAL, "rows-without-names", sheet, rows[0], column, values)]
    return [Message(Severity.QUESTION, "row-without-name", sheet, row, column) for row in rows]


def merged_messages(table: Table, grid: Grid) -> list[Message]:
    """Refuse a figure in a block merged over several rows or columns of figures: nobody can say whose it is."""
    figures = {column.index for column in table.columns if column.role in OF_ADMITTED | {QUOTA, *OUTLOOK}}
    listed = {row.row for row in table.rows if row.kind == "organization"}
    messages = []
    for row in table.rows:
        for index in sorted(figures & {*row.cells}):
            merge = grid.merge(row.row, index)
            if merge is None or row.kind != "organization" or not read_count(row.cells[index]).value:
                continue
            rows = [one for one in range(merge.first_row, merge.last_row + 1) if one in listed]
            columns = [one for one in range(merge.first_column, merge.last_column + 1) if one in figures]
            if len(rows) * len(columns) > 1:
                cells = f"{cell_name(rows[0], columns[0])}:{cell_name(rows[-1], columns[-1])}"
                values: dict[str, str | int] = {"found": str(row.cells[index].value), "cells": cells}
                messages.append(Message(Severity.REFUSAL, "figure-of-several", table.sheet, row.row, index, values))
    return messages


def title_messages(table: Table, titles: Sequence[Placed]) -> list[Message]:
    """Ask whether everybody is counted where a title speaks of one group of people that no column counts apart."""
    counted = {column.role for column in table.columns} & {*CATEGORIES}
    admitted = next((column for column in table.columns if column.role == ADMITTED), None)
    for line in titles:
        of = {role for words, roles in _GROUPS_OF_TITLES if words.search(words_of(line.text)) for role in roles}
        if admitted is not None and of and not of & counted:
            values: dict[str, str | int] = {"title": line.text, "heading": admitted.heading.rpartition(" / ")[2]}
            return [Message(Severity.QUESTION, "title-of-a-group", table.sheet, line.row, line.column, values)]
    return []


def lacking(tables: Sequence[Table]) -> list[Message]:
    """Return why tables that look like a report are none: the names or those admitted are missing."""
    messages = []
    for table in tables:
        roles = {column.role for column in table.columns}
        headings = "; ".join(column.heading for column in table.columns[:MOST_HEADINGS])
        if roles & {QUOTA, ADMITTED, *CATEGORIES, *OUTLOOK}:
            code = "no-column-of-names" if who_column(table.columns) is None else "no-column-of-admitted"
            if code == "no-column-of-admitted" and roles & {QUOTA, *CATEGORIES, *OUTLOOK} == {QUOTA}:
                code = "only-quotas"
            messages.append(
                Message(Severity.REFUSAL, code, table.sheet, table.first_row, values={"headings": headings})
            )
    return messages


def left_message(table: Table) -> Message:
    """Return what is said of a table that is no report; one that counts a group of people apart is asked about."""
    groups = (column for column in table.columns if column.role in CATEGORIES and _has_numbers(table, column))
    group = next(groups, None)
    if group is None or who_column(table.columns) is None:
        return Message(Severity.NOTE, "table-left", table.sheet, table.first_row)
    values: dict[str, str | int] = {"heading": group.heading}
    return Message(Severity.QUESTION, "table-of-a-group-left", table.sheet, table.first_row, group.index, values)


def table_on_its_side(book: Book) -> Message | None:
    """Return that the numbers of a sheet stand in rows, an organisation a column; None where they do not."""
    for sheet in book.sheets:
        grid = Grid(sheet)
        for column in range(1, min(grid.last_column, 4) + 1):
            found = {
                role
                for row in grid.rows
                if (text := grid.own(row, column))
                and len(text) <= MOST_LETTERS
                and (role := heading_role(text)) in {QUOTA, ADMITTED, *CATEGORIES}
                and any(read_count(cell).value is not None for cell in grid.rows[row].values())
            }
            if len(found) > 1:
                return Message(Severity.REFUSAL, "table-on-its-side", sheet.name, min(grid.rows), column)
    return None


def no_table_messages(book: Book) -> list[Message]:
    """Return why a file holds no table: it is a picture, or there is none in any sheet."""
    filled = [grid for sheet in book.sheets if (grid := Grid(sheet)).rows]
    pictured = next((sheet.name for sheet in book.sheets if sheet.pictures), None)
    if pictured is not None:
        return [Message(Severity.REFUSAL, "only-pictures", pictured, 1, 1)]
    if not filled:
        return [Message(Severity.REFUSAL, "no-table")]
    first = min(filled[0].rows)
    sheets = ", ".join(f"“{grid.sheet.name}”" for grid in filled[:MOST_HEADINGS])
    place = (filled[0].sheet.name, first, min(filled[0].rows[first]))
    return [Message(Severity.REFUSAL, "no-table-in-sheets", *place, {"sheets": sheets})]
