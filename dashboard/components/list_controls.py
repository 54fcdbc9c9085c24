"""What stands above the list of all organisations: its level, view, order and groups, and the search for a name."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.components.choices import Links, choice_line, choices, search_field
from dashboard.context import PROGRESS, Context
from dashboard.domain.level_narrative import FIGURES_WORDS, LEVEL_WORDS, VIEW_WORDS
from dashboard.domain.list_narrative import GROUPING_WORDS, ORDER_WORDS


def list_controls(context: Context, *, recorded_below: bool) -> None:
    """Show the controls. Whose figures are shown is a choice only where those below recorded some."""
    language, address = context.language, context.address
    levels = {level: LEVEL_WORDS[level] for level in LEVEL_WORDS if level in (*context.levels, address.level)}
    groups = [
        (_links(context, "view", VIEW_WORDS), language.text("Cách xem")),
        (_links(context, "order", ORDER_WORDS), language.text("Cách xếp")),
    ]
    if recorded_below or address.figures:
        groups.insert(0, (_links(context, "figures", FIGURES_WORDS), language.text("Số liệu")))
    if len(levels) > 1:
        groups.insert(0, (_links(context, "level", levels), language.text("Cấp")))
    with st.container(key="list_controls", gap="small"):
        choice_line(groups)
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
            choices(_links(context, "grouping", GROUPING_WORDS), language.text("Cách nhóm"))
            search_field(context)


def _links(context: Context, name: str, words: Mapping[str, str]) -> Links:
    current = getattr(context.address, name)
    return [
        (context.href(PROGRESS, **{name: value}), context.language.text(word), value == current)
        for value, word in words.items()
    ]
