"""Doubts in words: a question that an office can read out on the telephone, never a reproach."""

from __future__ import annotations

from dashboard.domain.narrative import lower_first, people
from dashboard.domain.position import Position
from dashboard.domain.quality import ALL, Check, Doubt
from dashboard.domain.target_words import category_word
from dashboard.i18n.language import Language


def doubt_text(language: Language, doubt: Doubt) -> str:
    """Return what is asked about one figure: "Lũy kế giảm từ 15 xuống 12"."""
    found, compared = language.number(doubt.found), language.number(doubt.compared)
    category = lower_first(category_word(language, doubt.category))
    if doubt.check is Check.FALL and doubt.category == ALL:
        return language.text("Lũy kế giảm từ {compared} xuống {found}", compared=compared, found=found)
    if doubt.check is Check.FALL:
        return language.text(
            "Lũy kế nhóm {category} giảm từ {compared} xuống {found}", category=category, compared=compared, found=found
        )
    if doubt.check is Check.ABOVE_TOTAL:
        return language.text(
            "Nhóm {category} {found} người, nhiều hơn tổng số kết nạp {compared}",
            category=category,
            found=found,
            compared=compared,
        )
    if doubt.check is Check.PARTS:
        return language.text(
            "Các phần của nhóm {category} cộng lại là {found}, cả nhóm ghi {compared}",
            category=category,
            found=found,
            compared=compared,
        )
    return language.text(
        "Trong tháng tăng {found} người, tháng nhiều nhất trước đó {compared}", found=found, compared=compared
    )


def quota_sum_text(language: Language, position: Position) -> str:
    """Return how the parts differ from the assigned total; empty where they add up, or there is nothing to compare.

    "Tổng giao cho cơ sở 1.950, giao 1.905, chênh 45": both are shown, none is chosen. What was assigned to somebody who
    ended in the year is told whatever the sum.
    """
    parts, whole = position.sum_of_parts, position.own.quota
    if position.clusters or not whole or not parts:
        return ""
    return " · ".join(text for text in (_difference(language, parts, whole), _ended_text(language, position)) if text)


def _ended_text(language: Language, position: Position) -> str:
    if not position.ended:
        return ""
    return language.text(
        "Trong tổng giao cho cơ sở có {quota} của {organizations} kết thúc trong năm, chưa giao lại cho đơn vị nào",
        quota=language.number(position.quota_of_ended),
        organizations=language.plural("{n} đơn vị", len(position.ended)),
    )


def _difference(language: Language, parts: int, whole: int) -> str:
    if parts == whole:
        return ""
    return language.text(
        "Tổng giao cho cơ sở {parts}, giao {whole}, chênh {difference}",
        parts=language.number(parts),
        whole=language.number(whole),
        difference=language.number(abs(parts - whole)),
    )


def quota_of_parts_text(language: Language) -> str:
    """Return that the quota of the whole is the sum of its parts, as nobody recorded one for it."""
    return language.text("Chưa ghi chỉ tiêu chung: cộng chỉ tiêu giao cho các đơn vị trực thuộc")


def doubts_heading(language: Language, count: int) -> str:
    """Return how many things are to be asked about."""
    if not count:
        return language.text("Kiểm tra số liệu: không thấy điểm nào cần hỏi lại")
    return language.plural("Kiểm tra số liệu: {n} điểm cần hỏi lại đơn vị", count)


def forecast_heading(language: Language, first: int, last: int, expected: int, admitted: int) -> str:
    """Return the statement over the table of forecasts: what was expected in its months, and what came in them."""
    return language.text(
        "Dự kiến và kết quả {first}–{last}: các đơn vị dự kiến {expected}, đã kết nạp {admitted}",
        first=language.short_month(first),
        last=language.short_month(last),
        expected=people(language, expected),
        admitted=people(language, admitted),
    )
