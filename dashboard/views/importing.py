"""Nhập số liệu: files come in, are looked at, answered, confirmed, and taken back."""

from __future__ import annotations

import streamlit as st

from dashboard import importing
from dashboard.address import BATCH, STAGE
from dashboard.components.imports import actions
from dashboard.components.imports.beginnings import new_jurisdiction, templates
from dashboard.components.imports.imported import history_table, imported
from dashboard.components.imports.preview import preview
from dashboard.components.imports.waiting_files import many_summary, read_all, take_many, waiting_files
from dashboard.components.markup import escape, link, show
from dashboard.components.notices import box, unknown_value
from dashboard.components.scope_bar import current_address, write_address
from dashboard.context import IMPORT, Context
from dashboard.i18n.language import Language
from dashboard.imports.preview_words import fault_sentence, what_text
from data_access.ingest.imports.batches import Batch
from data_access.ingest.imports.stages import DISCARDED, IMPORTED, WORKING, Stage
from data_access.workbooks.limits import FILE_BYTES


def render(context: Context) -> None:
    """Draw the screen."""
    address, language = context.address, context.language
    if address.stage or address.batch is not None:
        show(f'<div class="qd-crumbs">{link(context.href(IMPORT), language.text("Nhập số liệu"))}</div>')
    _fault(language)
    if address.batch is not None:
        _import(context, address.batch)
    elif address.stage:
        _stage(context, address.stage)
    else:
        _start(context)


def render_first(language: Language) -> None:
    """Draw what can be done while the database holds no organisation."""
    show(f"<h1>{escape(language.text('Chưa có đảng bộ nào. Lập đảng bộ đầu tiên để bắt đầu.'))}</h1>")
    _fault(language)
    new_jurisdiction(language, opened=True)


def _fault(language: Language) -> None:
    code = st.session_state.pop(actions.FAULT, "")
    if code:
        show(f'<div class="qd-box" role="alert"><p>{escape(fault_sentence(language, code))}</p></div>')


def _start(context: Context) -> None:
    language, jurisdiction = context.language, context.scope.organization_id
    waiting = importing.waiting(jurisdiction)
    imports = importing.imports(jurisdiction)
    show(f"<h1>{escape(_start_sentence(language, waiting, imports))}</h1>")
    many_summary(language)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="import_bar"):
        _jurisdictions(context)
        st.text_input(language.text("Người nhập"), value=language.text("Văn phòng"), key=actions.WHO, max_chars=100)
    by = actions.who(language.text("Văn phòng"))
    st.file_uploader(
        language.text("Đưa lên báo cáo tháng, danh sách đơn vị, chỉ tiêu… (.xlsx hoặc .csv)"),
        type=["xlsx", "csv", "xls", "xlsm", "ods", "txt"],
        accept_multiple_files=True,
        max_upload_size=FILE_BYTES // 1024**2,
        key=actions.uploader_key(),
        on_change=actions.bring,
        args=(jurisdiction, by),
    )
    templates(language, context.export_address)
    if waiting:
        take_many(context, waiting)
        read_all(language, waiting)
        waiting_files(context, waiting)
    show(f"<h2>{escape(language.text('Các lần nhập'))}</h2>{history_table(context, imports)}")
    new_jurisdiction(language, opened=False)


def _start_sentence(language: Language, waiting: list[Stage], imports: list[Batch]) -> str:
    name = language.text("Nhập số liệu từ tệp Excel")
    if waiting:
        return f"{name}: {language.plural('{n} tệp đang chờ', len(waiting))}."
    if imports:
        last = imports[0]
        what = what_text(language, last.kind, last.months)
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


def _stage(context: Context, token: str) -> None:
    language, stage = context.language, importing.find_stage(token)
    if stage is None:
        unknown_value(language, STAGE, token, context.href(IMPORT))
        return
    _go_where_it_belongs(context, stage.organization_id)
    if stage.state == IMPORTED and stage.batch_id is not None:
        _import(context, stage.batch_id)
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


def _import(context: Context, number: int) -> None:
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
        write_address(type(old)(jurisdiction=code, language=old.language, stage=old.stage, batch=old.batch))
        st.rerun()
