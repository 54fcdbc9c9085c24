"""Boards of categories of people: share or people, bar with what is asked for, answer in words, people still needed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.components.markup import escape, link, show
from dashboard.context import STRUCTURE, Context
from dashboard.domain.structure import CategoryCount, Structure
from dashboard.domain.structure_words import (
    former_text,
    needed_text,
    parts_text,
    source_text,
    until_text,
    verdict_text,
    withheld_text,
)
from dashboard.domain.target_words import category_word, level_text, past_text
from dashboard.domain.targets import Shape
from dashboard.i18n.language import Language
from dashboard.look import ANSWER_LOOKS, StateLook

_TOPS = (20, 40, 60, 80, 100)
"""Percents at which bars of shares may end, all of them at the same one."""


def category_boards(context: Context, structure: Structure, chosen: str) -> None:
    """Show the boards side by side; the heading of one that can be followed down is the link that does so."""
    top = _top([structure.whole[board] for board in structure.boards])
    for column, category in zip(
        st.columns(max(1, len(structure.boards)), gap="medium"), structure.boards, strict=False
    ):
        with column:
            _board(context, structure, category, top, chosen=category == chosen)


def _board(context: Context, structure: Structure, category: str, top: int, *, chosen: bool) -> None:
    language, counted = context.language, structure.whole[category]
    heading = escape(category_word(language, category))
    if category in structure.listed:
        current = ' aria-current="true"' if chosen else ""
        href = escape(context.href(STRUCTURE, category=category))
        heading = f'<a href="{href}" target="_self"{current}>{heading}</a>'
    heading = f'<h2 class="qd-category">{heading}</h2>'
    if counted.count is None:
        glyph = "…" if counted.withheld == "not_counted" else "■"
        words = _answer(StateLook(glyph, "s-none"), withheld_text(language, counted))
        lines = [source_text(language, counted, context.year), *_former_line(language, counted)]
        show(heading + words + "".join(f'<div class="sub">{escape(line)}</div>' for line in lines))
        return
    small = [parts_text(language, structure, category), source_text(language, counted, context.year)]
    small.append(until_text(language, counted))
    if counted.target is not None and counted.target.past is not None:
        small.append(past_text(language, counted.target.past))
    small += _former_line(language, counted)
    subs = "".join(f'<div class="sub">{escape(line)}</div>' for line in small if line)
    target = counted.target
    verdict = _answer(ANSWER_LOOKS[target.answer], verdict_text(language, target)) if target else ""
    needed = needed_text(language, counted)
    body = f"{verdict}<p>{escape(needed)}</p>" if needed else verdict
    show(f"{heading}{_figure(language, counted)}{_bar(language, counted, top)}{body}{subs}")


def _former_line(language: Language, counted: CategoryCount) -> list[str]:
    return [] if counted.former is None else [former_text(language, counted.former)]


def _answer(look: StateLook, words: str) -> str:
    glyph = f'<span class="glyph" aria-hidden="true">{look.glyph}</span>'
    return f'<p class="qd-state whole {look.css}">{glyph}<span>{escape(words)}</span></p>'


def _figure(language: Language, counted: CategoryCount) -> str:
    """Return the share with its fraction; the people themselves where they are what is told or asked for."""
    number, unit = escape(language.number(counted.count)), escape(language.plural("người", counted.count or 0))
    share = "" if counted.share is None else escape(language.percent(counted.share))
    fraction = escape(language.fraction(counted.count, counted.of))
    if not share:
        large, small = number, unit
    elif counted.asked is not None and counted.asked.shape is Shape.COUNT_BAND:
        large, small = number, f"{unit} · {fraction} ({share})"
    else:
        large, small = share, fraction
    return f'<div class="qd-answer close"><span class="figure">{large}</span><span class="of2">{small}</span></div>'


def _top(counts: Sequence[CategoryCount]) -> int:
    """Return the percent at the right end of all bars of shares, so that they can be compared."""
    ends = [float(counted.share or 0) for counted in counts]
    ends += [float(counted.minimum or 0) * 100 for counted in counts]
    return next((top for top in _TOPS if max(ends, default=0) * 1.3 <= top), _TOPS[-1])


def _bar(language: Language, counted: CategoryCount, top: int) -> str:
    """Return the bar: what is, hatched what is missing to the level, the least share as a mark or the band as a box."""
    asked = counted.asked
    if asked is not None and asked.shape is Shape.COUNT_BAND and asked.high is not None:
        value, low, high = float(counted.count or 0), float(asked.low), float(asked.high)
        scale, label = max(high * 1.25, value * 1.1), level_text(language, asked)
        mark = f'<span class="band" style="left:{low / scale:.2%};width:{(high - low) / scale:.2%}"></span>'
        middle = (low + high) / 2
    elif counted.share is not None:
        value, scale = float(counted.share), float(top)
        low, mark, label, middle = value, "", "", 0.0
        if counted.minimum is not None and asked is not None:
            low = middle = float(counted.minimum) * 100
            mark = f'<span class="due" style="left:{low / scale:.2%}"></span>'
            label = language.text("tối thiểu {level}", level=level_text(language, asked))
    else:
        return ""
    gap = ""
    if low > value and counted.target is not None:
        gap = f'<span class="gap" style="left:{value / scale:.2%};width:{(low - value) / scale:.2%}"></span>'
    labels = f'<span class="label under" style="left:{middle / scale:.2%}">{escape(label)}</span>' if label else ""
    name = escape(f"{category_word(language, counted.category)}: {language.number(counted.count)}. {label}")
    return (
        f'<div class="qd-bullet share" role="img" aria-label="{name}"><span class="track" style="width:100%"></span>'
        f'<span class="done" style="width:{min(1.0, value / scale):.2%}"></span>{gap}{mark}{labels}</div>'
    )


def other_categories(context: Context, structure: Structure) -> None:
    """Show the categories without a board as a small table."""
    language = context.language
    lines = []
    for category in structure.others:
        counted = structure.whole[category]
        if counted.count is None:
            continue
        name = category_word(language, category)
        words = link(context.href(STRUCTURE, category=category), name) if category in structure.listed else escape(name)
        if counted.until is not None:
            day = language.text("đến {day}", day=language.day(counted.until))
            words += f'<div class="sub">{escape(day)}</div>'
        fraction = language.number(counted.count)
        if counted.share is not None:
            fraction = language.fraction(counted.count, counted.of)
        share = "–" if counted.share is None else language.percent(counted.share)
        lines.append(
            f'<tr><th scope="row">{words}</th><td class="num strong nowrap" style="width:7rem">{escape(fraction)}</td>'
            f'<td class="num" style="width:4.5rem">{escape(share)}</td></tr>'
        )
    if lines:
        heading = escape(language.text("Các nhóm khác"))
        show(f'<h2>{heading}</h2><table class="qd-rows">{"".join(lines)}</table>')
