"""The months of this year as narrow bars before the wide pale ones of earlier years' mean."""

from __future__ import annotations

import json
from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import Spec, colours_of, configuration, painted
from dashboard.domain.periods import Absence, MonthBeside
from dashboard.domain.trend import BreakKind, Trend
from dashboard.domain.trend_words import break_label, figure_text
from dashboard.i18n.language import Language

HEIGHT = 240
_COLUMNS = ["month", "admitted", "label_at", "mean", "provisional", "words"]


@lru_cache
def _template() -> Spec:
    months = alt.NamedData(name="months")
    x = (
        alt.X("month:O")
        .scale(domain=list(range(1, 13)))
        .axis(
            title=None,
            labelAngle=0,
            labelExpr="token:labels",
            ticks=False,
            labelPadding=8,
            labelFontSize=14,
            grid=False,
        )
    )
    y = alt.Y("admitted:Q").scale(domainMin=0).axis(None)
    mean = alt.Chart(months).mark_bar(color="token:track", width={"band": 0.86}).encode(x, alt.Y("mean:Q").axis(None))
    told = alt.Chart(months).transform_filter("isValid(datum.admitted)")
    bars = told.transform_filter("!datum.provisional").mark_bar(color="token:accent", width={"band": 0.46}).encode(x, y)
    provisional = (
        told.transform_filter("datum.provisional")
        .mark_bar(fill="token:paper", stroke="token:accent", strokeDash=[4, 3], strokeWidth=2, width={"band": 0.46})
        .encode(x, y)
    )
    words = (
        alt.Chart(months)
        .mark_text(baseline="bottom", dy=-4, fontSize=14, fontWeight=600, color="token:ink")
        .encode(x, alt.Y("label_at:Q"), text="words:N")
    )
    breaks = alt.Chart(alt.NamedData(name="breaks")).encode(alt.X("month:O", bandPosition=1))
    rule = breaks.mark_rule(strokeWidth=1.5, strokeDash=[2, 3], color="token:ink2")
    told_break = breaks.mark_text(align="right", baseline="top", dx=-6, fontSize=14, color="token:ink2").encode(
        y=alt.value(-38), text="label:N"
    )
    chart = alt.layer(mean, bars, provisional, words, rule, told_break).properties(height=HEIGHT, width="container")
    spec: Spec = chart.to_dict()
    return spec


def month_comparison(trend: Trend, language: Language, *, dark: bool) -> Spec:
    """Return the chart. Below each month stands the mean of earlier years; a month without a count shows "…"."""
    rows = trend.months
    data = [
        {
            "month": row.month,
            "admitted": row.now.count,
            "label_at": row.now.count or 0,
            "mean": row.mean,
            "provisional": bool(trend.missing[row.month - 1]),
            "words": "" if row.now.absence is Absence.NOT_YET else figure_text(language, row.now),
        }
        for row in rows
    ]
    padding = {"left": 0, "right": 0, "top": 40 if trend.breaks_inside else 16, "bottom": 8}
    return {
        **painted(_template(), {**colours_of(dark=dark), "labels": _labels(language, rows)}),
        "padding": padding,
        "config": dict(configuration(language, dark=dark)),
        "datasets": {
            "breaks": _breaks(trend, language),
            "months": pd.DataFrame(data, columns=_COLUMNS).astype({"admitted": float, "mean": float}),
        },
    }


def _breaks(trend: Trend, language: Language) -> pd.DataFrame:
    """The marks on the axis: each stands at the end of a month, that of a beginning at the end of the month before."""
    rows = [
        {
            "month": one.day.month - (one.kind is BreakKind.BEGAN),
            "label": break_label(language, one),
        }
        for one in trend.breaks_inside
        if one.day is not None
    ]
    return pd.DataFrame(rows, columns=["month", "label"])


def _labels(language: Language, rows: tuple[MonthBeside, ...]) -> str:
    """The name of each month over the mean of earlier years; on a phone there is room for every other name."""
    names = [language.short_month(row.month) for row in rows]
    if all(row.mean is None for row in rows):
        return f"{json.dumps(names)}[datum.value - 1]"
    lines = [
        [name, "–" if row.mean is None else language.number(row.mean)] for name, row in zip(names, rows, strict=True)
    ]
    return f"{json.dumps(lines)}[datum.value - 1]"


def month_comparison_alt(trend: Trend, language: Language) -> str:
    """Return what the chart shows, as a sentence."""
    said = [
        language.text(
            "{month}: {count} (trung bình {mean})",
            month=language.short_month(row.month),
            count=figure_text(language, row.now),
            mean="–" if row.mean is None else language.number(row.mean),
        )
        for row in trend.months
        if row.now.absence is not Absence.NOT_YET
    ]
    return language.text("Số kết nạp từng tháng: {months}.", months=", ".join(said) or "…")


def month_comparison_table(trend: Trend, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return the table behind the chart: this year, mean, least and most of the earlier years."""
    head = [
        language.text("Tháng"),
        str(trend.this.year),
        language.text("Trung bình"),
        language.text("Ít nhất – nhiều nhất"),
    ]
    rows = []
    for row in trend.months:
        mean = "–" if row.mean is None else language.number(row.mean)
        between = "–" if row.low is None else f"{language.number(row.low)}–{language.number(row.high)}"
        rows.append([language.short_month(row.month), figure_text(language, row.now), mean, between])
    return head, rows
