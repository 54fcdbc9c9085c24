"""Files that wait for somebody, and what became of many that went in together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime

import streamlit as st

from dashboard import importing
from dashboard.components.imports import actions
from dashboard.components.markup import escape, link, show
from dashboard.context import IMPORT, Context
from dashboard.i18n.language import Language
from dashboard.importing import Glance
from dashboard.imports.file_words import OUTCOME_WORDS
from dashboard.imports.preview_words import what_text
from dashboard.look import OUTCOME_LOOKS
from data_access.ingest.imports.stages import WORKING, Stage
from data_access.ingest.preview import Outcome
from data_access.workbooks import limits

SUMMARY = "import_summary"
MOST_SHOWN = 20


def read_all(language: Language, waiting: Sequence[Stage]) -> None:
    """Read the files that nobody has looked at yet, and show how far that is."""
    unread = [stage for stage in waiting if importing.glance(stage) is None]
    if not unread:
        return
    first = language.text("Đang đọc {n}/{of}: {file}", n=0, of=len(unread), file=unread[0].file_name)
    bar = st.progress(0.0, first)
    with ThreadPoolExecutor(limits.AT_ONCE) as pool:
        reading = {pool.submit(importing.glance_at, stage): stage for stage in unread}
        try:
            for number, done in enumerate(as_completed(reading), 1):
                done.result()
                name = reading[done].file_name
                words = language.text("Đang đọc {n}/{of}: {file}", n=number, of=len(unread), file=name)
                bar.progress(number / len(unread), words)
        finally:
            pool.shutdown(cancel_futures=True)
    bar.empty()


def waiting_files(context: Context, waiting: Sequence[Stage]) -> None:
    """Show the files that wait: how many are how far, the buttons for all of them, and each as a link to its preview.

    Those that need somebody stand first.
    """
    language, ordered = context.language, importing.in_order(waiting)
    glances = {stage.token: importing.glance(stage) for stage in waiting}
    heading = language.plural("{n} tệp đang chờ", len(waiting))
    show(f"<h2>{escape(heading)}</h2>")
    _buttons(language, ordered, glances)
    ordered.sort(key=lambda stage: _urgency(glances[stage.token]))
    show(_table(context, ordered[:MOST_SHOWN], glances))
    rest = ordered[MOST_SHOWN:]
    if rest:
        words = language.plural("{n} tệp nữa", len(rest))
        table = _table(context, rest, glances)
        show(f'<details class="qd-behind"><summary>{escape(words)}</summary>{table}</details>')


def _urgency(glance: Glance | None) -> int:
    order = (Outcome.REFUSED, Outcome.NEEDS_CONFIRMATION, Outcome.IMPORTED, Outcome.UNCHANGED)
    return len(order) if glance is None else order.index(_standing(glance))


def _table(context: Context, waiting: Sequence[Stage], glances: Mapping[str, Glance | None]) -> str:
    language = context.language
    rows = "".join(_row(context, stage, glances[stage.token]) for stage in waiting)
    heads = (
        language.text("Tệp"),
        language.text("Loại và tháng"),
        language.text("Tình trạng"),
        language.text("Đưa lên"),
    )
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    return f'<table class="qd-plain qd-cards"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _buttons(language: Language, waiting: Sequence[Stage], glances: Mapping[str, Glance | None]) -> None:
    def those(*outcomes: Outcome) -> list[str]:
        found = ((stage.token, glances[stage.token]) for stage in waiting)
        return [token for token, glance in found if glance is not None and _standing(glance) in outcomes]

    ready, done, refused = those(Outcome.IMPORTED), those(Outcome.UNCHANGED), those(Outcome.REFUSED)
    with st.container(horizontal=True, gap="small"):
        if ready:
            words = language.plural("Nhập {n} tệp không có câu hỏi", len(ready))
            st.button(words, type="primary", on_click=actions.begin_many, args=(ready,), key="import_many_button")
        if done:
            words = language.plural("Bỏ {n} tệp đã có sẵn", len(done))
            st.button(words, on_click=actions.discard, args=(done,), key="import_discard_done")
        if refused:
            words = language.plural("Bỏ {n} tệp phải sửa", len(refused))
            st.button(words, on_click=actions.discard, args=(refused,), key="import_discard_refused")


def _row(context: Context, stage: Stage, glance: Glance | None) -> str:
    language = context.language
    what = what_text(language, glance.kind, glance.months) if glance else "…"
    rows = language.plural("{n} hàng", glance.rows) if glance and glance.rows else ""
    sub = f'<div class="sub">{escape(rows)}</div>' if rows else ""
    who = f'{escape(language.moment(stage.at))}<div class="sub">{escape(stage.by)}</div>'
    name = link(context.href(IMPORT, stage=stage.token), stage.file_name)
    return (
        f'<tr><th scope="row">{name}</th><td>{escape(what)}{sub}</td><td>{_state(language, stage, glance)}</td>'
        f'<td class="moment">{who}</td></tr>'
    )


def _state(language: Language, stage: Stage, glance: Glance | None) -> str:
    if stage.state == WORKING and not stage.interrupted(datetime.now(UTC)):
        return escape(language.text("Đang được nhập"))
    if glance is None:
        return escape(language.text("Chưa đọc"))
    words = {
        Outcome.IMPORTED: language.text("Nhập được ngay"),
        Outcome.NEEDS_CONFIRMATION: language.plural("Cần trả lời {n} câu hỏi", glance.questions),
        Outcome.REFUSED: language.plural("Phải sửa {n} điều", glance.refusals),
        Outcome.UNCHANGED: language.text("Đã có sẵn"),
    }
    outcome = _standing(glance)
    return outcome_markup(outcome, words[outcome])


def _standing(glance: Glance) -> Outcome:
    """Return what becomes of a file; one that only lacks choices made on its screen is asked, not refused."""
    answerable = glance.outcome is Outcome.REFUSED and not glance.refusals and glance.questions
    return Outcome.NEEDS_CONFIRMATION if answerable else glance.outcome


def outcome_markup(outcome: Outcome, words: str) -> str:
    """Return glyph and words of an outcome."""
    look = OUTCOME_LOOKS[outcome.value]
    glyph = f'<span class="glyph" aria-hidden="true">{look.glyph}</span>'
    return f'<span class="qd-state whole {look.css}">{glyph}{escape(words)}</span>'


def take_many(context: Context, waiting: Sequence[Stage]) -> None:
    """Take in the files that were chosen, one transaction each, and keep one summary of them."""
    language = context.language
    tokens = st.session_state.get(actions.MANY, ())
    chosen = [stage for stage in importing.in_order(waiting) if stage.token in tokens]
    if not chosen:
        st.session_state.pop(actions.MANY, None)
        return
    bar = st.progress(0.0, language.text("Đang nhập…"))

    def progress(number: int, name: str) -> None:
        words = language.text("Đang nhập {n}/{of}: {file}", n=number + 1, of=len(chosen), file=name)
        bar.progress(number / len(chosen), words)

    actions.take_many(chosen, actions.who(language.text("Văn phòng")), progress)
    st.session_state[SUMMARY] = tokens
    st.session_state.pop(actions.MANY, None)
    st.rerun()


def many_summary(language: Language) -> None:
    """Say once what became of the files that went in together."""
    tokens = st.session_state.pop(SUMMARY, ())
    if not tokens:
        return
    found = [stage for token in tokens if (stage := importing.find_stage(token)) is not None]
    counted = Counter(_became(stage) for stage in found)
    parts = [
        f"{language.text(OUTCOME_WORDS[outcome.value]).lower()}: {language.number(counted[outcome])}"
        for outcome in Outcome
        if counted[outcome]
    ]
    said = language.plural("Đã xong {n} tệp", len(found))
    show(f'<div class="qd-box" role="status"><h2>{escape(said)}: {escape("; ".join(parts))}.</h2></div>')


def _became(stage: Stage) -> Outcome:
    states = {"imported": Outcome.IMPORTED, "refused": Outcome.REFUSED, "discarded": Outcome.UNCHANGED}
    return states.get(stage.state, Outcome.NEEDS_CONFIRMATION)
