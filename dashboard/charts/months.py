"""The months of a year as bars with their numbers; what the organisation expects next as a dashed outline."""

from __future__ import annotations

import json
from functools import lru_cache

import altair as alt
import pandas as pd

from dashboard.charts.base import Spec, colours_of, configuration, painted
from dashboard.domain.position import Position, Standing
from dashboard.i18n.language import Language

HEIGHT = 165


@lru_cache
def _template() -> Spec:
    months = alt.NamedData(name="months")
    x = alt.X("month:O").axis(
        title=None,
        labelAngle=0,
        labelExpr="token:labels",
        domain=True,
        ticks=False,
        labelPadding=8,
        labelFontSize=14,
        grid=False,
    )
    y = alt.Y("admitted:Q").scale(domainMin=0).axis(None)
    done = alt.Chart(months).transform_filter("!datum.forecast")
    bars = done.mark_bar(color="token:accent", width={"band": 0.5}).encode(x, y)
    expected = (
        alt.Chart(months)
        .transform_filter("datum.forecast")
        .mark_bar(filled=False, stroke="token:accent", strokeDash=[4, 3], strokeWidth=1.5, width={"band": 0.5})
        .encode(x, y)
    )
    numbers = (
        alt.Chart(months)
        .mark_text(baseline="bottom", dy=-4, fontSize=14, color="token:ink")
        .encode(x, y, text="words:N")
    )
    chart = alt.layer(bars, expected, numbers).properties(
        height=HEIGHT, width="container", padding={"left": 0, "right": 0, "top": 16, "bottom": 0}
    )
    spec: Spec = chart.to_dict()
    return spec


def months(standing: Standing, position: Position, language: Language, *, dark: bool) -> Spec:
    """Return the chart of a standing's months. A month without a report shows "…", never 0."""
    report = standing.report
    rows = []
    for month, amount in enumerate(standing.months, 1):
        words, value, forecast = "", amount or 0, False
        if report is not None and month <= report.as_of.month:
            words = "…" if amount is None else language.number(amount)
        elif report is not None and month == report.as_of.month + 1 and report.forecast_next_month is not None:
            value, forecast = report.forecast_next_month, True
            words = f"({language.number(value)})"
        elif position.report_day is not None and month <= position.report_day.month:
            words = "…"
        rows.append({"month": month, "admitted": value, "forecast": forecast, "words": words})
    names = [language.short_month(month) for month in range(1, 13)]
    spec = painted(_template(), {**colours_of(dark=dark), "labels": f"{json.dumps(names)}[datum.value - 1]"})
    return {
        **spec,
        "config": dict(configuration(language, dark=dark)),
        "datasets": {"months": pd.DataFrame(rows)},
    }


def months_alt(standing: Standing, language: Language) -> str:
    """Return what the chart shows, as a sentence."""
    said = [
        f"{language.short_month(month)}: {'…' if amount is None else language.number(amount)}"
        for month, amount in enumerate(standing.months, 1)
        if standing.report is not None and month <= standing.report.as_of.month
    ]
    return language.text("Số kết nạp từng tháng: {months}.", months=", ".join(said) or "…")


def months_table(standing: Standing, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return the table behind the chart: a row a month; "…" where there is no report."""
    rows = [
        [language.short_month(month), "…" if amount is None else language.number(amount)]
        for month, amount in enumerate(standing.months, 1)
    ]
    return [language.text("Tháng"), language.text("Đã kết nạp")], rows
