"""The months of a year as twelve small bars in a row of a list, drawn with one line: a list may have 500 of them."""

from __future__ import annotations

from dashboard.components.markup import escape
from dashboard.domain.position import Standing
from dashboard.i18n.language import Language

_HEIGHT = 20


def months_strip(language: Language, row: Standing) -> str:
    """Return the bars, the highest month full; a month without a report is a dot, one with nobody a line."""
    highest = max((amount or 0 for amount in row.months), default=0) or 1
    bars, unknown = [], []
    for month, amount in enumerate(row.months):
        if amount is None:
            unknown.append(f"M{month * 10 + 4} 19h2")
        else:
            height = max(1, round(max(0, amount) / highest * _HEIGHT))
            bars.append(f"M{month * 10}.5 {_HEIGHT}v-{height}h9v{height}")
    said = ", ".join(
        f"{language.short_month(month)} {language.number(amount)}"
        for month, amount in enumerate(row.months, 1)
        if amount is not None
    )
    words = escape(said or language.text("chưa có báo cáo"))
    dots = f'<path class="unknown" d="{"".join(unknown)}"/>' if unknown else ""
    drawing = f'<svg viewBox="0 0 120 {_HEIGHT}" preserveAspectRatio="none"><path d="{"".join(bars)}"/>{dots}</svg>'
    return f'<span class="qd-strip" role="img" title="{words}">{drawing}</span>'
