"""How an organisation came to be: what merged, moved or was divided, and its earlier years where they compare."""

from __future__ import annotations

import streamlit as st

from dashboard.components.markup import escape, link, show
from dashboard.context import Context
from dashboard.domain.life import Event, Life, Relative
from dashboard.domain.life_words import (
    END_WORDS,
    ORIGIN_WORDS,
    beginning_sentence,
    comparison_sentence,
    end_sentence,
    event_document,
    relative_name,
    year_note,
)
from dashboard.domain.lineage import YearOnBoundaries
from dashboard.domain.numbers import percent
from dashboard.i18n.language import Language
from dashboard.lineage_context import href_of, life_of


def life_note(context: Context) -> str:
    """Return the line under the first sentence: that the organisation ended or began within the year looked at.

    Where one organisation came after or before it, a link opens that. Empty for most; an end in a later year is told
    at the bottom, with the history.
    """
    language, organization, life = context.language, context.position.organization, life_of(context)
    ends_now = life.ended_on is not None and life.ended_on.year == context.year
    ended = end_sentence(language, organization, life) if ends_now else ""
    began = beginning_sentence(language, organization, context.year)
    if not ended and not began:
        return ""
    events = life.went_to if ended else life.came_from
    others = [relative for event in events for relative in event.relatives]
    way = ""
    if len(others) == 1 and others[0].reachable:
        way = " " + link(href_of(context, others[0]), language.text("Mở {name}", name=others[0].name))
    return f'<p class="note">{escape(ended or began)}{way}</p>'


def lineage_panel(context: Context) -> None:
    """Show the section; nothing for an organisation that never merged, moved or ended."""
    life = life_of(context)
    if not life.is_told:
        return
    if not life.boundaries_changed:
        _events(context, life)
        return
    left, right = st.columns([7, 5], gap="medium")
    with left:
        _events(context, life)
    with right:
        _years(context, life)


def _events(context: Context, life: Life) -> None:
    language = context.language
    lines = [_event(context, event, language.text(ORIGIN_WORDS[event.kind])) for event in life.came_from]
    lines += [_event(context, event, language.text(END_WORDS[event.kind])) for event in life.went_to]
    sentences = [
        comparison_sentence(language, life),
        "" if life.went_to else end_sentence(language, context.position.organization, life),
    ]
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences if sentence)
    table = f'<table class="qd-plain qd-life"><tbody>{"".join(lines)}</tbody></table>' if lines else ""
    show(f"<h2>{escape(language.text('Quá trình hình thành'))}</h2>{table}{said}")


def _event(context: Context, event: Event, words: str) -> str:
    names = "; ".join(_relative(context, event, relative) for relative in event.relatives)
    document = escape(event_document(context.language, event))
    return (
        f'<tr><td class="nowrap">{escape(context.language.day(event.day))}</td><th scope="row">{escape(words)}</th>'
        f'<td>{names}<div class="sub">{document}</div></td></tr>'
    )


def _relative(context: Context, event: Event, relative: Relative) -> str:
    name = relative_name(context.language, event, relative, context.position.organization.name)
    return link(href_of(context, relative), name) if relative.reachable else escape(name)


def _years(context: Context, life: Life) -> None:
    language = context.language
    lines = "".join(_year(language, year, context.position.own.limits.small_quota) for year in reversed(life.years))
    words = (language.text("Năm"), language.text("Đạt / chỉ tiêu"), language.text("Tỷ lệ"), language.text("Cách tính"))
    year, fraction, share, how = map(escape, words)
    head = f'<th>{year}</th><th class="num">{fraction}</th><th class="num">{share}</th><th>{how}</th>'
    heading = escape(language.text("Các năm trước, theo phạm vi hiện nay"))
    show(f'<h2>{heading}</h2><table class="qd-plain"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>')


def _year(language: Language, year: YearOnBoundaries, small_quota: int) -> str:
    """Return the row of a year: 10/21, the percent where it says something, how it was added up."""
    small = (year.quota or 0) <= small_quota
    share = "–" if small else language.percent(percent(year.admitted, year.quota))
    fraction = escape(language.fraction(year.admitted, year.quota))
    return (
        f'<tr><td class="nowrap">{year.year}</td><td class="num nowrap">{fraction}</td>'
        f'<td class="num nowrap">{escape(share)}</td>'
        f'<td><span class="sub">{escape(year_note(language, year))}</span></td></tr>'
    )
