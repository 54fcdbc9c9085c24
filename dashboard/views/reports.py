"""Báo cáo: who reported which month, in time, late, corrected, or not at all, and what is to be asked back about."""

from __future__ import annotations

import streamlit as st

from dashboard.components.choices import search_field
from dashboard.components.headline import note
from dashboard.components.markup import escape, link, show
from dashboard.components.notices import box
from dashboard.components.quality_tables import doubts_table, forecasts_table
from dashboard.components.report_board import board_key, report_board
from dashboard.context import ENTRY, REPORTS, Context
from dashboard.domain.list_narrative import arrivals_sentence
from dashboard.domain.selection import narrow


def render(context: Context) -> None:
    """Draw the screen."""
    language = context.language
    rows = narrow(context.position.children, context.filters)
    board = {row.organization_id: row for row in context.arrivals()}
    shown = [(standing, board[standing.organization.id]) for standing in rows]
    sentence = arrivals_sentence(language, [row for _, row in shown])
    show(f"<h1>{escape(sentence)}</h1>{note(language, context.position, due=False)}")
    if shown:
        _quality(context)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        board_key(language)
        words = link(context.href(ENTRY), language.text("Nhập hoặc sửa số liệu tháng"), "qd-button")
        st.html(f'<div class="qd">{words}</div>', width="content")
        search_field(context)
    if shown:
        report_board(context, shown)
        return
    steps = []
    if context.filters.search:
        words = language.text("Bỏ tìm “{words}”", words=context.filters.search)
        steps.append((context.href(REPORTS, search=""), words))
    text = language.text("Trong phạm vi đang xem không có đảng bộ, chi bộ trực thuộc nào.")
    box(language.text("Không có đơn vị nào khớp"), text, steps)


def _quality(context: Context) -> None:
    quality = context.quality()
    left, right = st.columns([7, 5], gap="medium")
    with left:
        doubts_table(context, quality)
    with right:
        forecasts_table(context, quality)
