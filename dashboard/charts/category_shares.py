"""The share of a category: earlier years as points, this year month by month, the least share as a stepping line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.base import Spec, colours_of, configuration, painted
from dashboard.domain.category_history import CategoryHistory, SharePoint
from dashboard.domain.narrative import lower_first
from dashboard.domain.structure_words import point_name
from dashboard.domain.target_words import category_word, level_text
from dashboard.domain.targets import Target
from dashboard.i18n.language import Language

Row = dict[str, Any]
Step = tuple[Target, float, float]
"""A least share, and where its line begins and ends."""
HEIGHT = 300
_YEAR_SLOT, _PART_SLOT = 2.0, 3.4
"""How much wider the place of a year is than that of a month: parts of years have longer names."""
_ROOM_FOR_NAMES = 3.4
_LABEL_EVERY = 3
"""Of the months, the last one and every third before it carry their percent."""
_TEXT_LOOKS: dict[str, Row] = {
    "month": {"baseline": "top", "dy": 8, "color": "token:ink2"},
    "axis": {"baseline": "top", "dy": 8, "color": "token:ink2"},
    "fraction": {"baseline": "top", "dy": 27, "color": "token:ink2"},
    "name": {"align": "left", "dx": 6, "color": "token:ink"},
    "step": {"align": "left", "baseline": "top", "dy": 6, "color": "token:ink"},
    "head": {"align": "left", "baseline": "bottom", "dy": -6, "color": "token:ink2"},
    "merged": {"align": "right", "baseline": "bottom", "dx": -4, "dy": -6, "color": "token:ink2"},
}


@lru_cache
def _template() -> Spec:
    points, texts = alt.NamedData(name="points"), alt.NamedData(name="texts")
    x = alt.X("x:Q").scale(domain=[0, alt.expr("end")], nice=False).axis(None)
    y = (
        alt.Y("share:Q")
        .scale(domain=[0, alt.expr("top")], nice=False)
        .axis(
            title=None,
            tickCount=4,
            labelExpr="format(datum.value, ',.0f') + '%'",
            domain=False,
            ticks=False,
            labelPadding=8,
        )
    )
    edge = alt.Chart(alt.NamedData(name="edge")).mark_rule(color="token:line").encode(alt.X("x:Q").axis(None))
    merged = (
        alt.Chart(alt.NamedData(name="merged"))
        .mark_rule(strokeWidth=1.5, strokeDash=[2, 3], color="token:ink2")
        .encode(alt.X("x:Q").axis(None))
    )
    level = (
        alt.Chart(alt.NamedData(name="levels"))
        .mark_line(strokeWidth=1.5, strokeDash=[6, 4], color="token:ink")
        .encode(x, y, detail="run:N", order="order:O")
    )
    years = alt.Chart(points).transform_filter("!datum.month")
    months = alt.Chart(points).transform_filter("datum.month")
    end = months.transform_filter("datum.last")
    drawn = [
        years.mark_line(strokeWidth=1.75, color="token:earlier").encode(x, y),
        years.mark_point(filled=True, size=70, opacity=1, color="token:earlier").encode(x, y),
        months.mark_line(strokeWidth=4, color="token:accent").encode(x, y),
        months.mark_point(filled=True, size=45, opacity=1, color="token:accent").encode(x, y),
        end.mark_point(filled=True, size=120, opacity=1, color="token:accent").encode(x, y),
    ]
    wide = "indexof(['month', 'fraction'], datum.kind) < 0 ? 480 : 560"  # narrower, names would run into one another
    crowded = f"width < ({wide}) && datum.spare"
    narrow = alt.when(crowded).then(alt.value(0)).otherwise(alt.value(1))
    words = []
    for place, offset in (("above", -14), ("below", 16)):
        placed = alt.Chart(points).transform_filter(f"datum.place == '{place}'")
        encoded = {"text": "label:N", "opacity": narrow}
        halo: Row = {"color": "token:paper", "stroke": "token:paper", "strokeWidth": 5}
        words += [
            placed.mark_text(dy=offset, fontSize=14, **halo).encode(x, y, **encoded),
            placed.transform_filter("!datum.last")
            .mark_text(dy=offset, fontSize=14, color="token:ink")
            .encode(x, y, **encoded),
            placed.transform_filter("datum.last")
            .mark_text(dy=offset, fontSize=15, fontWeight=600, color="token:accent")
            .encode(x, y, **encoded),
        ]
    for name, look in _TEXT_LOOKS.items():
        placed = alt.Chart(texts).transform_filter(f"datum.kind == '{name}'")
        words.append(placed.mark_text(fontSize=14, **look).encode(x, y, text="label:N", opacity=narrow))
    chart = alt.layer(edge, merged, level, *drawn, *words).properties(
        height=HEIGHT, width="container", padding={"left": 0, "right": 4, "top": 4, "bottom": 4}
    )
    spec: Spec = chart.to_dict(validate=False)
    return spec


def category_shares(history: CategoryHistory, language: Language, *, dark: bool, narrowed: bool) -> Spec:
    """Return the chart. `narrowed`: the people are those of some clusters, the least share that of the whole."""
    years = [point for point in history.years if point.share is not None]
    slot = _slot(years)
    edge = len(years) * slot
    steps = _steps(history, years, edge)
    points, levels = _points(history, years, edge, language), _levels(steps)
    top = max(5.0, *(row["share"] for row in (*points, *levels))) * 1.2
    texts = [*_axis(history, years, edge, top, language), *_names(steps, points, language, narrowed=narrowed)]
    ends = {"end": edge + 12 + (_ROOM_FOR_NAMES if steps else 0), "top": top}
    return {
        **painted(_template(), colours_of(dark=dark)),
        "params": [{"name": name, "value": value} for name, value in ends.items()],
        "config": dict(configuration(language, dark=dark)),
        "datasets": {
            "points": pd.DataFrame(points, columns=["x", "share", "month", "last", "place", "label", "spare"]),
            "levels": pd.DataFrame(levels, columns=["x", "share", "run", "order"]),
            "merged": pd.DataFrame([{"x": x} for x in _merged(history, years)], columns=["x"]),
            "edge": pd.DataFrame([{"x": edge}] if years else [], columns=["x"]),
            "texts": pd.DataFrame(texts, columns=["kind", "x", "share", "label", "spare"]),
        },
    }


def _points(history: CategoryHistory, years: Sequence[SharePoint], edge: float, language: Language) -> list[Row]:
    """Place the points of the years, then those of the months; of these every third has its percent, and the last."""
    months = [point for point in history.months if point.share is not None]
    rows = []
    for series in (years, months):
        shares = [float(point.share or 0) for point in series]
        for number, point in enumerate(series):
            month, last = point.month or 0, bool(point.month) and point is series[-1]
            labelled = not month or ((series[-1].month or 0) - month) % _LABEL_EVERY == 0
            under = last and shares[number] < float(history.minimum(point.year) or 0) * 100
            free_below = month or all(history.target(one.year) is None for one in years)  # else a step is named there
            place = "below" if under or (not last and free_below and _bends_up(shares, number)) else "above"
            rows.append(
                {
                    "x": edge + month - 0.5 if month else (number + 0.5) * _slot(years),
                    "share": shares[number],
                    "month": month,
                    "last": last,
                    "place": place if labelled else "",
                    "label": language.percent(point.share),
                    "spare": bool(month) and not last,
                }
            )
    return rows


def _slot(years: Sequence[SharePoint]) -> float:
    return _PART_SLOT if any(point.until or point.since for point in years) else _YEAR_SLOT


def _merged(history: CategoryHistory, years: Sequence[SharePoint]) -> list[float]:
    """Return where the day of the merger stands among the places of the years; nowhere without one."""
    day = history.merged_on
    if day is None or not years:
        return []
    before = sum((point.since or date(point.year, 1, 1)) < day for point in years)
    return [before * _slot(years)]


def _bends_up(shares: Sequence[float], number: int) -> bool:
    """Whether the line runs above a point on both sides taken together, so that below it is free."""
    beside = [shares[other] for other in (number - 1, number + 1) if 0 <= other < len(shares)]
    return bool(beside) and shares[number] < sum(beside) / len(beside)


def _steps(history: CategoryHistory, years: Sequence[SharePoint], edge: float) -> list[Step]:
    """Return each least share with the ends of its line, years in a row that have the same one taken together."""
    slot = _slot(years)
    slots = [(point.year, number * slot, (number + 1) * slot) for number, point in enumerate(years)]
    steps: list[Step] = []
    for year, left, right in (*slots, (history.year, edge, edge + 12)):
        target = history.target(year)
        if steps and steps[-1][0] is target and steps[-1][2] == left:
            steps[-1] = (steps[-1][0], steps[-1][1], right)
        elif target is not None:
            steps.append((target, left, right))
    return steps


def _levels(steps: Sequence[Step]) -> list[Row]:
    """Return the corners of the lines: where one begins at the end of another there is a step, else a gap."""
    rows: list[Row] = []
    for run, (target, left, right) in enumerate(steps):
        name = rows[-1]["run"] if rows and rows[-1]["x"] == left else run
        share = float(target.low * 100)
        rows += [{"x": x, "share": share, "run": name, "order": 2 * run + (x == right)} for x in (left, right)]
    return rows


def _axis(
    history: CategoryHistory, years: Sequence[SharePoint], edge: float, top: float, language: Language
) -> list[Row]:
    """Return the names below the axis, fractions under them, and what the two parts of the chart are."""

    def words(kind: str, x: float, label: str, *, share: float = 0, spare: bool = False) -> Row:
        return {"kind": kind, "x": x, "share": share, "label": label, "spare": spare}

    rows = []
    for month in range(1, 13):
        rows.append(words("month", edge + month - 0.5, language.short_month(month), spare=month % 2 == 0))
    for number, point in enumerate(years):
        x = (number + 0.5) * _slot(years)
        spare = (len(years) - number) % 2 == 0 or point.since is not None
        rows.append(words("axis", x, point_name(language, point), spare=spare))
        rows.append(words("fraction", x, language.fraction(point.count, point.of), spare=True))
    if years and history.merged_on is None:
        rows.append(words("head", 0, language.text("Cả năm"), share=top))
    for x in _merged(history, years):
        day = language.day(history.merged_on) if history.merged_on else ""
        rows.append(words("merged", x, language.text("hợp nhất {day}", day=day), share=top, spare=True))
    rows.append(words("head", edge, language.text("Năm {year}, cộng dồn", year=history.year), share=top))
    for point in history.months[-1:]:
        x = edge + (point.month or 0) - 0.5
        rows.append(words("fraction", x, language.fraction(point.count, point.of)))
    return rows


def _names(steps: Sequence[Step], points: Sequence[Row], language: Language, *, narrowed: bool) -> list[Row]:
    """Name the least share of this year at the end of its line, each earlier one with its years below the step."""
    rows = []
    for number, (target, left, right) in enumerate(steps, 1):
        level, now = level_text(language, target), number == len(steps) and right - left >= 12
        if now and narrowed:
            label = language.text("cả Đảng bộ {level}", level=level)
        elif now:
            label = language.text("tối thiểu {level}", level=level)
        else:
            years = f"{target.first_year}–{target.last_year}"
            label = language.text("tối thiểu {level} ({years})", level=level, years=years)
        kind, x, share = "name" if now else "step", right if now else left, float(target.low * 100)
        if not now:
            share = min([share, *(row["share"] for row in points if left <= row["x"] <= right)])
        rows.append({"kind": kind, "x": x, "share": share, "label": label, "spare": not now})
    return rows


def category_shares_alt(history: CategoryHistory, language: Language) -> str:
    """Return what the chart shows, as a sentence."""
    told = [point for point in history.points if point.month is None]
    months = [point for point in history.points if point.month is not None]
    years = ", ".join(f"{point_name(language, point)} {language.percent(point.share)}" for point in told)
    now = ", ".join(f"{language.short_month(point.month or 1)} {language.percent(point.share)}" for point in months)
    target = history.target(history.year)
    return language.text(
        "Tỷ lệ {category} trong số kết nạp. Cả năm: {years}. Năm {year} cộng dồn: {months}. Mức tối thiểu: {level}.",
        category=lower_first(category_word(language, history.category)),
        years=years or "–",
        year=history.year,
        months=now or "–",
        level=level_text(language, target) if target else "–",
    )


def category_shares_table(history: CategoryHistory, language: Language) -> tuple[list[str], list[list[str]]]:
    """Return the table behind the chart: the years, then the months since 1 January; "–" where a share says nothing."""
    head = [language.text("Kỳ"), language.text("Thuộc nhóm"), language.text("Đã kết nạp"), language.text("Tỷ lệ")]
    rows = []
    for point in (*history.years, *history.months):
        name = point_name(language, point) if point.month is None else language.month(point.year, point.month)
        count, of = language.number(point.count), language.number(point.of)
        rows.append([name, count, of, language.percent(point.share)])
    return head, rows
