"""Conclusions of meetings in words: about whom, by when, done or not."""

from __future__ import annotations

from datetime import date

from dashboard.domain.conclusion import Conclusion, Outcome
from dashboard.i18n.language import N_, Language

_OUTCOMES = {
    Outcome.DONE: N_("đã xong"),
    Outcome.OPEN: N_("chưa xong"),
    Outcome.OVERDUE: N_("quá hạn"),
}
SIGNS = {Outcome.DONE: "✓", Outcome.OPEN: "□", Outcome.OVERDUE: "▼"}
"""One sign each, so that it is told without colour too."""


def outcome_word(language: Language, outcome: Outcome) -> str:
    """Return "đã xong", "chưa xong" or "quá hạn"."""
    return language.text(_OUTCOMES[outcome])


def subject_text(language: Language, conclusion: Conclusion) -> str:
    """Return the short name of the organisation that it is about, or that it is about all."""
    if conclusion.subject is None:
        return language.text("Tất cả đơn vị")
    return conclusion.short_name or language.text("Đơn vị thành lập sau kỳ họp")


def conclusion_text(language: Language, conclusion: Conclusion, today: date) -> str:
    """Return "▼ quá hạn (hạn 15/07/2024): Rà soát nguồn học sinh lớp 12"; done ones tell the day they were done."""
    outcome = conclusion.outcome(today)
    word = f"{SIGNS[outcome]} {outcome_word(language, outcome)}"
    if conclusion.done_on is not None:
        word = language.text("{word} ngày {day}", word=word, day=language.day(conclusion.done_on))
    elif conclusion.due_on is not None:
        word = language.text("{word} (hạn {day})", word=word, day=language.day(conclusion.due_on))
    return f"{word}: {conclusion.said}"
