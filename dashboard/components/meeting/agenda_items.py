"""The items of an agenda in their order: one is chosen by arrow keys, and moved, dropped or noted by buttons beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.components.markup import escape, show, unformatted
from dashboard.components.meeting.acting import attempt
from dashboard.context import Context
from dashboard.database import get_engine
from dashboard.exports.figures import ORGANIZATION_SHEET
from dashboard.meeting.item_words import VIEW_TITLES, item_narrowing, item_title
from dashboard.meeting.meeting import Agenda, AgendaItem
from dashboard.meeting.writing import add_item, change_items
from data_access.schema.meetings import LONGEST_NOTE

_PLACE, _UNDO, _VIEW, _NOTE = "meeting_item", "meeting_undo", "meeting_view", "meeting_note"
_Change = Callable[[list[AgendaItem]], Sequence[AgendaItem]]


def agenda_items(context: Context, agenda: Agenda, names: Mapping[str, str]) -> None:
    """Show the items with what may be done to them, which stays in view beside a long list."""
    with st.container(key="meeting_agenda"):
        _items(context, agenda, names)


def _items(context: Context, agenda: Agenda, names: Mapping[str, str]) -> None:
    language, items = context.language, agenda.items
    _buttons(context, agenda, names)
    if not items:
        words = language.text(
            "Chương trình còn trống. Bấm “Thêm mục”, hoặc mở một màn hình, lọc như cần xem, rồi bấm “Thêm vào họp”"
            " ở nút “Xuất”."
        )
        show(f"<p>{escape(words)}</p>")
        return
    place = min(st.session_state.get(_PLACE) or 0, len(items) - 1)
    st.session_state[_PLACE] = place
    titles = [f"{n}. {item_title(language, item, names)}" for n, item in enumerate(items, 1)]
    labels = [
        " – ".join(filter(None, (title, _more(context, item)))) for title, item in zip(titles, items, strict=True)
    ]
    left, right = st.columns([7, 5], gap="medium")
    with left:
        st.radio(
            language.text("Mục của chương trình"),
            range(len(items)),
            key=_PLACE,
            format_func=lambda one: unformatted(labels[one]),
            label_visibility="collapsed",
        )
    with right, st.container(key="meeting_note_box"):
        _note(context, agenda, place, titles[place])


def _more(context: Context, item: AgendaItem) -> str:
    """Return what narrows the item, and that it has a note; empty for neither."""
    language = context.language
    noted = language.text("có ghi chú") if item.note else ""
    return " · ".join(filter(None, (item_narrowing(language, item), noted)))


def _buttons(context: Context, agenda: Agenda, names: Mapping[str, str]) -> None:
    language = context.language
    with st.container(key="meeting_buttons", horizontal=True, vertical_alignment="center", gap="small"):
        heading = language.plural("{n} mục, theo thứ tự trình chiếu", len(agenda.items))
        st.html(f'<div class="qd"><h2>{escape(heading)}</h2></div>', width="content")
        if agenda.items:
            for key, label, icon, step in (
                ("meeting_up", language.text("Lên"), "arrow_upward", -1),
                ("meeting_down", language.text("Xuống"), "arrow_downward", 1),
            ):
                st.button(label, key=key, icon=f":material/{icon}:", on_click=_move, args=(context, agenda, step))
            st.button(
                language.text("Bỏ mục này"), key="meeting_drop", on_click=_drop, args=(context, agenda, dict(names))
            )
        with st.popover(language.text("Thêm mục"), icon=":material/add:"):
            _add(context, agenda)
        kept = st.session_state.get(_UNDO)
        if kept is not None and kept[0] == agenda.number:
            st.button(language.text("Hoàn lại mục vừa bỏ"), key="meeting_back", on_click=_bring_back, args=(context,))


def _add(context: Context, agenda: Agenda) -> None:
    language = context.language
    views = [view for view in VIEW_TITLES if view != ORGANIZATION_SHEET]
    st.selectbox(
        language.text("Màn hình, văn bản"), views, key=_VIEW, format_func=lambda view: language.text(VIEW_TITLES[view])
    )
    st.button(language.text("Thêm vào cuối"), key="meeting_add", on_click=_append, args=(context, agenda.number))
    words = language.text("Muốn kèm bộ lọc hay một đơn vị: mở màn hình đó rồi bấm “Thêm vào họp” ở nút “Xuất”.")
    show(f'<p class="note">{escape(words)}</p>')


def _append(context: Context, number: int) -> None:
    view = str(st.session_state[_VIEW])
    title = context.language.text(VIEW_TITLES[view])
    with attempt(context.language, context.language.text("Đã thêm “{title}”.", title=title)):
        add_item(get_engine(), number, AgendaItem(view))
        st.session_state[_PLACE] = 10_000  # the last one, however many there are


def _move(context: Context, agenda: Agenda, step: int) -> None:
    place = st.session_state.get(_PLACE) or 0
    to = place + step
    if not 0 <= to < len(agenda.items):
        return

    def moved(items: list[AgendaItem]) -> list[AgendaItem]:
        items.insert(to, items.pop(place))
        return items

    with attempt(context.language):
        _change(agenda, moved)
        st.session_state[_PLACE] = to


def _drop(context: Context, agenda: Agenda, names: Mapping[str, str]) -> None:
    place = st.session_state.get(_PLACE) or 0
    title = item_title(context.language, agenda.items[place], names)
    with attempt(context.language, context.language.text("Đã bỏ “{title}” khỏi chương trình.", title=title)):
        before = _change(agenda, lambda items: [*items[:place], *items[place + 1 :]])
        st.session_state[_UNDO] = (agenda.number, before, place)


def _bring_back(context: Context) -> None:
    number, before, place = st.session_state.pop(_UNDO)
    without = (*before[:place], *before[place + 1 :])
    with attempt(context.language, context.language.text("Đã hoàn lại.")):
        change_items(get_engine(), number, without, lambda _: before)
        st.session_state[_PLACE] = place


def _change(agenda: Agenda, change: _Change) -> tuple[AgendaItem, ...]:
    st.session_state.pop(_UNDO, None)
    return change_items(get_engine(), agenda.number, agenda.items, change)


def _note(context: Context, agenda: Agenda, place: int, title: str) -> None:
    language = context.language
    st.session_state[_NOTE] = agenda.items[place].note
    st.text_area(
        language.text("Ghi chú của người trình bày cho mục “{title}”", title=unformatted(title)),
        key=_NOTE,
        max_chars=LONGEST_NOTE,
        height=150,
        on_change=_take_note,
        args=(context, agenda, place),
    )
    words = language.text(
        "Chỉ hiện ở trang người trình bày, không hiện trên màn chiếu. Viết về tổ chức, không viết tên người."
    )
    show(f'<p class="note">{escape(words)}</p>')


def _take_note(context: Context, agenda: Agenda, place: int) -> None:
    note = str(st.session_state.get(_NOTE) or "")

    def noted(items: list[AgendaItem]) -> list[AgendaItem]:
        items[place] = AgendaItem(items[place].view, items[place].query, note)
        return items

    with attempt(context.language, context.language.text("Đã lưu ghi chú.")):
        _change(agenda, noted)
