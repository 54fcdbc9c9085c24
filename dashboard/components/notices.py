"""What stands where a figure cannot: what is missing, why, and the one step that leads on."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.address_words import unknown_value_sentence
from dashboard.components.markup import escape, link, show
from dashboard.i18n.language import Language


def box(heading: str, text: str, steps: Sequence[tuple[str, str]] = (), *, alone: bool = False) -> None:
    """Show a box: heading, sentence, and links (address, words) that lead on.

    A box that stands `alone` on its screen has the heading of the screen.
    """
    level = "h1" if alone else "h2"
    buttons = "".join(link(href, words, "qd-button") for href, words in steps)
    show(f'<div class="qd-box" role="status"><{level}>{escape(heading)}</{level}><p>{escape(text)}</p>{buttons}</div>')


def unknown_value(language: Language, key: str, value: str, way_back: str) -> None:
    """Say which value of the address means nothing here, and offer the way back."""
    heading = unknown_value_sentence(language, key, value)
    text = language.text("Địa chỉ có thể đã bị gõ nhầm, hoặc đơn vị đã được sáp nhập. Không có gì bị thay đổi.")
    box(heading, text, [(way_back, language.text("Về Tổng quan"))], alone=True)
