"""Chậm tiến độ: the list that can be read out in a meeting; with a choice in the address, any list of a state."""

from __future__ import annotations

import streamlit as st

from dashboard.components.choices import choices, search_field
from dashboard.components.funnel_panel import funnel_panel
from dashboard.components.headline import note
from dashboard.components.markup import copy_button, escape, link, show
from dashboard.components.meeting.conclusion_notes import conclusion_notes
from dashboard.components.movement_panel import movement_panel
from dashboard.components.notices import box
from dashboard.components.organization_list import organization_list
from dashboard.components.since_panel import since_note, since_panel
from dashboard.context import LAGGING, PROGRESS, Context
from dashboard.domain.comparison_words import funnel_limits, funnel_sentence, pipeline_sentence
from dashboard.domain.funnel import funnel
from dashboard.domain.list_narrative import choice_word, lagging_answer, list_sentence
from dashboard.domain.narrative import subject_of
from dashboard.domain.paragraphs import list_paragraph
from dashboard.domain.pipeline import pipeline_of
from dashboard.domain.position import Standing
from dashboard.domain.ranking import rank_lagging
from dashboard.domain.selection import RANKED_CHOICES, Filters, choose, narrow
from dashboard.domain.states import State
from dashboard.look import STATE_LOOKS

TABS = ("lagging", "zero", "behind", "small_quota", "pool", "no_pool")


def render(context: Context) -> None:
    """Draw the screen."""
    language, filters = context.language, context.filters
    rows = narrow(context.position.children, filters)
    if context.address.drawing == "funnel":
        _funnel(context, rows)
        return
    chosen = choose(rows, filters.choice)
    _sentence(context, chosen)
    since_note(context)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        _choices(context, rows)
        search_field(context)
    if not chosen:
        _nothing(context, rows)
        return
    caption = choice_word(language, filters.choice, closed=context.position.own.year_over)
    notes = conclusion_notes(context)
    if filters.choice not in RANKED_CHOICES:
        organization_list(context, [("", chosen, True)], caption, notes=notes)
        return
    lagging = rank_lagging(chosen)
    small = language.text(
        "Chỉ tiêu nhỏ (1–{n} người): xem số người, không xếp theo tỷ lệ", n=context.position.own.limits.small_quota
    )
    no_pool = language.text("Không còn nguồn: cần hỗ trợ tạo nguồn")
    sections = [("", lagging.ranked, True), (small, lagging.small_quotas, False), (no_pool, lagging.no_pool, False)]
    organization_list(context, sections, caption, notes=notes)
    if filters.choice == Filters.choice and not filters.search and not since_panel(context):
        movement_panel(context)


def _funnel(context: Context, rows: tuple[Standing, ...]) -> None:
    language, drawn = context.language, funnel(context.position).among(rows)
    back = link(context.href(LAGGING, drawing=""), language.text("Về danh sách"))
    limits = f'<p class="note">{escape(funnel_limits(language, drawn))} {back}</p>'
    show(f"<h1>{escape(funnel_sentence(language, drawn))}</h1>{note(language, context.position)}{limits}")
    search_field(context)
    funnel_panel(context, drawn)
    if drawn.withheld == "nobody_found":
        _nothing(context, rows)


def _on_their_way(context: Context, chosen: tuple[Standing, ...]) -> str:
    """Return the people on their way to those at zero, and the way to the second view."""
    language = context.language
    zero = [row for row in chosen if row.state is State.ZERO]
    words = escape(pipeline_sentence(language, pipeline_of(zero)))
    other = link(context.href(LAGGING, drawing="funnel"), language.text("Xem tỷ lệ theo quy mô chỉ tiêu"))
    return f'<p class="note">{words} {other}</p>'


def _sentence(context: Context, chosen: tuple[Standing, ...]) -> None:
    language, filters = context.language, context.filters
    place = subject_of(language, context.position) if context.filters.clusters else ""
    if filters.choice in RANKED_CHOICES:
        sentence = lagging_answer(language, context.position, rank_lagging(chosen))
        order = language.text("Xếp theo số người còn thiếu so với mức cần đạt.") if context.position.judged else ""
    else:
        sentence = list_sentence(language, filters.choice, len(chosen), place, closed=context.position.own.year_over)
        order = language.text("Theo thứ tự của bản giao chỉ tiêu.")
    words = note(language, context.position, order)
    button = copy_button(language, list_paragraph(language, context.position, filters.choice, chosen))
    show(f"<h1>{escape(sentence)}</h1>{button}{words}{_on_their_way(context, chosen)}")


def _choices(context: Context, rows: tuple[Standing, ...]) -> None:
    language, current = context.language, context.filters.choice
    tabs = TABS if current in TABS else (*TABS, current)
    links = []
    for choice in tabs:
        count = language.number(len(choose(rows, choice)))
        glyph = f"{STATE_LOOKS[State(choice)].glyph} " if choice in STATE_LOOKS else ""
        words = f"{glyph}{choice_word(language, choice, closed=context.position.own.year_over)} {count}"
        links.append((context.href(LAGGING, choice=choice), words, choice == current))
    choices(links, language.text("Chọn nhóm đơn vị"))


def _nothing(context: Context, rows: tuple[Standing, ...]) -> None:
    language, filters = context.language, context.filters
    steps = []
    if filters.search:
        steps.append((context.href(LAGGING, search=""), language.text("Bỏ tìm “{words}”", words=filters.search)))
    if filters.clusters:
        steps.append((context.href(LAGGING, clusters=()), language.text("Xem tất cả các khối")))
    if filters.choice != Filters.choice and rows:
        steps.append((context.href(LAGGING, choice="everyone"), language.text("Xem mọi trạng thái")))
    if rows and not context.position.judged:
        steps.append((context.href(PROGRESS), language.text("Xem kết quả từng đơn vị")))
    text = language.text("Trong phạm vi đang xem không có đơn vị nào thuộc nhóm này.")
    box(language.text("Không có đơn vị nào khớp"), text, steps)
