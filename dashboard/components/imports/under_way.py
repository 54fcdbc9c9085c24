"""What an address names of an import: a file that waits, or one that is in. The same on every screen that writes."""

from __future__ import annotations

import streamlit as st

from dashboard import importing
from dashboard.address import BATCH, STAGE
from dashboard.components.imports import actions
from dashboard.components.imports.imported import imported
from dashboard.components.imports.preview import preview
from dashboard.components.markup import escape, show
from dashboard.components.notices import box, unknown_value
from dashboard.components.page_address import current_address, write_address
from dashboard.context import IMPORT, Context
from dashboard.i18n.language import Language
from dashboard.imports.preview_words import fault_sentence
from data_access.ingest.imports.stages import DISCARDED, IMPORTED, WORKING


def fault(language: Language) -> None:
    """Say what stood in the way of the last click, once."""
    code = st.session_state.pop(actions.FAULT, "")
    if code:
        show(f'<div class="qd-box" role="alert"><p>{escape(fault_sentence(language, code))}</p></div>')


def file_under_way(context: Context, token: str) -> None:
    """Show the file behind a token: its preview, or what became of it."""
    language, stage = context.language, importing.find_stage(token)
    if stage is None:
        unknown_value(language, STAGE, token, context.href(IMPORT))
        return
    _go_where_it_belongs(context, stage.organization_id)
    if stage.state == IMPORTED and stage.batch_id is not None:
        import_made(context, stage.batch_id)
        return
    back = [(context.href(IMPORT), language.text("Về Nhập số liệu"))]
    if stage.state == DISCARDED:
        text = language.text("Tệp “{file}” đã được bỏ; không có gì thay đổi.", file=stage.file_name)
        box(language.text("Tệp không còn chờ"), text, back, alone=True)
        return
    with st.spinner(language.text("Đang đọc tệp “{file}”…", file=stage.file_name)):
        taken = importing.look(stage, context.position.data_version, context.database)
        book = importing.read(token).book
    if stage.state == WORKING:
        words = language.text(
            "Tệp này đang được nhập, hoặc lần nhập trước bị ngắt. Bấm nhập lần nữa cũng chỉ nhập một lần."
        )
        show(f'<p class="note" role="status">{escape(words)}</p>')
    preview(context, stage, taken, book)


def import_made(context: Context, number: int) -> None:
    """Show one import."""
    batch = importing.find_import(number)
    if batch is None or batch.organization_id is None:
        unknown_value(context.language, BATCH, str(number), context.href(IMPORT))
        return
    _go_where_it_belongs(context, batch.organization_id)
    imported(context, batch)


def _go_where_it_belongs(context: Context, organization_id: int) -> None:
    """Open the jurisdiction of a file when the address names another one."""
    if organization_id == context.scope.organization_id:
        return
    if code := importing.jurisdiction_code(organization_id):
        old = current_address()
        write_address(
            type(old)(jurisdiction=code, language=old.language, stage=old.stage, batch=old.batch, section=old.section)
        )
        st.rerun()
