"""Imports that were made: the list of all, and one with what it changed, its file and the way back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import importing
from dashboard.address import Address
from dashboard.components.imports import actions
from dashboard.components.imports.differences import changes_table, differences, totals_table
from dashboard.components.imports.messages import notes, refusals
from dashboard.components.imports.waiting_files import outcome_markup
from dashboard.components.markup import escape, link, show
from dashboard.context import IMPORT, OVERVIEW, Context
from dashboard.exports.other_files import imported_token
from dashboard.i18n.language import Language
from dashboard.imports.file_words import OUTCOME_WORDS
from dashboard.imports.preview_words import items_text, months_text, what_text
from dashboard.imports.words import message_text
from data_access.ingest.imports.batches import Batch
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Outcome, Preview

MOST_SHOWN = 30


def history_table(context: Context, imports: Sequence[Batch]) -> str:
    """Return the imports, newest first; beyond a screenful closed."""
    language = context.language
    if not imports:
        return f"<p>{escape(language.text('Đảng bộ này chưa có lần nhập nào từ tệp.'))}</p>"
    first, rest = imports[:MOST_SHOWN], imports[MOST_SHOWN:]
    table = _table(context, first)
    if rest:
        words = language.plural("{n} lần nhập trước đó", len(rest))
        table += f'<details class="qd-behind"><summary>{escape(words)}</summary>{_table(context, rest)}</details>'
    return table


def _table(context: Context, imports: Sequence[Batch]) -> str:
    language = context.language
    heads = (
        language.text("Lúc"),
        language.text("Loại và tháng"),
        language.text("Tệp"),
        language.text("Người nhập"),
        language.text("Kết quả"),
    )
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    rows = "".join(_row(context, batch) for batch in imports)
    return f'<table class="qd-plain qd-cards"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(context: Context, batch: Batch) -> str:
    language = context.language
    what = link(context.href(IMPORT, batch=batch.id), what_text(language, batch.kind, batch.months))
    items = items_text(language, batch.kind, batch.rows) if batch.outcome is Outcome.IMPORTED else ""
    former = ' class="former"' if batch.undone_at else ""
    return (
        f'<tr{former}><td class="moment">{escape(language.moment(batch.at))}</td>'
        f'<th scope="row">{what}<div class="sub">{escape(items)}</div></th><td>{_file(context, batch)}</td>'
        f"<td>{escape(batch.by)}</td><td>{_outcome(language, batch)}</td></tr>"
    )


def _outcome(language: Language, batch: Batch) -> str:
    if batch.undone_at:
        return outcome_markup(Outcome.UNCHANGED, _undone(language, batch))
    said = outcome_markup(batch.outcome, language.text(OUTCOME_WORDS[batch.outcome.value]))
    if batch.outcome is not Outcome.REFUSED:
        return said
    reasons = [message_text(language, message) for message in batch.messages if message.severity is Severity.REFUSAL]
    more = language.plural("Còn {n} điều nữa.", len(reasons) - 1) if len(reasons) > 1 else ""
    return f'{said}<div class="sub">{escape(" ".join((*reasons[:1], more)))}</div>'


def _undone(language: Language, batch: Batch) -> str:
    assert batch.undone_at is not None
    return language.text(
        "Đã hoàn tác {moment}, bởi {who}", moment=language.moment(batch.undone_at), who=batch.undone_by or "–"
    )


def _file(context: Context, batch: Batch) -> str:
    """Return the file as a link that brings it; of a refused one only its name was kept."""
    if batch.outcome is not Outcome.IMPORTED:
        return escape(batch.file_name)
    token = imported_token(batch.id, context.export_address)
    label = context.language.text("Tải tệp {file}", file=batch.file_name)
    return f'<a href="/export/{token}" target="_self" aria-label="{escape(label)}">{escape(batch.file_name)}</a>'


def imported(context: Context, batch: Batch) -> None:
    """Show one import."""
    language = context.language
    show(_head(context, batch))
    kept = st.session_state.pop(actions.KEPT, ())
    if kept:
        words = language.text("Giữ nguyên, vì lần nhập sau đã thay đổi hoặc còn cần đến:")
        show(f'<div class="qd-box" role="status"><p>{escape(words)} {escape("; ".join(kept[:20]))}</p></div>')
    if batch.outcome is Outcome.IMPORTED and not batch.undone_at:
        _steps(context, batch)
    with st.spinner(language.text("Đang so sánh…")):
        changes = importing.changes(batch)
    totals = totals_table(language, Preview(batch.kind, (), batch.months, batch.rows, changes))
    if changes and totals and batch.outcome is Outcome.IMPORTED:
        left, right = st.columns([1, 1], gap="medium")
        with left:
            show(totals)
        with right:
            show(differences(language, changes))
    elif changes:
        show(differences(language, changes))
    elif batch.outcome is Outcome.IMPORTED:
        show(f"<p>{escape(language.text('Không có gì thay đổi.'))}</p>")
    if batch.months and batch.outcome is Outcome.IMPORTED:
        _compared(context, batch)
    one_sheet = len({said.sheet for said in batch.messages if said.sheet}) < 2
    refused = [message for message in batch.messages if message.severity is Severity.REFUSAL]
    refusals(language, refused, one_sheet=one_sheet)
    rest = [message for message in batch.messages if message not in refused]
    notes(language, rest, one_sheet=one_sheet, answered=True)


def _head(context: Context, batch: Batch) -> str:
    language = context.language
    what, items = what_text(language, batch.kind, batch.months), items_text(language, batch.kind, batch.rows)
    if batch.outcome is not Outcome.IMPORTED:
        sentence = language.text("{what} không được nhận; số liệu giữ nguyên.", what=what)
    elif batch.undone_at:
        sentence = language.text("{what}: lần nhập này đã được hoàn tác.", what=what)
    else:
        sentence = language.text("{what}: đã nhập {items}.", what=what, items=items)
    told = [
        language.text("Lần nhập {n}", n=batch.id),
        language.text("{moment}, bởi {who}", moment=language.moment(batch.at), who=batch.by),
    ]
    if batch.undone_at:
        told.append(_undone(language, batch))
    if batch.note:
        told.append(language.text("Lý do: {note}", note=batch.note))
    return f'<h1>{escape(sentence)}</h1><p class="note">{escape(" · ".join(told))} · {_file(context, batch)}</p>'


def _overview(context: Context, batch: Batch) -> str:
    """Return the address of the overview on the day that the import brought, or of the newest day."""
    month = max(batch.months, default=None)
    fresh = Address(jurisdiction=context.position.jurisdiction.code, language=context.address.language)
    if month is None:
        return OVERVIEW + fresh.query()
    days = [day for day in context.report_days if (day.year, day.month) == (month.year, month.month)]
    return OVERVIEW + fresh.with_(year=month.year, day=max(days, default=None)).query()


def _steps(context: Context, batch: Batch) -> None:
    """Offer what comes next: the overview on the new day, or the way back, which asks once."""
    language, asked = context.language, f"import_undo_{batch.id}"
    if not st.session_state.get(asked):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words = link(_overview(context, batch), language.text("Xem Tổng quan"), "qd-button")
            st.html(f'<div class="qd">{words}</div>', width="content")
            if st.button(language.text("Hoàn tác lần nhập này"), key=f"{asked}_ask"):
                st.session_state[asked] = True
                st.rerun()
        return
    words = language.text(
        "Số liệu trở lại như trước lần nhập này; tệp vẫn được giữ và có thể nhập lại. Có hoàn tác không?"
    )
    show(f'<p role="status"><b>{escape(words)}</b></p>')
    with st.container(horizontal=True, gap="small"):
        if st.button(language.text("Hoàn tác"), type="primary", key=f"{asked}_yes"):
            actions.take_back(batch.id, actions.who(language.text("Văn phòng")))
            st.session_state.pop(asked, None)
            st.rerun()
        if st.button(language.text("Không"), key=f"{asked}_no"):
            st.session_state.pop(asked, None)
            st.rerun()


def _compared(context: Context, batch: Batch) -> None:
    """Show how the months differ from what another import of the same months left."""
    language = context.language
    others = {
        other.id: other
        for other in importing.imports(context.scope.organization_id)
        if other.id != batch.id and other.outcome is Outcome.IMPORTED and other.months.keys() & batch.months.keys()
    }
    if not others:
        return
    before = [number for number, other in others.items() if other.at < batch.at]

    def words(number: int) -> str:
        other = others[number]
        months = months_text(language, other.months)
        return f"{number} · {language.moment(other.at)} · {months} · {other.file_name}"

    show(f"<h2>{escape(language.text('So với một lần nhập khác của cùng tháng'))}</h2>")
    chosen = st.selectbox(
        language.text("Lần nhập"),
        list(others),
        index=list(others).index(before[0] if before else next(iter(others))),
        format_func=words,
        key=f"import_compare_{batch.id}",
    )
    changes = importing.difference(batch, others[chosen])
    if changes:
        show(changes_table(language, changes))
    else:
        show(f"<p>{escape(language.text('Số liệu của tháng sau hai lần nhập như nhau.'))}</p>")
