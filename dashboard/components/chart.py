"""A chart with its words, and the table behind it for who cannot or will not look at lines."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.base import Spec
from dashboard.components.markup import escape, show
from dashboard.i18n.language import Language

Table = tuple[list[str], list[list[str]]]
"""Heads and rows, as text; the first column names the row."""


def chart(language: Language, spec: Spec, key: str, alt: str, table: Table) -> None:
    """Show a compiled specification; `alt` says in a sentence what it shows, `table` holds its figures."""
    st.vega_lite_chart(spec=spec, key=key, theme=None, width="stretch", alt=alt)
    heads, rows = table
    head = "".join(_cell("th", text, number) for number, text in enumerate(heads))
    body = "".join(f"<tr>{''.join(_cell('td', text, number) for number, text in enumerate(row))}</tr>" for row in rows)
    words = escape(language.text("Xem bảng số"))
    table_markup = f'<table class="qd-plain"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    show(f"<details><summary>{words}</summary>{table_markup}</details>")


def _cell(tag: str, text: str, column: int) -> str:
    css = ' class="num"' if column else ""
    return f"<{tag}{css}>{escape(text)}</{tag}>"
