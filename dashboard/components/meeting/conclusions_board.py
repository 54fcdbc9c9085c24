"""All that a jurisdiction concluded, overdue first, done ones on demand; each may be done, mended, withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st
from sqlalchemy import Engine

from dashboard.components.imports.actions import keep_who
from dashboard.components.markup import escape, show, unformatted
from dashboard.components.meeting.acting import attempt, writer
from dashboard.context import Context
from dashboard.database import get_engine
from dashboard.domain.conclusion import Conclusion, Outcome
from dashboard.domain.conclusion_words import conclusion_text, subject_text
from dashboard.domain.snapshot import Snapshot
from dashboard.i18n.collation import matches
from dashboard.i18n.language import N_
from dashboard.meeting.due_days import due_day
from dashboard.meeting.writing import (
    RefusedError,
    conclude,
    finish_conclusion,
    reopen_conclusion,
    rewrite_conclusion,
    withdraw_conclusion,
)
from dashboard.meeting_context import conclusions_of
from dashboard.resolve import today
from data_access.schema.meetings import LONGEST_CONCLUSION

_CHOSEN, _DONE_TOO = "conclusion", "conclusions_done_too"
_SUBJECT, _SAID, _DUE, _WHO = "conclusion_subject", "conclusion_said", "conclusion_due", "conclusion_who"
_SEARCH, _NEW_SAID, _NEW_DUE = "conclusion_search", "conclusion_new_said", "conclusion_new_due"
_NO_SUBJECT = N_("Chọn đơn vị mà kết luận nói tới, hoặc tất cả đơn vị.")
_EVERYBODY = ""
"""Stands in the list of organisations for all of them; no organisation has this code."""


def conclusions_board(context: Context, shown: Snapshot | None) -> None:
    """Show the list and the form; what is written is of the meeting that looks at the figures `shown`."""
    conclusions = conclusions_of(context)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        _list(context, conclusions)
    with right:
        _form(context, shown)


def _list(context: Context, conclusions: Sequence[Conclusion]) -> None:
    language, day = context.language, today()
    still_open = [one for one in conclusions if one.done_on is None]
    done = [one for one in conclusions if one.done_on is not None]
    overdue = sum(one.outcome(day) is Outcome.OVERDUE for one in still_open)
    heading = language.plural("{n} kết luận chưa xong", len(still_open))
    if not conclusions:
        heading = language.text("Chưa có kết luận nào")
    if overdue:
        heading = language.text("{open}, {n} quá hạn", open=heading, n=language.number(overdue))
    show(f"<h2>{escape(heading)}</h2>")
    if done:
        label = language.plural("Hiện cả {n} kết luận đã xong", len(done))
        if st.checkbox(label, key=_DONE_TOO):
            still_open += done
    offered = sorted(still_open, key=lambda one: _order(one, day))
    if not offered:
        return
    numbers = {one.number: one for one in offered}
    if st.session_state.get(_CHOSEN) not in numbers:
        st.session_state[_CHOSEN] = offered[0].number
    chosen = st.radio(
        language.text("Các kết luận"),
        list(numbers),
        key=_CHOSEN,
        format_func=lambda number: unformatted(_words(context, numbers[number], day)),
        label_visibility="collapsed",
    )
    _buttons(context, numbers[chosen])


def _order(one: Conclusion, day: date) -> tuple[int, date, int]:
    """Return where a conclusion stands: those due longest first, those without a day after them, then done ones."""
    if one.done_on is not None:
        return 2, date.max, -one.number
    return (0 if one.outcome(day) is Outcome.OVERDUE else 1), one.due_on or date.max, one.number


def _words(context: Context, one: Conclusion, day: date) -> str:
    language = context.language
    return f"{subject_text(language, one)} – {conclusion_text(language, one, day)} ({one.label})"


def _buttons(context: Context, one: Conclusion) -> None:
    language = context.language
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if one.done_on is None:
            label, told = language.text("Ghi đã xong"), language.text("Đã ghi là đã xong.")
            st.button(label, key="conclusion_finish", on_click=_act, args=(context, told, _finish(context, one)))
        else:
            label, told = language.text("Mở lại"), language.text("Đã mở lại kết luận.")
            st.button(label, key="conclusion_reopen", on_click=_act, args=(context, told, _reopen(context, one)))
        with st.popover(language.text("Sửa kết luận này")):
            _mend(context, one)
        with st.popover(language.text("Rút lại")):
            words = language.text("Kết luận rút lại không hiện ở đâu nữa. Việc đã làm xong thì bấm “Ghi đã xong”.")
            show(f'<p class="note">{escape(words)}</p>')
            label, told = language.text("Rút kết luận này"), language.text("Đã rút kết luận.")
            st.button(label, key="conclusion_withdraw", on_click=_act, args=(context, told, _withdraw(context, one)))


_Write = Callable[[Engine, str, str], None]
"""Writes for a jurisdiction in the name of somebody."""


def _finish(context: Context, one: Conclusion) -> _Write:
    return lambda engine, jurisdiction, by: finish_conclusion(engine, jurisdiction, one.number, today(), by)


def _reopen(context: Context, one: Conclusion) -> _Write:
    return lambda engine, jurisdiction, by: reopen_conclusion(engine, jurisdiction, one.number, by)


def _withdraw(context: Context, one: Conclusion) -> _Write:
    return lambda engine, jurisdiction, by: withdraw_conclusion(engine, jurisdiction, one.number, by)


def _act(context: Context, told: str, write: _Write) -> None:
    with attempt(context.language, told):
        write(get_engine(), context.position.jurisdiction.code, writer(context.language))


def _mend(context: Context, one: Conclusion) -> None:
    language, said, due = context.language, f"{_SAID}_{one.number}", f"{_DUE}_{one.number}"
    with st.form(f"conclusion_mend_{one.number}", border=False):
        _fields(context, said, due, one.said, one.due_on)
        st.form_submit_button(language.text("Lưu"), on_click=_take_words, args=(context, one.number, said, due))


def _take_words(context: Context, number: int, said: str, due: str) -> None:
    words, typed = (str(st.session_state.get(key) or "") for key in (said, due))
    with attempt(context.language, context.language.text("Đã sửa kết luận.")):
        day = due_day(typed)
        code, by = context.position.jurisdiction.code, writer(context.language)
        rewrite_conclusion(get_engine(), code, number, words, day, by)


def _fields(context: Context, said: str, due: str, words: str = "", day: date | None = None) -> None:
    """Ask what is concluded and by when."""
    language = context.language
    st.text_area(
        language.text("Kết luận (về đảng bộ, chi bộ; không ghi tên hay việc riêng của một người)"),
        value=words,
        key=said,
        max_chars=LONGEST_CONCLUSION,
        height=90,
    )
    st.text_input(
        language.text("Hạn làm xong (để trống nếu không đặt hạn)"),
        value=language.day(day) if day else "",
        key=due,
        max_chars=20,
        placeholder=language.text("ví dụ {value}", value=f"30/06/{today().year}"),
    )


def _form(context: Context, shown: Snapshot | None) -> None:
    language = context.language
    show(f"<h2>{escape(language.text('Ghi kết luận mới'))}</h2>")
    if shown is None:
        words = language.text("Chốt số liệu của kỳ họp trước, để kết luận gắn với đúng kỳ họp đó.")
        show(f'<p class="note">{escape(words)}</p>')
        return
    names = {row.organization.code: row.organization.name for row in context.position.children}
    offered = _searched(context, names)
    with st.form("conclusion_new", border=False):
        st.selectbox(
            language.text("Về đơn vị"),
            offered,
            index=None,
            key=_SUBJECT,
            format_func=lambda code: names.get(code) or language.text("Tất cả đơn vị"),
            placeholder=language.text("Chọn một đơn vị, hoặc tất cả")
            if offered
            else language.text("Không có đơn vị nào tên như vậy"),
        )
        _fields(context, _NEW_SAID, _NEW_DUE)
        st.text_input(language.text("Người ghi"), value=writer(language), key=_WHO, max_chars=100)
        label = language.text("Ghi kết luận của kỳ họp “{label}”", label=unformatted(shown.label))
        st.form_submit_button(label, type="primary", on_click=_write, args=(context, shown.number))


def _searched(context: Context, names: Mapping[str, str]) -> list[str]:
    """Ask for words of a name and return the codes that the form offers: the list of names itself wants every mark."""
    words = st.text_input(context.language.text("Tìm đơn vị (gõ không cần dấu, rồi Enter)"), key=_SEARCH, max_chars=100)
    offered = [code for code, name in names.items() if matches(words, name)]
    if not words.strip():
        return [_EVERYBODY, *offered]
    if st.session_state.get(_SUBJECT) not in offered:
        st.session_state[_SUBJECT] = offered[0] if len(offered) == 1 else None
    return offered


def _write(context: Context, snapshot: int) -> None:
    state = st.session_state
    keep_who(str(state.get(_WHO) or ""))
    with attempt(context.language, context.language.text("Đã ghi kết luận.")):
        code, by = state.get(_SUBJECT), writer(context.language)
        if code is None:
            raise RefusedError(_NO_SUBJECT)
        words, typed = (str(state.get(key) or "") for key in (_NEW_SAID, _NEW_DUE))
        state[_CHOSEN] = conclude(get_engine(), snapshot, code, words, due_day(typed), by)
        state[_SUBJECT], state[_SEARCH], state[_NEW_SAID], state[_NEW_DUE] = None, "", "", ""
