"""A sheet as it looks in a spreadsheet program: which rows to show unfolded, what stands in a cell, what is marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from data_access.ingest.messages import Message, Severity
from data_access.ingest.preview import Change
from data_access.workbooks.book import Cell, Merge, Sheet

HEAD_ROWS = 12
"""Rows from the top that stay unfolded: letterhead and headings."""
AROUND = 1
MOST_OPEN = 120
"""So many rows stand unfolded; a file with more of them in question is corrected where it was made."""
MOST_FOLDED = 400
MOST_COLUMNS = 40
WIDEST = 34
"""Letters; longer texts break into lines."""
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]+)")


@dataclass
class Marks:
    """What is said about the cells of one sheet."""

    cells: dict[tuple[int, int], Severity] = field(default_factory=dict)
    """The worst that is said of a cell."""
    said: dict[int, list[Message]] = field(default_factory=lambda: defaultdict(list))
    """Messages by the row under which they stand."""
    changed: dict[tuple[int, int], Change] = field(default_factory=dict)
    """Cells whose figure replaces another one."""

    @property
    def rows(self) -> set[int]:
        """Return the rows of which something is said."""
        return {row for row, _ in (*self.cells, *self.changed)} | set(self.said)


@dataclass(frozen=True)
class Run:
    """Rows of a sheet that stand together, folded or not."""

    first: int
    last: int
    folded: bool


def marks_of(sheet: Sheet, messages: Iterable[Message], changes: Iterable[Change]) -> Marks:
    """Return what is marked in a sheet. Notes are told in the list of messages and mark nothing."""
    marks = Marks()
    worst = list(Severity)
    for message in messages:
        if message.sheet != sheet.name or message.severity is Severity.NOTE:
            continue
        if message.row is not None:
            marks.said[message.row].append(message)
        for place in _places(message):
            severity = weight(message)
            marks.cells[place] = min(marks.cells.get(place, severity), severity, key=worst.index)
    for change in changes:
        if change.sheet == sheet.name and change.before is not None and change.row and change.column:
            marks.changed[change.row, change.column] = change
    return marks


def weight(message: Message) -> Severity:
    """Return how a message is marked: what a choice on the screen answers is a question, be it a refusal unanswered."""
    return Severity.QUESTION if message.key else message.severity


def _places(message: Message) -> Iterator[tuple[int, int]]:
    if message.row is not None:
        yield message.row, message.column or 1
    for cell in message.also:
        found = _PLACE.fullmatch(cell)
        if found:
            yield int(found[2]), _number(found[1])


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def runs_of(sheet: Sheet, marked: set[int]) -> list[Run]:
    """Return the rows of a sheet in runs: the head and what is around marked rows unfolded, the rest folded."""
    last = sheet.rows
    open_rows = set(range(1, min(HEAD_ROWS, last) + 1))
    for row in sorted(marked):
        if len(open_rows) >= MOST_OPEN:
            break
        open_rows |= {near for near in range(row - AROUND, row + AROUND + 1) if 1 <= near <= last}
    runs: list[Run] = []
    for row in range(1, last + 1):
        folded = row not in open_rows
        if runs and runs[-1].folded == folded:
            runs[-1] = Run(runs[-1].first, row, folded)
        else:
            runs.append(Run(row, row, folded))
    return [Run(run.first, run.last, folded=run.folded and run.last - run.first >= 2) for run in runs]


def columns_of(sheet: Sheet) -> int:
    """Return how many columns are shown."""
    return min(sheet.columns, MOST_COLUMNS)


def cell_text(cell: Cell) -> str:
    """Return what a Vietnamese spreadsheet program shows in a cell, near enough to find it again there."""
    value = cell.value
    match value:
        case None:
            return "=…" if cell.formula else ""
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}" if value.time() != datetime.min.time() else f"{value:%d/%m/%Y}"
        case date():
            return f"{value:%d/%m/%Y}"
        case int() | float():
            return _number_text(value, cell.number_format)
    return value


def _number_text(value: float, number_format: str) -> str:
    if "%" in number_format:
        decimals = len(number_format.partition(".")[2].rstrip("%")) if "." in number_format else 0
        return f"{value * 100:.{min(decimals, 6)}f}%".replace(".", ",")
    return str(int(value)) if float(value).is_integer() else f"{value:.10g}".replace(".", ",")


def widths_of(sheet: Sheet, columns: int) -> list[int]:
    """Return the width of each column in letters: rows with figures in one line, headings in about three."""
    longest = [3] * (columns + 1)
    figures = {row for (row, _), cell in sheet.cells.items() if _is_figure(cell)}
    covered = {(merge.first_row, merge.first_column) for merge in sheet.merges}
    for (row, column), cell in sheet.cells.items():
        if column > columns or (row, column) in covered or _is_alone(sheet, row, column):
            continue
        text = cell_text(cell)
        length = len(text) if row in figures else max(_longest_word(text), len(text) // 3 + 1)
        longest[column] = max(longest[column], min(length, WIDEST))
    return longest[1:]


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell.value, int | float) and not isinstance(cell.value, bool)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0) + 1


def _is_alone(sheet: Sheet, row: int, column: int) -> bool:
    """Say whether a text runs on over empty cells beside it, as a letterhead does."""
    if row > HEAD_ROWS or not isinstance(sheet.cell(row, column).value, str):
        return False
    filled = [other for other in range(1, MOST_COLUMNS + 1) if (row, other) in sheet.cells]
    figures = any(_is_figure(sheet.cell(row, other)) for other in filled)
    return len(filled) <= 2 and not figures and not any(column < other < column + 6 for other in filled)


def run_on(sheet: Sheet, row: int, column: int, columns: int) -> int:
    """Return over how many cells the text of a cell runs on to the right."""
    if not _is_alone(sheet, row, column):
        return 1
    merged = {each for merge in sheet.merges if merge.first_row <= row <= merge.last_row for each in _columns(merge)}
    last = column
    while last < min(columns, column + 12) and (row, last + 1) not in sheet.cells and last + 1 not in merged:
        last += 1
    return last - column + 1


def _columns(merge: Merge) -> range:
    return range(merge.first_column, merge.last_column + 1)


def spans_of(merges: Sequence[Merge], first: int, last: int, columns: int) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Return how merged cells of the rows stand: rows and columns of the first cell, (0, 0) of a cell it covers.

    Merges that reach beyond the rows are cut there, so that a fold never tears a table.
    """
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for merge in merges:
        top, bottom = max(merge.first_row, first), min(merge.last_row, last)
        right = min(merge.last_column, columns)
        if top > bottom or merge.first_column > right:
            continue
        for row in range(top, bottom + 1):
            for column in range(merge.first_column, right + 1):
                spans[row, column] = (0, 0)
        spans[top, merge.first_column] = (bottom - top + 1, right - merge.first_column + 1)
    return spans
