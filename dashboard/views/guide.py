"""Hướng dẫn: how to read the screens, bring figures in and take papers out, on one page."""

from __future__ import annotations

from dashboard.components.markup import escape, show
from dashboard.guide.chapters import read_guide
from dashboard.i18n.language import Language


def render(language: Language) -> None:
    """Draw the screen. It needs no figure, so it stands also when the database does not."""
    chapters = read_guide(language.code)
    heading = escape(language.text("Đọc màn hình, nhập số liệu, xuất văn bản"))
    ways = "".join(f'<li><a href="#{one.code}" target="_self">{escape(one.title)}</a></li>' for one in chapters)
    texts = "".join(
        f'<section id="{one.code}" tabindex="-1"><h2>{escape(one.title)}</h2>{one.markup}</section>' for one in chapters
    )
    label = escape(language.text("Các phần của hướng dẫn"))
    show(
        f'<h1>{heading}</h1><div class="qd-guide"><nav aria-label="{label}"><ol>{ways}</ol></nav>'
        f"<div>{texts}</div></div>"
    )
