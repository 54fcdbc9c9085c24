"""Small builders of markup. Every text that comes from data goes through `escape`."""

from __future__ import annotations

import re
from html import escape as _escape

import streamlit as st

from dashboard.domain.definitions import Group, meaning
from dashboard.domain.narrative import standing_word, state_word
from dashboard.domain.position import Standing
from dashboard.domain.states import State
from dashboard.i18n.language import Language
from dashboard.look import STATE_LOOKS


def escape(text: object) -> str:
    """Return text safe inside an element or a quoted attribute."""
    return _escape(str(text), quote=True)


def link(href: str, text: str, css: str = "", label: str = "") -> str:
    """Return a link inside the app; the page's script follows it without a reload."""
    css_part = f' class="{css}"' if css else ""
    label_part = f' aria-label="{escape(label)}" title="{escape(label)}"' if label else ""
    return f'<a href="{escape(href)}" target="_self"{css_part}{label_part}>{escape(text)}</a>'


def unformatted(text: str) -> str:
    """Return text that Markdown shows as it is, for the labels of controls.

    As little as possible is escaped: a control is also named by its label as it stands here, to whoever listens.
    """
    plain = re.sub(r"[\\`*_\[\]<>~$]|:(?=\w)", r"\\\g<0>", text)
    return re.sub(r"^(#|[-+](?= )|\d+(?=[.)] ))", lambda sign: f"\u200b{sign[0]}", plain)


def copy_button(language: Language, paragraph: str) -> str:
    """Return the button that copies a paragraph, and room to say that it did; the page's script does both."""
    words, done = language.text("Sao chép đoạn văn"), language.text("Đã sao chép")
    return (
        f'<div class="qd-copy"><span role="status"></span><button type="button" data-copy="{escape(paragraph)}"'
        f' data-done="{escape(done)}" title="{escape(paragraph)}">{escape(words)}</button></div>'
    )


class _Ready:
    """Markup that Streamlit takes as it is; of a plain text it looks for indentation, 20 ms for a list of 500 rows."""

    def __init__(self, markup: str) -> None:
        self._markup = markup

    def _repr_html_(self) -> str:
        return self._markup


def show(markup: str) -> None:
    """Put markup on the page in the dashboard's type."""
    st.html(_Ready(f'<div class="qd">{markup}</div>'))


def hover(language: Language, group: Group, code: str) -> str:
    """Return the attribute that tells what a term means to who points at it; pages for rooms repeat it in words."""
    return f' title="{escape(meaning(language, group, code))}"'


def standing_markup(language: Language, standing: Standing) -> str:
    """Return glyph and word of the state of an organisation."""
    return _state(language, standing.state, standing_word(language, standing))


def state_markup(language: Language, state: State, *, closed: bool = False) -> str:
    """Return glyph and word of a state."""
    return _state(language, state, state_word(language, state, closed=closed))


def _state(language: Language, state: State, word: str) -> str:
    look, word = STATE_LOOKS[state], escape(word)
    hint = hover(language, Group.STATE, state.value)
    glyph = f'<span class="glyph" aria-hidden="true">{look.glyph}</span>'
    return f'<span class="qd-state {look.css}"{hint}>{glyph}{word}</span>'


def fraction_markup(language: Language, standing: Standing) -> str:
    """Return admitted over quota, aligned at the slash."""
    count = escape(language.number(standing.admitted))
    quota = "–" if not standing.quota else escape(language.number(standing.quota))
    return (
        f'<span class="qd-fraction"><span class="a">{count}</span><span class="b">/</span>'
        f'<span class="c">{quota}</span></span>'
    )


def percent_text(language: Language, standing: Standing) -> str:
    """Return the percent of a standing; "–" where it would say nothing (no quota, or one of up to three people)."""
    if standing.small_quota:
        return "–"
    return language.percent(standing.percent, 0 if standing.admitted == 0 else 1)
