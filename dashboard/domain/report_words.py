"""Sentences of a written report, in its order: result, those who did well, those who need help, outlook.

Tone as everywhere (rule 9 of docs/rules.md); what is not known is said or left out, never made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.domain.list_narrative import needed_sentence
from dashboard.domain.movement import Movement
from dashboard.domain.narrative import (
    distance_text,
    document_text,
    due_text,
    lower_first,
    people,
    subject_of,
    upper_first,
)
from dashboard.domain.numbers import percent
from dashboard.domain.periods import HALVES, QUARTERS, WHOLE, Comparison, Span
from dashboard.domain.pipeline import Pipeline
from dashboard.domain.position import Mark, Position, Standing
from dashboard.domain.quality_words import quota_of_parts_text
from dashboard.domain.report_periods import DAY
from dashboard.domain.states import State
from dashboard.domain.trend_words import absence_word
from dashboard.i18n.language import N_, NO_BREAK, Language

_QUARTERS = ("I", "II", "III", "IV")


def members(language: Language, count: int) -> str:
    """Return a number of those admitted, joined so that no line ends between number and noun."""
    return language.plural("{n} đảng viên", count).replace(" ", NO_BREAK, 1)


def subject_within(language: Language, position: Position) -> str:
    """Return whom a sentence speaks of, as it stands inside the sentence: a name keeps its capital."""
    subject = subject_of(language, position)
    return subject if language.code == "en" and subject == position.organization.name else lower_first(subject)


def period_words(language: Language, span: Span, year: int) -> str:
    """Return a part of a year in words: "tháng 5 năm 2024", "quý II năm 2024", "6 tháng đầu năm 2024", "năm 2024"."""
    if span == WHOLE:
        return language.text("năm {year}", year=year)
    if span in HALVES:
        first = span == HALVES[0]
        text = N_("6 tháng đầu năm {year}") if first else N_("6 tháng cuối năm {year}")
        return language.text(text, year=year)
    if span in QUARTERS:
        return language.text("quý {number} năm {year}", number=_QUARTERS[QUARTERS.index(span)], year=year)
    return language.text("tháng {month} năm {year}", month=_month(language, span.first), year=year)


def _month(language: Language, month: int) -> str:
    """Return a month as documents write it: 01 and 02, else 3 to 12."""
    if language.code == "en":
        return date(2000, month, 1).strftime("%B")
    return f"{month:02d}" if month < 3 else str(month)


def report_title(language: Language, period: str, span: Span, day: date) -> str:
    """Return the title, its kind on a line of its own."""
    text = N_("BÁO CÁO\nKết quả kết nạp đảng viên {period}")
    if period == DAY:
        text = N_("BÁO CÁO\nKết quả kết nạp đảng viên đến ngày {day}")
    return language.text(text, period=period_words(language, span, day.year), day=language.day(day))


def result_sentence(language: Language, position: Position) -> str:
    """Return the result of the year so far: "... kết nạp được 289 đảng viên, đạt 35,4% chỉ tiêu năm (289/817)."."""
    own, subject = position.own, subject_within(language, position)
    said = {"day": language.day(position.day), "subject": subject, "year": position.year}
    if own.admitted is None:
        return language.text("Đến ngày {day}, {subject} chưa có báo cáo nào của năm {year}.", **said)
    said["members"] = members(language, own.admitted)
    if not own.quota:
        text = N_("Tính đến ngày {day}, {subject} kết nạp được {members}; năm {year} không giao chỉ tiêu.")
        return language.text(text, **said)
    if own.small_quota:
        text = N_("Tính đến ngày {day}, {subject} kết nạp được {members} trên chỉ tiêu {quota}.")
        return language.text(text, quota=language.number(own.quota), **said)
    text = N_("Tính đến ngày {day}, {subject} kết nạp được {members}, đạt {share} chỉ tiêu năm ({fraction}).")
    fraction = language.fraction(own.admitted, own.quota)
    return language.text(text, share=language.percent(own.percent), fraction=fraction, **said)


def quota_sentence(language: Language, position: Position) -> str:
    """Return the quota with its document, and that it was revised; empty where none was ever assigned."""
    versions, year = position.own.quota_versions, position.year
    newest = versions[-1] if versions else None
    if newest is None or newest.amount is None:
        return ""
    source = quota_of_parts_text(language) if newest.of_parts else document_text(language, newest.document)
    quota = members(language, newest.amount)
    if len(versions) > 1 and versions[-2].amount is not None:
        text = N_("Chỉ tiêu năm {year} là {quota}, điều chỉnh từ {former} kể từ ngày {day} ({source}).")
        former, day = language.number(versions[-2].amount), language.day(newest.effective_on)
        return language.text(text, year=year, quota=quota, former=former, day=day, source=lower_first(source))
    if newest.document is not None:
        source = document_text(language, newest.document)
        return language.text(
            "Chỉ tiêu năm {year} là {quota}, giao tại {source}.", year=year, quota=quota, source=source
        )
    return language.text(
        "Chỉ tiêu năm {year} là {quota} ({source}).", year=year, quota=quota, source=lower_first(source)
    )


def period_sentence(language: Language, compared: Comparison, year: int) -> str:
    """Return the number of the period beside that of the year before; why there is none; nothing for a whole year."""
    if compared.span == WHOLE:
        return ""
    name, now, before = period_words(language, compared.span, year), compared.now, compared.before
    if now.count is None:
        why = absence_word(language, now.absence) if now.absence else language.text("chưa có báo cáo")
        return language.text("{name}: {why}.", name=upper_first(name), why=why)
    values = {"name": name, "members": members(language, now.count)}
    first = language.text("Trong {name} kết nạp {members}", **values)
    if now.until is not None:
        day = language.day(now.until)
        first = language.text("Trong {name} (đến {day}) kết nạp {members}", day=day, **values)
    difference = compared.difference
    if difference is None:
        if before.absence is None:
            return f"{first}."
        text = N_("{first}; cùng kỳ năm trước: {why}.")
        return language.text(text, first=first, why=absence_word(language, before.absence))
    texts = {
        1: N_("{first}, nhiều hơn cùng kỳ năm trước {people} ({before})."),
        -1: N_("{first}, ít hơn cùng kỳ năm trước {people} ({before})."),
        0: N_("{first}, bằng cùng kỳ năm trước."),
    }
    sign = (difference > 0) - (difference < 0)
    more, former = people(language, abs(difference)), language.number(before.count)
    return language.text(texts[sign], first=first, people=more, before=former)


def pace_sentences(language: Language, position: Position) -> Iterator[str]:
    """Yield where the result stands against what is due, and what is still to do; nothing without a quota."""
    own = position.own
    if not own.quota or own.admitted is None:
        return
    if own.state is State.MET:
        yield language.text("Kết quả đã đủ chỉ tiêu năm.")
    elif own.state is State.EXCEEDED:
        over = people(language, own.admitted - own.quota)
        yield language.text("Kết quả vượt chỉ tiêu năm {people}.", people=over)
    elif own.year_over:
        yield language.text(
            "Năm {year} đã khép: {distance}.", year=position.year, distance=distance_text(language, own)
        )
    elif own.judgement.due is not None:
        yield language.text(
            "Mức cần đạt đến ngày này là {due}, theo {curve}: {distance}.",
            due=people(language, own.judgement.due),
            curve=due_text(language, own),
            distance=distance_text(language, own),
        )
    needed = needed_sentence(language, own)
    if needed:
        yield needed


def done_well_sentence(language: Language, position: Position, done: Sequence[Standing]) -> str:
    """Return how many reached their quota; without a quota, how many admitted somebody."""
    rows, closed = position.children, position.own.year_over
    if all(row.admitted is None for row in rows):
        return language.text("Chưa có báo cáo nào nên chưa nêu được đơn vị thực hiện tốt.")
    if not position.judged:
        some = sum(bool(row.admitted) for row in rows)
        text = N_("Năm {year} không giao chỉ tiêu nên không xếp mức hoàn thành; {units} có kết nạp đảng viên.")
        return language.text(text, year=position.year, units=language.plural("{n} đơn vị", some))
    if not done:
        on_pace = language.plural("{n} đơn vị", position.count(State.ON_PACE))
        if closed:
            return language.text("Không có đơn vị nào đạt chỉ tiêu năm.")
        return language.text("Chưa có đơn vị nào đạt chỉ tiêu cả năm; {units} bảo đảm tiến độ.", units=on_pace)
    exceeded = sum(row.state is State.EXCEEDED for row in done)
    said = language.plural("{n} đơn vị đạt hoặc vượt chỉ tiêu năm", len(done))
    if exceeded:
        said += language.plural(", trong đó {n} đơn vị vượt", exceeded)
    if not closed and position.count(State.ON_PACE):
        said += language.plural("; {n} đơn vị khác bảo đảm tiến độ", position.count(State.ON_PACE))
    return f"{said}."


def reasons_sentences(language: Language, rows: Sequence[Standing]) -> Iterator[str]:
    """Yield what the data say of the reasons of those behind or at zero; what they do not say is for a person."""
    no_pool = sum(Mark.NO_POOL in row.marks for row in rows)
    many_years = sum(Mark.MANY_YEARS_ZERO in row.marks for row in rows)
    files = [row.report.files_pending for row in rows if row.report and row.report.files_pending]
    late = sum(Mark.LAST_REPORT_MISSING in row.marks for row in rows)
    if no_pool:
        yield language.plural("{n} đơn vị không còn nguồn, cần hỗ trợ tạo nguồn.", no_pool)
    if files:
        count = language.plural("{n} hồ sơ đang xét", sum(files))
        yield language.plural("{n} đơn vị đang có hồ sơ chờ xét ({files}).", len(files), files=count)
    if many_years:
        yield language.plural("{n} đơn vị còn nguồn nhưng đã từ 2 năm liền chưa kết nạp được.", many_years)
    if late:
        yield language.plural("{n} đơn vị thiếu báo cáo kỳ này, số liệu tính theo báo cáo gần nhất.", late)


def pool_sentence(language: Language, steps: Pipeline) -> str:
    """Return the people on their way by the newest reports, and how many said nothing of them."""
    if steps.pool is None and steps.certificate_holders is None and steps.files_pending is None:
        return language.text("Chưa có báo cáo nào nêu nguồn, số người đã học lớp nhận thức hay hồ sơ đang xét.")
    parts = []
    if steps.pool is not None:
        parts.append(language.text("{people} trong nguồn", people=people(language, steps.pool)))
    if steps.certificate_holders is not None:
        parts.append(language.text("{n} đã học lớp nhận thức", n=language.number(steps.certificate_holders)))
    if steps.files_pending is not None:
        parts.append(language.plural("{n} hồ sơ đang xét", steps.files_pending))
    sentence = language.text("Theo báo cáo gần nhất của các đơn vị: {parts}", parts=", ".join(parts))
    if steps.silent:
        sentence += language.plural("; {n} đơn vị không báo nguồn", steps.silent)
    return f"{sentence}."


def outlook_sentences(language: Language, position: Position) -> Iterator[str]:
    """Yield what the organisations themselves expect for the next month, and where that would lead the year."""
    day, own = position.day, position.own
    if own.organization.ended_by(position.report_day):
        ended = language.day(own.organization.valid_to or day)
        yield language.text("Đảng bộ này kết thúc ngày {day} nên không có dự kiến tháng tới.", day=ended)
        return
    reports = [row.report for row in position.children if row.report is not None]
    reports = [one for one in reports if (one.as_of.year, one.as_of.month) == (day.year, day.month)]
    expected = [one.forecast_next_month for one in reports if one.forecast_next_month is not None]
    following = Span(day.month % 12 + 1, day.month % 12 + 1)
    name = period_words(language, following, day.year + day.month // 12)
    if not expected:
        yield language.text("Chưa có đơn vị nào nêu dự kiến kết nạp {month}.", month=name)
        return
    units = language.plural("{n} đơn vị", len(expected))
    text = N_("{units} có nêu dự kiến: {month} kết nạp {members}.")
    yield language.text(text, units=units, month=name, members=members(language, sum(expected)))
    silent = len(position.children) - len(expected)
    if silent:
        yield language.plural("{n} đơn vị không nêu dự kiến.", silent)
    if own.quota and own.admitted is not None and day.month < 12 and not own.small_quota:
        reached = own.admitted + sum(expected)
        text = N_("Nếu đạt như dự kiến, lũy kế là {fraction} ({share}).")
        share = language.percent(percent(reached, own.quota))
        yield language.text(text, fraction=language.fraction(reached, own.quota), share=share)


def movement_in_period(language: Language, moved: Movement) -> str:
    """Return how many moved up since the month before; what is down stands in the section of those who need help."""
    done = sum(move.done_now for move in moved.up)
    text = N_("So với {day}: {units} chuyển biến tốt, trong đó {done} vừa đạt hoặc vượt chỉ tiêu.")
    if not done:
        text = N_("So với {day}: {units} chuyển biến tốt.")
    units = language.plural("{n} đơn vị", len(moved.up))
    return language.text(text, day=language.day(moved.since), units=units, done=language.number(done))
