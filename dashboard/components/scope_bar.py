"""What is looked at, in one line: the scope with its filters, badges for what is narrowed, source and export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.address import Address
from dashboard.components.export_menu import Offered, export_menu
from dashboard.components.markup import escape, link, show, unformatted
from dashboard.components.page_address import current_address, write_address
from dashboard.components.pinned import leave, leaving_words, pinned_note
from dashboard.components.snapshot_menu import snapshot_menu
from dashboard.context import COMPARED_PAGES, OVERVIEW, SEARCHED, UNIT, Context
from dashboard.domain.narrative import cluster_word
from dashboard.domain.selection import Filters
from dashboard.domain.since_words import snapshot_text
from dashboard.resolve import Newer

_NOTHING = 0
"""Stands in the list of snapshots for none of them; no snapshot has this number."""


def scope_bar(context: Context, clusters: Sequence[str | None], papers: Sequence[Offered]) -> None:
    """Show the bar. `papers` are those that can be exported."""
    with st.container(key="scope_bar", horizontal=True, vertical_alignment="center", gap="small"):
        _scope(context, [cluster for cluster in clusters if cluster])
        _badges(context)
        _source(context)
        if context.page == OVERVIEW:
            snapshot_menu(context)
        export_menu(context, papers)
    pinned_note(context)
    if context.newer is not None:
        _newer(context, context.newer)


def _scope(context: Context, clusters: Sequence[str]) -> None:
    language, position = context.language, context.position
    root = position.jurisdiction.label
    day = context.scope.as_of
    words = language.text("năm {year} · đến {day}", year=context.year, day=language.day(day))
    with st.popover(f"**{unformatted(root)}** · {words}", icon=":material/tune:", wrap=True):
        jurisdiction_field(context)
        years = sorted({each.year for each in context.report_days} | {context.year}, reverse=True)
        _select(context, language.text("Năm"), "year", years, context.year, str)
        days = sorted({each for each in context.report_days if each.year == context.year} | {day}, reverse=True)
        _select(context, language.text("Số liệu đến ngày"), "day", days, day, lambda each: language.day(each))
        if context.snapshot is not None:
            words = leaving_words(language, context.snapshot.number, several=len(context.jurisdictions) > 1)
            show(f'<p class="note" role="note">{escape(words)}</p>')
        _compared(context)
        if context.page != UNIT:
            key = _control("clusters", [code for code in context.filters.clusters if code in clusters])
            st.multiselect(
                language.text("Khối"),
                clusters,
                key=key,
                format_func=lambda code: cluster_word(language, code),
                placeholder=language.text("Tất cả các khối"),
                on_change=_apply,
                args=("clusters", key, context.page, position.jurisdiction.code),
            )


def _compared(context: Context) -> None:
    """Offer the snapshots of the year to hold the page against."""
    language, code = context.language, context.position.jurisdiction.code
    offered = {
        one.number: one
        for one in context.snapshots
        if (one.jurisdiction, one.as_of.year) == (code, context.year) and one != context.snapshot
    }
    if not offered or context.page not in COMPARED_PAGES:
        return
    now = context.compared.number if context.compared and context.compared.number in offered else _NOTHING

    def words(number: int) -> str:
        return language.text("Không so") if number == _NOTHING else snapshot_text(language, offered[number])

    _select(context, language.text("So với bản chốt số liệu"), "compared", [_NOTHING, *offered], now, words)


def jurisdiction_field(context: Context, **more: Any) -> None:
    """Show which jurisdiction is looked at, where there are several to choose from."""
    if len(context.jurisdictions) > 1:
        names, now = dict(context.jurisdictions), context.position.jurisdiction.code
        label = context.language.text("Đảng bộ")
        _select(context, label, "jurisdiction", list(names), now, lambda code: names[code], **more)


def _select(
    context: Context,
    label: str,
    name: str,
    options: Sequence[Any],
    value: Any,
    words: Callable[[Any], str],
    **more: Any,
) -> None:
    key = _control(name, value)
    arguments = (name, key, context.page, context.position.jurisdiction.code)
    st.selectbox(label, options, key=key, format_func=words, on_change=_apply, args=arguments, **more)


def _control(name: str, value: Any) -> str:
    """Return the key of a control that shows what the address says: a new one when a link changed that.

    A control in a closed popover is not told its new value: it would send its old one with the next click on anything,
    and what a link took back would come back.
    """
    times = st.session_state.setdefault(f"filter_{name}_anew", 0)
    if st.session_state.get(_key(name, times), value) != value:
        times = st.session_state[f"filter_{name}_anew"] = times + 1
    st.session_state[_key(name, times)] = value
    return _key(name, times)


def _key(name: str, times: int) -> str:
    return f"filter_{name}_{times}" if times else f"filter_{name}"


def _apply(name: str, key: str, page: str, jurisdiction: str) -> None:
    """Write a changed control into the address: the address is the only state of what is shown."""
    value = st.session_state[key]
    address = current_address()
    if name in ("jurisdiction", "year", "day") and address.snapshot is not None:  # the snapshot has one of each
        leave(page, address)
        address = address.with_(snapshot=None, jurisdiction=jurisdiction)
    if name == "jurisdiction":
        address = Address(jurisdiction=value, language=address.language)
    elif name == "year":
        address = address.with_(year=value, day=None)
    elif name == "day":
        address = address.with_(day=value, year=value.year if isinstance(value, date) else None)
    elif name == "compared":
        address = address.with_(compared=None if value == _NOTHING else value)
    elif name == "clusters":
        address = address.with_(clusters=tuple(value))
    write_address(address)


def _badges(context: Context) -> None:
    language, filters = context.language, context.filters
    badges = []
    if context.page != UNIT:
        for code in filters.clusters:
            rest = tuple(other for other in filters.clusters if other != code)
            badges.append((cluster_word(language, code), context.href(context.page, clusters=rest)))
    if context.page in SEARCHED and filters.search:
        badges.append((f"“{filters.search}”", context.href(context.page, search="")))
    if context.address.known_at is not None:
        words = language.text("như đã biết lúc {moment}", moment=language.moment(context.address.known_at))
        badges.append((words, context.href(context.page, known_at=None)))
    if context.compared is not None and context.page in COMPARED_PAGES:
        words = language.text("so với bản chốt số {n}", n=context.compared.number)
        badges.append((words, context.href(context.page, compared=None)))
    cells = []
    for words, href in badges:
        label = language.text("Bỏ lọc {words}", words=words)
        cells.append(
            f'<a class="badge" href="{escape(href)}" target="_self" aria-label="{escape(label)}">'
            f'{escape(words)}<b aria-hidden="true">×</b></a>'
        )
    if badges:
        cleared: dict[str, Any] = {"clusters": (), "search": "", "choice": Filters.choice, "compared": None}
        if context.address.known_at is not None:
            cleared["known_at"] = None
        clear = context.href(context.page, **cleared)
        cells.append(link(clear, language.text("Xóa bộ lọc"), "plain"))
    show(f'<div class="qd-badges">{"".join(cells)}</div>')


def _newer(context: Context, newer: Newer) -> None:
    """Say that the first reports of a later month are in, and how to see those."""
    language = context.language
    said = language.text(
        "Đã có {sent}/{expected} báo cáo tháng {month}, chưa đủ một nửa nên số liệu dừng ở ngày {day}",
        sent=language.number(newer.sent),
        expected=language.number(newer.expected),
        month=newer.day.month,
        day=language.day(context.scope.as_of),
    )
    words = language.text("xem số liệu đến {day}", day=language.day(newer.day))
    href = context.href(context.page, year=newer.day.year, day=newer.day)
    show(f'<p class="note" role="note">{escape(said)} · {link(href, words)}</p>')


def _source(context: Context) -> None:
    href = context.href(context.page, source=context.position.organization.code)
    words = link(href, context.language.text("Số này từ đâu?"))
    st.html(f'<div class="qd qd-actions">{words}</div>', width="content")
