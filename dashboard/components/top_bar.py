"""Product name, screens, language. Links, so that a filter survives every step and a new tab shows the same."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.components.markup import escape, link, show
from dashboard.context import (
    ADMINISTRATION,
    DEFINITIONS,
    GUIDE,
    IMPORT,
    LAGGING,
    MEETING,
    OVERVIEW,
    PROGRESS,
    REPORTS,
    STRUCTURE,
    TRENDS,
)
from dashboard.i18n.language import Language


def top_bar(language: Language, page: str, href: Callable[..., str]) -> None:
    """Show the bar. `href(page, **changes)` gives addresses; it works also when no figure could be read."""
    screens = [
        (OVERVIEW, language.text("Tổng quan")),
        (LAGGING, language.text("Chậm tiến độ")),
        (PROGRESS, language.text("Tiến độ đơn vị")),
        (STRUCTURE, language.text("Cơ cấu")),
        (TRENDS, language.text("Theo thời gian")),
        (REPORTS, language.text("Báo cáo")),
        (MEETING, language.text("Họp")),
    ]
    items = [_item(href(target), name, current=target == page) for target, name in screens]
    figures = _item(href(IMPORT), language.text("Nhập số liệu"), current=page == IMPORT)
    settings = _item(href(ADMINISTRATION), language.text("Quản trị"), current=page == ADMINISTRATION)
    guide = _item(href(GUIDE), language.context_text("screen", "Hướng dẫn"), current=page == GUIDE)
    meanings = _item(href(DEFINITIONS), language.text("Định nghĩa"), current=page == DEFINITIONS)
    other, other_name = ("en", "English") if language.code == "vi" else ("vi", "Tiếng Việt")
    switch = link(href(page, language=other), other_name)
    name = escape(language.text("Phát triển đảng viên"))
    screens_label = escape(language.text("Các màn hình"))
    show(
        f'<div class="qd-top"><span class="name">{name}</span>'
        f'<nav aria-label="{screens_label}">{"".join(items)}</nav>'
        f'<span class="lang">{figures}{settings}{guide}{meanings}{switch}</span></div>'
    )


def _item(href: str, name: str, *, current: bool) -> str:
    here = ' aria-current="page"' if current else ""
    return f'<a href="{escape(href)}" target="_self"{here}>{escape(name)}</a>'
