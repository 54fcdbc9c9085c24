"""A view pinned to a snapshot says so, says what leads out of it, and leads back to whoever went out by a control."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.address import Address
from dashboard.components.markup import escape, link, show
from dashboard.context import SNAPSHOTS, Context
from dashboard.domain.since_words import snapshot_text
from dashboard.domain.snapshot import Snapshot
from dashboard.i18n.language import Language

_LEFT = "snapshot_left"


@dataclass(frozen=True)
class _Left:
    """Where a visitor was who chose another place or time than the snapshot's."""

    number: int
    page: str
    address: Address


def leave(page: str, address: Address) -> None:
    """Remember the pinned view that a control is about to lead out of; only this visitor's session knows it."""
    if address.snapshot is not None:
        st.session_state[_LEFT] = _Left(address.snapshot, page, address)


def leaving_words(language: Language, number: int, *, several: bool) -> str:
    """Return what stands beside the controls of a pinned view; `several` where another jurisdiction can be chosen."""
    if several:
        return language.text("Đang xem bản chốt số {n}; đổi đảng bộ, năm hoặc ngày là rời bản chốt", n=number)
    return language.text("Đang xem bản chốt số {n}; đổi năm hoặc ngày là rời bản chốt", n=number)


def pinned_note(context: Context) -> None:
    """Say below the bar which snapshot is shown or, to whoever just left one by a control, lead back to it."""
    left: _Left | None = st.session_state.get(_LEFT)
    if context.snapshot is not None:
        st.session_state.pop(_LEFT, None)  # back in one: there is nothing to return to any more
        _agreed(context, context.snapshot)
    elif left is not None and left.number in {one.number for one in context.snapshots}:
        language = context.language
        back = left.page + left.address.with_(language=context.address.language).query()
        said = escape(language.text("Đã rời bản chốt số {n}", n=left.number))
        words = language.text("Trở lại bản chốt số {n}", n=left.number)
        show(f'<p class="note" role="note">{said} · {link(back, words)}</p>')


def _agreed(context: Context, snapshot: Snapshot) -> None:
    """Say quietly that these are figures agreed upon, whether newer ones exist, and how to see those."""
    language = context.language
    said = escape(snapshot_text(language, snapshot))
    if context.outdated:
        said += f" · {escape(language.text('đã có số liệu mới hơn'))}"
    code = context.position.jurisdiction.code
    live = context.href(context.page, snapshot=None, jurisdiction=code)
    show(
        f'<p class="note" role="note">{said} · {link(live, language.text("xem số liệu hiện nay"))}'
        f" · {link(context.href(SNAPSHOTS), language.text('các bản chốt'))}</p>"
    )
