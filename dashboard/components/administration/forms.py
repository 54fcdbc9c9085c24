"""Forms of changes: what is typed becomes a file under way, and its preview opens on the same screen.

What was typed stays in the session until it is in, so that whoever has to mend a cell does not type all of it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from dashboard import administration, importing
from dashboard.administration import SINCE
from dashboard.components.imports import actions
from dashboard.components.markup import escape, show
from dashboard.components.page_address import current_address, write_address
from dashboard.i18n.language import Language
from dashboard.imports.typed import Typed, lists_file
from data_access.ingest.lists.units import Unit
from data_access.ingest.preview import NOTE

_DRAFTS, _EMPTY = "administration_drafts", "administration_empty"
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Typing:
    """What somebody typed into a form: lists by kind, the day of effect, the reason, and a name for the file."""

    lists: Mapping[str, Sequence[Typed]]
    name: str
    since: str = ""
    reason: str = ""


class Form:
    """The fields of one form; each keeps what was typed while the file that came of it is looked at."""

    def __init__(self, language: Language, name: str) -> None:
        self.language, self._name = language, name
        self._draft: Values = st.session_state.get(_DRAFTS, {}).get(name, {})
        self._fields: list[str] = []

    def field(
        self, name: str, label: str, default: str = "", *, most: int = 300, example: str = "", **more: Any
    ) -> None:
        """Show a field of text; an empty one shows an example that nobody takes for a value."""
        if example:
            more["placeholder"] = self.language.text("ví dụ {value}", value=example)
        value = self._draft.get(name, default)
        st.text_input(label, value=value, key=self._key(name), max_chars=most, **more)

    def choice(
        self, field: str, label: str, words: Mapping[str, str], placeholder: str, default: str | None = None
    ) -> None:
        """Show a choice; nothing is chosen until somebody does, or `default` is."""
        options, chosen = [*words], self._draft.get(field, default)
        st.selectbox(
            label,
            options,
            index=options.index(chosen) if chosen in words else None,
            key=self._key(field),
            format_func=words.__getitem__,
            placeholder=placeholder,
        )

    def lines(self, field: str, label: str) -> None:
        """Show a field of several lines."""
        st.text_area(label, value=self._draft.get(field, ""), key=self._key(field), max_chars=2_000, height=110)

    def several(self, field: str, label: str, words: Mapping[str, str], placeholder: str) -> None:
        """Show a choice of several."""
        chosen = [each for each in self._draft.get(field, []) if each in words]
        st.multiselect(
            label, [*words], chosen, key=self._key(field), format_func=words.__getitem__, placeholder=placeholder
        )

    def tick(self, field: str, label: str, *, default: bool) -> None:
        """Show a box to tick."""
        st.checkbox(label, value=self._draft.get(field, default), key=self._key(field))

    def document_and_reason(self) -> None:
        """Show what stands behind a change: its document, the reason in words, and who makes it."""
        self.field("document", self.language.text("Văn bản (số, ký hiệu, ngày)"))
        self.reason()

    def reason(self, label: str = "") -> None:
        """Ask why, and who is at the screen; the name, typed once, stays for the session."""
        reason, who = st.columns([5, 2], gap="small")
        with reason:
            self.field("reason", label or self.language.text("Lý do"))
        with who:
            self.field("who", self.language.text("Người nhập"), actions.who(self.language.text("Văn phòng")), most=100)

    def button(self, label: str, needed: Sequence[str], make: Callable[[Values], Typing], root: int) -> None:
        """Show the button that brings what was typed, as lists, to its preview."""
        self.direct_button(label, needed, lambda values: _bring_lists(self._name, make(values), root, values["who"]))

    def direct_button(self, label: str, needed: Sequence[str], bring: Callable[[Values], None]) -> None:
        """Show the button that hands what was typed to `bring`; `needed` are fields that must not be empty."""
        if st.session_state.get(_EMPTY) == self._name:
            st.session_state.pop(_EMPTY)
            words = self.language.text("Hãy chọn hoặc điền đủ các ô ở trên.")
            show(f'<p class="s-zero" role="alert">{escape(words)}</p>')
        fields = tuple(self._fields)
        st.form_submit_button(label, type="primary", on_click=_take, args=(self._name, fields, tuple(needed), bring))

    def _key(self, field: str) -> str:
        self._fields.append(field)
        return f"{self._name}_{field}"


def unit_words(units: Sequence[Unit]) -> Mapping[str, str]:
    """Return the names to choose from, by code: those below others a step further in."""
    depth: dict[int | None, int] = {}
    for unit in units:
        depth[unit.id] = depth.get(unit.parent_id, -1) + 1
    return {unit.code: "\u2007" * 2 * max(depth[unit.id] - 1, 0) + unit.name for unit in units}


def forget_drafts() -> None:
    """Forget what was typed, once it is in."""
    st.session_state.pop(_DRAFTS, None)


def _take(form: str, fields: Sequence[str], needed: Sequence[str], bring: Callable[[Values], None]) -> None:
    values = {field: st.session_state.get(f"{form}_{field}") for field in fields}
    values = {field: value.strip() if isinstance(value, str) else value for field, value in values.items()}
    st.session_state.setdefault(_DRAFTS, {})[form] = values
    if any(values.get(field) in (None, "", []) for field in needed):
        st.session_state[_EMPTY] = form
        return
    actions.keep_who(str(values["who"] or ""))
    bring(values)


def _bring_lists(form: str, typing: Typing, root: int, by: str) -> None:
    if not any(typing.lists.values()):
        st.session_state[_EMPTY] = form
        return
    since = administration.day_of(typing.since) if typing.since else None
    answers = {NOTE: typing.reason, SINCE: since.isoformat() if since else ""}
    kind = next(iter(typing.lists)) if len(typing.lists) == 1 else ""  # of several the sheets tell
    bring_file(lists_file(typing.lists), typing.name, root, by, kind, None, answers)


def bring_file(
    content: bytes, name: str, root: int, by: str, kind: str, month: date | None, answers: Mapping[str, str]
) -> None:
    """Keep a typed file in the database and open its preview."""
    with actions.told():
        said = {key: value for key, value in answers.items() if value}
        token = importing.bring_typed(content, f"{name}.xlsx", root, by, kind, month, said)
        write_address(current_address().with_(stage=token, batch=None))
