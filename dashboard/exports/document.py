"""A paper without a format: what a file says, in the order in which it says it; every writer turns it into bytes.

Values stand in it as values (people, percents, days), never as text that was formatted: a writer gives them the form of
its medium, `words_of` the form of a text. All of them come from the view models of the screens, so that every
format of one address says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, overload

from dashboard.address import Address
from dashboard.i18n.language import Language

Value = str | int | Decimal | date | None
UNKNOWN, NONE, HIDDEN = "…", "–", "■"
"""Not reported or not said; not assigned or says nothing; not told to protect people. Never 0, never an empty cell."""


class Kind(StrEnum):
    """What the cells of a column hold. A cell may hold UNKNOWN or NONE instead."""

    ORDER = "order"  # the place in the list, a whole number; I, II, III in group rows
    TEXT = "text"  # words, from the left
    LABEL = "label"  # a short word or a month, in the middle
    COUNT = "count"  # whole numbers
    PERCENT = "percent"  # a Decimal: 35.4 is 35,4 %
    DECIMAL = "decimal"  # a Decimal with one digit that is no percent
    DAY = "day"  # a date


class RowKind(StrEnum):
    """What a row is."""

    ITEM = "item"
    GROUP = "group"  # the sum of the items below it, up to the next group
    SECTION = "section"  # words across the table, in the first cell
    TOTAL = "total"


@dataclass(frozen=True)
class Ratio:
    """Percent of two cells of the same row, by the numbers of their columns (from 0)."""

    count: int
    of: int


@dataclass(frozen=True)
class Difference:
    """One cell of the same row less another, by the numbers of their columns (from 0)."""

    of: int
    less: int


@dataclass(frozen=True)
class Sum:
    """Sum over rows of the table in the same column, by their numbers (from 0). Cells without a number do not count."""

    rows: tuple[int, ...]


Formula = Ratio | Difference | Sum


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `hidden`: not told to protect people (the value is then None); `code`: the value for programs.

    `kind` stands where a cell holds something else than its column: a list of facts has people, percents and words
    below one another.

    A formula says how the value follows from other cells of the table. It is a description for formats that calculate:
    whoever writes it asks `dashboard.exports.formulas.holds` first.
    """

    value: Value = None
    hidden: bool = False
    formula: Formula | None = None
    code: str = ""
    kind: Kind | None = None


@dataclass(frozen=True)
class Column:
    """One column: its heading, its width in digits, the heading above several ("Trong đó"), its name for programs."""

    heading: str
    width: float
    group: str = ""
    kind: Kind = Kind.COUNT
    code: str = ""
    detail: bool = False
    """Whether pages, which are only so wide, leave it to the formats that scroll."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; cells at its end that are not there are empty. `code`: of the organisation or group that it is about."""

    kind: RowKind
    cells: tuple[Cell, ...]
    code: str = ""


def row_of(kind: RowKind, *values: Value | Cell, code: str = "") -> Row:
    """Return a row of plain values and cells."""
    return Row(kind, tuple(value if isinstance(value, Cell) else Cell(value) for value in values), code)


_Item = TypeVar("_Item")
MANY_ROWS = 10_000
"""Of more rows none is kept: as cells 100.000 rows take a gigabyte."""


def rows_of_items(items: Sequence[_Item], make: Callable[[_Item], Row]) -> Sequence[Row]:
    """Return the rows that `make` makes of items: of many only when somebody reads them, and each time anew."""
    return _MadeRows(items, make) if len(items) > MANY_ROWS else tuple(map(make, items))


class _MadeRows(Sequence[Row]):
    """Rows that are made when they are read; the last one is kept, since who reads its cells asks for it again."""

    def __init__(self, items: Sequence[_Item], make: Callable[[_Item], Row]) -> None:
        self._items: Sequence[Any] = items
        self._make: Callable[[Any], Row] = make
        self._last: tuple[int, Row] | None = None

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return _MadeRows(self._items[place], self._make)
        if self._last is None or self._last[0] != place:
            self._last = place, self._make(self._items[place])
        return self._last[1]


@dataclass(frozen=True)
class Sentence:
    """A sentence or paragraph of its own."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A statement over what follows; `level` 2 stands below the title, 3 below another heading."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Table:
    """A table; `key` names it among the tables of its part, `notes` stand under it.

    `fixed` columns stay in sight where a screen scrolls.
    """

    key: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    fixed: int = 2


@dataclass(frozen=True)
class Series:
    """One line or row of bars: a value for each category of its chart, None where there is none."""

    name: str
    values: tuple[float | int | None, ...]
    asked: bool = False
    """What is due or asked, beside what is."""


@dataclass(frozen=True)
class Chart:
    """A chart, as figures for formats with charts of their own, and as a drawing.

    `spec` is a Vega-Lite specification for light paper, its data as plain records; empty where nobody drew one.
    `kind`: "line" or "column" or "bar" (lying), or "drawing" without categories and series: formats with charts of
    their own leave that one out, since a table says the same. `alt` says in a sentence what it shows.
    """

    key: str
    kind: str
    title: str
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    spec: Mapping[str, Any] = field(default_factory=dict, compare=False)
    note: str = ""
    """What a reader of the drawing must know: its marks, and how much of a list it holds."""


@dataclass(frozen=True)
class Blank:
    """Empty lines for a person to write on: what the data do not say is not made up."""

    lines: int


Block = Sentence | Heading | Table | Chart | Blank


@dataclass(frozen=True)
class Part:
    """One sheet, section or run of slides: its name on a tab, its title, and what it says.

    `annex`: "Phụ lục 01" for one that is an annex of a document.
    """

    key: str
    name: str
    title: str
    blocks: tuple[Block, ...]
    annex: str = ""
    landscape: bool = True
    attached: str = ""
    """What an annex is attached to, with blanks for a person."""

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def charts(self) -> tuple[Chart, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Chart))

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences before the first table or chart."""
        said = []
        for block in self.blocks:
            if not isinstance(block, Sentence):
                break
            said.append(block.text)
        return tuple(said)


@dataclass(frozen=True)
class Letterhead:
    """The heading block of Party papers. A program fills in no number and no day: those stay blanks for a person."""

    above: str
    """Who stands above the issuing body; dots where nobody is known."""
    issuer: str
    symbol: str
    """ "Số …… - BC/……": number, kind of paper, short name of the issuing body; all but a report's kind are blanks."""
    party: str
    place_and_day: str
    draft: str
    """ "DỰ THẢO"."""


@dataclass(frozen=True)
class Closing:
    """The end of a paper that somebody signs. Recipients, office and name stay blanks for a person."""

    recipients_heading: str
    """ "Nơi nhận:"."""
    recipients: tuple[str, ...]
    on_behalf: str
    """ "T/M …"."""
    office: str
    name: str


@dataclass(frozen=True)
class Note:
    """One entry of the notes: what it is about, and what is said of it."""

    about: str
    text: str


@dataclass(frozen=True)
class Document:
    """All that a file says. `address` has its defaults filled in; `stem` is the file's name without its ending."""

    view: str
    title: str
    language: Language
    letterhead: Letterhead
    day_line: str
    """ "Số liệu tính đến ngày 31/05/2024"."""
    scope_line: str
    """Scope and filters as a sentence."""
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    """ "Ghi chú": filters, day, version, definitions, documents, what is hidden and why, who and when."""
    foot: str
    """One line: when, scope, filters, day, version."""
    stem: str
    address: Address
    jurisdiction_id: int
    issuer: str
    """Name of the jurisdiction, for the properties of a file."""
    exported_at: datetime
    illustrative: bool = False
    closing: Closing | None = None
    """None for a paper that nobody signs."""

    def tables(self) -> Iterator[tuple[Part, Table]]:
        """Yield every table with its part."""
        for part in self.parts:
            for table in part.tables:
                yield part, table


def words_of(language: Language, cell: Cell, kind: Kind) -> str:
    """Return a cell as text: 1.020, 35,4%, 31/05/2024; a hidden one is "■", an empty one empty."""
    value, kind = cell.value, cell.kind or kind
    if cell.hidden:
        return HIDDEN
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return language.percent(value) if kind is Kind.PERCENT else language.number(value, 1)
    if isinstance(value, int):
        return language.number(value)
    return language.day(value) if isinstance(value, date) else value
