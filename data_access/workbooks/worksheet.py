"""The cells of one worksheet, from its XML: what stands there, not what a declared size says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from data_access.workbooks import limits
from data_access.workbooks.faults import Faults
from data_access.workbooks.grid import Grid, Held, Holds
from data_access.workbooks.legacy import Encoding
from data_access.workbooks.numbers import stored_day, stored_number, written_day
from data_access.workbooks.places import LAST_ROW, block_place, cell_place
from data_access.workbooks.refusals import RefusedError, refused
from data_access.workbooks.rich_text import RichText, SharedText, TextTooLongError, with_font
from data_access.workbooks.styles import GENERAL, Style
from data_access.workbooks.texts import Runs, Texts, is_blank, unescape

_TRUE = ("1", "true", "on")
_NO_STYLE = Style()


@dataclass
class Shared:
    """What the sheets of one workbook share."""

    styles: list[Style]
    shared_texts: list[SharedText]
    date1904: bool
    texts: Texts = field(default_factory=Texts)
    faults: Faults = field(default_factory=Faults)
    cells_left: int = field(default_factory=lambda: limits.CELLS)


def is_on(attributes: dict[str, str], name: str) -> bool:
    """Say whether a yes-or-no attribute says yes."""
    return attributes.get(name, "").lower() in _TRUE


class WorksheetReader:
    """Takes one xl/worksheets/*.xml and fills a grid."""

    def __init__(self, grid: Grid, shared: Shared) -> None:
        self._grid, self._shared = grid, shared
        self._row = self._column = 0
        self._type = "n"
        self._style = Style()
        self._formula = self._has_value = False
        self._pieces: list[str] | None = None
        """Of the value that is being read."""
        self._value = ""
        self._length = 0
        self._inline: RichText | None = None
        self._too_long = False
        self._in_cell = False
        self._styles = {str(number): style for number, style in enumerate(shared.styles)}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._start_cell(attributes)
        elif self._inline:
            self._inline.start(tag, attributes)
        elif self._in_cell:
            if tag == "v":
                self._pieces = []
            elif tag == "f":
                self._formula = True
            elif tag == "is":
                self._inline = RichText()
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "col":
            self._add_columns(attributes)
        elif tag == "mergeCell":
            self._add_merge(attributes.get("ref", ""))
        elif tag in ("drawing", "picture"):
            self._grid.pictures = True

    def end(self, tag: str) -> None:
        if tag == "c":
            self._end_cell()
        elif tag == "v" and self._pieces is not None:
            self._value, self._has_value, self._pieces = "".join(self._pieces), True, None
        elif self._inline and tag != "is":
            self._inline.end(tag)

    def text(self, text: str) -> None:
        if self._pieces is not None:
            self._length += len(text)
            if self._length <= limits.CELL_CHARACTERS:
                self._pieces.append(text)
            else:
                self._too_long = True
        elif self._inline and not self._too_long:
            try:
                self._inline.text(text)
            except TextTooLongError:
                self._too_long = True

    def refuse_control_character(self, character: str) -> None:
        """Raise for a character that no text may hold, with the cell that was being read."""
        self._fault("control-character", character)
        self._shared.faults.raise_all()

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        row = self._row + 1 if number is None else _whole(number)
        if not self._row < row <= LAST_ROW:
            raise self._broken(f"row {row}")
        self._row, self._column = row, 0
        if (is_on(attributes, "hidden") or attributes.get("ht") in ("0", "0.0")) and row <= limits.ROWS:
            self._grid.hidden_rows.add(row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        name = attributes.get("r")
        if name is None:
            self._column += 1
        else:
            try:
                row, self._column = cell_place(name)
            except ValueError:
                raise self._broken(name[:20]) from None
            if row != self._row:
                raise self._broken(name)
        if not self._row or self._in_cell:
            raise self._broken("c")
        self._in_cell = True
        self._type = attributes.get("t", "n")
        self._style = self._styles.get(attributes.get("s", "0"), _NO_STYLE)

    def _end_cell(self) -> None:
        self._in_cell = False
        if not (self._has_value or self._formula or self._inline):
            return
        held = self._held()
        self._formula = self._has_value = self._too_long = False
        self._value, self._length, self._inline = "", 0, None
        if held is None:
            return
        row, column = self._row, self._column
        if (row, column) in self._grid.cells:
            raise refused("two-values-in-a-cell", self._grid.name, row, column)
        if row > limits.ROWS or column > limits.COLUMNS:
            raise refused("cell-outside-limits", self._grid.name, row, column, rows=limits.ROWS, columns=limits.COLUMNS)
        self._shared.cells_left -= 1
        if self._shared.cells_left < 0:
            raise refused("too-many-cells", limit=limits.CELLS)
        if self._shared.texts.too_many:
            raise refused("too-much-text", limit=limits.CHARACTERS)
        self._grid.cells[row, column] = held

    def _held(self) -> Held | None:
        """What the cell holds; None where nobody would see anything."""
        number_format = self._style.number_format
        if self._too_long:
            self._fault("text-too-long")
            return None
        if self._type == "inlineStr" and self._inline:
            return self._text(with_font(self._inline.runs(), self._style.encoding))
        if (self._formula and not self._has_value) or (self._formula and not self._value and self._type != "str"):
            return Held(Holds.NOTHING, None, number_format, True)
        if not self._has_value or not self._value.strip():
            return None
        if self._type == "s":
            return self._shared_text()
        if self._type in ("str", "inlineStr"):
            return self._text(((unescape(self._value), self._style.encoding),))
        if self._type == "e":
            number = self._shared.texts.number(((self._value.strip(), Encoding.UNICODE),))
            return Held(Holds.ERROR, number, number_format, self._formula)
        return self._counted()

    def _counted(self) -> Held | None:
        """A number, a truth value or a day."""
        number_format, value = self._style.number_format, self._value.strip()
        if self._type == "b" and value.lower() in ("0", "1", "false", "true"):
            return Held(Holds.TRUTH, value.lower() in _TRUE, number_format, self._formula)
        try:
            if self._type == "d":
                day: object = written_day(value)
            elif self._type == "n":
                number = stored_number(value)
                day = stored_day(number, date1904=self._shared.date1904) if self._style.date else number
            else:
                raise ValueError(value)
        except ValueError:
            self._fault("number-unreadable", value[:40])
            return None
        if isinstance(day, datetime):
            return Held(Holds.MOMENT, day, number_format, self._formula)
        if isinstance(day, int | float):
            return Held(Holds.NUMBER, day, number_format, self._formula)
        return Held(Holds.DAY, day, number_format, self._formula)  # type: ignore[arg-type]

    def _shared_text(self) -> Held | None:
        number = _whole(self._value.strip())
        if number >= len(self._shared.shared_texts):
            raise refused("broken-part", self._grid.name, self._row, self._column, part="sharedStrings.xml")
        text = self._shared.shared_texts[number]
        if text is None:
            self._fault("text-too-long")
            return None
        return self._text(with_font(text, self._style.encoding))

    def _text(self, runs: Runs) -> Held | None:
        if is_blank(runs):
            return None
        number_format = self._style.number_format or GENERAL
        return Held(Holds.TEXT, self._shared.texts.number(runs), number_format, self._formula)

    def _add_columns(self, attributes: dict[str, str]) -> None:
        if is_on(attributes, "hidden") or attributes.get("width") in ("0", "0.0"):
            first, last = _whole(attributes.get("min", "0")), _whole(attributes.get("max", "0"))
            if len(self._grid.hidden_columns) < limits.COLUMNS and 0 < first <= limits.COLUMNS:
                self._grid.hidden_columns.append((first, min(last, limits.COLUMNS)))

    def _add_merge(self, block: str) -> None:
        try:
            self._grid.merges.append(block_place(block))
        except ValueError:
            raise self._broken(block[:20]) from None
        if len(self._grid.merges) > limits.MERGES:
            raise self._broken(block[:20])

    def _fault(self, code: str, found: str = "") -> None:
        self._shared.faults.add(code, self._grid.name, max(self._row, 1), max(self._column, 1), found)

    def _broken(self, found: str) -> RefusedError:
        return refused("broken-sheet", self._grid.name, found=found)


def _whole(text: str) -> int:
    """The number of a row, a style or a text. Larger than any when it is no such number, so that it is refused."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 10**9
