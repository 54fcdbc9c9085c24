"""What documents ask for in the year: every target with its figure, its answer and the document that sets it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.components.markup import escape, show
from dashboard.domain.narrative import lower_first, people
from dashboard.domain.target_words import (
    answer_word,
    asked_text,
    cited_text,
    past_text,
    past_total_text,
    target_name,
)
from dashboard.domain.targets import Answer, Result, Shape
from dashboard.i18n.language import Language
from dashboard.look import ANSWER_LOOKS


def band_line(language: Language, results: Sequence[Result]) -> None:
    """Show under the quota where all who were admitted stand in the band of a document; nothing without a band."""
    for result in results:
        if result.target.code == "count" and result.target.shape is Shape.COUNT_BAND:
            word, band = answer_word(language, result), asked_text(language, result)
            said = [
                language.text("Mục tiêu {band} người/năm: {answer}", answer=lower_first(word), band=band),
                _needed_text(language, result),
            ]
            if result.past is not None:
                said.append(past_text(language, result.past))
            words = " · ".join(escape(text) for text in said if text)
            show(f'<div class="qd-band">{_gauge(language, result)}<p>{_glyph(result)}{words}</p></div>')


def targets_panel(language: Language, results: Sequence[Result], year: int) -> None:
    """Show the targets of the year; nothing where there is none beside the assigned quota."""
    if all(result.target.shape is Shape.ASSIGNED_COUNT for result in results):
        return
    words = (
        language.text("Chỉ tiêu, mục tiêu"),
        language.text("Yêu cầu"),
        language.text("Kết quả"),
        "",
        language.text("Đánh giá"),
    )
    head = "".join(
        f'<th scope="col" class="{css}">{escape(word)}</th>'
        for css, word in zip(("", "num", "num", "gauge", ""), words, strict=True)
    )
    rows = "".join(_row(language, result) for result in results)
    heading = language.plural("{n} chỉ tiêu, mục tiêu của năm {year}", len(results), year=year)
    show(
        f'<h2>{escape(heading)}</h2><table class="qd-plain qd-targets"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(language: Language, result: Result) -> str:
    document = cited_text(language, result.target)
    past = ""
    if result.past is not None:
        words = f"{past_text(language, result.past)}; {past_total_text(language, result.past)}"
        past = f'<div class="sub">{escape(words)}</div>'
    verdict = _glyph(result, answer_word(language, result))
    needed = f'<div class="sub">{escape(_needed_text(language, result))}</div>'
    until = ""
    if result.until is not None and result.value is not None:
        day = language.text("đến {day}", day=language.day(result.until))
        until = f'<div class="sub nowrap">{escape(day)}</div>'
    return (
        f'<tr data-target="{escape(result.target.code)}">'
        f'<th scope="row">{escape(target_name(language, result.target))}<div class="sub">{escape(document)}</div></th>'
        f'<td class="num asked">{escape(asked_text(language, result))}{past}</td>'
        f'<td class="num value"><b>{escape(language.number(result.value))}</b>{until}</td>'
        f'<td class="gauge">{_gauge(language, result)}</td>'
        f'<td class="verdict">{verdict}{needed}</td></tr>'
    )


def _glyph(result: Result, word: str = "") -> str:
    look = ANSWER_LOOKS[result.answer]
    glyph = f'<span class="glyph" aria-hidden="true">{look.glyph}</span>'
    return f'<span class="qd-state {look.css}">{glyph}{escape(word)}</span>'


def _needed_text(language: Language, result: Result) -> str:
    if result.answer is Answer.UNKNOWN or not result.needed:
        return ""
    counted = _counted(language, result, result.needed)
    if result.over:
        return language.text("khi khép lại thiếu {people}", people=counted)
    if result.beyond == result.needed:
        return language.text("thiếu {people}, theo chỉ tiêu không còn ai phải kết nạp", people=counted)
    text = language.text("cần thêm {people}", people=counted)
    if result.beyond:
        more = people(language, result.beyond)
        text = language.text("{text}; chỉ tiêu còn lại không đủ, vượt {people}", text=text, people=more)
    return text


def _counted(language: Language, result: Result, number: int) -> str:
    """Return a number of what the target counts: organisations for one of them, people for all others."""
    if result.target.denominator == "organizations":
        return language.plural("{n} đảng bộ, chi bộ", number)
    return people(language, number)


def _gauge(language: Language, result: Result) -> str:
    """Return the figure as a bar, with the low end as a mark or the band as a bracket; nothing where one is unknown."""
    if result.value is None or result.people is None:
        return ""
    high = result.people_high or result.people
    scale = max(high, result.value, 1) * (1.15 if result.people_high else 1)
    mark = f'<span class="due" style="left:{result.people / scale * 100:.2f}%"></span>'
    if result.people_high is not None:
        left, width = result.people / scale * 100, (result.people_high - result.people) / scale * 100
        mark = f'<span class="band" style="left:{left:.2f}%;width:{width:.2f}%"></span>'
    words = language.text(
        "{value}, yêu cầu {asked}: {answer}",
        value=language.number(result.value),
        asked=asked_text(language, result),
        answer=lower_first(answer_word(language, result)),
    )
    return (
        f'<div class="qd-bullet gauge" role="img" aria-label="{escape(words)}"><span class="track" style="width:100%">'
        f'</span>{mark}<span class="done" style="width:{result.value / scale * 100:.2f}%"></span></div>'
    )
