"""What changed since a snapshot: the sentence, who moved, and apart from it what was corrected after the meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.components.markup import escape, hover, link, show, standing_markup
from dashboard.context import UNIT, Context
from dashboard.domain.comparison_words import state_before
from dashboard.domain.definitions import Group
from dashboard.domain.movement import Move
from dashboard.domain.since import Change, Since
from dashboard.domain.since_words import (
    correction_text,
    corrections_heading,
    moved_heading,
    own_correction,
    parts_sentence,
    signed,
    since_sentence,
)
from dashboard.since_context import since_of

ROWS = 5


def since_note(context: Context) -> None:
    """Say in a line or two what changed; nothing where no snapshot is asked for."""
    language, changed = context.language, since_of(context)
    if changed is None:
        return
    said = [since_sentence(language, changed), parts_sentence(language, changed)]
    if not changed.rows:
        said.append(own_correction(language, changed))
    show(f'<p class="qd-since" role="note">{escape(" ".join(filter(None, said)))}</p>')


def since_panel(context: Context) -> bool:
    """Show who moved since the snapshot, and which of its figures were corrected; say whether there was any to show."""
    changed = since_of(context)
    if changed is None or changed.withheld is not None or not changed.rows:
        return False
    left, right = st.columns(2, gap="medium")
    with left:
        moved = [*changed.up, *changed.down]
        show(f"<h2>{escape(moved_heading(context.language, changed))}</h2>{_rows(context, moved, _moved)}")
    with right:
        _corrections(context, changed)
    return True


def _corrections(context: Context, changed: Since) -> None:
    """Show the figures of the snapshot's day that are others by now, those of the whole first."""
    language, found = context.language, changed.corrections
    words, own = escape(corrections_heading(language, changed)), own_correction(language, changed)
    heading = f"<h2{hover(language, Group.TERM, 'corrected_since')}>{words}</h2>"
    note = f'<p class="note">{escape(own)}</p>' if own else ""
    show(f"{heading}{note}{_rows(context, found, _corrected)}")


def _rows(context: Context, changes: Sequence[Change], tell: Callable[[Context, Change], tuple[str, str]]) -> str:
    language, lines = context.language, []
    for change in changes[:ROWS]:
        organization = change.organization
        name = escape(organization.name)
        if change.now is not None:
            name = link(context.href(UNIT, organization=organization.code), organization.name)
        said, figure = tell(context, change)
        lines.append(
            f'<tr><th scope="row">{name}<div class="sub">{said}</div></th>'
            f'<td class="num" style="width:5rem">{escape(figure)}</td></tr>'
        )
    rest = len(changes) - ROWS
    more = f'<p class="note">{escape(language.plural("và {n} đơn vị khác", rest))}</p>' if rest > 0 else ""
    return f'<table class="qd-rows">{"".join(lines)}</table>{more}' if lines else ""


def _moved(context: Context, change: Change) -> tuple[str, str]:
    language = context.language
    if change.now is None or change.before is None:
        return "", ""
    before = state_before(language, Move(change.now, change.before.state))
    return f"{standing_markup(language, change.now)} · {escape(before)}", signed(language, change.total)


def _corrected(context: Context, change: Change) -> tuple[str, str]:
    return escape(correction_text(context.language, change)), signed(context.language, change.corrected)
