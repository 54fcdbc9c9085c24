"""The control "Xuất": each paper with what it will hold and a link for each format; two clicks bring the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.address import Address
from dashboard.components.markup import escape, show
from dashboard.components.meeting.agenda_row import agenda_row
from dashboard.context import Context
from dashboard.exports.token import make_token


@dataclass(frozen=True)
class Way:
    """One way to have a paper: its format, its words on the screen, and what a report looks back at."""

    format: str
    words: str
    period: str = Address.period


@dataclass(frozen=True)
class Offered:
    """One paper: its name, what it will hold, and the ways to have it."""

    view: str
    name: str
    holds: str
    ways: tuple[Way, ...]


def export_menu(context: Context, papers: Sequence[Offered]) -> None:
    """Show the control."""
    with st.popover(context.language.text("Xuất"), icon=":material/download:"):
        rows = "".join(_row(context, paper) for paper in papers)
        show(f'<table class="qd-rows qd-papers">{rows}</table>')
        agenda_row(context)


def _row(context: Context, paper: Offered) -> str:
    links = "".join(_link(context, paper, way) for way in paper.ways)
    return (
        f'<tr><th scope="row">{escape(paper.name)}<div class="sub">{escape(paper.holds)}</div>'
        f'<div class="formats">{links}</div></th></tr>'
    )


def _link(context: Context, paper: Offered, way: Way) -> str:
    token = make_token(f"{paper.view}.{way.format}", context.export_address.with_(period=way.period))
    label = escape(f"{paper.name}: {way.words}")
    return f'<a href="/export/{token}" target="_self" aria-label="{label}">{escape(way.words)}</a>'
