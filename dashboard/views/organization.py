"""Đơn vị: one organisation, its figures, why it has its state, its reports, what stands below it, how it came to be."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.months import months, months_alt, months_table
from dashboard.components.chart import chart
from dashboard.components.headline import headline, lead
from dashboard.components.lineage_panel import life_note, lineage_panel
from dashboard.components.markup import escape, link, show
from dashboard.components.meeting.conclusion_notes import unit_conclusions
from dashboard.components.notices import box
from dashboard.components.organization_list import organization_list
from dashboard.components.peers_panel import peers_panel
from dashboard.components.since_panel import since_note, since_panel
from dashboard.components.unit_facts import categories_table, reports_table, why_panel
from dashboard.components.years_table import years_table
from dashboard.context import ENTRY, LAGGING, OVERVIEW, STRUCTURE, UNIT, Context
from dashboard.domain.paragraphs import unit_paragraph


def render(context: Context) -> None:
    """Draw the screen."""
    language, position = context.language, context.position
    if not context.address.organization:
        text = language.text("Mở một đơn vị từ danh sách để xem số liệu, báo cáo và lý do xếp trạng thái.")
        box(
            language.text("Chưa chọn đơn vị"),
            text,
            [(context.href(LAGGING), language.text("Xem danh sách"))],
            alone=True,
        )
        return
    _crumbs(context)
    lead(language, position, also=life_note(context), copied=unit_paragraph(language, position))
    since_note(context)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        headline(language, position.own)
        if position.own.report is not None:
            _months(context)
    with right:
        why_panel(context, position.own)
        peers_panel(context, position.own)
    if position.children:
        heading = language.plural("{n} tổ chức trực thuộc", len(position.children))
        show(f"<h2>{escape(heading)}</h2>")
        organization_list(context, [("", position.children, True)], heading)
    unit_conclusions(context)
    since_panel(context)
    years_table(context, position.own, position.children)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        reports_table(context)
        words = language.text("Nhập hoặc sửa số liệu tháng")
        show(f"<p>{link(context.href(ENTRY), words, 'qd-button')}</p>")
    with right:
        categories_table(context)
    lineage_panel(context)


def _months(context: Context) -> None:
    language, position = context.language, context.position
    report = position.own.report
    heading = language.text("Từng tháng năm {year}", year=context.year)
    if report is not None and report.forecast_next_month is not None and report.as_of.month < 12:
        heading = language.text("Từng tháng năm {year} (nét đứt: đơn vị dự kiến)", year=context.year)
    show(f"<h2>{escape(heading)}</h2>")
    spec = months(position.own, position, language, dark=context.dark)
    chart(language, spec, "months", months_alt(position.own, language), months_table(position.own, language))


def _crumbs(context: Context) -> None:
    language, path = context.language, context.position.path
    above = (LAGGING, language.text("Chậm tiến độ"))
    if context.address.category:
        above = (STRUCTURE, language.text("Cơ cấu"))
    links = [link(context.href(OVERVIEW), path[0].label), link(context.href(above[0]), above[1])]
    links += [link(context.href(UNIT, organization=step.code), step.label) for step in path[1:-1]]
    links.append(escape(path[-1].label))
    show(f'<nav class="qd-crumbs" aria-label="{escape(language.text("Đường dẫn"))}">{" › ".join(links)}</nav>')
