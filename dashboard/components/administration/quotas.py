"""Quotas of a year and their revisions: of one organisation, or of everybody directly below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import streamlit as st

from dashboard import administration
from dashboard.components.administration.forms import Form, Typing, Values, unit_words
from dashboard.components.markup import escape, show, unformatted
from dashboard.context import Context
from dashboard.i18n.language import Language
from dashboard.reading.template_rows import Rows
from data_access.ingest.lists.units import Unit

_HEIGHT = 460
"""Pixels of the list of everybody, so that the day and the button below it stay in sight."""
NOT_ASSIGNED = "x"
"""What a list of quotas says where none is assigned; an empty cell may just not be filled in."""


def quotas(context: Context) -> None:
    """Draw the section."""
    language, root, year = context.language, context.scope.organization_id, context.year
    rows = administration.known_rows(root, "quotas", year)
    newest = {str(row["code"]): row for row in rows}
    units = administration.standing_units(root, min(date(year, 12, 31), context.scope.as_of))
    show(f"<h1>{escape(_sentence(context))}</h1>")
    form = Form(language, "administration_quota")
    with st.form("administration_quota", border=False):
        left, right = st.columns([5, 7], gap="medium")
        with left:
            form.choice("code", language.text("Đơn vị"), unit_words(units), language.text("Chọn đơn vị"))
        with right, st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            form.field("year", language.text("Năm"), str(year), most=4, width=110)
            form.field("amount", language.text("Chỉ tiêu (trống: không giao)"), most=9, width=210)
            form.field("since", language.text("Có hiệu lực từ ngày"), example="01/07/2024", most=10, width=190)
        form.document_and_reason()
        form.button(language.text("Xem trước thay đổi"), ("code", "year"), _one, root)
    _everybody(context, units, newest)
    _versions(language, rows)


def _sentence(context: Context) -> str:
    language, position = context.language, context.position
    whole, parts = position.own.quota, position.sum_of_parts
    if whole is None:
        return language.text("Năm {year} chưa giao chỉ tiêu cho toàn Đảng bộ.", year=context.year)
    text = language.text(
        "Chỉ tiêu năm {year}: toàn Đảng bộ {whole}, các đơn vị trực thuộc cộng lại {parts}",
        year=context.year,
        whole=language.number(whole),
        parts=language.number(parts),
    )
    if whole == parts:
        return text + "."
    return text + language.text(", chênh {difference}.", difference=language.signed(parts - whole))


def _one(values: Values) -> Typing:
    row = {
        "code": values["code"],
        "year": _number(values["year"]),
        "amount": _number(values["amount"]) or NOT_ASSIGNED,
        "document": values["document"],
        "effective_on": values["since"],
    }
    name = f"chi-tieu-{values['code']}-{values['year']}"
    return Typing({"quotas": [row]}, name, values["since"] or f"01/01/{values['year']}", values["reason"])


def _number(text: str) -> str | int:
    return int(text) if text.isascii() and text.isdigit() else text


def _everybody(context: Context, units: Sequence[Unit], newest: Mapping[str, Mapping[str, object]]) -> None:
    """Let the quotas of everybody directly below be typed, a field each; drawn once somebody opens it."""
    language, root, year = context.language, context.scope.organization_id, context.year
    shown = [unit for unit in units if unit.id == root or unit.parent_id == root]
    amounts = {unit.code: _typed(newest.get(unit.code, {}).get("amount")) for unit in shown}
    opened = st.expander(
        language.text("Sửa chỉ tiêu của mọi đơn vị trực thuộc"), key="administration_quota_everybody", on_change="rerun"
    )
    if not opened.open:
        return
    form = Form(language, f"administration_quotas_{year}")
    with opened, st.form(f"administration_quotas_{year}", border=False):
        note = language.text("Số đang giao đã điền sẵn: chỉ gõ vào ô cần sửa, xóa số ở ô không giao chỉ tiêu nữa.")
        show(f'<p class="note">{escape(note)}</p>')
        with st.container(height=_HEIGHT):
            columns = st.columns(3, gap="medium")
            for part, column in zip(_parts(shown, len(columns)), columns, strict=True):
                with column:
                    for unit in part:
                        form.field(_field(unit.code), unformatted(unit.name), amounts[unit.code], most=9)
        form.field("since", language.text("Có hiệu lực từ ngày"), example="01/07/2024", most=10, width=190)
        form.document_and_reason()

        def make(values: Values) -> Typing:
            rows = [
                {
                    "code": code,
                    "year": year,
                    "amount": _number(values[_field(code)]) or NOT_ASSIGNED,
                    "document": values["document"],
                    "effective_on": values["since"],
                }
                for code, amount in amounts.items()
                if values[_field(code)] != amount
            ]
            return Typing({"quotas": rows}, f"chi-tieu-{year}", values["since"] or f"01/01/{year}", values["reason"])

        form.button(language.text("Xem trước các chỉ tiêu đã sửa"), (), make, root)


def _field(code: str) -> str:
    return f"amount_{code}"


def _typed(amount: object) -> str:
    return str(amount) if isinstance(amount, int) else ""


def _parts(units: Sequence[Unit], count: int) -> Iterator[Sequence[Unit]]:
    """Yield the units in so many parts of about equal length: read down one column after the other."""
    length = -(-len(units) // count)
    return (units[length * number : length * (number + 1)] for number in range(count))


def _versions(language: Language, rows: Rows) -> None:
    """Show every quota of the year with the day from which it holds."""
    lines = "".join(
        f'<tr><th scope="row">{escape(str(row["name"]))}<div class="sub">{escape(str(row["code"]))}</div></th>'
        f'<td class="num"><b>{_amount(language, row.get("amount"))}</b></td>'
        f"<td>{_day(language, row.get('effective_on'))}</td></tr>"
        for row in rows
        if "effective_on" in row
    )
    if not lines:
        return
    heads = f'<th scope="col">{escape(language.text("Đơn vị"))}</th>'
    heads += f'<th scope="col" class="num">{escape(language.text("Chỉ tiêu"))}</th>'
    heads += f'<th scope="col">{escape(language.text("Có hiệu lực từ ngày"))}</th>'
    summary = escape(language.text("Chỉ tiêu đã giao và các lần điều chỉnh"))
    show(
        f'<details class="qd-behind"><summary>{summary}</summary><table class="qd-plain"><thead><tr>{heads}</tr>'
        f"</thead><tbody>{lines}</tbody></table></details>"
    )


def _amount(language: Language, amount: object) -> str:
    return escape(language.number(amount)) if isinstance(amount, int) else "–"


def _day(language: Language, day: object) -> str:
    return escape(language.day(day)) if isinstance(day, date) else "–"
