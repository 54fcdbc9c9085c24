"""Nhập số liệu tháng: one organisation's month typed in or corrected, with the checks and the way back of a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard import administration
from dashboard.components.administration.forms import Form, Values, bring_file, forget_drafts, unit_words
from dashboard.components.imports.beginnings import months_back
from dashboard.components.imports.under_way import fault, file_under_way, import_made
from dashboard.components.markup import escape, link, show
from dashboard.components.page_address import current_address, write_address
from dashboard.context import ENTRY, REPORTS, UNIT, Context
from dashboard.i18n.language import N_
from dashboard.imports.field_words import field_word
from dashboard.imports.typed import REPORT_FIELDS, STUDENT, report_file
from dashboard.resolve import today
from data_access.ingest.preview import NOTE
from data_access.ingest.tables.table import ADMITTED, CATEGORIES, OUTLOOK

_GROUPS = {
    N_("Đã kết nạp, lũy kế từ đầu năm"): (ADMITTED,),
    N_("Trong đó (lũy kế)"): tuple(role for role in CATEGORIES if role in (*REPORT_FIELDS, STUDENT)),
    N_("Dự kiến, nguồn và hồ sơ"): tuple(role for role in OUTLOOK if role in REPORT_FIELDS),
}


def render(context: Context) -> None:
    """Draw the screen."""
    address, language = context.address, context.language
    _crumbs(context)
    fault(language)
    if address.batch is not None:
        forget_drafts()
        import_made(context, address.batch)
    elif address.stage:
        file_under_way(context, address.stage)
    else:
        _form(context)


def _crumbs(context: Context) -> None:
    language, path = context.language, context.position.path
    links = [link(context.href(REPORTS), language.text("Báo cáo"))]
    if context.address.organization:
        links += [link(context.href(UNIT, organization=step.code), step.label) for step in path[1:]]
    links.append(link(context.href(ENTRY), language.text("Nhập số liệu tháng")))
    show(f'<nav class="qd-crumbs" aria-label="{escape(language.text("Đường dẫn"))}">{" › ".join(links)}</nav>')


def _form(context: Context) -> None:
    language, root = context.language, context.scope.organization_id
    months = months_back(today())
    month = context.address.month or _newest(context)
    if month not in months:
        months.append(month)
    units = [unit for unit in administration.standing_units(root, context.scope.as_of) if unit.parent]
    one = next((unit for unit in units if unit.code == context.address.organization), None)
    if one is None:
        show(f"<h1>{escape(language.text('Nhập hoặc sửa số liệu tháng của một đơn vị'))}</h1>")
    else:
        known = administration.reported(one.id or 0, month)
        words = N_("{unit}, tháng {month}: sửa số liệu đã nhập") if known else N_("{unit}, tháng {month}: nhập số liệu")
        sentence = language.text(words, unit=one.name, month=language.month(month.year, month.month))
        show(f"<h1>{escape(sentence)}</h1>")
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.session_state["entry_unit"] = one.code if one else None
        st.selectbox(
            language.text("Đơn vị"),
            [unit.code for unit in units],
            key="entry_unit",
            format_func=unit_words(units).__getitem__,
            placeholder=language.text("Chọn đơn vị"),
            on_change=_go,
            width=460,
        )
        st.session_state["entry_month"] = month
        st.selectbox(
            language.text("Tháng"),
            months,
            key="entry_month",
            format_func=lambda each: language.month(each.year, each.month),
            on_change=_go,
            width=150,
        )
    if one is None:
        return
    hidden = administration.sensitive_categories()
    name = f"entry_{one.code}_{month:%Y_%m}"
    form = Form(language, name)
    with st.form(name, border=False):
        for heading, roles in _GROUPS.items():
            show(f"<h2>{escape(language.text(heading))}</h2>")
            with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
                for role in roles:
                    kept = language.text("không hiện") if role in hidden else ""
                    form.field(
                        role, field_word(language, role), _text(known, role), most=12, width=230, placeholder=kept
                    )
        form.reason(language.text("Lý do (nếu sửa số đã nhập)"))
        told = language.text(
            "Ô để trống giữ nguyên số đã nhập. Số người có đạo, dân tộc thiểu số đã nhập không hiện ở đây; "
            "ghi số mới nếu sửa."
        )
        show(f'<p class="note">{escape(told)}</p>')
        code, full_name = one.code, one.name

        def make(values: Values) -> None:
            figures = {role: _number(values[role]) for roles in _GROUPS.values() for role in roles}
            content = report_file(month, code, full_name, figures)
            answers = {NOTE: values["reason"]}
            bring_file(content, f"nhap-tay-{code}-{month:%Y-%m}", root, values["who"], "report", month, answers)

        form.direct_button(language.text("Xem trước"), (ADMITTED,), make)


def _newest(context: Context) -> date:
    day = context.position.report_day or context.scope.as_of
    return day.replace(day=1)


def _text(known: Mapping[str, int], role: str) -> str:
    return str(known[role]) if role in known else ""


def _number(text: str) -> str | int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else text


def _go() -> None:
    """Write the chosen organisation and month into the address."""
    unit, month = st.session_state["entry_unit"], st.session_state["entry_month"]
    write_address(current_address().with_(organization=unit or "", month=month))
