"""Which exports a screen offers, with the rows that each will hold, said before the click."""

from __future__ import annotations

from dashboard.context import LAGGING, PROGRESS, SEARCHED, TRENDS, UNIT, Context
from dashboard.domain.ranking import zero_list
from dashboard.domain.selection import Filters, choose, narrow, with_own_figures


def exports_offered(context: Context) -> list[tuple[str, str, str]]:
    """Return (name, label, what it holds) of each export that makes sense on the page."""
    language, position, filters = context.language, context.position, context.filters
    day = language.text("đến {day}", day=language.day(position.day))

    def rows(count: int) -> str:
        return f"{language.plural('{n} hàng', count)} · {day}"

    if context.page == UNIT:
        if not context.address.organization:
            return []
        return [("organization", language.text("Đơn vị này (Excel)"), f"{position.organization.short_name} · {day}")]
    narrowed = narrow(position.children, filters if context.page in SEARCHED else Filters(clusters=filters.clusters))
    chosen = choose(narrowed, filters.choice)
    first = narrowed if filters.choice == Filters.choice or context.page != LAGGING else chosen
    annexes = [
        ("annex-01", language.text("Phụ lục 01: kết quả (Excel)"), rows(len(first))),
        ("annex-02", language.text("Phụ lục 02: chưa kết nạp được (Excel)"), rows(len(zero_list(narrowed)))),
    ]
    if context.page == TRENDS:
        return [("trends", language.text("Các bảng theo thời gian (Excel)"), day), *annexes]
    if context.page == LAGGING:
        return [("lagging", language.text("Danh sách đang xem (Excel)"), rows(len(chosen))), *annexes]
    if context.page == PROGRESS:
        found = narrow(context.listed.children, filters)
        listed = with_own_figures(found) if context.address.figures else found
        return [("progress", language.text("Danh sách đang xem (Excel)"), rows(len(listed))), *annexes]
    return annexes
