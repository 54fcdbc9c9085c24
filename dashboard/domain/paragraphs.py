"""Paragraphs for a report or a message, as they are copied from a screen: the position, a list, one organisation.

Table and sentence stand side by side in tests/fixtures/paragraphs, where an office can read and change them.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.comparison_words import pipeline_sentence
from dashboard.domain.list_narrative import (
    lagging_answer,
    lagging_sentence,
    list_sentence,
    needed_sentence,
)
from dashboard.domain.narrative import (
    lead_sentence,
    lower_first,
    people,
    reports_text,
    subject_of,
    upper_first,
)
from dashboard.domain.pipeline import pipeline_of
from dashboard.domain.position import Position, Standing
from dashboard.domain.ranking import Lagging, rank_lagging
from dashboard.domain.selection import RANKED_CHOICES
from dashboard.domain.states import State
from dashboard.i18n.language import Language

_NAMED = 5
"""Organisations that a paragraph calls by name."""


def paragraph(language: Language, position: Position, lagging: Lagging) -> str:
    """Return the position as a paragraph of a report: result, pace, completeness, those behind."""
    sentences = [_lead(language, position)]
    needed = needed_sentence(language, position.own)
    if needed:
        sentences.append(needed)
    sentences.append(_reports(language, position))
    if lagging.all:
        sentences.append(lagging_sentence(language, lagging))
    return " ".join(sentences)


def _reports(language: Language, position: Position) -> str:
    reports = reports_text(language, position)
    return language.text("{reports}.", reports=upper_first(reports) if language.code == "vi" else reports)


def _lead(language: Language, position: Position) -> str:
    lead = lead_sentence(language, position)
    if not lead.startswith(position.organization.name):  # a name stays a name
        lead = lower_first(lead)
    return language.text("Tính đến ngày {day}, {lead}", day=language.day(position.day), lead=lead)


def list_paragraph(language: Language, position: Position, choice: str, shown: Sequence[Standing]) -> str:
    """Return a list as a paragraph: how many, who misses most, the people on their way to those with nobody."""
    place = subject_of(language, position) if position.clusters else ""
    closed = position.own.year_over
    if choice not in RANKED_CHOICES:
        sentence = list_sentence(language, choice, len(shown), place, closed=closed)
        names = [row.organization.name for row in shown[:_NAMED]]
    else:
        lagging = rank_lagging(shown)
        sentence = lagging_answer(language, position, lagging)
        if position.judged and not shown and position.own.admitted is not None:  # who reads the paragraph sees no view
            sentence = language.text("Không có đơn vị nào chậm hoặc chưa kết nạp được.")
        names = [_missing(language, row) for row in lagging.ranked[:_NAMED] if row.missing]
    sentences = [
        language.text("Tính đến ngày {day}: {sentence}", day=language.day(position.day), sentence=lower_first(sentence))
    ]
    if names and choice in RANKED_CHOICES:
        sentences.append(language.text("Thiếu nhiều người nhất: {names}.", names="; ".join(names)))
    elif names:
        names += ["…"] if len(shown) > _NAMED else []
        sentences.append(language.text("Gồm: {names}.", names="; ".join(names)))
    zero = [row for row in shown if row.state is State.ZERO]
    on_their_way = pipeline_sentence(language, pipeline_of(zero))
    return " ".join([*sentences, on_their_way] if on_their_way else sentences)


def _missing(language: Language, row: Standing) -> str:
    """Return "Đảng bộ phường Tân An (2/23, thiếu 6 người)"."""
    return language.text(
        "{name} ({fraction}, thiếu {people})",
        name=row.organization.name,
        fraction=language.fraction(row.admitted, row.quota),
        people=people(language, row.missing or 0),
    )


def unit_paragraph(language: Language, position: Position) -> str:
    """Return one organisation as a paragraph: its result, what is left, its last admission, the people on their way."""
    own = position.own
    sentences = [_lead(language, position)]
    needed = needed_sentence(language, own)
    if needed:
        sentences.append(needed)
    if own.last_admitted_on is not None:
        day = own.last_admitted_on
        month = language.month(day.year, day.month)
        sentences.append(language.text("Lần kết nạp gần nhất: tháng {month}.", month=month))
    report = own.report
    if report is not None and report.pool is not None:
        said = [language.text("{people} trong nguồn", people=people(language, report.pool))]
        if report.certificate_holders is not None:
            said.append(language.text("{n} đã học lớp nhận thức", n=language.number(report.certificate_holders)))
        if report.files_pending is not None:
            said.append(language.plural("{n} hồ sơ đang xét", report.files_pending))
        sentences.append(language.text("Hiện có {parts}.", parts=", ".join(said)))
    sentences.append(_reports(language, position))
    return " ".join(sentences)
