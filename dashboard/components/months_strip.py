"""The months of a year as twelve small bars in a row of a list: one element cut to shape, for a list may have 500."""

from __future__ import annotations

from dashboard.components.markup import escape
from dashboard.domain.position import Standing
from dashboard.i18n.language import Language

_EDGES = [f"{month * 100 / 12:.4g}%" for month in range(13)]
"""Where the months begin and end, from the left."""
_LINE = 10
"""Percent of the height that a month with nobody has."""


def months_strip(language: Language, row: Standing) -> str:
    """Return the bars, the highest month full; a month without a report is a dot, one with nobody a line."""
    highest = max((amount or 0 for amount in row.months), default=0) or 1
    corners = ["0 100%"]
    for month, amount in enumerate(row.months):
        share = 0 if amount is None else max(_LINE, max(0, amount) / highest * 100)
        corners += [f"{_EDGES[month]} {100 - share:.0f}%", f"{_EDGES[month + 1]} {100 - share:.0f}%"]
    said = ", ".join(
        f"{language.short_month(month)} {language.number(amount)}"
        for month, amount in enumerate(row.months, 1)
        if amount is not None
    )
    words = escape(said or language.text("chưa có báo cáo"))
    shape = f'<i style="clip-path:polygon({",".join([*corners, "100% 100%"])})"></i>'
    return f'<span class="qd-strip" role="img" title="{words}">{shape}</span>'
