"""The months of a year as twelve small bars in a row of a list."""

from __future__ import annotations

from dashboard.components.markup import escape
from dashboard.domain.position import Standing
from dashboard.i18n.language import Language


def months_strip(language: Language, row: Standing) -> str:
    """Return the bars, the highest month full; a month without a report is a dot, one with nobody a line."""
    highest = max((amount or 0 for amount in row.months), default=0) or 1
    bars = []
    for amount in row.months:
        css = ' class="unknown"' if amount is None else ""
        height = 0 if amount is None else max(0, amount) / highest * 100
        bars.append(f'<i{css} style="--height:{height:.0f}%"></i>')
    said = ", ".join(
        f"{language.short_month(month)} {language.number(amount)}"
        for month, amount in enumerate(row.months, 1)
        if amount is not None
    )
    words = said or language.text("chưa có báo cáo")
    return (
        f'<span class="qd-strip" role="img" aria-label="{escape(words)}" title="{escape(words)}">{"".join(bars)}</span>'
    )
