"""Nhập số liệu: files come in, are looked at, answered, confirmed, and taken back."""

from __future__ import annotations

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from dashboard import importing
from dashboard.components.imports import actions
from dashboard.components.imports.beginnings import new_jurisdiction, templates
from dashboard.components.imports.imported import history_table
from dashboard.components.imports.under_way import fault, file_under_way, import_made
from dashboard.components.imports.waiting_files import many_summary, read_all, take_many, waiting_files
from dashboard.components.markup import escape, link, show
from dashboard.components.page_address import current_address, write_address
from dashboard.components.waiting import wait_for_database
from dashboard.context import IMPORT, Context
from dashboard.i18n.language import Language
from dashboard.imports.preview_words import what_text
from dashboard.readiness import condition_behind
from data_access.ingest.imports.batches import Batch
from data_access.ingest.imports.stages import Stage
from data_access.ingest.preview import Outcome
from data_access.workbooks.limits import FILE_BYTES

MOST_UPLOADED = 100
"""Megabytes that a browser may send, as in .streamlit/config.toml. More than a file may hold, so that the server tells
of a file that is too large and writes it down: what a browser holds back is forgotten with the next drawing. Of larger
ones `i18n/uploads.js` sends the beginning."""


def render(context: Context) -> None:
    """Draw the screen, or say that the database went away meanwhile."""
    try:
        _render(context)
    except SQLAlchemyError as error:
        wait_for_database(context.language, condition_behind(error))


def _render(context: Context) -> None:
    address, language = context.address, context.language
    if address.stage or address.batch is not None:
        show(f'<div class="qd-crumbs">{link(context.href(IMPORT), language.text("Nhập số liệu"))}</div>')
    fault(language)
    if address.batch is not None:
        import_made(context, address.batch)
    elif address.stage:
        file_under_way(context, address.stage)
    else:
        _start(context)


def render_first(language: Language) -> None:
    """Draw what can be done while the database holds no organisation."""
    show(f"<h1>{escape(language.text('Chưa có đảng bộ nào. Lập đảng bộ đầu tiên để bắt đầu.'))}</h1>")
    fault(language)
    new_jurisdiction(language, opened=True)


def _start(context: Context) -> None:
    language, jurisdiction = context.language, context.scope.organization_id
    waiting = importing.waiting(jurisdiction)
    imports = importing.imports(jurisdiction)
    show(f"<h1>{escape(_start_sentence(language, waiting, imports))}</h1>")
    many_summary(language)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="import_bar"):
        _jurisdictions(context)
        by = actions.who_field(language)
    st.file_uploader(
        language.text(
            "Đưa lên báo cáo tháng, danh sách đơn vị, chỉ tiêu… (.xlsx hoặc .csv, mỗi tệp đến {limit} MB)",
            limit=FILE_BYTES // 1024**2,
        ),
        type=["xlsx", "csv", "xls", "xlsm", "ods", "txt"],
        accept_multiple_files=True,
        max_upload_size=MOST_UPLOADED,
        key=actions.uploader_key(),
        on_change=actions.bring,
        args=(jurisdiction, by),
    )
    templates(language, context.export_address)
    if waiting:
        take_many(context, waiting)
        read_all(language, waiting)
        waiting_files(context, waiting)
    show(f"<h2>{escape(language.text('Các lần nhập'))}</h2>{history_table(context, importing.imports(jurisdiction))}")
    new_jurisdiction(language, opened=False)


def _start_sentence(language: Language, waiting: list[Stage], imports: list[Batch]) -> str:
    name = language.text("Nhập số liệu từ tệp Excel")
    if waiting:
        return f"{name}: {language.plural('{n} tệp đang chờ', len(waiting))}."
    last = next((batch for batch in imports if batch.outcome is Outcome.IMPORTED), None)
    if last is not None:
        what = what_text(language, last.kind, last.months)
        if last.undone_at:
            undone = language.moment(last.undone_at)
            return language.text(
                "{name}. Lần gần nhất: {what}, đã hoàn tác {moment}.", name=name, what=what, moment=undone
            )
        return language.text(
            "{name}. Lần gần nhất: {what}, {moment}.", name=name, what=what, moment=language.moment(last.at)
        )
    return language.text("{name}. Thả tệp vào, xem trước, rồi mới nhập.", name=name)


def _jurisdictions(context: Context) -> None:
    language, names = context.language, dict(context.jurisdictions)
    key = "import_jurisdiction"
    st.session_state[key] = context.position.jurisdiction.code
    st.selectbox(
        language.text("Nhập vào"), list(names), key=key, format_func=names.__getitem__, on_change=_go, args=(key,)
    )


def _go(key: str) -> None:
    address = current_address()
    write_address(type(address)(jurisdiction=st.session_state[key], language=address.language))
