"""How wide the columns of a table on the wall are: figures as narrow as they are, names all the rest."""

from __future__ import annotations

from dashboard.exports.document import Column, Kind, RowKind, Table, words_of
from dashboard.exports.html.table import STATE_COLUMNS
from dashboard.exports.measuring import Face, width_of, wrapped
from dashboard.i18n.language import Language

_HEAD = 0.9
_HEAD_LINES = ((7, 1), (12, 2))
"""Up to so many letters a heading has at most so many lines; longer ones have three."""
_SIDES = 1.1
"""Margins of a cell and a little air, in letters."""
_GLYPH = 1.4
_MOST_WORDS = (21.0, 13.0)
"""Of columns of words beside names: on a wide wall, on a narrow one."""
_NAMES = 11.0
"""What names get at least if they are so long: two or three words in a line."""
_PHONE = 24.0
"""What a phone is wide, in letters that are still read."""


def table_start(language: Language, table: Table) -> str:
    """Return the start of the table, its columns' widths in sizes of letters; the first one of words takes the rest.

    On a wall as narrow as a phone a wide one puts its figures beneath names and states (`slides.css`): all of a row is
    seen at once in letters that can be read, and figures still stand below one another. To scroll sideways would hide
    either the figures or whose they are.
    """
    rest = next((place for place, column in enumerate(table.columns) if column.kind is Kind.TEXT), -1)
    made, least = "", 0.0
    for place, column in enumerate(table.columns):
        wide, narrow = (_wanted(language, table, place, column, most) for most in _MOST_WORDS)
        names = min(wide, _NAMES)
        least += names if place == rest else narrow
        made += (
            f'<col class="names" data-least="{names:.2f}">'
            if place == rest
            else f'<col style="--wide:{wide:.2f}em;--narrow:{narrow:.2f}em">'
        )
    return f"<table{' class=deep' if least > _PHONE else ''}><colgroup>{made}</colgroup>"


def _wanted(language: Language, table: Table, place: int, column: Column, most: float) -> float:
    """Return the width in which no figure and no state breaks, and a heading takes three lines at most."""
    cells = (row.cells[place] for row in table.rows if place < len(row.cells) and row.kind is not RowKind.SECTION)
    said = [words_of(language, cell, column.kind) for cell in cells]
    values = max((width_of(one, Face.SOURCE_STRONG, 1) for one in said), default=0)
    if column.code in STATE_COLUMNS:
        values += _GLYPH
    elif column.kind is Kind.TEXT:
        values = min(values, most)
    longest = max(width_of(word, Face.SOURCE_STRONG, _HEAD) for word in column.heading.split(" "))
    wanted = max(values, longest)
    lines = next((lines for letters, lines in _HEAD_LINES if len(column.heading) <= letters), 3)
    while len(wrapped(column.heading, Face.SOURCE_STRONG, _HEAD, wanted)) > lines:
        wanted += 0.25
    return wanted + _SIDES
