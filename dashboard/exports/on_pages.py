"""A document on pages of paper: columns of detail stay in the formats that scroll, and what is too long is refused."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, takewhile

from dashboard.exports.columns import heading_of, picked
from dashboard.exports.document import Blank, Block, Chart, Document, Part, RowKind, Sentence, Table
from dashboard.exports.measuring import Face, wrapped
from dashboard.i18n.language import Language

MOST_CELLS = 60_000
"""In all tables of a paper: setting its pages takes some 20 KB of memory for each."""

_ISSUER, _BOLD, _LINE = 0.47, 1.08, 1.3
"""Of a heading block: the share of the width that its left half has, how much wider its letters are, and how high a
line is, in sizes."""
_MM_PER_POINT = 25.4 / 72
LED_TO = (Table, Chart, Blank)
"""Blocks on whose page the sentence above them stands."""
_ITEMS_AT_END = 2
_SHORT = 9
"""Rows of a table that no page divides: a total under eight clusters."""


class TooLongError(ValueError):
    """A paper has more cells than pages are set for."""


def for_pages(document: Document) -> Document:
    """Return the document as it stands on pages: without columns of detail; each list says which those are.

    Raises TooLongError for more than MOST_CELLS cells, before a row of a long list is made.
    """
    if sum(len(table.rows) * len(_kept(table)) for _, table in document.tables()) > MOST_CELLS:
        raise TooLongError
    parts = (
        replace(part, blocks=tuple(_block_on_pages(document.language, block) for block in part.blocks))
        for part in document.parts
    )
    return replace(document, parts=tuple(parts))


def taken_by_names(document: Document, width: float, points: float) -> float:
    """Return how many millimetres of a first page long names take more than those of one line, in letters of `points`
    on a page `width` millimetres wide."""
    head = document.letterhead
    texts = ((head.above, _ISSUER), (head.issuer, _ISSUER), (document.scope_line, 1.0))
    lines = (len(wrapped(text, Face.TIMES, points * _BOLD, share * width / _MM_PER_POINT)) for text, share in texts)
    return sum(max(0, one - 1) for one in lines) * points * _LINE * _MM_PER_POINT


def stands_below(part: Part) -> bool:
    """Return whether a part stands on the page of the one before it: a few sentences take no page of their own."""
    return not part.annex and all(isinstance(block, Sentence) for block in part.blocks)


def stands_whole(table: Table) -> bool:
    """Return whether all of a table stands on one page."""
    return len(table.rows) <= _SHORT


def rows_of_end(table: Table) -> int:
    """Return how many rows at the end of a table stand on one page with its notes: the sum, and two items with it.

    Those items follow another item, so that no heading of a group is parted from what it heads.
    """
    rows = table.rows
    total = 1 if len(rows) > 1 and rows[-1].kind is RowKind.TOTAL else 0
    items = takewhile(lambda place: rows[place].kind is RowKind.ITEM, range(len(rows) - total - 1, -1, -1))
    return total + min(_ITEMS_AT_END, max(0, sum(1 for _ in islice(items, _ITEMS_AT_END + 1)) - 1))


def too_long_sentence(language: Language) -> str:
    """Return why there is no such file, and what to do."""
    return language.text(
        "Quá dài để dàn thành trang: hơn {n} ô. Thu hẹp phạm vi, hoặc xuất Excel hay CSV.",
        n=language.number(MOST_CELLS),
    )


def not_set_sentence(language: Language) -> str:
    """Return that setting the pages failed or took too long, and what to do."""
    return language.text(
        "Không làm được tệp này: dàn trang quá lâu hoặc thiếu bộ nhớ. Thu hẹp phạm vi hoặc chọn định dạng khác."
    )


def _kept(table: Table) -> list[int]:
    return [place for place, column in enumerate(table.columns) if not column.detail]


def _block_on_pages(language: Language, block: Block) -> Block:
    return on_pages(language, block) if isinstance(block, Table) else block


def on_pages(language: Language, table: Table) -> Table:
    """Return a table without its columns of detail; a note more says which those are."""
    if not any(column.detail for column in table.columns):
        return table
    left_out = "; ".join(heading_of(column) for column in table.columns if column.detail)
    note = language.text("Trong tệp Excel, CSV có thêm: {columns}.", columns=left_out)
    return replace(picked(table, _kept(table)), notes=(*table.notes, note))
