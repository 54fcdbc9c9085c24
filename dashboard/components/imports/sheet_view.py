"""A sheet of a file as it looks in a spreadsheet program, the reasons beside the cells they are about."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from dashboard.components.imports.messages import severity_markup
from dashboard.components.markup import escape
from dashboard.i18n.language import Language
from dashboard.imports.sheet_rows import (
    MOST_FOLDED,
    Marks,
    Run,
    cell_text,
    columns_of,
    run_on,
    runs_of,
    spans_of,
    weight,
    widths_of,
)
from dashboard.imports.words import message_text
from dashboard.look import SEVERITY_LOOKS
from data_access.workbooks.book import Sheet


def sheet_view(language: Language, sheet: Sheet, marks: Marks) -> str:
    """Return the markup: column letters, row numbers, merged cells; rows in which nothing is in question folded."""
    columns = columns_of(sheet)
    letters = "".join(f'<th scope="col">{get_column_letter(column)}</th>' for column in range(1, columns + 1))
    widths = widths_of(sheet, columns)
    sized = "".join(f'<col style="width:{width + 2}ch">' for width in widths)
    caption = escape(language.text("Trang tính “{sheet}”", sheet=sheet.name))
    folds = 0
    bodies: list[str] = []
    for run in runs_of(sheet, marks.rows):
        folds += run.last - run.first + 1 if run.folded else 0
        bodies.append(_folded(language, sheet, run, columns, marks, shown=folds <= MOST_FOLDED))
    return (
        f'<div class="qd-scroll qd-sheet" role="region" tabindex="0" aria-label="{caption}">'
        f'<table style="width:{sum(widths) + 2 * columns + 5}ch"><caption>{caption}</caption>'
        f'<colgroup><col style="width:5ch">{sized}</colgroup><thead><tr><th class="corner"></th>{letters}</tr></thead>'
        f"{''.join(bodies)}"
        "</table></div>"
    )


def _folded(language: Language, sheet: Sheet, run: Run, columns: int, marks: Marks, *, shown: bool) -> str:
    if not run.folded:
        return f"<tbody>{''.join(_rows(language, sheet, run, columns, marks))}</tbody>"
    count = language.plural("{n} dòng không có gì cần xem", run.last - run.first + 1)
    words = escape(f"{count} ({run.first}–{run.last})")
    if not shown:
        return f'<tbody><tr class="fold"><th></th><td colspan="{columns}">{words}</td></tr></tbody>'
    rows = "".join(_rows(language, sheet, run, columns, marks))
    return (
        f'<tbody class="folded"><tr class="fold"><th></th><td colspan="{columns}"><details><summary>{words}</summary>'
        f"</details></td></tr>{rows}</tbody>"
    )


def _rows(language: Language, sheet: Sheet, run: Run, columns: int, marks: Marks) -> Iterator[str]:
    spans = spans_of(sheet.merges, run.first, run.last, columns)
    for row in range(run.first, run.last + 1):
        cells = []
        covered = 0
        for column in range(1, columns + 1):
            down, across = spans.get((row, column), (1, 1))
            if (row, column) not in spans and column > covered:
                across = run_on(sheet, row, column, columns)
                covered = column + across - 1
                cells.append(_cell(sheet, row, column, marks, down, across))
            elif (row, column) in spans and down:
                cells.append(_cell(sheet, row, column, marks, down, across))
        hidden = ' class="hidden-row"' if row in sheet.hidden_rows else ""
        yield f'<tr{hidden}><th scope="row">{row}</th>{"".join(cells)}</tr>'
        if row in marks.said:
            said = "".join(
                f"<p>{severity_markup(language, weight(message))} <b>{escape(message.cell)}</b> "
                f"{escape(message_text(language, message))}</p>"
                for message in marks.said[row]
            )
            yield f'<tr class="said"><th></th><td colspan="{columns}"><div>{said}</div></td></tr>'


def _cell(sheet: Sheet, row: int, column: int, marks: Marks, down: int, across: int) -> str:
    cell = sheet.cell(row, column)
    text = escape(cell_text(cell))
    classes = ["num"] if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) else []
    severity, change = marks.cells.get((row, column)), marks.changed.get((row, column))
    if change is not None:
        text = f'<span class="was">{escape(change.before)} → </span>{text}'
        classes.append("changed")
    if severity is not None:
        look = SEVERITY_LOOKS[severity.value]
        classes.append(f"marked {look.css}")
        text = f'<span aria-hidden="true">{look.glyph} </span>{text}'
    spans = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
    css = f' class="{" ".join(classes)}"' if classes else ""
    return f"<td{css}{spans}>{text}</td>"
