"""The rows of a table: organisations with their numbers and levels, groups, sums, and where the table ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from data_access.ingest.counts import Kind, read_count
from data_access.ingest.tables.bands import Band, is_numbering
from data_access.ingest.tables.folded import words_of
from data_access.ingest.tables.grid import Grid
from data_access.ingest.tables.headings import label_role
from data_access.ingest.tables.lines import (
    ARABIC_NUMBER,
    BELOW,
    NO_NUMBER,
    ROMAN_NUMBER,
    Line,
    manner_of,
    up_to_the_sum,
)
from data_access.ingest.tables.table import CODE, NAME, NOTE, NUMBER, PERCENT, UNKNOWN, Column, Row
from data_access.ingest.tables.words import (
    is_bloc,
    is_closing,
    is_group,
    is_organization,
    is_party,
    is_plain_sum,
    is_total,
    sums_a_group,
    sums_a_page,
)
from data_access.workbooks.book import EMPTY, Cell

_NUMBERED_NAME = re.compile(
    r"(?P<number>\d{1,4}(?:\.\d{1,3})*\s*[.)\-–:/](?!\d)|\d{1,3}(?:\.\d{1,3})+(?=\s)|[IVXL]{1,6}\s*[.)\-–:]|[A-HĐ]\s*[.)\-–:]"
    r"|[a-zđ]\)|[-–—+*•])\s*(?P<name>\S.*)",
    re.DOTALL,
)
_SHORT_WORDS = frozenset(("X", "H", "Đ", "C"))
"""Letters that begin a name as a short word (X. for xã) as well as a group as its number."""
MOST_UNNAMED_SUMS = 4
"""So many rows without a name at the end of a table may be its sums."""
_NO_FIGURE = frozenset((NAME, NUMBER, CODE, NOTE, PERCENT, UNKNOWN))


@dataclass(frozen=True)
class Body:
    """What stands below a heading."""

    rows: tuple[Row, ...] = ()
    nameless: tuple[int, ...] = ()
    """Sheet rows with figures and no name."""
    doubled: tuple[tuple[int, str], ...] = ()
    """Sheet rows under a merged name whose first row has figures in the same columns, with the name."""
    ignored: tuple[tuple[int, str], ...] = ()
    """Sheet rows of words between the others, with the words."""
    of_the_sum: tuple[tuple[int, str], ...] = ()
    """Sheet rows below the sum that compare it or take it apart, with what they are called."""


def read_body(
    grid: Grid, band: Band, columns: Iterable[Column], first: int, last: int, group: int | None = None
) -> Body:
    """Return the rows between two rows of the sheet; `group` is the group row that a page break left open."""
    return _Reader(grid, band, tuple(columns)).read(first, last, group)


class _Reader:
    def __init__(self, grid: Grid, band: Band, columns: tuple[Column, ...]) -> None:
        self.grid, self.band, self.columns = grid, band, columns
        self.name = next((column.index for column in columns if column.role == NAME), 0)
        """0: the organisations are named by their codes alone."""
        self.number = next((column.index for column in columns if column.role == NUMBER), 0)
        self.code = next((column.index for column in columns if column.role == CODE), 0)
        self.figures = [column.index for column in columns if column.role not in _NO_FIGURE]
        self.heading = {words_of(part) for path in (band.paths.get(self.name, ()),) for part in path}

    def read(self, first: int, last: int, group: int | None) -> Body:
        while first <= last and (first not in self.grid.rows or is_numbering(self.grid, first, self.name or None)):
            first += 1
        lines = [line for row in range(first, last + 1) if (line := self._line(row)) is not None]
        numbered = sum(line.manner != NO_NUMBER for line in lines)
        self.is_numbered = bool(numbered) and numbered >= 0.6 * sum(bool(line.figures) for line in lines)
        self.only_roman = not any(line.manner in (ARABIC_NUMBER, BELOW) for line in lines) and not any(
            line.figures and not line.manner and not is_total(line.name) and not is_group(line.name) for line in lines
        )
        lines, of_the_sum = up_to_the_sum(lines)
        self.lines = kept = self._up_to_the_end(lines)
        rows: list[Row] = []
        nameless: list[int] = []
        doubled: list[tuple[int, str]] = []
        ignored: list[tuple[int, str]] = []
        below_party = False
        for line in kept:
            kind = self._kind(line)
            if kind == "words":
                ignored.append((line.row, line.name))
            elif kind == "nameless":
                self._join_or_report(line, rows, nameless, doubled)
            elif kind == "continued":
                rows[-1] = replace(rows[-1], name=f"{rows[-1].name} {line.name}") if rows else rows[-1]
            else:
                if kind == "group":
                    group, below_party = line.row, False
                elif kind == "party":
                    kind, below_party = "organization", True
                rows.append(self._row(line, kind, group, below_party and line.manner != ROMAN_NUMBER))
        listed = [row.row for row in rows if row.kind == "organization"]
        for row in [row for row in nameless[-MOST_UNNAMED_SUMS:] if self._equals_sum(row, listed)]:
            nameless.remove(row)
            rows.append(Row(row, "total", "", self.grid.rows[row]))
        rows.sort(key=lambda row: row.row)
        told = tuple((line.row, line.name) for line in of_the_sum if line.figures)
        return Body(tuple(_levelled(_sums(rows))), tuple(nameless), tuple(doubled), tuple(ignored), told)

    def _line(self, row: int) -> Line | None:
        """Return what stands in a row, None for an empty one and for one that repeats the heading."""
        cells = self.grid.rows.get(row)
        if not cells:
            return None
        name, number = self._label(row)
        if name and (words_of(name) in self.heading or (label_role(name) == NAME and not self._figures(row))):
            return None
        if not self.name and label_role(self._code(row)) == CODE:
            return None
        line = Line(row, number, name, self._figures(row))
        line.manner, line.depth = manner_of(number)
        return line

    def _label(self, row: int) -> tuple[str, str]:
        """Return name and number of a row, wherever between the two columns they were written."""
        name = self.grid.own(row, self.name)
        number = self.grid.own(row, self.number) if self.number else ""
        if not name and (merge := self.grid.merge(row, self.name)) is not None and merge.first_row == row:
            name = self.grid.own(row, merge.first_column)
            number = "" if name == number else number
        if number and not name and not manner_of(number)[0]:
            name, number = number, ""
        if (found := _NUMBERED_NAME.fullmatch(name)) is not None:
            rest, prefix = found["name"], found["number"].rstrip(" .-–:/")
            if number:  # the same number once more before the name
                name = rest if prefix == number.strip(" .()-–:/") else name
            elif prefix not in _SHORT_WORDS or is_group(rest):
                name, number = rest, found["number"].rstrip("/")
        return " ".join(name.split()), number.strip()

    def _figures(self, row: int) -> int:
        """Count what may be figures in a row: anything in the columns of figures that is not just words."""
        cells = self.grid.rows.get(row, {})
        found = 0
        for index in self.figures:
            cell = cells.get(index)
            if cell is not None and not _is_prose(read_count(cell).kind, cell.value):
                found += 1
        return found

    def _up_to_the_end(self, lines: list[Line]) -> list[Line]:
        """Return the lines of the table: nothing after the last row with figures but rows that still look like it."""
        closing = next((line.row for line in lines if not line.figures and self._is_closing(line)), None)
        kept = [
            line for line in lines if line.figures or ((closing is None or line.row < closing) and self._listed(line))
        ]
        last = max(
            (line.row for line in kept if line.figures or line.manner in (ROMAN_NUMBER, ARABIC_NUMBER)), default=0
        )
        end = last
        for line in kept:
            if line.row == end + 1 and line.row > last and is_organization(line.name):
                end = line.row
        return [line for line in kept if line.row <= end]

    def _listed(self, line: Line) -> bool:
        return bool(line.name) or bool(line.manner) or self._is_coded(line)

    def _is_coded(self, line: Line) -> bool:
        """Tell whether a code, which is one word, stands in a row of a table without names."""
        return not self.name and len(self._code(line.row).split()) == 1

    def _code(self, row: int) -> str:
        return self.grid.own(row, self.code) if self.code else ""

    def _is_closing(self, line: Line) -> bool:
        if line.manner == ARABIC_NUMBER and line.name and not is_closing(line.name):
            return False
        return any(is_closing(text) for _, text in self.grid.texts(line.row))

    def _kind(self, line: Line) -> str:
        name = line.name
        if not name:
            return self._kind_without_name(line)
        if is_total(name):
            return "total"
        if line.manner == ARABIC_NUMBER and is_bloc(name) and self._opens(line):
            return "group"
        if line.manner == ROMAN_NUMBER:
            if is_group(name):
                return "group"
            if self.only_roman:
                return "organization"
            return "party" if is_party(name) and line.figures else "group"
        if line.manner:
            return "organization"
        return self._kind_without_number(line)

    def _kind_without_name(self, line: Line) -> str:
        """Tell what a row without a name is; its code alone says whom it is about."""
        code = self._code(line.row)
        if not line.figures:
            return "organization" if self._is_coded(line) else "words"
        if not code or self.grid.merge(line.row, self.name) is not None:
            return "nameless"
        return "total" if is_total(code) else "organization"

    def _follows(self, line: Line) -> bool:
        """Tell whether the row above holds an organisation, of which a row of words is the rest of the name."""
        above = next((other for other in self.lines if other.row == line.row - 1), None)
        return above is not None and bool(above.figures) and bool(above.manner)

    def _opens(self, line: Line) -> bool:
        """Tell whether the rows after a numbered one are below it: 1.1, a) or 1 again."""
        following = next((other for other in self.lines if other.row > line.row), None)
        return following is not None and (following.manner == BELOW or following.number.strip("().") == "1")

    def _sums_up(self, line: Line) -> bool:
        """Tell whether the figures of a row are the sums of those below it, up to the next group or sum."""
        below: list[int] = []
        for other in self.lines:
            if other.row > line.row and not sums_a_page(other.name):
                if is_group(other.name) or is_total(other.name):
                    break
                below.append(other.row)
        return bool(below) and self._equals_sum(line.row, below)

    def _is_uncomputed(self, line: Line) -> bool:
        """Tell whether every figure of a row is a formula without a result."""
        cells = [cell for index in self.figures if (cell := self._cell(line.row, index)) is not EMPTY]
        return all(read_count(cell).kind == Kind.NO_RESULT for cell in cells)

    def _equals_sum(self, row: int, parts: Iterable[int]) -> bool:
        rows = list(parts)
        sums = [
            (own.value, sum(read_count(self._cell(part, index)).value or 0 for part in rows))
            for index in self.figures
            if (own := read_count(self._cell(row, index))).value is not None
        ]
        return any(own for own, _ in sums) and all(own == added for own, added in sums)

    def _cell(self, row: int, column: int) -> Cell:
        return self.grid.rows.get(row, {}).get(column, EMPTY)

    def _kind_without_number(self, line: Line) -> str:
        if is_group(line.name):
            if line.figures:
                sums = self.is_numbered or self._sums_up(line) or self._is_uncomputed(line)
                is_sum = sums and not is_party(line.name)
                return "group" if is_sum else "organization"
            if self.is_numbered or is_bloc(line.name) or line.name.isupper() or "," in line.name:
                return "group"
        if not line.figures and line.name[:1].islower() and self._follows(line):
            return "continued"
        if line.figures or is_organization(line.name):
            return "organization"
        merge = self.grid.merge(line.row, self.name)
        if merge is not None and merge.last_column > self.name and len(dict(self.grid.texts(line.row))) == 1:
            return "group"
        if line.name.isupper():
            return "group"
        return "words" if self.is_numbered else "organization"

    def _join_or_report(self, line: Line, rows: list[Row], nameless: list[int], doubled: list[tuple[int, str]]) -> None:
        """Add the figures of a row below a merged name to those of that name; report any other row without a name."""
        cells = self.grid.rows[line.row]
        merge = self.grid.merge(line.row, self.name)
        if merge is None or not rows or rows[-1].row != merge.first_row:
            nameless.append(line.row)
        elif set(cells) & set(rows[-1].cells):
            doubled.append((line.row, rows[-1].name))
        else:
            rows[-1] = replace(rows[-1], cells={**rows[-1].cells, **cells})

    def _row(self, line: Line, kind: str, group: int | None, below_party: bool) -> Row:
        return Row(
            line.row,
            kind,
            line.name,
            self.grid.rows[line.row],
            line.number,
            self._code(line.row),
            None if kind == "group" else group,
            line.depth + below_party if kind == "organization" else 0,
            line.row in self.grid.sheet.hidden_rows,
        )


def _is_prose(kind: Kind, value: object) -> bool:
    """Tell whether a cell holds words and no attempt at a number; place and day of a signature are words."""
    if kind == Kind.EMPTY:
        return True
    if kind != Kind.TEXT or not isinstance(value, str):
        return False
    return is_closing(value) or not any(letter.isdigit() for letter in value)


def _sums(rows: list[Row]) -> list[Row]:
    """Return the rows with sums of the whole told from those of a group.

    A plain 'Cộng' sums the group above it where several rows do so or another names the whole; else the whole.
    """
    totals = [row for row in rows if row.kind == "total" and not sums_a_page(row.name)]
    parts = [row for row in totals if is_plain_sum(row.name) or sums_a_group(row.name)]
    several = len(parts) > 1 or len(parts) < len(totals)
    of_group = {row.row for row in parts if several or sums_a_group(row.name)}
    return [replace(row, group=None) if row.kind == "total" and row.row not in of_group else row for row in rows]


def _levelled(rows: list[Row]) -> list[Row]:
    """Return the rows with the highest level that occurs as 0: a list of dashes only is a plain list."""
    top = min((row.level for row in rows if row.kind == "organization"), default=0)
    return [replace(row, level=row.level - top) if row.kind == "organization" else row for row in rows]
