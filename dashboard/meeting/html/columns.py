"""How wide the columns of a table on the wall are: figures as narrow as they are, names all the rest."""

from __future__ import annotations

from dashboard.exports.document import Column, Kind, RowKind, Table, words_of
from dashboard.exports.measuring import Face, width_of, wrapped
from dashboard.i18n.language import Language

_HEAD, _HEAD_LINES = 0.9, 3
_SIDES = 1.1
"""Margins of a cell and a little air, in letters."""
_GLYPH = 1.4
_MOST_WORDS = (21.0, 13.0)
"""Of columns of words beside names: on a wide wall, on a narrow one."""


_NAMES = 11.0
"""What names get at least if they are so long: two or three words in a line."""


def columns_markup(language: Language, table: Table) -> str:
    """Return the columns with their widths in sizes of letters; the first one of words takes what is left."""
    rest = next((place for place, column in enumerate(table.columns) if column.kind is Kind.TEXT), -1)
    made = ""
    for place, column in enumerate(table.columns):
        wide, narrow = (_wanted(language, table, place, column, most) for most in _MOST_WORDS)
        names = f'<col class="names" data-least="{min(wide, _NAMES):.2f}">'
        made += names if place == rest else f'<col style="--wide:{wide:.2f}em;--narrow:{narrow:.2f}em">'
    return f"<colgroup>{made}</colgroup>"


def _wanted(language: Language, table: Table, place: int, column: Column, most: float) -> float:
    """Return the width in which no value breaks and a heading takes three lines at most."""
    cells = (row.cells[place] for row in table.rows if place < len(row.cells) and row.kind is not RowKind.SECTION)
    said = [words_of(language, cell, column.kind) for cell in cells]
    values = max((width_of(one, Face.SOURCE_STRONG, 1) for one in said), default=0)
    if column.code == "state":  # what it was before, in brackets, may go below but is not broken
        pieces = (piece for one in said for piece in one.replace(" (", "\n(").split("\n"))
        widest = max((width_of(piece, Face.SOURCE_STRONG, 1) for piece in pieces), default=0)
        values, most = values + _GLYPH, max(most, widest + _GLYPH)
    if column.kind is Kind.TEXT:
        values = min(values, most)
    alone = column.group and sum(other.group == column.group for other in table.columns) == 1
    heads = f"{column.heading} {column.group}" if alone else column.heading
    longest = max(width_of(word, Face.SOURCE_STRONG, _HEAD) for word in heads.split(" "))
    wanted = max(values, longest)
    while len(wrapped(column.heading, Face.SOURCE_STRONG, _HEAD, wanted)) > _HEAD_LINES:
        wanted += 0.25
    return wanted + _SIDES
