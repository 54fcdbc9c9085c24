"""The first answer: the sentence, the note under it, the figure with its bar, four facts."""

from __future__ import annotations

from decimal import Decimal

from dashboard.components.bullet import headline_bullet
from dashboard.components.markup import copy_button, escape, hover, percent_text, show
from dashboard.domain.definitions import Group
from dashboard.domain.narrative import (
    document_text,
    due_text,
    forecast_text,
    lead_sentence,
    people,
    reports_text,
)
from dashboard.domain.numbers import percent
from dashboard.domain.outlook_words import forecast_method, outstanding_range
from dashboard.domain.outstanding import outstanding
from dashboard.domain.position import Position, Standing
from dashboard.domain.quality_words import quota_of_parts_text, quota_sum_text
from dashboard.i18n.language import N_, Language

_FACTS = ("remaining", "needed_per_month", "pace_per_month", "forecast")
"""Measures of the four facts, by their definitions."""


def lead(language: Language, position: Position, first: str = "", *, also: str = "", copied: str = "") -> None:
    """Show the sentence that answers, the note (as of when, from how many, by which curve, whose quota), and `also`.

    `copied` is the paragraph that the button beside the note copies.
    """
    sentence = escape(lead_sentence(language, position))
    button = copy_button(language, copied)
    show(f"<h1>{sentence}</h1>{button}{note(language, position, first, source=True)}{also}")


def note(language: Language, position: Position, first: str = "", *, due: bool = True, source: bool = False) -> str:
    """Return the note line below a sentence; `first` is said before the rest, the curve only where pace is judged.

    With `source` the document that assigned the quota is named, where one is recorded, the sum assigned to the parts
    where it is another one, and what the count could be with all reports.
    """
    parts = [
        *([first.rstrip(".")] if first else []),
        _as_of(language, position),
        reports_text(language, position) + (_if_complete(language, position) if source else ""),
    ]
    if due and position.own.judgement.due is not None:
        parts.append(language.text("Mức cần đạt: {curve}", curve=due_text(language, position.own)))
    versions = position.own.quota_versions
    if source and versions and versions[-1].document is not None:
        words = N_("Chỉ tiêu: {document}") if position.own.quota else N_("Không giao chỉ tiêu: {document}")
        parts.append(language.text(words, document=document_text(language, versions[-1].document)))
    if source and versions and versions[-1].of_parts:
        parts.append(quota_of_parts_text(language))
    differing = quota_sum_text(language, position) if source else ""
    if differing:
        parts.append(differing)
    if position.known_at is not None:
        parts.append(language.text("như đã biết lúc {moment}", moment=language.moment(position.known_at)))
    if position.illustrative:
        parts.append(language.text("Số liệu minh họa"))
    return f'<p class="note">{" · ".join(escape(part) for part in parts)}</p>'


def _as_of(language: Language, position: Position) -> str:
    day = language.day(position.day)
    if position.report_day is None:
        return language.text("Đến {day} chưa có số liệu", day=day)
    return language.text("Số liệu đến {day}", day=day)


def _if_complete(language: Language, position: Position) -> str:
    missing = outstanding(position)
    if missing is None or missing.low == missing.high:
        return ""
    return " " + language.text("({range} nếu đủ báo cáo)", range=outstanding_range(language, missing))


def headline(language: Language, standing: Standing) -> None:
    """Show 289 / 817 người 35,4% with bar and facts; without a quota or a report, what can be said instead."""
    if standing.admitted is None:
        body = f'<span class="words">{escape(language.text("Chưa có báo cáo trong năm"))}</span>'
        if standing.quota:
            quota = language.text("chỉ tiêu {people}", people=people(language, standing.quota))
            body += f'<span class="words2">{escape(quota)}</span>'
    elif not standing.quota:
        body = (
            f'<span><span class="count">{escape(language.number(standing.admitted))}</span> '
            f'<span class="of">{escape(language.plural("người", standing.admitted))}</span></span>'
            f'<span class="words">{escape(language.text("không giao chỉ tiêu"))}</span>'
        )
    else:
        of = f"/ {people(language, standing.quota)}"
        body = (
            f'<span><span class="count">{escape(language.number(standing.admitted))}</span> '
            f'<span class="of">{escape(of)}</span></span>'
            f'<span class="percent">{escape(percent_text(language, standing))}</span>'
        )
    markup = f'<div class="qd-answer">{body}</div>'
    if standing.quota and standing.admitted is not None:
        markup += headline_bullet(language, standing) + facts(language, standing)
    show(markup)


def facts(language: Language, standing: Standing) -> str:
    """Return the four facts: still to admit, needed per month, pace so far, year end."""
    forecast = standing.forecast
    per_month = language.text("người/tháng")
    words = forecast_text(language, forecast, standing.admitted)
    if forecast.low is not None and forecast.high is not None:
        unit = _forecast_share(language, forecast.low, forecast.high, standing.quota)
        last = (language.text("Dự báo cả năm"), words, unit, False)
    elif forecast.withheld in ("met", "closed", "ended"):
        last = (language.text("Dự báo cả năm"), "–", words, False)
    else:
        if standing.at_this_pace is not None and forecast.withheld == "too_few_years":
            pace = language.number(standing.at_this_pace)
            words = language.text("{reason}; giữ nhịp đến nay: khoảng {pace}", reason=words, pace=pace)
        last = (language.text("Dự báo cả năm"), language.text("Chưa dự báo"), words, True)
    rows = [
        (
            language.text("Chưa thực hiện được") if standing.over else language.text("Còn phải kết nạp"),
            language.number(standing.remaining),
            language.plural("người", standing.remaining or 0),
            False,
        ),
        (
            language.text("Cần mỗi tháng"),
            _rate(language, standing.needed_per_month),
            language.text("năm đã khép") if standing.year_over else per_month,
            False,
        ),
        (language.text("Đến nay mỗi tháng"), _rate(language, standing.pace_per_month), per_month, False),
        last,
    ]
    method = f' title="{escape(forecast_method(language, standing))}"'
    cells = "".join(
        f'<div><div class="label"{hover(language, Group.MEASURE, code)}>{escape(label)}</div>'
        f'<div class="value{" words" if in_words else ""}"{method if code == "forecast" else ""}>{escape(value)}</div>'
        f'<div class="unit">{escape(unit)}</div></div>'
        for code, (label, value, unit, in_words) in zip(_FACTS, rows, strict=True)
    )
    return f'<div class="qd-facts">{cells}</div>'


def _forecast_share(language: Language, lowest: int, highest: int, quota: int | None) -> str:
    low, high = percent(lowest, quota, 0), percent(highest, quota, 0)
    if low == high:
        return language.text("{share} chỉ tiêu", share=language.percent(high, 0))
    return language.text("{low}–{high} chỉ tiêu", low=language.number(low), high=language.percent(high, 0))


def _rate(language: Language, value: Decimal | None) -> str:
    return "–" if value is None else language.number(value, 1 if value else 0)
