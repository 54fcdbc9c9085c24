"""Categories of people in words."""

from __future__ import annotations

from dashboard.domain.category_history import PEOPLE_NEEDED_FOR_SHARE, CategoryHistory, SharePoint
from dashboard.domain.narrative import lower_first, people, subject_of, upper_first
from dashboard.domain.position import Position
from dashboard.domain.structure import PARTS, CategoryCount, Structure
from dashboard.domain.target_words import category_word, cited_text, level_text
from dashboard.domain.targets import Answer, Result, Shape, Target
from dashboard.i18n.language import N_, Language

VERDICT_WORDS = {
    Answer.MET: N_("Đạt mức {level}"),
    Answer.NOT_MET: N_("Chưa đạt mức {level}"),
    Answer.BELOW: N_("Dưới mức {level}"),
    Answer.INSIDE: N_("Trong mức {level}"),
    Answer.ABOVE: N_("Trên mức {level}"),
    Answer.UNKNOWN: N_("Chưa đủ số liệu để so với mức {level}"),
}
PRESENCE_WORDS = {"present": N_("Có người"), "absent": N_("Chưa có ai")}
_WITHHELD_WORDS = {
    "not_counted": N_("Chưa có báo cáo nào tách nhóm này"),
    "quarter_open": N_("Công bố theo quý; năm nay chưa có quý nào được công bố"),
    "whole_only": N_("Công bố theo quý; phần nêu được theo khối và đơn vị xem bên dưới"),
}


def structure_sentence(language: Language, position: Position, structure: Structure) -> str:
    """Return the boards in one sentence: "Học sinh, sinh viên 62/289 (21,5%), chưa đạt mức 25%; lao động ..."."""
    said = [_said(language, structure.whole[board]) for board in structure.boards]
    said = [part for part in said if part]
    if not said:
        return language.text("Chưa có báo cáo nào tách theo nhóm người được kết nạp.")
    sentence = upper_first("; ".join(said)) + "."
    if not position.clusters:
        return sentence
    return f"{subject_of(language, position)}: {lower_first(sentence)}"


def _said(language: Language, counted: CategoryCount) -> str:
    if counted.count is None:
        return ""
    name = lower_first(category_word(language, counted.category))
    if counted.share is None:
        text = f"{name} {people(language, counted.count)}"
    else:
        text = f"{name} {language.fraction(counted.count, counted.of)} ({language.percent(counted.share)})"
    if counted.target is None or counted.target.answer is Answer.UNKNOWN:
        return text
    return f"{text}, {lower_first(verdict_text(language, counted.target))}"


def verdict_text(language: Language, result: Result) -> str:
    """Return the answer to a target: "Chưa đạt mức 25%", "Chưa tới mức cả năm 35–40 người"."""
    level = level_text(language, result.target)
    if result.answer is Answer.BELOW and not result.over:
        return language.text("Chưa tới mức cả năm {level}", level=level)
    if result.answer is Answer.NOT_MET and result.over:
        return language.text("Không đạt mức {level}", level=level)
    return language.text(VERDICT_WORDS[result.answer], level=level)


def needed_text(language: Language, counted: CategoryCount) -> str:
    """Return the people still needed, of how many; that it can no longer be reached; empty where nothing is asked."""
    result = counted.target
    if result is None or result.answer is Answer.UNKNOWN:
        return ""
    if result.target.shape is Shape.MINIMUM_SHARE:
        return _needed_for_share(language, counted, result)
    if result.answer in (Answer.INSIDE, Answer.ABOVE) and result.people_high is not None and result.value is not None:
        distance = abs(result.people_high - result.value)
        text = N_("Còn {people} nữa là hết mức") if result.answer is Answer.INSIDE else N_("Hơn mức cao nhất {people}")
        return language.text(text, people=people(language, distance))
    if not result.needed:
        return ""
    text = N_("Khi khép lại còn thiếu {people}") if result.over else N_("Cần thêm {people}")
    return language.text(text, people=people(language, result.needed))


def _needed_for_share(language: Language, counted: CategoryCount, result: Result) -> str:
    remaining, needed = counted.remaining, result.needed or 0
    if not remaining:
        text = N_("Theo chỉ tiêu không còn ai phải kết nạp; nhóm còn thiếu {people}")
        if result.over:
            text = N_("Khi khép lại còn thiếu {people}")
        return language.text(text, people=people(language, needed)) if needed else ""
    if result.beyond:
        return language.text(
            "Không còn đạt được trong năm: cần {needed}, chỉ tiêu chỉ còn {remaining}, thiếu {people}",
            needed=language.number(needed),
            remaining=language.number(remaining),
            people=people(language, result.beyond),
        )
    if not needed:
        return language.text("Đủ cho cả năm, dù những người còn phải kết nạp không thuộc nhóm")
    text = N_("Cần thêm {needed} trong {remaining} còn phải kết nạp (cả năm {whole})")
    if result.answer is Answer.MET:
        text = N_("Để giữ mức: cần {needed} trong {remaining} còn phải kết nạp (cả năm {whole})")
    return language.text(
        text,
        needed=language.number(needed),
        remaining=people(language, remaining),
        whole=language.fraction(result.people, result.base),
    )


def source_text(language: Language, counted: CategoryCount, year: int) -> str:
    """Return which document asks, and for which years; that none does; or that it asks of the whole only."""
    target = counted.asked
    if target is None:
        return language.text("Văn bản năm {year} không đặt tỷ lệ cho nhóm này", year=year)
    if counted.target is None:
        level = level_text(language, target)
        return language.text("Mức {level} đặt cho toàn Đảng bộ, không đặt riêng cho khối", level=level)
    years = language.text("áp dụng {years}", years=years_text(target.first_year, target.last_year))
    return f"{cited_text(language, target)} · {years}" if target.document else years


def withheld_text(language: Language, counted: CategoryCount) -> str:
    """Return why a category is not told."""
    return language.text(_WITHHELD_WORDS[counted.withheld])


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


def parts_text(language: Language, structure: Structure, category: str) -> str:
    """Return the categories inside one: "Trong đó học sinh 38 (13,1%), sinh viên 2 (0,7%)"; empty without any."""
    parts = [structure.whole[part] for part in PARTS.get(category, ()) if part in structure.whole]
    said = [
        f"{lower_first(category_word(language, part.category))} {language.number(part.count)}"
        f" ({language.percent(part.share)})"
        for part in parts
        if part.share is not None
    ]
    return language.text("Trong đó {parts}", parts=", ".join(said)) if said else ""


def history_heading(language: Language, position: Position, history: CategoryHistory) -> str:
    """Return what the chart shows, of whom, and how many early months it leaves out."""
    name = category_word(language, history.category)
    if position.clusters:
        name = f"{name}, {lower_first(subject_of(language, position))}"
    if not history.points:
        return language.text(
            "{name}: chưa đủ {least} người kết nạp để vẽ tỷ lệ", name=name, least=PEOPLE_NEEDED_FOR_SHARE
        )
    left_out = sum(point.share is None for point in history.months)
    if not left_out:
        return language.text("{name}: tỷ lệ trong số người kết nạp", name=name)
    return language.plural(
        "{name}: tỷ lệ trong số người kết nạp (không vẽ {n} tháng đầu, chưa đủ {least} người)",
        left_out,
        name=name,
        least=PEOPLE_NEEDED_FOR_SHARE,
    )


def point_name(language: Language, point: SharePoint) -> str:
    """Return the name of a year in a chart: "2024", or "đến T6/25" and "từ T7/25" where a merger divides it."""
    year = f"{point.year % 100:02d}"
    if point.until is not None:
        return language.text("đến {month}/{year}", month=language.short_month(point.until.month), year=year)
    if point.since is not None:
        return language.text("từ {month}/{year}", month=language.short_month(point.since.month), year=year)
    return str(point.year)


def steps_text(language: Language, history: CategoryHistory) -> str:
    """Return the least shares of the years shown, each with the document that sets it; empty without any."""
    return "; ".join(
        language.text(
            "{years}: tối thiểu {level} ({document})",
            years=years_text(one.first_year, one.last_year),
            level=level_text(language, one),
            document=cited_text(language, one),
        )
        for one in history.steps
    )


def former_text(language: Language, target: Target) -> str:
    """Return what was asked before a merger: "Trước hợp nhất, 2024–2025: 15% · Kết luận (chưa ghi số), ..."."""
    return language.text(
        "Trước hợp nhất, {years}: mức {level} · {document}",
        years=years_text(target.first_year, target.last_year),
        level=level_text(language, target),
        document=cited_text(language, target),
    )


def years_text(first: int, last: int) -> str:
    """Return "2024–2025", or the one year."""
    return str(first) if first == last else f"{first}–{last}"


def carriers_heading(language: Language, presence: str, category: str, count: int, of: int) -> str:
    """Return how many organisations admitted somebody of the category, or people but nobody of it."""
    name, number = lower_first(category_word(language, category)), language.number(count)
    if presence == "absent":
        return language.plural(
            "{count} trong {n} đảng bộ, chi bộ đã kết nạp nhưng chưa có {category}", of, count=number, category=name
        )
    return language.plural("{count} trong {n} đảng bộ, chi bộ kết nạp được {category}", of, count=number, category=name)


def carriers_note(language: Language, known: CategoryCount, nobody: int) -> list[str]:
    """Return what has to be said of a list of organisations: who is in neither list, what the least share means."""
    notes = []
    if nobody:
        notes.append(language.plural("{n} đơn vị chưa kết nạp hoặc chưa báo cáo không có trong hai danh sách.", nobody))
    if known.asked is not None and known.minimum is not None:
        level = level_text(language, known.asked)
        text = N_("Mức {level} đặt cho toàn Đảng bộ; cột “thiếu” là số người cần thêm nếu đơn vị tự đạt mức đó cả năm.")
        notes.append(language.text(text, level=level))
    return notes
