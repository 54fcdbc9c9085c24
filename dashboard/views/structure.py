"""Cơ cấu: students, enterprise workers and believers among those admitted, over time, and who brings them."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.category_shares import category_shares, category_shares_alt, category_shares_table
from dashboard.components.carriers import carriers_table, clusters_of_category
from dashboard.components.category_board import category_boards, other_categories
from dashboard.components.chart import chart
from dashboard.components.choices import choices, search_field
from dashboard.components.headline import note
from dashboard.components.markup import escape, show
from dashboard.components.notices import box
from dashboard.components.sensitive_table import sensitive_tables
from dashboard.context import STRUCTURE, Context
from dashboard.domain.carriers import PRESENCES, by_cluster, carriers, without
from dashboard.domain.narrative import lower_first
from dashboard.domain.position import Standing
from dashboard.domain.selection import Filters, narrow
from dashboard.domain.structure import Structure
from dashboard.domain.structure_words import (
    PRESENCE_WORDS,
    carriers_heading,
    carriers_note,
    history_heading,
    steps_text,
    structure_sentence,
)
from dashboard.domain.target_words import category_word


def render(context: Context) -> None:
    """Draw the screen."""
    language, structure = context.language, context.structure()
    overlap = language.text("Một người có thể thuộc nhiều nhóm.")
    sentence = structure_sentence(language, context.position, structure)
    show(f"<h1>{escape(sentence)}</h1>{note(language, context.position, overlap, due=False)}")
    chosen = context.address.category or next(iter(structure.listed), "")
    category_boards(context, structure, chosen)
    if structure.listed:
        _category(context, structure, chosen)
    else:
        sensitive_tables(context)


def _category(context: Context, structure: Structure, chosen: str) -> None:
    """Draw what is below the boards: one category over time, by cluster and by organisation."""
    language = context.language
    links = [
        (context.href(STRUCTURE, category=category), category_word(language, category), category == chosen)
        for category in structure.listed
    ]
    choices(links, language.text("Chọn nhóm người"))
    if chosen not in structure.listed:
        heading = language.text("Chưa có báo cáo nào tách nhóm này")
        text = language.text("Chọn một nhóm khác để xem tỷ lệ theo thời gian và theo đơn vị.")
        box(f"{category_word(language, chosen)}: {lower_first(heading)}", text)
        return
    left, right = st.columns([7, 5], gap="medium")
    with left:
        _history(context, chosen)
    with right:
        clusters_of_category(context, by_cluster(structure, context.position.children, chosen), chosen)
        other_categories(context, structure)
    sensitive_tables(context)
    _organizations(context, structure, chosen)


def _history(context: Context, chosen: str) -> None:
    language, history = context.language, context.category_history(chosen)
    show(f"<h2>{escape(history_heading(language, context.position, history))}</h2>")
    if history.points:
        spec = category_shares(history, language, dark=context.dark, narrowed=bool(context.filters.clusters))
        chart(
            language, spec, "shares", category_shares_alt(history, language), category_shares_table(history, language)
        )
        said = steps_text(language, history)
        show(f'<p class="note">{escape(said)}</p>' if said else "")


def _organizations(context: Context, structure: Structure, chosen: str) -> None:
    language = context.language
    rows = narrow(context.position.children, Filters(search=context.filters.search))
    lists = {"present": carriers(structure, rows, chosen), "absent": without(structure, rows, chosen)}
    presence = context.address.presence
    shown = lists[presence]
    show(f"<h2>{escape(carriers_heading(language, presence, chosen, len(shown), len(rows)))}</h2>")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        links = [
            (
                context.href(STRUCTURE, presence=each),
                f"{language.text(PRESENCE_WORDS[each])} {language.number(len(lists[each]))}",
                each == presence,
            )
            for each in PRESENCES
        ]
        choices(links, language.text("Có hay chưa có người thuộc nhóm"))
        search_field(context)
    if shown:
        nobody = len(rows) - sum(map(len, lists.values()))
        words = carriers_note(language, structure.whole[chosen], nobody)
        show("".join(f'<p class="note">{escape(line)}</p>' for line in words))
        carriers_table(context, shown, structure.whole[chosen])
        return
    _nothing(context, rows)


def _nothing(context: Context, rows: tuple[Standing, ...]) -> None:
    language, filters = context.language, context.filters
    steps = []
    if filters.search:
        words = language.text("Bỏ tìm “{words}”", words=filters.search)
        steps.append((context.href(STRUCTURE, search=""), words))
    if filters.clusters:
        steps.append((context.href(STRUCTURE, clusters=()), language.text("Xem tất cả các khối")))
    box(
        language.text("Không có đơn vị nào trong danh sách này"),
        language.plural("Trong {n} đơn vị đang xem không đơn vị nào khớp.", len(rows)),
        steps,
    )
