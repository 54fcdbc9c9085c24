"""Tables in text files: commas, semicolons, tabs or bars between the cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from pathlib import PureWindowsPath

from data_access.workbooks import limits
from data_access.workbooks.characters import tidy_name
from data_access.workbooks.encodings import decode
from data_access.workbooks.grid import Grid, Held, Holds
from data_access.workbooks.legacy import Encoding
from data_access.workbooks.refusals import refused
from data_access.workbooks.styles import GENERAL
from data_access.workbooks.texts import is_blank
from data_access.workbooks.worksheet import Shared

_DELIMITERS = (",", ";", "\t", "|")
_LAST_COLUMN = 16_384
"""XFD: what stands further right has no name in any spreadsheet."""
_SAMPLE_LINES = 200


def read_delimited(content: bytes, file_name: str) -> tuple[list[Grid], Shared, str]:
    """Return the one sheet, named after the file as Excel does, its texts, and the encoding it had before Unicode.

    Every cell is text, as it stands there. Raises RefusedError.
    """
    text, converted_from = decode(content)
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    told = text[:6].lower().startswith("sep=") and text[4:5] in _DELIMITERS and text[5:6] == "\n"
    grid = Grid(tidy_name(PureWindowsPath(file_name).stem)[:31] or "CSV")
    shared = Shared([], [], date1904=False)
    rows = csv.reader(io.StringIO(text), delimiter=text[4] if told else _delimiter(text), strict=True)
    csv.field_size_limit(limits.FILE_BYTES)
    number = 0
    try:
        for number, fields in enumerate(rows, start=1):
            if not (told and number == 1):
                _add_row(grid, shared, number, fields, Encoding.UNICODE if converted_from else Encoding.PLAIN)
    except csv.Error:
        raise refused("broken-quotes", grid.name, number + 1, 1) from None
    shared.faults.raise_all()
    return [grid], shared, converted_from


def _delimiter(text: str) -> str:
    """The one that parts most lines into the same number of cells, at least two; a comma where none does."""
    best, most = ",", 0
    lines = list(islice(io.StringIO(text), _SAMPLE_LINES))
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(len(fields) for fields in csv.reader(lines, delimiter=delimiter) if len(fields) > 1)
        except csv.Error:
            continue
        score = max((count * 1_000 + width for width, count in widths.items()), default=0)
        if score > most:
            best, most = delimiter, score
    return best


def _add_row(grid: Grid, shared: Shared, row: int, fields: list[str], encoding: Encoding) -> None:
    for column, field in enumerate(fields, start=1):
        runs = ((field, encoding),)
        if is_blank(runs):
            continue
        if row > limits.ROWS or column > limits.COLUMNS:
            raise refused(
                "cell-outside-limits",
                grid.name,
                row,
                min(column, _LAST_COLUMN),
                rows=limits.ROWS,
                columns=limits.COLUMNS,
            )
        if len(field) > limits.CELL_CHARACTERS:
            shared.faults.add("text-too-long", grid.name, row, column)
            continue
        shared.cells_left -= 1
        number = shared.texts.number(runs)
        if shared.cells_left < 0:
            raise refused("too-many-cells", limit=limits.CELLS)
        if shared.texts.too_many:
            raise refused("too-much-text", limit=limits.CHARACTERS)
        grid.cells[row, column] = Held(Holds.TEXT, number, GENERAL, False)
