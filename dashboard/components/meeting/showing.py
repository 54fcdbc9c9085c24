"""What an agenda is shown with, and the links that show it: the wall, the presenter's page, the files."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.address import Address
from dashboard.components.markup import escape, link, show
from dashboard.components.page_address import current_address, write_address
from dashboard.components.snapshot_menu import snapshot_menu
from dashboard.context import OVERVIEW, Context
from dashboard.database import get_engine
from dashboard.domain.since_words import snapshot_text
from dashboard.domain.snapshot import Snapshot
from dashboard.meeting.ahead import read_ahead
from dashboard.meeting.meeting import Agenda
from dashboard.meeting.showing import Show
from dashboard.meeting_context import has_newer_figures

_SHOWN = "meeting_snapshot"


def showing(context: Context, agenda: Agenda, snapshots: Sequence[Snapshot], shown: Snapshot | None) -> None:
    """Show the sentence, the links, and the choice of figures."""
    language, count = context.language, len(agenda.items)
    if shown is None:
        text = language.plural("“{name}” gồm {n} mục; chốt số liệu rồi trình chiếu.", count, name=agenda.name)
    else:
        day = language.day(shown.as_of)
        text = language.plural("“{name}” gồm {n} mục, trình chiếu số liệu đến {day}.", count, name=agenda.name, day=day)
    show(f"<h1>{escape(text)}</h1>{_note(context, shown)}")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if shown is not None:
            read_ahead(get_engine(), agenda, Show(agenda.number, shown.number, language.code))
            show_links(context, agenda, shown)
        _choice(context, snapshots, shown)
        snapshot_menu(context, _use)


def _note(context: Context, shown: Snapshot | None) -> str:
    language = context.language
    if shown is None:
        words = language.text(
            "Kỳ họp nào cũng trình chiếu một bản chốt, để mọi trang cùng một số liệu dù sau đó có sửa."
        )
        return f'<p class="note">{escape(words)}</p>'
    said = escape(snapshot_text(language, shown))
    if has_newer_figures(shown):
        said += f" · {escape(language.text('đã có số liệu mới hơn: chốt lại nếu họp kỳ mới'))}"
    path = OVERVIEW + Address(snapshot=shown.number, language=language.code).query()
    return f'<p class="note">{said} · {link(path, language.text("xem các màn hình của bản chốt này"))}</p>'


def show_links(context: Context, agenda: Agenda, shown: Snapshot) -> None:
    """Show the links of the meeting; each opens beside the screen, which stays to be prepared further."""
    language = context.language
    query = Address(agenda=agenda.number, snapshot=shown.number, language=language.code).query()
    links = (
        ("/trinh-chieu" + query, language.text("Trình chiếu")),
        ("/trinh-bay" + query, language.text("Trang người trình bày")),
        (f"/trinh-chieu/tep{query}&dang=pptx", language.text("Tệp PowerPoint")),
        (f"/trinh-chieu/tep{query}&dang=html", language.text("Tệp mở không cần mạng")),
    )
    cells = "".join(
        f'<a href="{escape(href)}" target="_blank" class="qd-button{"" if place else " first"}">{escape(words)}</a>'
        for place, (href, words) in enumerate(links)
    )
    st.html(f'<div class="qd qd-show">{cells}</div>', width="content")


def _choice(context: Context, snapshots: Sequence[Snapshot], shown: Snapshot | None) -> None:
    if shown is None or len(snapshots) < 2:
        return
    language, offered = context.language, {one.number: one for one in snapshots}
    st.session_state[_SHOWN] = shown.number
    st.selectbox(
        language.text("Số liệu trình chiếu"),
        list(offered),
        key=_SHOWN,
        format_func=lambda number: snapshot_text(language, offered[number]),
        label_visibility="collapsed",
        width=380,
        on_change=_choose,
    )


def _use(snapshot: Snapshot) -> None:
    """Show the newest figures, which these are now."""
    write_address(current_address().with_(snapshot=None, jurisdiction=snapshot.jurisdiction))


def _choose() -> None:
    write_address(current_address().with_(snapshot=st.session_state[_SHOWN]))
