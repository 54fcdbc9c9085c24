"""The control "Xuất": each paper with what it will hold and a link for each format; two clicks bring the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.components.markup import escape, show
from dashboard.context import Context
from dashboard.exports.token import make_token


@dataclass(frozen=True)
class Offered:
    """One paper: its name, what it will hold, and its formats with their names."""

    view: str
    name: str
    holds: str
    formats: tuple[tuple[str, str], ...]


def export_menu(context: Context, papers: Sequence[Offered]) -> None:
    """Show the control."""
    with st.popover(context.language.text("Xuất"), icon=":material/download:"):
        rows = "".join(_row(context, paper) for paper in papers)
        show(f'<table class="qd-rows qd-papers">{rows}</table>')


def _row(context: Context, paper: Offered) -> str:
    links = "".join(
        f'<a href="/export/{make_token(f"{paper.view}.{format}", context.export_address)}" target="_self" '
        f'aria-label="{escape(f"{paper.name}: {words}")}">{escape(words)}</a>'
        for format, words in paper.formats
    )
    return (
        f'<tr><th scope="row">{escape(paper.name)}<div class="sub">{escape(paper.holds)}</div>'
        f'<div class="formats">{links}</div></th></tr>'
    )
