"""Tables of the offline page: heads of one or two rows, names as heads of their rows, states by sign and word."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape
from itertools import groupby

from dashboard.domain.states import State
from dashboard.exports.document import Cell, Column, Kind, Row, RowKind, Table, words_of
from dashboard.exports.on_pages import on_pages
from dashboard.exports.safe_text import plain
from dashboard.exports.word.widths import fit
from dashboard.i18n.language import Language
from dashboard.look import STATE_LOOKS

STATE_COLUMNS = ("state", "state_before")
"""Columns whose words stand beside their sign, by code."""
_CLASSES = {Kind.ORDER: "mid", Kind.LABEL: "mid", Kind.DAY: "mid", Kind.TEXT: "words"}
"""Figures stand at the right."""
_MANY_COLUMNS = 9
_LONG = 24
"""Letters of a text that a phone gives more room to, so that rows stay low."""
_STATES = {state.value for state in State}
_NAME = "name"


def table_markup(language: Language, table: Table, width: float) -> str:
    """Return the table in a box of its own that scrolls where it is too wide or long.

    Printed, it fits `width` millimetres without its columns of detail.
    """
    wide = " wide" if len(table.columns) > _MANY_COLUMNS else ""
    lists = " data-list" if any(column.code == _NAME for column in table.columns) else ""
    paged = on_pages(language, table)
    points, widths = fit(language, paged, width)
    left = iter(widths)
    columns = "".join(
        '<col class="detail">' if column.detail else f'<col style="--w:{next(left) / width:.2%}">'
        for column in table.columns
    )
    notes = "".join(f'<p class="note">{words(note)}</p>' for note in table.notes)
    notes += "".join(f'<p class="note paged">{words(note)}</p>' for note in paged.notes[len(table.notes) :])
    return (
        f'<div class="scroll" tabindex="0"><table class="t{wide}" style="--pt:{points}pt"{lists}>'
        f"<colgroup>{columns}</colgroup>{rows_markup(language, table)}</table></div>{notes}"
    )


def rows_markup(language: Language, table: Table) -> str:
    """Return head and body of the table, without the element around them."""
    rows = "".join(_row(language, table, row) for row in table.rows)
    return f"<thead>{_head(table)}</thead><tbody>{rows}</tbody>"


def words(text: str) -> str:
    """Return a text as markup that shows it as it is."""
    return escape(plain(text))


def _head(table: Table) -> str:
    deep = any(column.group for column in table.columns)
    above: list[str] = []
    below: list[str] = []
    place = 0
    for group, members in groupby(table.columns, key=lambda column: column.group):
        inside = list(members)
        if group:
            css = "over detail" if all(column.detail for column in inside) else "over"
            above.append(f'<th class="{css}" colspan="{len(inside)}" scope="colgroup">{words(group)}</th>')
        for column in inside:
            rows = ' rowspan="2"' if deep and not group else ""
            name = " data-name" if column.code == _NAME else ""
            cell = (
                f'<th class="{_class(column)}" data-column="{place}" scope="col"{rows}{name}>'
                f'<span style="--digits:{column.width:g}">{words(column.heading)}</span></th>'
            )
            (below if group else above).append(cell)
            place += 1
    return "".join(f"<tr>{''.join(cells)}</tr>" for cells in (above, below) if cells)


def _class(column: Column) -> str:
    return f"{_CLASSES.get(column.kind, 'num')}{' detail' if column.detail else ''}"


def _row(language: Language, table: Table, row: Row) -> str:
    if row.kind is RowKind.SECTION:
        text = words_of(language, row.cells[0], Kind.TEXT)
        return f'<tr class="section"><th scope="rowgroup" colspan="{len(table.columns)}">{words(text)}</th></tr>'
    return f'<tr class="{row.kind.value}">{"".join(_cells(language, table, row))}</tr>'


def _cells(language: Language, table: Table, row: Row) -> Iterator[str]:
    heads = [place for place, column in enumerate(table.columns) if column.kind is Kind.TEXT][:1]
    for place, column in enumerate(table.columns):
        cell = row.cells[place] if place < len(row.cells) else Cell()
        kind = cell.kind or column.kind
        tag, more = ("th", ' scope="row"') if place in heads else ("td", "")
        if column.code == _NAME:
            more += " data-name"
        if isinstance(cell.value, int | Decimal):
            more += f' data-v="{cell.value}"'
        long = kind is Kind.TEXT and isinstance(cell.value, str) and len(cell.value) > _LONG
        css = f"{_CLASSES.get(kind, 'num')}{' long' if long else ''}"
        css += f"{' hidden' if cell.hidden else ''}{' detail' if column.detail else ''}"
        yield f'<{tag} class="{css}"{more}>{cell_markup(language, cell, column)}</{tag}>'


def cell_markup(language: Language, cell: Cell, column: Column) -> str:
    """Return what a cell says: a state with its sign, a hidden count with its words."""
    text = words(words_of(language, cell, column.kind))
    if cell.hidden:
        return f'<span role="img" aria-label="{words(language.text("không hiển thị"))}">{text}</span>'
    if column.code in STATE_COLUMNS and cell.code in _STATES:
        look = STATE_LOOKS[State(cell.code)]
        return f'<span class="state {look.css}"><i aria-hidden="true">{look.glyph}</i>{text}</span>'
    return text
