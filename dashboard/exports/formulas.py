"""Formulas of tables, worked out a second time: one is written only where it gives the value that the screen shows."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from dashboard.exports.document import Cell, Difference, Ratio, Sum, Table

_TENTH = Decimal("0.1")


def holds(table: Table, row: int, column: int) -> bool:
    """Return whether the cell has a formula that gives its value.

    It does not where it reaches over a hidden cell (the rest would give it away), and where a rule of the screens
    differs from plain rounding: 1.999 of 2.000 is 99,9 % there, not 100 %.
    """
    result = result_of(table, row, column)
    return result is not None and result == table.rows[row].cells[column].value


def result_of(table: Table, row: int, column: int) -> int | Decimal | None:
    """Return what the formula of a cell gives: a percent with one digit, half up; None where it gives nothing."""
    cells = table.rows[row].cells
    match cells[column].formula:
        case Sum(rows):
            summed = [_cell(table, each, column) for each in rows]
            counts = [number for cell in summed if (number := _number(cell)) is not None]
            return None if not counts or any(cell.hidden for cell in summed) else sum(counts)
        case Ratio(count, of):
            part, whole = _number(cells[count]), _number(cells[of])
            if part is None or not whole:
                return None
            return (Decimal(part) * 100 / Decimal(whole)).quantize(_TENTH, ROUND_HALF_UP)
        case Difference(of, less):
            first, second = _number(cells[of]), _number(cells[less])
            return None if first is None or second is None else first - second
    return None


def _cell(table: Table, row: int, column: int) -> Cell:
    cells = table.rows[row].cells
    return cells[column] if column < len(cells) else Cell()


def _number(cell: Cell) -> int | None:
    return cell.value if isinstance(cell.value, int) else None
