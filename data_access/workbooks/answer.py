"""From the bytes of a file to the answer that goes to the caller, inside the reading process."""

from __future__ import annotations

from data_access.workbooks import limits
from data_access.workbooks.characters import tidy_name
from data_access.workbooks.deciding import Decided, decide
from data_access.workbooks.delimited import read_delimited
from data_access.workbooks.faults import Faults
from data_access.workbooks.grid import Grid, Held, Holds
from data_access.workbooks.kinds import is_archive
from data_access.workbooks.places import cell_name
from data_access.workbooks.refusals import Refusal, refused, told
from data_access.workbooks.workbook import read_workbook

Answer = dict[str, object]


def answer(content: bytes, file_name: str) -> Answer:
    """Return what the file holds, as data that JSON can carry (see data_access.workbooks.read_book).

    texts, formats: tables that cells refer to by number. sheets: name, hidden, cells, merges, hidden rows, blocks of
    hidden columns, whether pictures lie on the cells. notes: code, sheet, row, column, values. Raises RefusedError.
    """
    if len(content) > limits.FILE_BYTES:
        raise refused("file-too-large", limit=limits.FILE_BYTES // 1024**2)
    encoding = ""
    if is_archive(content):
        grids, shared = read_workbook(content)
    else:
        grids, shared, encoding = read_delimited(content, file_name)
    decided = decide(shared.texts.entries)
    faults = Faults()
    formats: dict[str, int] = {}
    notes = [told(Refusal("text-encoding", values={"encoding": encoding}))] if encoding else []
    sheets = []
    for grid in grids:
        grid.name = tidy_name(grid.name) or "?"
        notes += _notes(grid, decided, faults)
        sheets.append(_sheet(grid, formats))
    faults.raise_all()
    return {"texts": [one.text for one in decided], "formats": list(formats), "sheets": sheets, "notes": notes}


def _sheet(grid: Grid, formats: dict[str, int]) -> list[object]:
    cells = [
        [
            row,
            column,
            held.holds.value,
            _plain(held),
            formats.setdefault(held.number_format, len(formats)),
            held.formula,
        ]
        for (row, column), held in grid.cells.items()
    ]
    return [grid.name, grid.hidden, cells, grid.merges, sorted(grid.hidden_rows), grid.hidden_columns, grid.pictures]


def _plain(held: Held) -> object:
    if held.holds in (Holds.DAY, Holds.MOMENT):
        return held.value.isoformat()  # type: ignore[union-attr]
    return held.value


def _notes(grid: Grid, decided: list[Decided], faults: Faults) -> list[list[object]]:
    """One note for each encoding that texts of the sheet were converted from; faults go to `faults`."""
    converted: dict[str, list[tuple[int, int]]] = {}
    for (row, column), held in grid.cells.items():
        if held.holds is not Holds.TEXT:
            continue
        one = decided[held.value]  # type: ignore[index]
        if one.fault:
            faults.add(one.fault, grid.name, row, column, one.found)
        elif one.converted_from:
            converted.setdefault(one.converted_from.value.removesuffix("-H"), []).append((row, column))
    notes: list[list[object]] = []
    for encoding, cells in converted.items():
        row, column = min(cells)
        example = decided[grid.cells[row, column].value].text[:60]  # type: ignore[index]
        values: dict[str, str | int] = {"encoding": encoding, "example": example}
        also = tuple(cell_name(*cell) for cell in sorted(cells)[1:])
        notes.append(told(Refusal("legacy-text-converted", grid.name, row, column, values, also)))
    return notes
