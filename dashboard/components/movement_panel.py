"""Who moved from one state to another since the month before: good news first."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.markup import escape, fraction_markup, hover, link, show, standing_markup
from dashboard.context import UNIT, Context
from dashboard.domain.comparison_words import good_news, movement_sentence, state_before
from dashboard.domain.definitions import Group
from dashboard.domain.movement import Move, movement

ROWS = 5


def movement_panel(context: Context) -> None:
    """Show who moved up and who moved down, nothing in the first month of a year."""
    language, before = context.language, context.month_before()
    if before is None:
        return
    moved = movement(context.position.children, before)
    left, right = st.columns(2, gap="medium")
    with left:
        heading = f"<h2{hover(language, Group.TERM, 'movement')}>{escape(good_news(language, moved))}</h2>"
        note = f'<p class="note">{escape(movement_sentence(language, moved))}</p>'
        show(f"{heading}{note}{_rows(context, moved.up)}")
    with right:
        if moved.down:
            heading = language.plural("{n} đơn vị xuống bậc", len(moved.down))
            why = language.text("Mức cần đạt tăng theo từng tháng: số kết nạp đứng yên thì đơn vị có thể xuống bậc.")
            show(f'<h2>{escape(heading)}</h2><p class="note">{escape(why)}</p>{_rows(context, moved.down)}')


def _rows(context: Context, moves: Sequence[Move]) -> str:
    language = context.language
    lines = []
    for move in moves[:ROWS]:
        organization = move.standing.organization
        href = context.href(UNIT, organization=organization.code)
        lines.append(
            f'<tr><th scope="row">{link(href, organization.name)}<div class="sub">'
            f"{standing_markup(language, move.standing)} · {escape(state_before(language, move))}</div></th>"
            f'<td class="num" style="width:5rem">{fraction_markup(language, move.standing)}</td></tr>'
        )
    rest = len(moves) - ROWS
    more = f'<p class="note">{escape(language.plural("và {n} đơn vị khác", rest))}</p>' if rest > 0 else ""
    return f'<table class="qd-rows">{"".join(lines)}</table>{more}' if lines else ""
