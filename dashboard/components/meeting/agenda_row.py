"""“Thêm vào họp”, in the control “Xuất”: the present view with what narrows it becomes the last item of an agenda."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.markup import escape, link, show
from dashboard.components.meeting.acting import attempt, fault, writer
from dashboard.context import MEETING, UNIT, Context
from dashboard.database import get_engine
from dashboard.exports.pages import PAPERS
from dashboard.meeting.item_words import item_narrowing, item_title
from dashboard.meeting.meeting import Agenda, AgendaItem
from dashboard.meeting.writing import add_item, make_agenda
from dashboard.meeting_context import agendas_of
from data_access.schema.meetings import LONGEST_NAME

_NEW = 0
"""Stands in the list of agendas for one that is still to be made; no agenda has this number."""
_CHOSEN, _NAME, _ADDED = "add_agenda", "add_agenda_name", "add_agenda_done"


def agenda_row(context: Context) -> None:
    """Show which agenda and the button; nothing on a screen that no paper shows."""
    if context.page not in PAPERS or (context.page == UNIT and not context.address.organization):
        return
    language, agendas = context.language, agendas_of(context)
    item = AgendaItem(PAPERS[context.page], context.export_address.query())
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = _choice(context, agendas)
        if chosen == _NEW:
            st.session_state.setdefault(_NAME, language.text("Giao ban hằng tháng"))
            st.text_input(language.text("Tên chương trình họp"), key=_NAME, max_chars=LONGEST_NAME)
        label = language.text("Thêm vào họp")
        st.button(
            label, key="add_agenda_item", icon=":material/playlist_add:", on_click=_add, args=(context, chosen, item)
        )
    _told(context, agendas, item)


def _choice(context: Context, agendas: Sequence[Agenda]) -> int:
    language, names = context.language, {one.number: one.name for one in agendas}
    if not names:
        return _NEW
    options = [*reversed(names), _NEW]
    if st.session_state.get(_CHOSEN) not in options:
        st.session_state[_CHOSEN] = options[0]
    chosen: int = st.selectbox(
        language.text("Chương trình họp"),
        options,
        key=_CHOSEN,
        format_func=lambda number: names.get(number) or language.text("Chương trình mới"),
    )
    return chosen


def _add(context: Context, number: int, item: AgendaItem) -> None:
    name = str(st.session_state.get(_NAME) or "")
    with attempt(context.language):
        if number == _NEW:
            jurisdiction = context.position.jurisdiction.code
            number = make_agenda(get_engine(), jurisdiction, name, [item], writer(context.language))
            st.session_state[_CHOSEN] = number
        else:
            add_item(get_engine(), number, item)
        st.session_state[_ADDED] = (number, item)


def _told(context: Context, agendas: Sequence[Agenda], item: AgendaItem) -> None:
    """Say what was added where, as long as the view is the one that was added; or why nothing was."""
    language = context.language
    if words := fault():
        show(f'<p class="s-zero" role="alert">{escape(words)}</p>')
        return
    number, added = st.session_state.get(_ADDED) or (_NEW, None)
    agenda = next((one for one in agendas if one.number == number), None)
    if agenda is None or added != item:
        return
    organization = context.position.organization
    names = {organization.code: organization.short_name}
    title = " – ".join(filter(None, (item_title(language, item, names), item_narrowing(language, item))))
    said = language.text("Đã thêm “{title}” vào “{name}”.", title=title, name=agenda.name)
    opened = link(context.href(MEETING, agenda=agenda.number), language.text("Mở chương trình họp"))
    show(f'<p role="status">✓ {escape(said)} {opened}</p>')
