"""Drawings of the offline page: charts in the colours of the page, light or dark, and the bar of the answer."""

from __future__ import annotations

import re

from dashboard.exports.chart_svg import SANS, draw
from dashboard.exports.document import Chart, Table, words_of
from dashboard.exports.html.table import words
from dashboard.i18n.language import Language
from dashboard.look import TOKENS

_BROAD, _PHONE = 960, 358
"""Pixels of the two drawings, of which the style shows one."""
_NO_PHONE = ("bullets",)
"""Charts with names beside bars, in letters that nobody can read on a phone: there the list below says the same."""
_VARIABLES = {light.lower(): f"var(--{name})" for name, (light, _) in reversed(TOKENS.items())}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")


def chart_markup(chart: Chart, number: int) -> str:
    """Return a chart as a part of the page, drawn for screens and paper and drawn for phones, with its note below.

    `number` tells it from the other charts of the page.
    """
    widths = {"broad": _BROAD} if chart.key in _NO_PHONE else {"broad": _BROAD, "phone": _PHONE}
    drawn = "".join(_drawing(chart, f"c{number}{name[0]}", name, width) for name, width in widths.items())
    note = f'<figcaption class="note">{words(chart.note)}</figcaption>' if chart.note else ""
    css = ' class="broad"' if len(widths) == 1 else ""
    return f"<figure{css}>{drawn}{note}</figure>"


def _drawing(chart: Chart, prefix: str, name: str, width: float) -> str:
    svg = draw(chart, width, family=SANS).svg
    box = re.search(r'viewBox="[^"]+"', svg)
    body = svg[svg.index(">") + 1 :]
    body = _COLOUR.sub(lambda found: _VARIABLES.get(found[0].lower(), found[0]), body)
    body = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{prefix}-", body)
    inner = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", body)  # the sentence speaks for all of it
    return f'<svg class="{name}" {box[0] if box else ""} role="img" aria-label="{words(chart.alt)}">{inner}'


def answer_markup(language: Language, facts: Table) -> str:
    """Return the answer in large figures with its bar, from the table of facts; nothing where nobody reported."""
    cells = {row.code: row.cells[2] for row in facts.rows}
    kinds = {row.code: row.cells[2].kind or facts.columns[2].kind for row in facts.rows}
    admitted, quota, due = (cells[code].value if code in cells else None for code in ("admitted", "quota", "due"))
    if not isinstance(admitted, int):
        return ""
    said = {code: words(words_of(language, cell, kinds[code])) for code, cell in cells.items()}
    if not isinstance(quota, int) or not quota:
        unit = words(language.plural("người", admitted))
        return f'<div class="answer"><b>{said["admitted"]}</b><span class="of">{unit}</span></div>'
    of = words(language.text("/ {quota} người", quota=language.number(quota)))
    end = max(quota, admitted)
    marks = (
        f'<i class="track" style="width:{quota / end:.2%}"></i><i class="done" style="width:{admitted / end:.2%}"></i>'
    )
    if isinstance(due, int) and due <= end:
        if admitted < due:
            marks += f'<i class="gap" style="left:{admitted / end:.2%};width:{(due - admitted) / end:.2%}"></i>'
        label = words(language.text("cần đạt {due}", due=language.number(due)))
        at = f"{due / end:.2%}"
        marks += f'<i class="due" style="left:{at}"></i><span style="left:{at};--at:-{at}">{label}</span>'
    return (
        f'<div class="answer"><b>{said["admitted"]}</b><span class="of">{of}</span>'
        f'<span class="percent">{said.get("percent", "")}</span></div><div class="bar" aria-hidden="true">{marks}</div>'
    )
