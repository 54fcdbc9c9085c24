"""Which papers a screen offers, in which formats, with the rows and filters of each said before the click."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.components.export_menu import Offered, Way
from dashboard.context import LAGGING, PROGRESS, REPORTS, SEARCHED, UNIT, Context
from dashboard.domain.narrative import cluster_word, upper_first
from dashboard.domain.ranking import zero_list
from dashboard.domain.report_periods import DAY, REPORT_PERIODS, span_of
from dashboard.domain.report_words import period_words
from dashboard.domain.selection import Filters, choose, narrow, with_own_figures
from dashboard.exports.figures import ANNEX_01, ANNEX_02, REPORT
from dashboard.exports.formats import FORMATS, WRITERS
from dashboard.exports.pages import PAPERS
from dashboard.i18n.language import N_

_FOR_PROGRAMS, _WRITTEN = "csv-plain", ("docx", "pdf")
_NAMES = {
    "overview": N_("Tình hình chung, kèm mọi danh sách"),
    "progress": N_("Danh sách đang xem"),
    "lagging": N_("Danh sách đang xem"),
    "shares": N_("Cơ cấu, kèm danh sách đang xem"),
    "trends": N_("Các bảng theo thời gian"),
    "reports": N_("Bảng báo cáo, điều cần xem lại"),
    "organization": N_("Đơn vị này"),
    "annex-01": N_("Phụ lục 01: kết quả"),
    "annex-02": N_("Phụ lục 02: chưa kết nạp được"),
}
_WITH_WHOLE = (ANNEX_01, ANNEX_02)
"""Papers of the whole jurisdiction, offered beside the paper of every page but that of one organisation."""


def exports_offered(context: Context) -> list[Offered]:
    """Return the papers that make sense on the page, the one of the page first."""
    language, paper = context.language, PAPERS.get(context.page, "")
    if not paper or (context.page == UNIT and not context.address.organization):
        return []
    views = (paper,) if context.page == UNIT else (paper, *_WITH_WHOLE)
    found = [
        Offered(view, language.text(_NAMES[view]), " · ".join(_holds(context, view)), _formats(context, view))
        for view in views
    ]
    return found if context.page == UNIT else [*found, *_reports(context)]


def _formats(context: Context, view: str) -> tuple[Way, ...]:
    names = (name for name in WRITERS[view] if name != _FOR_PROGRAMS)
    return tuple(Way(name, context.language.text(FORMATS[name].words)) for name in names)


def _reports(context: Context) -> Iterator[Offered]:
    """Yield the written report in each format for reading, a way for each period that ends on the day."""
    language, day = context.language, context.position.day
    periods = {
        period: upper_first(period_words(language, span_of(period, day), day.year))
        for period in REPORT_PERIODS
        if period != DAY
    }
    periods[DAY] = language.text("Đến {day}", day=language.day(day))
    for format in _WRITTEN:
        if format in WRITERS[REPORT]:
            name = language.text("Báo cáo của kỳ, {format}", format=language.text(FORMATS[format].words))
            ways = tuple(Way(format, words, period) for period, words in periods.items())
            yield Offered(REPORT, name, " · ".join(_holds(context, REPORT)), ways)


def _holds(context: Context, view: str) -> Iterator[str]:
    """Yield how many rows, which filters and up to which day."""
    language, position, filters = context.language, context.position, context.filters
    if view == "organization":
        yield position.organization.short_name
    else:
        count = _rows(context, view)
        if count is not None:
            yield language.plural("{n} hàng", count)
        if filters.clusters:
            names = ", ".join(cluster_word(language, cluster) for cluster in filters.clusters)
            yield language.text("khối: {names}", names=names)
        if context.page in SEARCHED and filters.search and view != REPORT:
            yield language.text("tên có “{words}”", words=filters.search)
    yield language.text("đến {day}", day=language.day(position.day))


def _rows(context: Context, view: str) -> int | None:
    """Return the number of organisations in the paper; None for one that holds more than a list."""
    position, filters, page = context.position, context.filters, context.page
    narrowed = narrow(position.children, filters if page in SEARCHED else Filters(clusters=filters.clusters))
    chosen = choose(narrowed, filters.choice)
    if view == ANNEX_01:
        return len(narrowed if filters.choice == Filters.choice or page != LAGGING else chosen)
    if view == ANNEX_02:
        return len(zero_list(narrowed))
    if page == LAGGING and view == PAPERS[page]:
        return len(chosen)
    if page == PROGRESS and view == PAPERS[page]:
        found = narrow(context.listed.children, filters)
        return len(with_own_figures(found) if context.address.figures else found)
    return len(narrowed) if page == REPORTS and view == PAPERS[page] else None
