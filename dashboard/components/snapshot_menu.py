"""The control "Chốt số liệu": a name and a day, one press, then the number and the link that opens it for good."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import streamlit as st

from dashboard.address import Address
from dashboard.components.markup import escape, link, show
from dashboard.context import OVERVIEW, SNAPSHOTS, Context
from dashboard.database import get_engine
from dashboard.domain.since_words import snapshot_text
from dashboard.domain.snapshot import Snapshot
from dashboard.freezing import freeze
from dashboard.imports.faults import unwritten_sentence
from data_access.ingest.imports.faults import DatabaseBusyError, DiskFullError

_DONE, _FAULT = "snapshot_done", "snapshot_fault"
Use = Callable[[Snapshot], None]
_LABEL, _DAY, _WHO = "snapshot_label", "snapshot_day", "snapshot_who"


def snapshot_menu(context: Context, use: Use | None = None) -> None:
    """Show the control; a view of an earlier moment, or of a snapshot, can only be looked at.

    Where the screen itself makes `use` of what was agreed upon, the control has nothing more to tell.
    """
    if context.scope.known_at is not None:
        return
    language = context.language
    with st.popover(language.text("Chốt số liệu"), icon=":material/push_pin:"):
        done: Snapshot | None = st.session_state.get(_DONE)
        if done is not None and done.jurisdiction == context.position.jurisdiction.code and use is None:
            _tell(context, done)
            return
        _ask(context, use)


def _ask(context: Context, use: Use | None) -> None:
    language, day = context.language, context.position.day
    words = language.text(
        "Số liệu của {name} như biết lúc này sẽ mang một số; mở lại lúc nào cũng đúng như vậy, dù sau đó có báo cáo "
        "muộn, đính chính hay sáp nhập.",
        name=context.position.jurisdiction.label,
    )
    show(f'<p class="note">{escape(words)}</p>')
    if fault := st.session_state.pop(_FAULT, ""):
        show(f'<p class="note" role="alert">{escape(fault)}</p>')
    days = sorted({each for each in context.report_days if each.year == context.year} | {day}, reverse=True)
    with st.form("snapshot_form", border=False):
        st.text_input(
            language.text("Tên kỳ họp"),
            key=_LABEL,
            max_chars=200,
            placeholder=language.text("Ví dụ: Họp Ban chỉ đạo tháng {n}", n=day.month),
        )
        st.selectbox(language.text("Số liệu đến ngày"), days, days.index(day), language.day, key=_DAY)
        st.text_input(language.text("Người chốt"), value=language.text("Văn phòng"), key=_WHO, max_chars=100)
        st.form_submit_button(language.text("Chốt số liệu"), type="primary", on_click=_freeze, args=(context, use))
    show(link(context.href(SNAPSHOTS), language.text("Xem các bản chốt số liệu")))


def _freeze(context: Context, use: Use | None) -> None:
    language, state = context.language, st.session_state
    label, day = " ".join(str(state.get(_LABEL) or "").split()), state.get(_DAY)
    if not label:
        state[_FAULT] = language.text("Hãy ghi tên kỳ họp.")
        return
    address = Address(jurisdiction=context.position.jurisdiction.code, year=day.year if day else None, day=day)
    who = str(state.get(_WHO) or "").strip() or language.text("Văn phòng")
    try:
        done = freeze(get_engine(), address, label, who)
    except (DatabaseBusyError, DiskFullError) as fault:
        state[_FAULT] = unwritten_sentence(language, fault)
    else:
        if use is None:
            state[_DONE] = done
        else:
            use(done)


def _tell(context: Context, done: Snapshot) -> None:
    language = context.language
    address = Address(snapshot=done.number, language=context.address.language)
    path = OVERVIEW + address.query()
    said = language.text("Đã chốt: {snapshot}.", snapshot=snapshot_text(language, done))
    show(f'<p role="status"><strong>{escape(said)}</strong></p><p>{link(path, language.text("Mở bản chốt này"))}</p>')
    here = urlsplit(st.context.url or "")
    st.code(f"{here.scheme}://{here.netloc}{path}" if here.netloc else path, language=None)
    others = link(context.href(SNAPSHOTS), language.text("Xem các bản chốt số liệu"))
    show(f'<p class="note">{escape(language.text("Chép địa chỉ trên vào giấy mời họp hay biên bản."))} {others}</p>')
    st.button(language.text("Chốt thêm một kỳ khác"), on_click=st.session_state.pop, args=(_DONE, None))
