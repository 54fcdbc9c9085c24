"""Charts of papers: the drawings of the screens for light paper, and their figures for formats with own charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

import pandas as pd

from dashboard.charts.bullet_list import bullet_list, bullet_list_alt
from dashboard.charts.bullet_list import drawn as bars_of
from dashboard.charts.category_shares import category_shares, category_shares_alt
from dashboard.charts.cumulative import closed_years, cumulative, cumulative_alt
from dashboard.charts.funnel import funnel_alt, funnel_chart
from dashboard.charts.month_comparison import month_comparison, month_comparison_alt
from dashboard.charts.months import months, months_alt
from dashboard.domain.category_history import CategoryHistory, SharePoint
from dashboard.domain.comparison_words import funnel_limits, funnel_sentence
from dashboard.domain.funnel import Funnel
from dashboard.domain.movement import LADDER
from dashboard.domain.narrative import curve_comparison, lower_first, state_word
from dashboard.domain.position import Position, Standing
from dashboard.domain.structure_words import history_heading, point_name
from dashboard.domain.trend import Lines, Trend
from dashboard.domain.trend_words import months_heading, provisional_text
from dashboard.exports.document import Chart, Series
from dashboard.i18n.language import Language
from dashboard.look import STATE_LOOKS


def cumulative_chart(language: Language, position: Position, drawn: Lines | None = None) -> Chart:
    """Return the year's cumulative curve beside up to three closed years, and what is due on the way to the quota.

    `drawn` are the earlier years where they are not simply its own.
    """
    own, last = position.own, position.report_day.month if position.report_day else 0
    reached = list(accumulate(amount or 0 for amount in own.months))
    now = [None if month > last or own.months[month - 1] is None else reached[month - 1] for month in range(1, 13)]
    series = [Series(str(position.year), tuple(now))]
    drawn = drawn or Lines(tuple(closed_years(position)))
    for result in reversed(drawn.years):
        values: list[int | None] = list(accumulate(result.months))
        if result.only_total:
            values[:11] = [None] * 11
        series.append(Series(str(result.year), tuple(values)))
    if own.quota and position.report_day is not None:
        due = tuple(round(float(own.quota * share), 1) for share in own.curve.shares)
        series.append(Series(language.text("Mức cần đạt"), due, asked=True))
    return Chart(
        "cumulative",
        "line",
        curve_comparison(language, position),
        cumulative_alt(position, language, drawn),
        _months(language),
        tuple(series),
        _as_records(cumulative(position, language, dark=False, drawn=drawn)),
    )


def months_of_organization(language: Language, position: Position) -> Chart:
    """Return how many were admitted in each month of the year."""
    report = position.own.report
    expected = report is not None and report.as_of.month < 12 and report.forecast_next_month is not None
    return Chart(
        "months",
        "column",
        language.text("Từng tháng năm {year}", year=position.year),
        months_alt(position.own, language),
        _months(language),
        (Series(str(position.year), position.own.months),),
        _as_records(months(position.own, position, language, dark=False)),
        language.text("Khung nét đứt: đơn vị dự kiến cho tháng sau.") if expected else "",
    )


def month_comparison_chart(language: Language, trend: Trend) -> Chart:
    """Return the months of this year beside the mean of earlier years."""
    rows = trend.months
    series = [Series(str(trend.this.year), tuple(row.now.count for row in rows))]
    if any(row.mean is not None for row in rows):
        series.append(Series(language.text("Trung bình các năm trước"), tuple(row.mean for row in rows)))
    said = [provisional_text(language, trend)]
    if any(row.mean is not None for row in trend.months):
        said.append(language.text("Số dưới tên tháng: trung bình các năm trước."))
    return Chart(
        "months",
        "column",
        months_heading(language, trend),
        month_comparison_alt(trend, language),
        _months(language),
        tuple(series),
        _as_records(month_comparison(trend, language, dark=False)),
        " ".join(filter(None, said)),
    )


def _name(language: Language, point: SharePoint) -> str:
    return point_name(language, point) if point.month is None else language.month(point.year, point.month)


def shares_chart(language: Language, position: Position, history: CategoryHistory) -> Chart:
    """Return the share of a category over earlier years and the months of this one, beside the least share asked.

    An empty place stands between years and months: no line leads from a whole year to the first weeks of the next.
    """
    years = tuple(point for point in history.points if point.month is None)
    of_this_year = tuple(point for point in history.points if point.month is not None)
    points = (*years, *((None,) if years and of_this_year else ()), *of_this_year)

    def drawn(shown: Sequence[SharePoint]) -> tuple[float | None, ...]:
        return tuple(float(point.share) if point in shown and point.share is not None else None for point in points)

    series = [
        Series(language.text("Năm {year}, cộng dồn", year=history.year), drawn(of_this_year)),
        Series(language.text("Cả năm"), drawn(years)),
    ]
    least = [None if point is None else history.minimum(point.year) for point in points]
    if any(share is not None for share in least):
        asked = tuple(None if share is None else float(share * 100) for share in least)
        series.append(Series(language.text("Mức tối thiểu"), asked, asked=True))
    spec = category_shares(history, language, dark=False, narrowed=bool(position.clusters))
    return Chart(
        "shares",
        "line",
        history_heading(language, position, history),
        category_shares_alt(history, language),
        tuple("" if point is None else _name(language, point) for point in points),
        tuple(series),
        _as_records(spec),
    )


def funnel_drawing(language: Language, drawn: Funnel) -> Chart:
    """Return the share of the quota against its size, over the band in which size alone explains it."""
    states = {point.standing.state for point in drawn.points}
    key = (
        f"{STATE_LOOKS[state].glyph} {lower_first(state_word(language, state))}" for state in LADDER if state in states
    )
    note = f"{funnel_limits(language, drawn)} {', '.join(key)}."
    spec = funnel_chart(drawn, language, dark=False)
    return _drawing("funnel", funnel_sentence(language, drawn), funnel_alt(drawn, language), spec, note)


def bullets_drawing(language: Language, title: str, rows: Sequence[Standing]) -> Chart:
    """Return the organisations at the head of a list as bars on the way to their quotas."""
    note = language.text(
        "Người đã kết nạp trên chỉ tiêu. Vạch đen: mức cần đạt; khung nhạt: còn thiếu. {drawn} trong {all} đơn vị của"
        " danh sách.",
        drawn=language.number(len(bars_of(rows))),
        all=language.number(len(rows)),
    )
    spec = bullet_list(rows, language, dark=False)
    return _drawing("bullets", title, bullet_list_alt(rows, language), spec, note)


def _drawing(key: str, title: str, alt: str, spec: Mapping[str, Any], note: str) -> Chart:
    return Chart(key, "drawing", title, alt, (), (), _as_records(spec), note)


def _months(language: Language) -> tuple[str, ...]:
    return tuple(language.short_month(month) for month in range(1, 13))


def _as_records(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return a specification whose data are plain records, absent values None: it can be written as JSON."""
    datasets = {
        name: [{key: _plain(value) for key, value in row.items()} for row in _rows(data)]
        for name, data in spec.get("datasets", {}).items()
    }
    return {**spec, "datasets": datasets}


def _rows(data: Any) -> list[dict[str, Any]]:
    rows: list[Any] = data.to_dict("records") if isinstance(data, pd.DataFrame) else list(data)
    return rows


def _plain(value: Any) -> Any:
    if value is None or (isinstance(value, float) and value != value):  # NaN is the only value unlike itself
        return None
    return value.item() if hasattr(value, "item") else value
