"""What stands above a list: a row of choices as links, and the search for a name."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard.components.markup import escape
from dashboard.components.page_address import current_address, write_address
from dashboard.context import Context

CURRENT = ' aria-current="true"'


Links = Iterable[tuple[str, str, bool]]
"""Address, words, and whether it is the one that holds."""


def choices(links: Links, label: str) -> None:
    """Show links side by side."""
    st.html(_choices(links, label), width="content")


def choice_line(groups: Iterable[tuple[Links, str]]) -> None:
    """Show several groups of choices in one line, which a phone scrolls sideways."""
    st.html(f'<div class="qd-controls">{"".join(_choices(links, label) for links, label in groups)}</div>')


def _choices(links: Links, label: str) -> str:
    cells = [
        f'<a href="{escape(href)}" target="_self"{CURRENT if holds else ""}>{escape(words)}</a>'
        for href, words, holds in links
    ]
    return f'<nav class="qd qd-choices" aria-label="{escape(label)}">{"".join(cells)}</nav>'


def search_field(context: Context) -> None:
    """Show the field that narrows a list to names; marks and case do not matter."""
    language = context.language
    st.session_state["search"] = context.filters.search
    st.text_input(
        language.text("Tìm tên"),
        key="search",
        placeholder=language.text("Tìm tên, không cần dấu"),
        label_visibility="collapsed",
        icon=":material/search:",
        width=210,
        on_change=_apply_search,
    )


def _apply_search() -> None:
    write_address(current_address().with_(search=" ".join(st.session_state["search"].split())))
