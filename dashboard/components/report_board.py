"""The board of reports: one row an organisation, one column a month, glyph first and colour last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.components.markup import escape, link, show
from dashboard.context import UNIT, Context
from dashboard.domain.arrivals import Arrival, Month, Row
from dashboard.domain.position import Standing
from dashboard.i18n.language import N_, Language


@dataclass(frozen=True)
class _Look:
    glyph: str
    css: str
    words: str


_LOOKS = {
    Arrival.IN_TIME: _Look("✓", "s-met", N_("đúng hạn")),
    Arrival.LATE: _Look("(✓)", "s-behind", N_("muộn")),
    Arrival.MISSING: _Look("□", "s-zero", N_("thiếu")),
    Arrival.NOT_YET: _Look("", "s-none", N_("chưa đến kỳ")),
    Arrival.NOT_OWED: _Look("–", "s-none", N_("không phải gửi")),
}
_IN_KEY = (Arrival.IN_TIME, Arrival.LATE, Arrival.MISSING)


def board_key(language: Language) -> None:
    """Show what the glyphs mean."""
    cells = []
    for arrival in _IN_KEY:
        look = _LOOKS[arrival]
        words = escape(language.text(look.words))
        cells.append(f'<span class="{look.css}"><b aria-hidden="true">{look.glyph}</b> {words}</span>')
    corrected = escape(language.text("đã chỉnh sửa"))
    cells.append(f"<span><u>✓</u> {corrected}</span>")
    st.html(f'<div class="qd qd-board-key">{"".join(cells)}</div>', width="content")


def report_board(context: Context, shown: Sequence[tuple[Standing, Row]]) -> None:
    """Show the board; who owes most stands first, the others in the order of the quota plan."""
    language = context.language
    ordered = sorted(shown, key=lambda pair: (-pair[1].count(Arrival.MISSING), -pair[1].count(Arrival.LATE)))
    months = "".join(
        f'<th scope="col" class="month">{escape(language.short_month(month))}</th>' for month in range(1, 13)
    )
    words = (language.text("Đảng bộ, chi bộ"), language.text("Thiếu"), language.text("Muộn"))
    plans = any(row.plan is not None for _, row in shown)
    plan_head = f'<th scope="col" class="month plan">{escape(language.text("Kế hoạch năm"))}</th>' if plans else ""
    head = (
        f'<tr><th scope="col">{escape(words[0])}</th><th scope="col" class="num few">{escape(words[1])}</th>'
        f'<th scope="col" class="num few">{escape(words[2])}</th>{plan_head}{months}</tr>'
    )
    body = "".join(_row(context, standing, row, plans=plans) for standing, row in ordered)
    caption = escape(language.text("Báo cáo theo tháng"))
    show(
        f'<div class="qd-scroll"><table class="qd-board" aria-label="{caption}"><thead>{head}</thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(context: Context, standing: Standing, row: Row, *, plans: bool) -> str:
    language, organization = context.language, standing.organization
    href = context.href(UNIT, organization=organization.code)
    cells = "".join(_cell(language, language.short_month(number), month) for number, month in enumerate(row.months, 1))
    if plans:
        plan = row.plan or Month(Arrival.NOT_OWED)
        cells = _cell(language, language.text("Kế hoạch năm"), plan) + cells
    counts = "".join(
        f'<td class="num few">{escape(language.number(row.count(arrival)))}</td>'
        for arrival in (Arrival.MISSING, Arrival.LATE)
    )
    return f'<tr><th scope="row" class="name">{link(href, organization.name)}</th>{counts}{cells}</tr>'


def _cell(language: Language, name: str, month: Month) -> str:
    look = _LOOKS[month.arrival]
    said = [f"{name}: {language.text(look.words)}"]
    if month.latest is not None and month.due_on is not None:
        came, due = language.day(month.latest), language.day(month.due_on)
        said.append(language.text("nhận {came}, hạn {due}", came=came, due=due))
    if month.corrected:
        said.append(language.text("đã chỉnh sửa"))
    words = escape(" · ".join(said))
    glyph = f"<u>{look.glyph}</u>" if month.corrected else look.glyph
    part = ""
    if month.expected > 1 and month.arrival is not Arrival.NOT_YET:
        part = f'<span class="sub">{escape(language.fraction(month.received, month.expected))}</span>'
    return f'<td class="month {look.css}" title="{words}" aria-label="{words}">{glyph}{part}</td>'
