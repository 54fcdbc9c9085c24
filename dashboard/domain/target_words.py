"""Targets in words: their names, what they ask for, and the answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from dashboard.domain.narrative import people
from dashboard.domain.targets import COUNTS, Answer, PastAverage, Result, Shape, Target
from dashboard.i18n.language import N_, Language

ANSWER_WORDS = {
    Answer.BELOW: N_("Dưới khoảng"),
    Answer.INSIDE: N_("Trong khoảng"),
    Answer.ABOVE: N_("Trên khoảng"),
    Answer.MET: N_("Đã đạt"),
    Answer.NOT_MET: N_("Chưa đạt"),
    Answer.UNKNOWN: N_("Chưa đủ số liệu"),
}
_OPEN_BAND = N_("Chưa tới mức cả năm")
"""A band is of a whole year: below it in the middle of the year is not yet a result."""
_OPEN_TERM = N_("Chưa tới mức cả nhiệm kỳ")
_MISSED = N_("Không đạt")
"""A minimum that is missed once nobody can be admitted any more."""
CATEGORY_WORDS = {
    "all": N_("Đảng viên mới kết nạp"),
    "women": N_("Nữ"),
    "youth_union": N_("Đoàn viên"),
    "ethnic_minority": N_("Dân tộc thiểu số"),
    "religious": N_("Người có đạo"),
    "student": N_("Học sinh, sinh viên"),
    "pupil": N_("Học sinh"),
    "university_student": N_("Sinh viên"),
    "enterprise": N_("Lao động trong doanh nghiệp"),
    "non_state_enterprise": N_("Lao động trong doanh nghiệp ngoài nhà nước"),
    "student_or_non_state": N_("Học sinh, sinh viên và doanh nghiệp ngoài nhà nước"),
}
_TERM_WORDS = {
    Answer.ABOVE: N_("{term}: {people}, vượt mức {asked}"),
    Answer.INSIDE: N_("{term}: {people}, trong mức {asked}"),
    Answer.MET: N_("{term}: {people}, đạt mức {asked}"),
}
_NAMES = {
    "quota": N_("Chỉ tiêu năm"),
    "rate": N_("Tỷ lệ kết nạp trên tổng số đảng viên"),
    "plans": N_("Đảng bộ trực thuộc có kế hoạch và đạt chỉ tiêu"),
    "moved-informed": N_("Người đã học lớp nhận thức chuyển đi được thông báo nơi đến"),
}


def answer_word(language: Language, result: Result) -> str:
    """Return the word of an answer, which says whether it is the last one: "Chưa tới mức cả năm", "Dưới khoảng"."""
    if result.answer is Answer.BELOW and not result.over:
        return language.text(_OPEN_TERM if result.target.shape is Shape.TERM_TOTAL else _OPEN_BAND)
    if result.answer is Answer.NOT_MET and result.over:
        return language.text(_MISSED)
    return language.text(ANSWER_WORDS[result.answer])


def category_word(language: Language, category: str) -> str:
    """Return the name of a category; one that nobody named yet is shown by its code."""
    return language.text(CATEGORY_WORDS[category]) if category in CATEGORY_WORDS else category


def target_name(language: Language, target: Target) -> str:
    """Return what a target is about; a term is called by its congresses."""
    if target.shape is Shape.TERM_TOTAL and target.category == "all":
        first, last = target.term
        return language.text("Tổng số nhiệm kỳ {first}–{last}", first=first, last=last)
    return language.text(_NAMES[target.code]) if target.code in _NAMES else category_word(language, target.category)


def asked_text(language: Language, result: Result) -> str:
    """Return what is asked for, in the document's own unit and in people: "từ 3% (7.307 người)"."""
    target = result.target
    if target.shape in COUNTS:
        return _range(language.number(int(target.low)), _whole(language, target.high))
    low = _percent(language, target.low)
    if target.high is not None:
        text = _range(low, _percent(language, target.high))
    else:
        text = low if target.low >= 1 else language.text("từ {low}", low=low)
    if result.people is None:
        return text
    return f"{text} ({_range(language.number(result.people), _whole(language, result.people_high))})"


def term_sentence(language: Language, result: Result, until: date | None = None) -> str:
    """Return how a term stands: "Nhiệm kỳ 2015–2020: 573 người, vượt mức 500–550".

    `until` is the last day counted while the term is not over (None: it is); what is missing then is still to come.
    """
    first, last = result.target.term
    term = language.text("Nhiệm kỳ {first}–{last}", first=first, last=last)
    if until is not None:
        term = language.text("{term}, tính đến {day}", term=term, day=language.day(until))
    if result.value is None:
        return language.text("{term}: chưa đủ số liệu", term=term)
    values = {"term": term, "people": people(language, result.value), "asked": asked_text(language, result)}
    if result.answer in (Answer.ABOVE, Answer.INSIDE, Answer.MET):
        return language.text(_TERM_WORDS[result.answer], **values)
    text = N_("{term}: {people}, mức {asked}, còn thiếu {needed}")
    if until is not None:
        text = N_("{term}: {people}, mức {asked}, cần thêm {needed}")
    return language.text(text, needed=people(language, result.needed or 0), **values)


def past_text(language: Language, past: PastAverage) -> str:
    """Return the earlier years beside a target, without comment: "Bình quân 2018–2022: 943 người/năm"."""
    first, last = str(past.first_year), str(past.last_year)
    return language.text(
        "Bình quân {first}–{last}: {people}/năm", first=first, last=last, people=people(language, past.people)
    )


def past_total_text(language: Language, past: PastAverage) -> str:
    """Return the earlier years together: "cả 5 năm 4.715 người"."""
    years = past.last_year - past.first_year + 1
    return language.text("cả {years} năm {people}", years=years, people=people(language, past.total))


def level_text(language: Language, target: Target) -> str:
    """Return the level that is asked for, without the people that it comes to: "25%", "35–40 người"."""
    if target.shape in COUNTS:
        ends = _range(language.number(int(target.low)), _whole(language, target.high))
        return language.text("{number} người", number=ends)
    return _range(_percent(language, target.low), None if target.high is None else _percent(language, target.high))


def _range(low: str, high: str | None) -> str:
    return low if high is None else f"{low}–{high}"


def _whole(language: Language, value: Fraction | int | None) -> str | None:
    return None if value is None else language.number(int(value))


def _percent(language: Language, part: Fraction) -> str:
    percent = Decimal(part.numerator * 100) / Decimal(part.denominator)
    return language.percent(percent, 0 if percent == percent.to_integral_value() else 1)


def document_of(target: Target, unnumbered: str = "…") -> str | None:
    """Return the document that sets a target as it is cited, its point behind it; `unnumbered` for a blank number."""
    document = target.document
    if document is None:
        return None
    parts = [f"{document.kind} {document.number or unnumbered}", document.issuer]
    if document.issued_on is not None:
        parts.append(f"{document.issued_on:%d/%m/%Y}")
    if target.clause:
        parts.append(target.clause)
    return ", ".join(parts)


def cited_text(language: Language, target: Target) -> str:
    """Return the document that sets a target in words: "Kết luận (chưa ghi số), Ban Thường vụ …, điểm 2"."""
    return document_of(target, language.text("(chưa ghi số)")) or language.text("chưa ghi văn bản")
