"""Tổng quan: where we stand, whether we make it, who stands how."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.cumulative import closed_years, cumulative, cumulative_alt, cumulative_table
from dashboard.components.chart import chart
from dashboard.components.headline import headline, lead
from dashboard.components.lineage_panel import life_note, lineage_panel
from dashboard.components.markup import escape, link, show
from dashboard.components.movement_panel import movement_panel
from dashboard.components.notices import box
from dashboard.components.organization_list import organization_list
from dashboard.components.panels import clusters_panel, states_panel
from dashboard.components.since_panel import since_note, since_panel
from dashboard.components.targets_panel import band_line, targets_panel
from dashboard.context import IMPORT, LAGGING, Context
from dashboard.domain.narrative import curve_comparison
from dashboard.domain.outlook_words import what_if_sentence
from dashboard.domain.paragraphs import paragraph
from dashboard.domain.ranking import rank_lagging
from dashboard.domain.setting_up_words import next_step
from dashboard.domain.target_words import term_sentence
from dashboard.domain.what_if import if_the_farthest_met

FIRST_ROWS = 10


def render(context: Context) -> None:
    """Draw the screen."""
    language, position = context.language, context.position
    words = paragraph(language, position, rank_lagging(position.children))
    lead(language, position, _terms(context), also=life_note(context), copied=words)
    since_note(context)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        headline(language, position.own)
        band_line(language, context.targets())
        needed = next_step(language, position)
        if needed and not context.filters.clusters:
            box(*needed, [(context.href(IMPORT), language.text("Nhập số liệu"))])
    with right:
        states_panel(context, position.children)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        if position.report_day is not None or closed_years(position):
            _curve(context)
    with right:
        clusters_panel(context, position.children)
    targets_panel(language, context.targets(), context.year)
    if not since_panel(context):
        movement_panel(context)
    _first_lagging(context)
    lineage_panel(context)


def _terms(context: Context) -> str:
    """Return how the terms stand that hold in the year or ended just before it, empty for none."""
    language, position = context.language, context.position
    said = []
    for result in context.terms():
        last = result.target.last_year
        over = position.year > last or (position.year == last and position.own.year_over)
        said.append(term_sentence(language, result, None if over else position.day))
    return " · ".join(said)


def _curve(context: Context) -> None:
    language, position = context.language, context.position
    show(f"<h2>{escape(curve_comparison(language, position))}</h2>")
    spec = cumulative(position, language, dark=context.dark)
    words, table = cumulative_alt(position, language), cumulative_table(position, language)
    chart(language, spec, "cumulative", words, table)


def _first_lagging(context: Context) -> None:
    language = context.language
    lagging = rank_lagging(context.position.children)
    if not lagging.all:
        return
    rows = lagging.ranked[:FIRST_ROWS]
    if rows:
        heading = language.plural("{n} đơn vị thiếu nhiều người nhất so với mức cần đạt", len(rows))
        reached = if_the_farthest_met(context.position)
        words = what_if_sentence(language, context.position, reached) if reached else ""
        show(f'<h2>{escape(heading)}</h2><p class="note">{escape(words)}</p>')
        organization_list(context, [("", rows, True)], heading)
    more = language.plural("Xem đủ {n} đơn vị chậm hoặc chưa kết nạp được", len(lagging.all))
    show(f'<div class="qd-more">{link(context.href(LAGGING), more)}</div>')
