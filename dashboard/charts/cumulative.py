"""The year's cumulative curve over those of earlier years, the quota at its end, what is due today on its way."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.base import Spec, colours_of, configuration, painted
from dashboard.domain.numbers import days_in_month
from dashboard.domain.position import Position, YearResult
from dashboard.domain.trend import YEARS_DRAWN, Lines
from dashboard.i18n.language import Language

HEIGHT = 290
_EARLIER: dict[str, Any] = {"strokeWidth": 1.75, "color": "token:earlier"}


@lru_cache
def _template() -> Spec:
    lines, now, marks = alt.NamedData(name="lines"), alt.NamedData(name="now"), alt.NamedData(name="marks")
    x = alt.X("month:Q").scale(domain=[0, 13.7], nice=False).axis(None)
    y = (
        alt.Y("admitted:Q")
        .scale(domainMin=0)
        .axis(title=None, tickCount=5, format=",.0f", domain=False, ticks=False, labelPadding=8)
    )
    earlier, apart = (
        alt.Chart(lines).transform_filter(which).mark_line(**look).encode(x, y, detail="year:N")
        for which, look in (("!datum.apart", _EARLIER), ("datum.apart", {**_EARLIER, "strokeDash": [3, 3]}))
    )
    merged = alt.Chart(alt.NamedData(name="merged"))
    rule = merged.mark_rule(strokeWidth=1.5, strokeDash=[2, 3], color="token:ink2").encode(x)
    narrow = alt.when("width < 480").then(alt.value(0)).otherwise(alt.value(1))  # there the axis stands in its place
    told = merged.mark_text(align="right", baseline="top", dx=-6, fontSize=14, color="token:ink2").encode(
        x, y=alt.value(-6), text="label:N", opacity=narrow
    )
    alone = (
        alt.Chart(lines)
        .transform_filter("datum.alone")
        .mark_point(filled=True, size=40, opacity=1, color="token:earlier")
        .encode(x, y)
    )
    ends = alt.Chart(alt.NamedData(name="ends"))
    names = ends.mark_text(align="left", dx=8, fontSize=14, color="token:ink2").encode(
        x, alt.Y("label_at:Q"), text="label:N"
    )
    bold = names.transform_filter("datum.strong").mark_text(
        align="left", dx=8, fontSize=14, fontWeight=600, color="token:ink"
    )
    faint = names.transform_filter("!datum.strong")
    due_line = alt.Chart(marks).mark_line(strokeWidth=1.5, strokeDash=[5, 4], color="token:ink").encode(x, y)
    this_year = alt.Chart(now).mark_line(strokeWidth=4, color="token:accent").encode(x, y)
    end = alt.Chart(now).transform_filter("datum.last")
    inside = end.transform_filter("datum.month < 12")
    dot = end.mark_point(filled=True, size=110, opacity=1, color="token:accent").encode(x, y)
    own: dict[str, Any] = {"align": "left", "dx": 10, "dy": 12, "fontSize": 15, "fontWeight": 600}
    own["text"] = alt.expr("width < 560 ? datum.count : datum.label")  # narrower, it would reach the names at the right
    halo = inside.mark_text(**own, color="token:paper", stroke="token:paper", strokeWidth=5).encode(x, y)
    label = inside.mark_text(**own, color="token:accent").encode(x, y)
    due = alt.Chart(marks).transform_filter("datum.today")
    dash = due.mark_tick(thickness=4, size=18, color="token:ink", orient="horizontal").encode(x, y)
    due_label = due.mark_text(align="right", dx=-12, dy=-10, fontSize=14, color="token:ink").encode(
        x, y, text="label:N"
    )
    crowded = "width < 480 && datum.month % 2 == 0"  # on a phone twelve names would run into one another
    shown = alt.when(crowded).then(alt.value(0)).otherwise(alt.value(1))
    months = (
        alt.Chart(alt.NamedData(name="axis"))
        .mark_text(baseline="top", dy=8, fontSize=14, color="token:ink2")
        .encode(x, alt.Y("admitted:Q"), text="label:N", opacity=shown)
    )
    chart = alt.layer(
        rule, told, earlier, apart, alone, faint, bold, due_line, this_year, dot, halo, label, dash, due_label, months
    ).properties(height=HEIGHT, width="container", padding={"left": 0, "right": 4, "top": 14, "bottom": 22})
    spec: Spec = chart.to_dict()
    return spec


def cumulative(position: Position, language: Language, *, dark: bool, drawn: Lines | None = None) -> Spec:
    """Return the chart for a position: months of this year up to its report day, up to three closed years.

    `drawn` are the earlier years where they are not simply its own.
    """
    drawn = drawn or Lines(tuple(closed_years(position)))
    own = position.own
    last = position.report_day.month if position.report_day else 0
    admitted = [0, *accumulate(amount or 0 for amount in own.months)][: last + 1]
    began = own.organization.valid_from
    start = began.month - 1 if began is not None and began.year == position.year else 0
    known = [start, *(month for month in range(start + 1, last + 1) if own.months[month - 1] is not None)]
    now = pd.DataFrame(
        {
            "month": known,
            "admitted": [admitted[month] for month in known],
            "last": [month == last for month in known],
        }
    )
    if known == [0, 12]:
        now = now.iloc[1:]  # one report a year: an end, and no way to it
    if position.report_day is None:
        now = now.iloc[:0]
    now = now.assign(label=f"{position.year}: {language.number(own.admitted)}", count=language.number(own.admitted))
    lines = pd.DataFrame(
        [
            {
                "year": str(result.year),
                "month": month,
                "admitted": value,
                "alone": result.only_total,
                "apart": result.year in drawn.apart,
            }
            for result in drawn.years
            for month, value in _points(result)
        ],
        columns=["year", "month", "admitted", "alone", "apart"],
    )
    axis = pd.DataFrame(
        {"month": range(1, 13), "admitted": 0, "label": [language.short_month(month) for month in range(1, 13)]}
    )
    spec = painted(_template(), colours_of(dark=dark))
    return {
        **spec,
        "config": dict(configuration(language, dark=dark)),
        "datasets": {
            "lines": lines,
            "now": now,
            "marks": _marks(position, language),
            "axis": axis,
            "ends": _ends(position, drawn, language),
            "merged": _merged(drawn, language),
        },
    }


def _merged(drawn: Lines, language: Language) -> pd.DataFrame:
    """The mark on the day on which boundaries changed within a year that is drawn."""
    day = drawn.merged_on
    rows = []
    if day is not None:
        label = language.text("địa giới đổi {day}", day=language.day(day))
        rows.append({"month": day.month - 1 + (day.day - 1) / days_in_month(day), "label": label})
    return pd.DataFrame(rows, columns=["month", "label"])


def _ends(position: Position, drawn: Lines, language: Language) -> pd.DataFrame:
    """The labels at the right: earlier years, the quota, and this year once it is closed, none over another."""
    own = position.own
    labels = [(result.admitted or 0, str(result.year), False) for result in drawn.years]
    if own.quota:
        labels.append((own.quota, language.text("Chỉ tiêu {quota}", quota=language.number(own.quota)), True))
    if position.report_day is not None and position.report_day.month == 12 and own.admitted is not None:
        labels.append((own.admitted, f"{position.year}: {language.number(own.admitted)}", True))
    values = [value for value, _, _ in labels]
    places = _spread(values, max(values, default=0))
    rows = [
        {"month": 12, "label_at": place, "label": label, "strong": strong}
        for place, (_, label, strong) in zip(places, labels, strict=True)
    ]
    return pd.DataFrame(rows, columns=["month", "label_at", "label", "strong"])


def _points(result: YearResult) -> list[tuple[int, int]]:
    """Return month and count of an earlier year's line; nothing but its end where only that is known."""
    if result.only_total:
        return [(12, result.months[11])]
    return list(enumerate([0, *accumulate(result.months)]))


def closed_years(position: Position) -> list[YearResult]:
    """Return the last three earlier years of the organisation itself that have a result."""
    return [result for result in position.own.history if result.admitted][-YEARS_DRAWN:]


def _marks(position: Position, language: Language) -> pd.DataFrame:
    """The dashed way to the quota: the expected share of each month, with a mark on the report day."""
    own = position.own
    columns = ["month", "admitted", "today", "label"]
    if not own.quota or position.report_day is None:
        return pd.DataFrame(columns=columns)
    today = position.report_day.month
    rows = []
    for month in range(13):
        expected = float(own.quota * own.curve.shares[month - 1]) if month else 0.0
        label = language.text("cần đạt {due}", due=language.number(own.judgement.due)) if month == today else ""
        rows.append({"month": month, "admitted": expected, "today": month == today and month < 12, "label": label})
    return pd.DataFrame(rows, columns=columns)


def _spread(values: list[int], highest: int) -> list[float]:
    """Return label places near the values, at least a line of type apart."""
    gap = highest * 0.062
    order = sorted(range(len(values)), key=lambda index: values[index])
    places = [float(value) for value in values]
    for lower, upper in pairwise(order):
        places[upper] = max(places[upper], places[lower] + gap)
    return places


def cumulative_alt(position: Position, language: Language, drawn: Lines | None = None) -> str:
    """Return what the chart shows, as a sentence."""
    own, drawn = position.own, drawn or Lines(tuple(closed_years(position)))
    earlier = "; ".join(f"{result.year}: {language.number(result.admitted)}" for result in drawn.years)
    return language.text(
        "Lũy kế năm {year} đến {day}: {admitted} trên chỉ tiêu {quota}. Cả năm các năm trước: {earlier}.",
        year=position.year,
        day=language.day(position.day),
        admitted=language.number(own.admitted),
        quota=language.number(own.quota) if own.quota is not None else "–",
        earlier=earlier or "–",
    )


def cumulative_table(
    position: Position, language: Language, drawn: Lines | None = None
) -> tuple[list[str], list[list[str]]]:
    """Return the table behind the chart: a row a month, this year first, then the earlier ones."""
    years = (drawn or Lines(tuple(closed_years(position)))).years
    head = [language.text("Tháng"), str(position.year), *(str(result.year) for result in reversed(years))]
    this_year = list(accumulate(amount or 0 for amount in position.own.months))
    earlier = [dict(_points(result)) for result in reversed(years)]
    rows = []
    for month, amount in enumerate(position.own.months, 1):
        now = "…" if amount is None else language.number(this_year[month - 1])
        rows.append([language.short_month(month), now, *(language.number(values.get(month)) for values in earlier)])
    return head, rows
