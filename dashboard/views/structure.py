"""Cơ cấu: students, enterprise workers and believers among those admitted, and who brings them."""

from __future__ import annotations

import streamlit as st

from dashboard.components.category_board import carriers_table, category_board
from dashboard.components.choices import choices
from dashboard.components.headline import note
from dashboard.components.markup import escape, show
from dashboard.components.notices import box
from dashboard.components.sensitive_table import sensitive_tables
from dashboard.context import STRUCTURE, Context
from dashboard.domain.structure import BOARDS, LISTED, Structure, carriers
from dashboard.domain.structure_words import structure_sentence
from dashboard.domain.target_words import category_word


def render(context: Context) -> None:
    """Draw the screen."""
    language, structure = context.language, context.structure()
    overlap = language.text("Một người có thể thuộc nhiều nhóm.")
    sentence = structure_sentence(language, structure)
    show(f"<h1>{escape(sentence)}</h1>{note(language, context.position, overlap, due=False)}")
    for column, category in zip(st.columns(len(BOARDS), gap="medium"), BOARDS, strict=True):
        with column:
            category_board(language, structure, category, context.year)
    sensitive_tables(context)
    _organizations(context, structure)


def _organizations(context: Context, structure: Structure) -> None:
    language, chosen = context.language, context.address.category
    known = [category for category in LISTED if category in structure.whole]
    if not known:
        return
    rows = carriers(structure, context.position.children, chosen)
    heading = language.plural("{n} đảng bộ, chi bộ kết nạp được người thuộc nhóm", len(rows))
    show(f"<h2>{escape(heading)}</h2>")
    links = [
        (context.href(STRUCTURE, category=category), category_word(language, category), category == chosen)
        for category in known
    ]
    choices(links, language.text("Chọn nhóm người"))
    if rows:
        carriers_table(context, rows, chosen)
        return
    box(
        language.text("Chưa có ai thuộc nhóm này"),
        language.text("Trong phạm vi đang xem chưa đơn vị nào kết nạp được người thuộc nhóm này."),
        [(context.href(STRUCTURE, clusters=()), language.text("Xem tất cả các khối"))]
        if context.filters.clusters
        else (),
    )
