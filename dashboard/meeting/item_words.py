"""Items of an agenda in words: which screen or paper is shown, and what narrows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qs

from dashboard.address import Address, read_address
from dashboard.domain.boundaries import THEN
from dashboard.domain.boundary_words import READING_WORDS
from dashboard.domain.level_narrative import LEVEL_WORDS
from dashboard.domain.list_narrative import GROUPING_WORDS, ORDER_WORDS, choice_word
from dashboard.domain.narrative import cluster_word, lower_first
from dashboard.domain.report_periods import DAY, HALF, MONTH, QUARTER, YEAR
from dashboard.domain.selection import Filters
from dashboard.domain.target_words import category_word
from dashboard.exports.figures import (
    ANNEX_01,
    ANNEX_02,
    LAGGING,
    ORGANIZATION_SHEET,
    OVERVIEW,
    PROGRESS,
    REPORT,
    REPORTS,
    SHARES,
    TRENDS,
)
from dashboard.exports.pages import narrowed_to
from dashboard.i18n.language import N_, Language
from dashboard.meeting.meeting import AgendaItem
from dashboard.meeting.shortening import is_short
from data_access.scope import DIRECT

VIEW_TITLES: Mapping[str, str] = {
    OVERVIEW: N_("Tổng quan"),
    LAGGING: N_("Chậm tiến độ"),
    PROGRESS: N_("Tiến độ đơn vị"),
    SHARES: N_("Cơ cấu"),
    TRENDS: N_("Theo thời gian"),
    REPORTS: N_("Báo cáo"),
    ORGANIZATION_SHEET: N_("Đơn vị"),
    ANNEX_01: N_("Phụ lục 01: kết quả"),
    ANNEX_02: N_("Phụ lục 02: chưa kết nạp được"),
    REPORT: N_("Báo cáo bằng lời"),
}
"""Screens and papers that an agenda may hold, as they are called; in the order in which they are offered."""
_PERIODS = {
    MONTH: N_("của tháng"),
    QUARTER: N_("của quý"),
    HALF: N_("của sáu tháng"),
    YEAR: N_("của năm"),
    DAY: N_("đến ngày chốt"),
}


def organization_of(item: AgendaItem) -> str:
    """Return the code of the organisation that the item is about; empty for one about all."""
    return _address(item).organization


def item_title(language: Language, item: AgendaItem, names: Mapping[str, str]) -> str:
    """Return "Chậm tiến độ" or, with `names` by code, "Đơn vị: Phường Tân An"; a paper nobody knows by its code."""
    title = language.text(VIEW_TITLES[item.view]) if item.view in VIEW_TITLES else item.view
    code = organization_of(item)
    return f"{title}: {names.get(code, code)}" if code else title


def item_narrowing(language: Language, item: AgendaItem) -> str:
    """Return what narrows or orders the item: "còn nguồn · khối: Trường học"; empty for all of it."""
    short = (language.text("rút gọn"),) if is_short(item) else ()
    return " · ".join((*_narrowing(language, item.view, _address(item)), *short))


def _narrowing(language: Language, view: str, address: Address) -> Iterator[str]:
    filters = address.filters
    if view == LAGGING and filters.choice != Filters.choice:
        yield lower_first(choice_word(language, filters.choice))
    if filters.clusters and view != ORGANIZATION_SHEET:
        names = ", ".join(cluster_word(language, cluster) for cluster in filters.clusters)
        yield language.text("khối: {names}", names=names)
    if filters.search:
        yield language.text("tên có “{words}”", words=filters.search)
    if view == PROGRESS:
        yield from _list_words(language, address)
    if view == SHARES and address.category:
        yield lower_first(category_word(language, address.category))
    if view == TRENDS and address.boundaries != THEN:
        yield lower_first(language.text(READING_WORDS[address.boundaries]))
    if view == REPORT:
        yield language.text(_PERIODS[address.period])


def _list_words(language: Language, address: Address) -> Iterator[str]:
    if address.level != DIRECT:
        yield language.text("cấp: {level}", level=lower_first(language.text(LEVEL_WORDS[address.level])))
    if address.order != Address.order:
        yield language.text("xếp theo: {order}", order=lower_first(language.text(ORDER_WORDS[address.order])))
    if address.grouping:
        yield lower_first(language.text(GROUPING_WORDS[address.grouping]))
    if address.figures:
        yield language.text("riêng số do đơn vị ghi")


def _address(item: AgendaItem) -> Address:
    return narrowed_to(item.view, read_address(parse_qs(item.query))[0])
