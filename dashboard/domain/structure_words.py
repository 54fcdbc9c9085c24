"""Categories of people in words."""

from __future__ import annotations

from dashboard.domain.narrative import lower_first, people, upper_first
from dashboard.domain.structure import BOARDS, CategoryCount, Structure
from dashboard.domain.target_words import answer_word, asked_text, category_word
from dashboard.domain.targets import Answer, Result
from dashboard.i18n.language import Language


def structure_sentence(language: Language, structure: Structure) -> str:
    """Return the shares in one sentence: "Học sinh, sinh viên 62/289 (21,5%); lao động trong doanh nghiệp ..."."""
    said = [
        f"{lower_first(category_word(language, count.category))} {language.fraction(count.count, count.of)}"
        f" ({language.percent(count.share)})"
        for count in (structure.whole.get(category) for category in BOARDS)
        if count is not None and count.share is not None
    ]
    if not said:
        return language.text("Chưa có báo cáo nào tách theo nhóm người được kết nạp.")
    return upper_first("; ".join(said)) + "."


def target_text(language: Language, result: Result) -> str:
    """Return what is asked for and the answer: "Mục tiêu từ 25% (1.827): chưa đạt, cần thêm 627 người"."""
    asked, verdict = asked_text(language, result), answer_word(language, result.answer)
    text = language.text("Mục tiêu {asked}: {answer}", asked=asked, answer=lower_first(verdict))
    if result.answer is Answer.UNKNOWN or not result.needed:
        return text
    text = language.text("{text}, cần thêm {people}", text=text, people=people(language, result.needed))
    if result.beyond:
        more = people(language, result.beyond)
        text = language.text("{text}; chỉ tiêu còn lại không đủ, vượt {people}", text=text, people=more)
    return text


def no_target_text(language: Language, year: int) -> str:
    """Return that no document sets a target, which is not a target of zero."""
    return language.text("Văn bản năm {year} không đặt mục tiêu cho nhóm này", year=year)


def until_text(language: Language, count: CategoryCount) -> str:
    """Return up to when a sensitive category is told."""
    if count.until is None:
        return ""
    day = language.day(count.until)
    return language.text("Công bố theo quý, đến {day}; phần theo khối và đơn vị xem bên dưới", day=day)


def sensitive_sentence(language: Language, category: str) -> str:
    """Return why a sensitive category is not told of single organisations."""
    return language.text(
        "Nhóm “{category}” là nhóm nhạy cảm nên lệnh này không in; phần được công bố xem ở lệnh shares.",
        category=lower_first(category_word(language, category)),
    )
