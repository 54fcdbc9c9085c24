"""Targets with their years, and the documents that stand behind figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import streamlit as st

from dashboard import administration
from dashboard.components.administration.forms import Form, Typing, Values
from dashboard.components.markup import escape, show
from dashboard.context import Context
from dashboard.domain.target_words import CATEGORY_WORDS, category_word
from dashboard.i18n.language import N_, Language
from dashboard.reading.template_rows import Rows

_SHAPES: Mapping[str, str] = {
    "minimum_share": N_("Tỷ lệ tối thiểu trong số kết nạp"),
    "minimum_rate": N_("Tỷ lệ tối thiểu so với số đảng viên"),
    "rate_band": N_("Khoảng tỷ lệ so với số đảng viên"),
    "count_band": N_("Khoảng số người mỗi năm"),
    "term_total": N_("Tổng cả nhiệm kỳ"),
    "completeness": N_("Mức độ hoàn thành"),
}


def targets(context: Context) -> None:
    """Draw the section of targets."""
    language, root, year = context.language, context.scope.organization_id, context.year
    rows = administration.known_rows(root, "targets", year)
    holding = [row for row in rows if _year(row["first_year"]) <= year <= _year(row["last_year"])]
    words = language.plural("Năm {year} có {n} mục tiêu theo văn bản.", len(holding), year=year)
    if not holding:
        words = language.text("Năm {year} không có mục tiêu nào theo văn bản.", year=year)
    show(f"<h1>{escape(words)}</h1>{_targets(language, rows)}")
    form = Form(language, "administration_target")
    show(f"<h2>{escape(language.text('Thêm hoặc sửa một mục tiêu'))}</h2>")
    with st.form("administration_target", border=False):
        left, right = st.columns(2, gap="small")
        categories = {code: category_word(language, code) for code in ("all", *CATEGORY_WORDS) if code != "all"}
        categories = {"all": language.text("Mọi người mới kết nạp"), **categories}
        with left:
            form.choice("category", language.text("Nhóm người"), categories, language.text("Chọn nhóm"), "all")
            shapes = {code: language.text(word) for code, word in _SHAPES.items()}
            form.choice("shape", language.text("Dạng mục tiêu"), shapes, language.text("Chọn dạng"))
        with right:
            with st.container(horizontal=True, gap="small"):
                form.field("first_year", language.text("Từ năm"), str(year), most=4, width=110)
                form.field("last_year", language.text("Đến năm"), str(year), most=4, width=110)
            with st.container(horizontal=True, gap="small"):
                form.field("low", language.text("Mức thấp nhất (25% hoặc số người)"), most=12, width=260)
                form.field("high", language.text("Mức cao nhất (nếu là khoảng)"), most=12, width=230)
            form.field("clause", language.text("Điểm, khoản"), most=120)
        form.document_and_reason()
        needed = ("category", "shape", "first_year", "last_year", "low")
        form.button(language.text("Xem trước thay đổi"), needed, _target, root)


def _target(values: Values) -> Typing:
    fields = ("category", "shape", "first_year", "last_year", "low", "high", "clause", "document")
    row = {field: values[field] for field in fields} | {
        "category": "" if values["category"] == "all" else values["category"]
    }
    return Typing({"targets": [row]}, f"muc-tieu-{values['first_year']}-{values['last_year']}", "", values["reason"])


def _year(value: object) -> int:
    return value if isinstance(value, int) else 0


def _targets(language: Language, rows: Rows) -> str:
    if not rows:
        return ""
    lines = []
    for row in rows:
        scale, unit = (1, "") if row["denominator"] == "none" else (100, "%")
        ends = [
            f"{float(end * scale):g}".replace(".", ",") + unit
            for end in (row["low"], row["high"])
            if isinstance(end, Decimal)
        ]
        who = (
            language.text("Mọi người mới kết nạp")
            if row["category"] == "all"
            else category_word(language, str(row["category"]))
        )
        lines.append(
            f'<tr><th scope="row">{escape(who)}</th><td>{escape(language.text(_SHAPES[str(row["shape"])]))}</td>'
            f'<td class="num">{escape("–".join(ends))}</td>'
            f'<td class="nowrap">{row["first_year"]}–{row["last_year"]}</td>'
            f"<td>{escape(str(row['name']))}</td></tr>"
        )
    heads = [
        language.text("Nhóm người"),
        language.text("Dạng mục tiêu"),
        language.text("Mức"),
        language.text("Các năm"),
    ]
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in (*heads, language.text("Đơn vị")))
    return f'<table class="qd-plain qd-cards"><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table>'


def documents(context: Context) -> None:
    """Draw the section of documents."""
    language, root = context.language, context.scope.organization_id
    rows = administration.known_rows(root, "documents", context.year)
    words = language.plural("{n} văn bản đứng sau chỉ tiêu, mục tiêu và tổ chức.", len(rows))
    show(f"<h1>{escape(words)}</h1>{_documents(language, rows)}")
    form = Form(language, "administration_document")
    show(f"<h2>{escape(language.text('Thêm một văn bản'))}</h2>")
    with st.form("administration_document", border=False):
        with st.container(horizontal=True, gap="small"):
            form.field("number", language.text("Số, ký hiệu"), most=80, example="201-KH/TU", width=200)
            form.field("kind", language.text("Loại văn bản"), most=80, width=200)
            form.field("issued_on", language.text("Ngày ban hành"), most=10, example="22/01/2024", width=170)
            form.field("issuer", language.text("Cơ quan ban hành"), most=200, width=300)
        form.field("title", language.text("Trích yếu"))
        form.reason()
        form.button(language.text("Xem trước thay đổi"), ("title",), _document, root)


def _document(values: Values) -> Typing:
    row = {field: values[field] for field in ("number", "kind", "issuer", "issued_on", "title")}
    return Typing({"documents": [row]}, "van-ban", "", values["reason"])


def _documents(language: Language, rows: Rows) -> str:
    if not rows:
        return ""
    lines = "".join(
        f'<tr><th scope="row">{escape(str(row["title"]))}</th><td>{escape(str(row["kind"] or "–"))}</td>'
        f"<td>{escape(str(row['number'] or '–'))}</td><td>{escape(str(row['issuer'] or '–'))}</td>"
        f"<td>{escape(_day(language, row['issued_on']))}</td></tr>"
        for row in rows
    )
    heads = (
        language.text("Trích yếu"),
        language.text("Loại văn bản"),
        language.text("Số, ký hiệu"),
        language.text("Cơ quan ban hành"),
        language.text("Ngày ban hành"),
    )
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    return f'<table class="qd-plain qd-cards"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>'


def _day(language: Language, day: object) -> str:
    return language.day(day) if isinstance(day, date) else "–"
