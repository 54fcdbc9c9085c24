"""What is wrong with single cells, gathered so that a file's faults are told together."""

from __future__ import annotations

from data_access.workbooks.places import cell_name
from data_access.workbooks.refusals import Refusal, RefusedError

_MOST = 1_000


class Faults:
    """Faulty cells by what is wrong and by sheet."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._found: dict[tuple[str, str], str] = {}
        self._count = 0

    def add(self, code: str, sheet: str, row: int, column: int, found: str = "") -> None:
        """Note one cell. `found` shows what stands there; that of the first cell is told. Raises after a thousand."""
        self._cells.setdefault((code, sheet), []).append((row, column))
        self._found.setdefault((code, sheet), found)
        self._count += 1
        if self._count >= _MOST:
            self.raise_all()

    def raise_all(self) -> None:
        """Raise RefusedError with one reason for each kind of fault in each sheet, if there is any."""
        if self._cells:
            raise RefusedError(*(self._refusal(code, sheet) for code, sheet in self._cells))

    def _refusal(self, code: str, sheet: str) -> Refusal:
        cells = sorted(self._cells[code, sheet])
        row, column = cells[0]
        also = tuple(cell_name(*cell) for cell in cells[1:])
        return Refusal(code, sheet, row, column, {"found": self._found[code, sheet]}, also)
