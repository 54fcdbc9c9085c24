"""The cells of a list as values; whatever is no such value is refused with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from data_access.ingest.counts import Kind, read_count
from data_access.ingest.lists.choices import chosen
from data_access.ingest.lists.findings import Findings
from data_access.ingest.lists.sheets import ListRow, is_empty
from data_access.ingest.lists.units import Unit
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Change
from data_access.workbooks.book import Cell

FIRST_YEAR, LAST_YEAR = 1930, 2200
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: 0{1,2}:00(?::00)?)?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]0{1,2}:00(?::00)?)?", re.ASCII)
_DECIMAL = re.compile(r"(\d+(?:[.,]\d+)?) ?(%?)", re.ASCII)


class RowReader:
    """Reads the cells of one row. `failed` once a cell of it was refused: then the row says nothing."""

    def __init__(self, row: ListRow, findings: Findings) -> None:
        self.row, self._findings, self.failed = row, findings, False

    def refuse(self, code: str, field: str, **values: str | int) -> None:
        """Refuse the file because of a cell of this row."""
        self.failed = True
        self.say(Severity.REFUSAL, code, field, **values)

    def say(self, severity: Severity, code: str, field: str, **values: str | int) -> None:
        """Say something about a cell of this row."""
        row = self.row
        self._findings.add(severity, code, row.sheet, row.row, row.columns.get(field), **values)

    def said(self, field: str) -> bool:
        """Something stands in the cell."""
        return not is_empty(self.row.cell(field))

    def change(self, unit: Unit, field: str, period: str, before: int | str | None, after: int | str | None) -> Change:
        """Return a change that a cell of this row makes."""
        row = self.row
        return Change(unit.code, unit.name, field, period, before, after, row.sheet, row.row, row.columns.get(field))

    def text(self, field: str, most: int, *, required: bool = False) -> str:
        """Return the text of a cell on one line, '' for an empty one."""
        cell = self._filled(field, required=required)
        if cell is None:
            return ""
        found = " ".join(as_text(cell).split())
        if len(found) > most:
            self.refuse("list-text-too-long", field, found=found[:40], most=most)
        return found

    def choice(self, field: str, words: Mapping[str, Iterable[str]], code: str) -> str | None:
        """Return the code of a choice, None for an empty cell; what is none of them is refused as `code`."""
        cell = self._filled(field)
        if cell is None:
            return None
        found = as_text(cell)
        code_chosen = chosen(found, words)
        if code_chosen is None:
            self.refuse(code, field, found=found[:60], expected=", ".join(next(iter(each)) for each in words.values()))
        return code_chosen

    def year(self, field: str, last: int, *, required: bool = False) -> int | None:
        """Return a year up to `last`, None for an empty cell."""
        cell = self._filled(field, required=required)
        if cell is None:
            return None
        found = re.fullmatch(r"(?:năm )?(\d{4})", as_text(cell).strip().casefold(), re.ASCII)
        year = int(found[1]) if found else None
        if year is None or not FIRST_YEAR <= year <= last:
            self.refuse("list-bad-year", field, found=as_text(cell)[:40], first=FIRST_YEAR, last=last)
            return None
        return year

    def day(self, field: str, *, required: bool = False) -> date | None:
        """Return a day, None for an empty cell. Text is read day first, or as 2026-05-31."""
        cell = self._filled(field, required=required)
        if cell is None:
            return None
        found = as_day(cell)
        if found is None or not FIRST_YEAR - 30 <= found.year <= LAST_YEAR:
            self.refuse("list-bad-day", field, found=as_text(cell)[:40])
            return None
        return found

    def count(self, field: str, *, required: bool = False) -> int | None:
        """Return a whole number of people, None for an empty cell and for an x; a dash is 0."""
        cell = self._filled(field, required=required)
        if cell is None:
            return None
        found = read_count(cell)
        if found.value is None and found.kind is not Kind.NOT_APPLICABLE:
            self.refuse("list-bad-count", field, found=as_text(cell)[:40])
        return found.value

    def share(self, field: str, *, required: bool = False) -> tuple[Decimal, bool] | None:
        """Return a number and whether it is marked as percent (then it is a share of 1 already)."""
        cell = self._filled(field, required=required)
        if cell is None:
            return None
        found = as_share(cell)
        if found is None:
            self.refuse("list-bad-share", field, found=as_text(cell)[:40])
        return found

    def _filled(self, field: str, *, required: bool = False) -> Cell | None:
        cell = self.row.cell(field)
        if cell.formula and cell.value is None:
            self.refuse("list-formula", field)
        elif cell.error:
            self.refuse("list-error-cell", field, found=str(cell.value))
        elif not is_empty(cell):
            return cell
        elif required:
            self.refuse("list-empty-cell", field)
        return None


def as_text(cell: Cell) -> str:
    """Return what stands in a cell as people see it: 12 for 12.0, 007 for 7 in the format 000."""
    value = cell.value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int) and re.fullmatch("0{2,}", cell.number_format):
        return str(value).zfill(len(cell.number_format))
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value).strip()


def as_day(cell: Cell) -> date | None:
    """Return the day in a cell, None where it is no day."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    text = value.strip()
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def as_share(cell: Cell) -> tuple[Decimal, bool] | None:
    """Return the number in a cell and whether it is marked as percent: (0.25, True) for 25%, (25, False) for 25."""
    value = cell.value
    if isinstance(value, bool | date):
        return None
    if isinstance(value, int | float):
        number = Decimal(str(value))
        return (number, "%" in cell.number_format) if number.is_finite() and number >= 0 else None
    found = _DECIMAL.fullmatch(str(value).strip())
    if found is None:
        return None
    number = Decimal(found[1].replace(",", "."))
    return (number / 100, True) if found[2] else (number, False)
