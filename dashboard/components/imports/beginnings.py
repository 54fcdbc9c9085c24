"""What comes before a file: a template to fill in, and a new jurisdiction to fill."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from dashboard.address import Address
from dashboard.components.imports import actions
from dashboard.components.markup import escape, show
from dashboard.exports.other_files import template_token
from dashboard.i18n.language import Language
from dashboard.imports.file_words import KIND_WORDS
from dashboard.imports.new_jurisdiction import LONGEST_CODE, LONGEST_NAME
from dashboard.resolve import today
from data_access.ingest.preview import KINDS

MONTHS_OFFERED = 24


def months_back(today: date) -> list[date]:
    """Return the first days of the newest months, this one included."""
    months = [today.replace(day=1)]
    while len(months) < MONTHS_OFFERED:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months


def templates(language: Language, address: Address) -> None:
    """Offer the template of each kind for a month."""
    with st.expander(language.text("Tải biểu mẫu")):
        months = months_back(today())
        month = st.selectbox(
            language.text("Tháng của biểu mẫu"),
            months,
            index=1,
            format_func=lambda each: language.month(each.year, each.month),
            key="import_template_month",
            width=240,
        )
        links = "".join(
            f'<a class="qd-button" href="/export/{template_token(kind, month, address)}" target="_self">'
            f"{escape(language.text(KIND_WORDS[kind]))}</a>"
            for kind in KINDS
        )
        told = language.text(
            "Biểu mẫu đã có sẵn các đơn vị và chỉ tiêu; điền xong đưa lên là nhập được, không phải trả lời gì thêm."
        )
        show(f"<p>{links}</p><p class='note'>{escape(told)}</p>")


def new_jurisdiction(language: Language, *, opened: bool) -> None:
    """Offer a form for an empty jurisdiction."""
    with st.expander(language.text("Lập đảng bộ mới"), expanded=opened or actions.FORM in st.session_state):
        told = language.text(
            "Đảng bộ mới còn trống: sau khi lập, đưa lên danh sách đơn vị, chỉ tiêu và mục tiêu (theo biểu mẫu)."
        )
        show(f"<p>{escape(told)}</p>")
        problem = st.session_state.pop(actions.FORM, "")
        with st.form("import_new_jurisdiction", border=False):
            st.text_input(
                language.text("Tên đảng bộ"),
                key="import_new_name",
                max_chars=LONGEST_NAME,
                placeholder=language.text("ví dụ: Thành ủy Vinh Sơn"),
            )
            st.text_input(
                language.text("Mã (chữ không dấu, số, gạch nối; để trống thì lấy theo tên)"),
                key="import_new_code",
                max_chars=LONGEST_CODE,
                placeholder=language.text("ví dụ: vinh-son"),
            )
            if problem:
                show(f'<p class="s-zero" role="alert">{escape(_problems(language)[problem])}</p>')
            st.form_submit_button(
                language.text("Lập đảng bộ"),
                on_click=actions.begin_jurisdiction,
                args=("import_new_code", "import_new_name"),
            )


def _problems(language: Language) -> dict[str, str]:
    return {
        "name": language.text("Hãy ghi tên đảng bộ."),
        "code": language.text("Mã chỉ gồm chữ không dấu, số và dấu gạch nối, ví dụ thanh-hoa."),
        "taken": language.text("Mã này đã có đơn vị dùng. Hãy chọn mã khác; không có gì thay đổi."),
    }
