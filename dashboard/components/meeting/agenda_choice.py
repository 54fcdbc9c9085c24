"""Which agenda is prepared: those of the jurisdiction side by side, a new one, another name, the way to drop one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.choices import choices
from dashboard.components.markup import escape, show
from dashboard.components.meeting.acting import attempt, tell, writer
from dashboard.components.page_address import current_address, write_address
from dashboard.components.scope_bar import jurisdiction_field
from dashboard.context import MEETING, Context
from dashboard.database import get_engine
from dashboard.meeting.meeting import Agenda
from dashboard.meeting.writing import make_agenda, remove_agenda, rename_agenda
from dashboard.meeting_context import usual_items
from data_access.schema.meetings import LONGEST_NAME

_NAME, _NEW_NAME = "meeting_name", "meeting_new_name"


def agenda_bar(context: Context, agendas: Sequence[Agenda], chosen: Agenda | None) -> None:
    """Show the bar: jurisdiction, agendas, and what may be done to the one that is chosen."""
    language = context.language
    with st.container(key="scope_bar", horizontal=True, vertical_alignment="center", gap="small"):
        jurisdiction_field(context, label_visibility="collapsed", width=300)
        if chosen is None:
            tell()
            return
        links = [(context.href(MEETING, agenda=one.number), one.name, one == chosen) for one in agendas]
        choices(links, language.text("Chương trình họp"))
        with st.popover(language.text("Chương trình mới"), icon=":material/add:"):
            new_agenda(context)
        with st.popover(language.text("Đổi tên, xóa")):
            _rename(context, chosen)
            _remove(context, chosen)
        tell()


def new_agenda(context: Context) -> None:
    """Ask for a name, and whether the agenda begins with the usual items or empty."""
    language = context.language
    st.session_state.setdefault(_NEW_NAME, language.text("Giao ban hằng tháng"))
    with st.form("meeting_new", border=False):
        st.text_input(language.text("Tên chương trình họp"), key=_NEW_NAME, max_chars=LONGEST_NAME)
        with st.container(horizontal=True, gap="small"):
            usual, empty = language.text("Lập chương trình mẫu"), language.text("Lập chương trình trống")
            st.form_submit_button(usual, type="primary", on_click=_make, args=(context, True))
            st.form_submit_button(empty, on_click=_make, args=(context, False))
    words = language.text(
        "Chương trình mẫu đi theo trình tự giao ban: tình hình chung, cơ cấu, đơn vị làm tốt, đơn vị chậm, người đang"
        " chờ kết nạp, nộp báo cáo. Sau đó thêm, bỏ, đổi thứ tự tùy ý."
    )
    show(f'<p class="note">{escape(words)}</p>')


def _make(context: Context, usual: bool) -> None:
    language, code = context.language, context.position.jurisdiction.code
    name = str(st.session_state.get(_NEW_NAME) or "")
    with attempt(language, language.text("Đã lập chương trình “{name}”.", name=" ".join(name.split()))):
        items = usual_items(context) if usual else ()
        number = make_agenda(get_engine(), code, name, items, writer(language))
        st.session_state.pop(_NEW_NAME, None)
        write_address(current_address().with_(agenda=number))


def _rename(context: Context, agenda: Agenda) -> None:
    language, key = context.language, f"{_NAME}_{agenda.number}"
    st.session_state.setdefault(key, agenda.name)
    with st.form("meeting_rename", border=False):
        st.text_input(language.text("Tên chương trình họp"), key=key, max_chars=LONGEST_NAME)
        st.form_submit_button(language.text("Đổi tên"), on_click=_take_name, args=(context, agenda.number, key))


def _take_name(context: Context, number: int, key: str) -> None:
    with attempt(context.language, context.language.text("Đã đổi tên.")):
        rename_agenda(get_engine(), number, str(st.session_state.pop(key, "")))


def _remove(context: Context, agenda: Agenda) -> None:
    language = context.language
    words = language.text("Xóa chương trình thì các bản chốt số liệu và kết luận vẫn còn.")
    show(f'<p class="note">{escape(words)}</p>')
    label = language.text("Xóa chương trình này")
    st.button(label, key="meeting_remove", on_click=_drop, args=(context, agenda))


def _drop(context: Context, agenda: Agenda) -> None:
    with attempt(context.language, context.language.text("Đã xóa chương trình “{name}”.", name=agenda.name)):
        remove_agenda(get_engine(), agenda.number)
        write_address(current_address().with_(agenda=None))
