"""Định nghĩa: what every measure, state, category and term means, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.components.markup import escape, show, state_markup
from dashboard.context import Context
from dashboard.domain.definitions import GROUP_WORDS, Definition, Group
from dashboard.domain.states import State
from dashboard.i18n.language import Language


def render(context: Context) -> None:
    """Draw the screen."""
    language = context.language
    heading = language.text("Các số và từ trong những màn hình này nghĩa là gì")
    note = language.text("Mỗi định nghĩa chỉ viết một lần; màn hình, bảng và tệp xuất đều dùng cùng cách tính này.")
    groups = groupby(context.definitions(), key=lambda definition: definition.group)
    blocks = "".join(_group(language, group, list(members)) for group, members in groups)
    show(f'<h1>{escape(heading)}</h1><p class="note">{escape(note)}</p><div class="qd-meanings">{blocks}</div>')


def _group(language: Language, group: Group, members: Sequence[Definition]) -> str:
    entries = "".join(
        f'<div id="{group.value}-{escape(definition.code)}"><dt>{_term(language, definition)}</dt>'
        f"<dd>{escape(definition.text)}</dd></div>"
        for definition in members
    )
    return f"<section><h2>{escape(language.text(GROUP_WORDS[group]))}</h2><dl>{entries}</dl></section>"


def _term(language: Language, definition: Definition) -> str:
    if definition.group is Group.STATE:
        return state_markup(language, State(definition.code))
    return escape(definition.term)
