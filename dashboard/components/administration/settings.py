"""Settings that change figures, and curves of the year: what holds, and what shall hold from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

import streamlit as st

from dashboard import administration
from dashboard.components.administration.forms import Form, Typing, Values
from dashboard.components.markup import escape, show
from dashboard.context import Context
from dashboard.domain.narrative import cluster_word
from dashboard.i18n.language import N_, Language
from dashboard.imports.field_words import field_word
from dashboard.reading.template_rows import Rows
from data_access.settings import NAMES, PLAN_DUE, RANGES, Settings

_MEANINGS: Mapping[str, str] = {
    "small_count": N_(
        "Số người có đạo, dân tộc thiểu số ít hơn mức này thì không nêu; tính cho quý kết thúc sau ngày đó."
    ),
    "small_quota": N_("Chỉ tiêu đến mức này chỉ xem số người, không so theo tỷ lệ."),
    "chance_percent": N_("Thiếu chỉ tính là chậm khi khả năng do ngẫu nhiên thấp hơn mức này."),
    "report_due_day": N_("Báo cáo tháng đến sau ngày này của tháng sau là gửi muộn."),
    "month_close_day": N_(
        "Sau ngày này của tháng sau, báo cáo muộn và đính chính phải được hỏi lại; 0 là không khóa sổ."
    ),
    "plan_due": N_("Kế hoạch năm đến sau ngày này là nộp muộn."),
}
_ALL = "all"


def settings(context: Context, today: date) -> None:
    """Draw the section of settings."""
    language, root = context.language, context.scope.organization_id
    holds = administration.settings_on(root, today)
    rows = [row for row in administration.known_rows(root, "settings", today.year) if "value" in row]
    changed = [name for name in NAMES if asdict(holds)[name] != asdict(Settings())[name]]
    words = language.plural("{n} thiết lập khác với giá trị sẵn có của chương trình.", len(changed))
    if not changed:
        words = language.text("Mọi thiết lập đang theo giá trị sẵn có của chương trình.")
    show(f"<h1>{escape(words)}</h1>{_table(language, holds, rows, today)}")
    form = Form(language, "administration_setting")
    show(f"<h2>{escape(language.text('Đặt giá trị khác từ một ngày'))}</h2>")
    with st.form("administration_setting", border=False):
        left, right = st.columns([5, 7], gap="medium")
        with left:
            names = {name: field_word(language, name) for name in NAMES}
            form.choice("setting", language.text("Thiết lập"), names, language.text("Chọn thiết lập"))
        with right, st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            form.field("value", language.text("Giá trị"), most=10, width=150)
            form.field("since", language.text("Có hiệu lực từ ngày"), example="01/07/2024", most=10, width=190)
        form.document_and_reason()
        form.button(language.text("Xem trước thay đổi"), ("setting", "value", "since"), _setting, root)


def _setting(values: Values) -> Typing:
    row = {
        "setting": values["setting"],
        "value": values["value"],
        "effective_on": values["since"],
        "document": values["document"],
    }
    return Typing({"settings": [row]}, f"thiet-lap-{values['setting']}", values["since"], values["reason"])


def _table(language: Language, holds: Settings, rows: Rows, today: date) -> str:
    lines = []
    for name in NAMES:
        mine = [row for row in rows if row["setting"] == name]
        later = [row for row in mine if _is_after(row["effective_on"], today)]
        since = [row["effective_on"] for row in mine if not _is_after(row["effective_on"], today)]
        told = [language.text("từ {day}", day=language.day(since[-1]))] if since and isinstance(since[-1], date) else []
        told += [
            language.text("{value} từ {day}", value=row["value"], day=language.day(row["effective_on"]))
            for row in later
            if isinstance(row["effective_on"], date)
        ]
        bounds = "25/01" if name == PLAN_DUE else "–".join(map(str, RANGES[name]))
        lines.append(
            f'<tr><th scope="row">{escape(field_word(language, name))}<div class="sub">'
            f"{escape(language.text(_MEANINGS[name]))}</div></th>"
            f'<td class="num"><b>{escape(str(asdict(holds)[name]))}</b>'
            f'<div class="sub">{escape("; ".join(told))}</div></td>'
            f'<td class="num">{escape(str(asdict(Settings())[name]))}</td><td class="num">{escape(bounds)}</td></tr>'
        )
    heads = (language.text("Đang dùng"), language.text("Sẵn có"), language.text("Đặt được"))
    head = f'<th scope="col">{escape(language.text("Thiết lập"))}</th>'
    head += "".join(f'<th scope="col" class="num">{escape(words)}</th>' for words in heads)
    return f'<table class="qd-plain"><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table>'


def _is_after(day: object, today: date) -> bool:
    return isinstance(day, date) and day > today


def pace(context: Context) -> None:
    """Draw the section of curves."""
    language, root, year = context.language, context.scope.organization_id, context.year
    curves: dict[tuple[str, str, str], list[str]] = {}
    for row in administration.known_rows(root, "pace", year):
        if "share" in row:
            since = row["effective_on"]
            day = language.day(since) if isinstance(since, date) else language.text("mọi ngày")
            cluster = cluster_word(language, str(row["cluster"])) if row["cluster"] else language.text("Mọi khối")
            key = (str(row["name"]), cluster, day)
            curves.setdefault(key, []).append(f"{float(str(row['share'])) * 100:g}".replace(".", ","))
    words = language.plural("Văn phòng đang đặt {n} nhịp của năm.", len(curves))
    if not curves:
        words = language.text("Văn phòng chưa đặt nhịp nào; đơn vị chưa đủ ba năm số liệu theo đường thẳng.")
    show(f"<h1>{escape(words)}</h1>{_curves(language, curves)}")
    form = Form(language, "administration_pace")
    show(f"<h2>{escape(language.text('Đặt một nhịp từ một ngày'))}</h2>")
    with st.form("administration_pace", border=False):
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            form.field("name", language.text("Tên nhịp"), most=120, width=320)
            clusters = {_ALL: language.text("Mọi khối")} | {
                code: cluster_word(language, code) for code in context.clusters
            }
            form.choice("cluster", language.text("Khối"), clusters, language.text("Chọn khối"), _ALL)
            form.field("since", language.text("Có hiệu lực từ ngày"), example="01/01/2025", most=10, width=190)
        show(f"<p>{escape(language.text('Phần của cả năm (%) cần đạt đến hết từng tháng, tính dồn:'))}</p>")
        with st.container(horizontal=True, gap="small"):
            for month in range(1, 13):
                straight = f"{month / 12 * 100:.1f}".replace(".", ",").removesuffix(",0")
                form.field(f"m{month}", language.text("T{month}", month=month), straight, most=6, width=86)
        form.document_and_reason()
        needed = ("name", "cluster", *(f"m{month}" for month in range(1, 13)))
        form.button(language.text("Xem trước thay đổi"), needed, lambda values: _pace(values, year), root)


def _pace(values: Values, year: int) -> Typing:
    rows = [
        {
            "name": values["name"],
            "cluster": "" if values["cluster"] == _ALL else values["cluster"],
            "month": month,
            "share": values[f"m{month}"].removesuffix("%") + "%",
            "effective_on": values["since"],
        }
        for month in range(1, 13)
    ]
    reason = "; ".join(each for each in (values["document"], values["reason"]) if each)
    return Typing({"pace": rows}, "nhip-trong-nam", values["since"] or f"01/01/{year}", reason)


def _curves(language: Language, curves: dict[tuple[str, str, str], list[str]]) -> str:
    if not curves:
        return ""
    lines = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(cluster)}</td><td>{escape(day)}</td>'
        f"<td>{escape(' · '.join(shares))}</td></tr>"
        for (name, cluster, day), shares in curves.items()
    )
    heads = (language.text("Nhịp"), language.text("Khối"), language.text("Từ ngày"), language.text("Từng tháng (%)"))
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    return f'<table class="qd-plain qd-cards"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>'
