"""Tiến độ đơn vị: every direct organisation with its figures, in an order and in groups of choice."""

from __future__ import annotations

import streamlit as st

from dashboard.components.choices import choices, search_field
from dashboard.components.headline import note
from dashboard.components.markup import escape, show
from dashboard.components.notices import box
from dashboard.components.organization_list import Section, organization_list
from dashboard.context import PROGRESS, Context
from dashboard.domain.groups import GroupTotal, arrange, total_by
from dashboard.domain.list_narrative import GROUPING_WORDS, ORDER_WORDS, group_heading, states_sentence
from dashboard.domain.position import Standing
from dashboard.domain.selection import narrow


def render(context: Context) -> None:
    """Draw the screen."""
    language = context.language
    rows = narrow(context.position.children, context.filters)
    sentence = states_sentence(language, context.position, rows)
    show(f"<h1>{escape(sentence)}</h1>{note(language, context.position)}")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        _orders(context)
        _groupings(context)
        search_field(context)
    if rows:
        organization_list(context, _sections(context, rows), language.text("Tiến độ đơn vị"), strips=True)
    else:
        _nothing(context)


def _orders(context: Context) -> None:
    links = [
        (context.href(PROGRESS, order=order), context.language.text(words), order == context.address.order)
        for order, words in ORDER_WORDS.items()
    ]
    choices(links, context.language.text("Cách xếp"))


def _groupings(context: Context) -> None:
    links = [
        (context.href(PROGRESS, grouping=grouping), context.language.text(words), grouping == context.address.grouping)
        for grouping, words in GROUPING_WORDS.items()
    ]
    choices(links, context.language.text("Cách nhóm"))


def _sections(context: Context, rows: tuple[Standing, ...]) -> list[Section]:
    order, grouping = context.address.order, context.address.grouping
    if not grouping:
        return [("", arrange(rows, order), True)]
    return [_section(context, total) for total in total_by(rows, grouping)]


def _section(context: Context, total: GroupTotal) -> Section:
    heading = group_heading(context.language, context.address.grouping, total)
    return heading, arrange(total.rows, context.address.order), True


def _nothing(context: Context) -> None:
    language, filters = context.language, context.filters
    steps = []
    if filters.search:
        steps.append((context.href(PROGRESS, search=""), language.text("Bỏ tìm “{words}”", words=filters.search)))
    if filters.clusters:
        steps.append((context.href(PROGRESS, clusters=()), language.text("Xem tất cả các khối")))
    text = language.text("Trong phạm vi đang xem không có đảng bộ, chi bộ trực thuộc nào.")
    box(language.text("Không có đơn vị nào khớp"), text, steps)
