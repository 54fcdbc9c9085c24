"""What is to be said about a file: what must be corrected, what is asked, what is good to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import importing
from dashboard.components.imports import actions
from dashboard.components.markup import escape, show, unformatted
from dashboard.i18n.language import Language
from dashboard.imports.file_words import SEVERITY_WORDS
from dashboard.imports.preview_words import place_text, to_correct
from dashboard.imports.words import message_text
from dashboard.look import SEVERITY_LOOKS
from data_access.ingest.imports.stages import Stage
from data_access.ingest.messages import Message, Severity

NAME = "name:"
MOST_NAMES = 1_500
"""So many organisations are offered beside the likely ones."""


def severity_markup(language: Language, severity: Severity, *, answered: bool = False) -> str:
    """Return glyph and word of a severity; a question of a file that is in was answered."""
    look, word = SEVERITY_LOOKS[severity.value], language.text(SEVERITY_WORDS[severity.value])
    if answered and severity is Severity.QUESTION:
        look, word = SEVERITY_LOOKS[Severity.NOTE.value], language.text("Đã trả lời có")
    glyph = f'<span class="glyph" aria-hidden="true">{look.glyph}</span>'
    return f'<span class="qd-state {look.css}">{glyph}{escape(word)}</span>'


def messages_table(language: Language, messages: Sequence[Message], *, one_sheet: bool, answered: bool = False) -> str:
    """Return a table of places and sentences."""
    rows = "".join(
        f'<tr><td class="nowrap">{severity_markup(language, message.severity, answered=answered)}</td>'
        f'<td class="nowrap"><b>{escape(place_text(language, message, one_sheet=one_sheet) or "–")}</b></td>'
        f"<td>{escape(message_text(language, message))}</td></tr>"
        for message in messages
    )
    heads = (language.text("Mức"), language.text("Ô"), language.text("Nội dung"))
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    return f'<table class="qd-plain qd-cards qd-said"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def refusals(language: Language, messages: Sequence[Message], *, one_sheet: bool) -> None:
    """Show what must be corrected and cannot be decided here."""
    if messages:
        heading = language.plural("Phải sửa {n} điều rồi mới nhập được", to_correct(messages))
        show(f"<h2>{escape(heading)}</h2>{messages_table(language, messages, one_sheet=one_sheet)}")


def asked_later(language: Language, messages: Sequence[Message], *, one_sheet: bool) -> None:
    """Show what will be asked once the file is corrected."""
    if messages:
        heading = language.text("Sau khi sửa sẽ hỏi thêm")
        show(f"<h2>{escape(heading)}</h2>{messages_table(language, messages, one_sheet=one_sheet)}")


def notes(language: Language, messages: Sequence[Message], *, one_sheet: bool, answered: bool = False) -> None:
    """Show what is good to know, closed; of an import all that was said about its file."""
    if messages:
        heading = language.plural("{n} điều lưu ý", len(messages))
        if answered:
            heading = language.plural("{n} điều đã được nêu về tệp", len(messages))
        table = messages_table(language, messages, one_sheet=one_sheet, answered=answered)
        show(f'<details class="qd-behind"><summary>{escape(heading)}</summary>{table}</details>')


def decisions(
    language: Language, stage: Stage, messages: Sequence[Message], names: Mapping[str, str], *, one_sheet: bool
) -> None:
    """Ask whom names mean, those decided before last; `names`: organisations by code."""
    before = {key: code for key, code in stage.answers.items() if key.startswith(NAME)}
    if messages:
        show(f"<h2>{escape(language.plural('Chọn đơn vị cho {n} tên', len(messages)))}</h2>")
    for message in messages:
        place = place_text(language, message, one_sheet=one_sheet)
        _decision(language, stage, message.key, f"{place}: {message_text(language, message)}", message.choices, names)
    if before:
        with st.expander(language.plural("Đã chọn đơn vị cho {n} tên", len(before))):
            for key in before:
                _decision(language, stage, key, key.removeprefix(NAME).partition("#")[0], (), names)


def _decision(
    language: Language,
    stage: Stage,
    decision: str,
    label: str,
    choices: Sequence[tuple[str, str]],
    names: Mapping[str, str],
) -> None:
    words = {**dict(choices), "": language.text("Không đơn vị nào: bỏ dòng này")}
    if len(names) <= MOST_NAMES:
        words |= {code: name for code, name in names.items() if code not in words}
    chosen = stage.answers.get(decision)
    if chosen is not None and chosen not in words:
        words[chosen] = chosen
    key = f"import_decide_{stage.token}_{decision}"
    st.session_state[key] = chosen
    st.selectbox(
        unformatted(label),
        list(words),
        key=key,
        format_func=words.__getitem__,
        placeholder=language.text("Chọn đơn vị"),
        on_change=actions.decide,
        args=(stage.token, decision, key),
    )


def questions(language: Language, stage: Stage, messages: Sequence[Message], *, one_sheet: bool) -> None:
    """Ask what a plain yes answers, each by itself, and all at once where there are several."""
    if not messages:
        return
    said = importing.agreed(stage)
    show(f"<h2>{escape(language.plural('Đồng ý với {n} điều', len(messages)))}</h2>")
    for message in messages:
        key = f"import_yes_{stage.token}_{message.identity}"
        place = place_text(language, message, one_sheet=one_sheet)
        words = message_text(language, message)
        st.session_state[key] = message.identity in said
        st.checkbox(
            unformatted(f"{place}: {words}" if place else words),
            key=key,
            width="stretch",
            on_change=actions.agree,
            args=(stage.token, message.identity, key),
        )
    open_ones = [message.identity for message in messages if message.identity not in said]
    if len(messages) > 1 and open_ones:
        st.button(
            language.plural("Đồng ý tất cả ({n})", len(open_ones)),
            key="import_agree_all",
            on_click=actions.agree_all,
            args=(stage.token, open_ones),
        )
