"""The organisations of a list as lying bars: admitted on the way to the quota, and the gap to what is due."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import Spec, colours_of, configuration, painted
from dashboard.domain.position import Standing
from dashboard.domain.states import State
from dashboard.i18n.language import Language

ROWS, LINES = 12, 24
"""So many organisations fit a picture, and so many lines of names; those at the head of the list."""
_LETTERS = 28
_MEDIANS = 3
"""The scale ends at so many times the middle quota: one bar far longer ends in ►, and the others can still be read."""
_ROOM_FOR_WORDS = 125
_GAPS = (State.ZERO, State.BEHIND)


@lru_cache
def _template() -> Spec:
    rows = alt.Chart(alt.NamedData(name="rows"))
    y = alt.Y("place:O").axis(
        title=None,
        labelExpr="token:labels",
        labelLimit=0,
        labelFontSize=14,
        labelColor="token:ink",
        domain=False,
        ticks=False,
        labelPadding=10,
    )
    x = (
        alt.X("end:Q")
        .scale(
            domain=[0, alt.expr("longest")], clamp=True, nice=False, range=[0, alt.expr(f"width - {_ROOM_FOR_WORDS}")]
        )
        .axis(None)
    )
    track = rows.mark_bar(color="token:track", height={"band": 0.5}).encode(y, x)
    gap = (
        rows.transform_filter("datum.gap > datum.admitted")
        .mark_bar(color="token:gap-pale", stroke="token:gap", strokeWidth=1.5, height={"band": 0.5})
        .encode(y, alt.X("admitted:Q").axis(None), alt.X2("gap:Q"))
    )
    done = rows.mark_bar(color="token:accent", height={"band": 0.5}).encode(y, alt.X("admitted:Q").axis(None))
    due = rows.transform_filter("isValid(datum.due)")
    halo, mark = (
        due.mark_tick(thickness=thickness, color=colour, height={"band": 0.74}, orient="vertical").encode(
            y, alt.X("due:Q").axis(None)
        )
        for thickness, colour in ((6, "token:paper"), (3, "token:ink"))
    )
    words = rows.mark_text(align="left", dx=9, fontSize=14, color="token:ink").encode(y, x, text="words:N")
    chart = alt.layer(track, done, gap, halo, mark, words)
    spec: Spec = chart.properties(width="container", height={"step": 36}).to_dict(validate=False)
    return spec


def bullet_list(rows: Sequence[Standing], language: Language, *, dark: bool) -> Spec:
    """Return the drawing of those that are shown, on one scale of people."""
    shown = drawn(rows)
    names = [_lines(row) for row in shown]
    ends = [max(row.quota or 0, row.admitted or 0, row.judgement.due or 0) for row in shown]
    longest = min(max(ends), _MEDIANS * sorted(ends)[len(ends) // 2]) if ends else 1
    data = [
        {
            "place": place,
            "admitted": row.admitted or 0,
            "end": end,
            "due": row.judgement.due,
            "gap": row.judgement.due if row.state in _GAPS else None,
            "words": f"► {_words(row, language)}" if end > longest else _words(row, language),
        }
        for place, (row, end) in enumerate(zip(shown, ends, strict=True))
    ]
    spec = painted(_template(), {**colours_of(dark=dark), "labels": f"{json.dumps(names)}[datum.value]"})
    return {
        **spec,
        "params": [{"name": "longest", "value": longest}],
        "config": dict(configuration(language, dark=dark)),
        "datasets": {"rows": pd.DataFrame(data, columns=["place", "admitted", "end", "due", "gap", "words"])},
    }


def drawn(rows: Sequence[Standing]) -> list[Standing]:
    """Return the organisations that fit the drawing, in the order of the list; no quota and nobody is no bar."""
    with_bar = [row for row in rows if row.quota or row.admitted][:ROWS]
    tallest = max((len(_lines(row)) for row in with_bar), default=1)
    return with_bar[: LINES // max(2, tallest)]


def _lines(row: Standing) -> list[str]:
    return textwrap.wrap(row.organization.short_name, _LETTERS)


def _words(row: Standing, language: Language) -> str:
    reached = language.fraction(row.admitted, row.quota)
    if row.state in _GAPS and row.missing:
        return language.text("{reached}, thiếu {n}", reached=reached, n=language.number(row.missing))
    return reached


def bullet_list_alt(rows: Sequence[Standing], language: Language) -> str:
    """Return what the drawing shows, as a sentence."""
    said = [f"{row.organization.name} {_words(row, language)}" for row in drawn(rows)]
    return language.text(
        "Đã kết nạp trên chỉ tiêu, vạch đen là mức cần đạt: {organizations}.", organizations="; ".join(said) or "–"
    )
