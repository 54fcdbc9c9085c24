"""The share of the quota reached against the size of the quota, over the band in which size alone explains it."""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.charts.base import Spec, colours_of, configuration, painted
from dashboard.charts.labels import Place, place_labels
from dashboard.domain.funnel import Funnel, FunnelPoint, limits
from dashboard.domain.numbers import one_digit
from dashboard.domain.states import State
from dashboard.i18n.language import Language
from dashboard.look import STATE_LOOKS

HEIGHT = 360
NAMED = 8
"""Most names on the drawing: those farthest from the band."""
NARROWEST = 860
"""Pixels from which names stand beside their marks; below, the text under the drawing says them."""
TICKS = (4, 5, 6, 8, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200, 300, 400, 600, 1_000, 2_000, 5_000)
STEPS = 60
ROOM_AT_THE_END = 0.14
"""So much of the scale stays free of marks, for the words beside the line of what is due."""
COLOURS = {
    State.ZERO: "zero",
    State.BEHIND: "behind",
    State.ON_PACE: "pace",
    State.MET: "met",
    State.EXCEEDED: "exceeded",
}


@lru_cache
def _template() -> Spec:
    band, marks = alt.Chart(alt.NamedData(name="band")), alt.Chart(alt.NamedData(name="marks"))
    x = alt.X("quota:Q").scale(type="log", nice=False).axis(None)
    y = (
        alt.Y("share:Q")
        .scale(zero=False, nice=False)
        .axis(
            title=None,
            tickCount=6,
            labelExpr="datum.value < 0 ? '' : format(datum.value, ',.0f') + '%'",
            domain=False,
            ticks=False,
            labelPadding=8,
        )
    )
    usual = band.mark_area(color="token:track").encode(x, alt.Y("low:Q"), alt.Y2("high:Q"))
    due = band.mark_line(strokeWidth=1.5, strokeDash=[5, 4], color="token:ink").encode(x, alt.Y("due:Q"))
    frame = alt.Chart(alt.NamedData(name="frame")).mark_point(opacity=0).encode(x, y)
    colour = alt.Color("colour:N").scale(None)
    glyphs = marks.mark_text(fontSize=16).encode(x, y, text="glyph:N", color=colour)
    names = alt.Chart(alt.NamedData(name="names"))
    wide = f"width >= {NARROWEST}"
    sides: dict[Place, tuple[Literal["left", "center", "right"], int, int]] = {
        Place.RIGHT: ("left", 12, 0),
        Place.LEFT: ("right", -12, 0),
        Place.ABOVE: ("center", 0, -17),
    }
    named = [
        names.transform_filter(f"datum.side == '{side}'")
        .mark_text(align=align, dx=dx, dy=dy, fontSize=14)
        .encode(x, y, color=colour, text=_text("name", wide))
        for side, (align, dx, dy) in sides.items()
    ]
    told = alt.Chart(alt.NamedData(name="told")).mark_text(align="right", dy=-10, fontSize=14, color="token:ink")
    told = told.encode(x, y, text=_text("label", wide))
    ticks = alt.Chart(alt.NamedData(name="ticks"))
    sizes = ticks.mark_text(baseline="top", dy=8, fontSize=14, color="token:ink2").encode(
        x, y, text=_text("label", "width >= 480 || datum.even")
    )
    chart = alt.layer(frame, usual, due, told, glyphs, *named, sizes)
    spec: Spec = chart.properties(
        height=HEIGHT, width="container", padding={"left": 0, "right": 4, "top": 8, "bottom": 26}
    ).to_dict()
    return spec


def _text(name: str, where: str) -> Any:
    """Write a field only where the condition holds; what is merely unseen would still take its room."""
    return alt.when(where).then(alt.Text(f"{name}:N")).otherwise(alt.value(""))


def funnel_chart(drawn: Funnel, language: Language, *, dark: bool) -> Spec:
    """Return the drawing; equal results of equal quotas are one mark with their number."""
    colours = colours_of(dark=dark)
    sizes = [point.quota for point in drawn.points]
    first, largest = min(sizes) / 1.06, max(sizes)
    last = largest * 1.06 * (largest / first) ** ROOM_AT_THE_END
    top = max(1.0, *(float(point.share) for point in drawn.points)) * 105
    bottom = -0.05 * top
    spec = painted(_template(), colours)
    return {
        **spec,
        "config": dict(configuration(language, dark=dark)),
        "datasets": {
            "frame": pd.DataFrame({"quota": [first, last], "share": [bottom, top]}),
            "band": _band(drawn, first, last),
            "marks": _marks(drawn, colours),
            "names": _names(drawn, language, colours, (first, last, top - bottom)),
            "told": pd.DataFrame(
                {"quota": [last], "share": [float(drawn.due) * 100], "label": [_due(drawn, language)]}
            ),
            "ticks": _ticks(language, first, largest, bottom),
        },
    }


def _due(drawn: Funnel, language: Language) -> str:
    return language.text("mức cần đạt {share}", share=language.percent(one_digit(drawn.due * 100)))


def _band(drawn: Funnel, first: float, last: float) -> pd.DataFrame:
    sizes = [first * (last / first) ** (step / STEPS) for step in range(STEPS + 1)]
    ends = [limits(size, drawn.due) for size in sizes]
    return pd.DataFrame(
        {
            "quota": sizes,
            "low": [100 * low for low, _ in ends],
            "high": [100 * high for _, high in ends],
            "due": 100 * float(drawn.due),
        }
    )


def _marks(drawn: Funnel, colours: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "quota": quota,
                "share": 100 * float(share),
                "glyph": STATE_LOOKS[state].glyph,
                "colour": colours[COLOURS[state]],
            }
            for quota, share, state in _places(drawn)
        ]
    )


def _places(drawn: Funnel) -> Counter[tuple[int, Fraction, State]]:
    """Return how many organisations share one mark."""
    return Counter((point.quota, point.share, point.standing.state) for point in drawn.points)


def named(drawn: Funnel) -> tuple[FunnelPoint, ...]:
    """Return those farthest outside: at most NAMED, half of them below and half above as far as there are so many."""
    half = NAMED // 2
    below = drawn.below[: max(half, NAMED - len(drawn.above))]
    return (*below, *drawn.above[: NAMED - len(below)])


def _names(
    drawn: Funnel, language: Language, colours: dict[str, str], scale: tuple[float, float, float]
) -> pd.DataFrame:
    """The words beside marks: how many share one, then who stands outside; none over another or over a mark."""
    first, last, height = scale

    def pixels(quota: int, share: Fraction) -> tuple[float, float]:
        across = NARROWEST * math.log(quota / first) / math.log(last / first)
        return across, -HEIGHT * 100 * float(share) / height

    counts = [
        (language.number(count), quota, share, colours["ink2"])
        for (quota, share, _), count in _places(drawn).items()
        if count > 1
    ]
    names = [
        (point.standing.organization.short_name, point.quota, point.share, colours["ink"]) for point in named(drawn)
    ]
    words = [*counts, *names]
    marks = [pixels(point.quota, point.share) for point in drawn.points]
    sides = place_labels([(word, pixels(quota, share)) for word, quota, share, _ in words], marks, NARROWEST)
    rows = [
        {"quota": quota, "share": 100 * float(share), "name": word, "colour": paint, "side": side}
        for (word, quota, share, paint), side in zip(words, sides, strict=True)
        if side is not None
    ]
    return pd.DataFrame(rows, columns=["quota", "share", "name", "colour", "side"])


def _ticks(language: Language, first: float, last: float, bottom: float) -> pd.DataFrame:
    shown = [tick for tick in TICKS if first <= tick <= last]
    return pd.DataFrame(
        {
            "quota": shown,
            "share": bottom,
            "label": [language.number(tick) for tick in shown],
            "even": [place % 2 == 0 for place in range(len(shown))],
        }
    )


def funnel_alt(drawn: Funnel, language: Language) -> str:
    """Return what the drawing shows, as a sentence."""
    below = ", ".join(_said(language, point) for point in drawn.below[:NAMED])
    above = ", ".join(_said(language, point) for point in drawn.above[:NAMED])
    return language.text(
        "Tỷ lệ đạt chỉ tiêu theo quy mô chỉ tiêu, {due}. Dưới dải: {below}. Trên dải: {above}.",
        due=_due(drawn, language),
        below=below or "–",
        above=above or "–",
    )


def _said(language: Language, point: FunnelPoint) -> str:
    standing = point.standing
    return f"{standing.organization.name} {language.fraction(standing.admitted, standing.quota)}"


def funnel_table(drawn: Funnel, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return the table behind the drawing, in the order of the quota plan."""
    heads = [
        language.text("Đảng bộ, chi bộ"),
        language.text("Đạt / chỉ tiêu"),
        language.text("Tỷ lệ"),
        language.text("Mức dao động thường gặp"),
    ]
    rows = []
    for point in drawn.points:
        low, high = (language.number(round(100 * end)) for end in limits(point.quota, drawn.due))
        standing = point.standing
        rows.append(
            [
                standing.organization.name,
                language.fraction(standing.admitted, standing.quota),
                language.percent(standing.percent),
                f"{low}–{high}%",
            ]
        )
    return heads, rows
