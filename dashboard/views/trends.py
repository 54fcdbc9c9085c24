"""Theo thời gian: this year beside earlier ones, by month, quarter, year and term, and where the series breaks."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.cumulative import closed_years, cumulative, cumulative_alt, cumulative_table
from dashboard.charts.month_comparison import month_comparison, month_comparison_alt, month_comparison_table
from dashboard.components.chart import chart
from dashboard.components.choices import choices
from dashboard.components.headline import note
from dashboard.components.markup import escape, show
from dashboard.components.trend_tables import parts_table, years_table
from dashboard.context import TRENDS, Context
from dashboard.domain.boundaries import READINGS
from dashboard.domain.boundary_words import comparable_note, lines_note, reading_note, reading_word
from dashboard.domain.narrative import curve_comparison
from dashboard.domain.trend import Lines, Trend
from dashboard.domain.trend_words import months_heading, provisional_text, trend_sentence


def render(context: Context) -> None:
    """Draw the screen."""
    language, position, trend = context.language, context.position, context.trend()
    sentence = trend_sentence(language, position, trend)
    show(f"<h1>{escape(sentence)}</h1>{note(language, position, due=False)}")
    _readings(context, trend)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        lines = trend.lines(closed_years(position))
        if position.report_day is not None or lines.years:
            _curve(context, lines)
        _months(context, trend)
    with right:
        parts_table(language, trend)
        years_table(language, trend)


def _readings(context: Context, trend: Trend) -> None:
    """Show how earlier years may be read where boundaries changed, and what the chosen way means."""
    language, boundary = context.language, trend.boundary
    if boundary is None:
        return
    links = [
        (
            context.href(TRENDS, boundaries=reading),
            reading_word(language, reading, boundary),
            reading == context.address.boundaries,
        )
        for reading in READINGS
    ]
    choices(links, language.text("Cách xem các năm trước"))
    said = (reading_note(language, context.position, trend), comparable_note(language, context.position, trend))
    show(f'<p class="note">{escape(" ".join(said))}</p>')


def _curve(context: Context, lines: Lines) -> None:
    language, position = context.language, context.position
    said = lines_note(language, lines)
    show(
        f"<h2>{escape(curve_comparison(language, position))}</h2>"
        + (f'<p class="sub">{escape(said)}</p>' if said else "")
    )
    spec = cumulative(position, language, dark=context.dark, drawn=lines)
    words, table = cumulative_alt(position, language, lines), cumulative_table(position, language, lines)
    chart(language, spec, "cumulative", words, table)


def _months(context: Context, trend: Trend) -> None:
    language = context.language
    heading = f"<h2>{escape(months_heading(language, trend))}</h2>"
    if trend.this.only_total:
        text = language.text("Năm {year} chỉ có số cả năm, nên không biết từng tháng.", year=trend.this.year)
        show(f"{heading}<p>{escape(text)}</p>")
        return
    said = provisional_text(language, trend)
    show(f'{heading}<p class="sub">{escape(said)}</p>' if said else heading)
    spec = month_comparison(trend, language, dark=context.dark)
    words, table = month_comparison_alt(trend, language), month_comparison_table(trend, language)
    chart(language, spec, "months", words, table)
