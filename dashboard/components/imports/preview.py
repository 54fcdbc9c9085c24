"""One waiting file: what it is, what it changes, what is asked, and the sheet with the reasons in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard import importing
from dashboard.components.administration.effects_table import effects_table
from dashboard.components.imports import actions, messages
from dashboard.components.imports.beginnings import months_back
from dashboard.components.imports.differences import differences, totals_table
from dashboard.components.imports.sheet_view import sheet_view
from dashboard.components.markup import escape, show
from dashboard.context import Context
from dashboard.i18n.language import Language
from dashboard.imports.file_words import KIND_WORDS
from dashboard.imports.preview_words import MONTH_LIFTS, button_text, counted_text, effect_text, preview_sentence
from dashboard.imports.sheet_rows import marks_of
from dashboard.resolve import today
from data_access.ingest.imports.stages import Stage
from data_access.ingest.imports.take import Taken
from data_access.ingest.messages import Severity
from data_access.ingest.preview import KINDS, Outcome, Preview
from data_access.workbooks.book import Book

MOST_SHEETS = 12


def preview(context: Context, stage: Stage, taken: Taken, book: Book | None) -> None:
    """Show the file and all that can be done with it."""
    language = context.language
    _head(context, stage, taken)
    effect = st.container()
    show(f"<p><b>{escape(counted_text(language, taken.preview))}</b></p>")
    left, right = st.columns([5, 7], gap="medium")
    with left:
        _answers(context, stage, taken)
    if book is not None:
        with right:
            _sheets(language, book, taken)
    _changes(language, taken.preview)
    if taken.outcome in (Outcome.IMPORTED, Outcome.NEEDS_CONFIRMATION):
        with effect:  # last, for it takes longest: all else can be read and answered meanwhile
            _effect(context, stage, taken.preview)
            effects_table(context, stage, taken.preview)


def _answers(context: Context, stage: Stage, taken: Taken) -> None:
    """Show what must be corrected, what is asked, and the buttons."""
    language, said = context.language, taken.messages
    one_sheet = len({message.sheet for message in said if message.sheet}) < 2
    unclear = any(message.code in MONTH_LIFTS for message in said)
    if unclear:
        _what_it_is(language, stage, opened=True)
    to_decide = [message for message in said if message.key]
    refused = [message for message in said if message.severity is Severity.REFUSAL and not message.key]
    asked = [message for message in said if message.severity is Severity.QUESTION and not message.key]
    messages.refusals(language, refused, one_sheet=one_sheet)
    if refused:  # a yes would be lost: the corrected file is another one
        messages.asked_later(language, asked, one_sheet=one_sheet)
    messages.decisions(language, stage, to_decide, _names(context), one_sheet=one_sheet)
    messages.questions(language, stage, [] if refused else asked, one_sheet=one_sheet)
    _buttons(language, stage, taken, len(to_decide))
    noted = [message for message in said if message.severity is Severity.NOTE]
    messages.notes(language, noted, one_sheet=one_sheet)
    if not unclear:
        _what_it_is(language, stage, opened=False)


def _head(context: Context, stage: Stage, taken: Taken) -> None:
    language, found = context.language, taken.preview
    sentence = preview_sentence(language, found, taken.outcome, stage.file_name)
    told = language.text(
        "{file} · đưa lên {moment}, bởi {who} · số liệu hiện đúng như tệp ghi, kể cả số nhỏ",
        file=stage.file_name,
        moment=language.moment(stage.at),
        who=stage.by,
    )
    show(f'<h1>{escape(sentence)}</h1><p class="note">{escape(told)}</p>')


def _effect(context: Context, stage: Stage, found: Preview) -> None:
    language = context.language
    periods = [change.period[:4] for change in found.changes if change.period[:4].isdigit()]
    year = int(max(periods)) if periods else context.year
    code, version = context.position.jurisdiction.code, context.position.data_version
    with st.spinner(language.text("Đang tính kết quả sau khi nhập…")):
        seen = importing.effect(stage, code, year, version, context.database)
    words = language.text("Đang có người nhập nên chưa tính được kết quả toàn Đảng bộ; hãy tải lại trang.")
    if seen is not None:
        words = effect_text(language, seen.before, seen.after, year)
    if words:
        show(f"<p><b>{escape(words)}</b></p>")


def _what_it_is(language: Language, stage: Stage, *, opened: bool) -> None:
    """Let a person say what the file holds and for which month."""
    with st.expander(language.text("Loại tệp và tháng"), expanded=opened):
        kind_key, month_key = f"import_kind_{stage.token}", f"import_month_{stage.token}"
        st.session_state[kind_key], st.session_state[month_key] = stage.kind, stage.month or ""
        itself = language.text("Theo tệp")
        months: list[date | str] = [*months_back(today())]
        if stage.month is not None and stage.month not in months:
            months.append(stage.month)
        with st.container(horizontal=True, gap="small"):
            st.selectbox(
                language.text("Loại tệp"),
                ["", *KINDS],
                key=kind_key,
                format_func=lambda kind: language.text(KIND_WORDS[kind]) if kind else itself,
                on_change=actions.describe,
                args=(stage.token, kind_key, month_key),
            )
            st.selectbox(
                language.text("Tháng"),
                ["", *months] if stage.month is None else months,
                key=month_key,
                format_func=lambda month: language.month(month.year, month.month) if month else itself,
                on_change=actions.describe,
                args=(stage.token, kind_key, month_key),
            )


def _names(context: Context) -> Mapping[str, str]:
    return {row.organization.code: row.organization.name for row in context.position.children}


def _buttons(language: Language, stage: Stage, taken: Taken, undecided: int) -> None:
    left = undecided
    if taken.outcome is Outcome.NEEDS_CONFIRMATION:
        said = importing.agreed(stage)
        asked = [each for each in taken.messages if each.severity is Severity.QUESTION and not each.key]
        left += sum(each.identity not in said for each in asked)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if taken.outcome in (Outcome.IMPORTED, Outcome.NEEDS_CONFIRMATION):
            words = button_text(language, taken.preview)
            if st.button(words, type="primary", disabled=left > 0, key="import_confirm"):
                with st.spinner(language.text("Đang nhập…")):
                    actions.confirm(stage, actions.who(language.text("Văn phòng")))
                st.rerun()
        st.button(language.text("Bỏ tệp này"), on_click=actions.discard, args=([stage.token],), key="import_discard")
    if left and taken.outcome is Outcome.NEEDS_CONFIRMATION:
        show(f'<p class="note">{escape(language.plural("Còn {n} câu hỏi chưa trả lời.", left))}</p>')


def _changes(language: Language, found: Preview) -> None:
    totals, changed = totals_table(language, found), differences(language, found.changes)
    if not totals and not changed:
        return
    left, right = st.columns([1, 1], gap="medium")
    with left:
        show(totals or changed)
    if totals and changed:
        with right:
            show(changed)


def _sheets(language: Language, book: Book, taken: Taken) -> None:
    """Show the sheets of which something is said, all others closed."""
    shown = book.sheets[:MOST_SHEETS]
    marked = [marks_of(sheet, taken.messages, taken.preview.changes) for sheet in shown]
    talked_about = [sheet.name for sheet, marks in zip(shown, marked, strict=True) if marks.rows]
    first = talked_about or [shown[0].name] if shown else []
    parts = []
    for sheet, marks in zip(shown, marked, strict=True):
        table = sheet_view(language, sheet, marks)
        words = escape(language.text("Trang tính “{sheet}”", sheet=sheet.name))
        opened = " open" if sheet.name in first else ""
        parts.append(f'<details class="qd-behind"{opened}><summary>{words}</summary>{table}</details>')
    rest = len(book.sheets) - len(shown)
    if rest > 0:
        parts.append(f'<p class="note">{escape(language.plural("và {n} trang tính nữa", rest))}</p>')
    show(f"<h2>{escape(language.text('Tệp như trong Excel'))}</h2>{''.join(parts)}")
