"""Small counts in words."""

from __future__ import annotations

from datetime import date

from dashboard.domain.disclosure import Published
from dashboard.domain.narrative import people
from dashboard.domain.target_words import category_word
from dashboard.i18n.language import Language

HIDDEN = "■"
_QUARTERS = ("I", "II", "III", "IV")


def quarter_text(language: Language, last_day: date) -> str:
    """Return a quarter by its last day: "hết quý III/2026"."""
    number = last_day.month // 3
    quarter = str(number) if language.code == "en" else _QUARTERS[number - 1]
    return language.text("hết quý {quarter}/{year}", quarter=quarter, year=last_day.year)


def published_text(language: Language, published: Published) -> str:
    """Return what is told of the whole: "Người có đạo: 27 người trong toàn Đảng bộ, đến hết quý III/2026"."""
    return language.text(
        "{category}: {people} trong toàn Đảng bộ, đến {quarter}",
        category=category_word(language, published.category),
        people=people(language, published.total),
        quarter=quarter_text(language, published.until),
    )


def cells_text(language: Language, published: Published) -> str:
    """Return what is told below the whole, and up to when."""
    quarter = quarter_text(language, published.cells_until)
    if not published.total:
        return language.text("Đến {quarter} chưa có ai thuộc nhóm này.", quarter=quarter)
    if not published.cells:
        return language.text("Đến {quarter} chưa nêu được số của khối hay đơn vị nào.", quarter=quarter)
    return language.text("Theo khối và đơn vị: số đến {quarter}.", quarter=quarter)


def hidden_text(language: Language, threshold: int) -> str:
    """Return why cells are hidden, once for all of them."""
    return language.text(
        "{mark} Không hiển thị để bảo vệ cá nhân. Số của một khối hay đơn vị chỉ được nêu khi có từ {threshold} người"
        " thuộc nhóm và từ {threshold} người không thuộc nhóm, và khi không ai trừ ra được số của nơi khác; nơi chưa có"
        " ai thuộc nhóm cũng không nêu. Mỗi năm chỉ nêu một lần, ở quý đầu tiên toàn Đảng bộ có từ {twice} người"
        " thuộc nhóm.",
        mark=HIDDEN,
        threshold=language.number(threshold),
        twice=language.number(2 * threshold),
    )
