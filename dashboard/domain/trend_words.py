"""A jurisdiction over time in words: the sentence on top, the names of parts of a year, what breaks the series."""

from __future__ import annotations

from datetime import date

from dashboard.domain.narrative import document_text, lower_first, people, subject_of
from dashboard.domain.periods import HALVES, QUARTERS, Absence, Comparison, Figure, ReportedYear, TermTotal
from dashboard.domain.position import Position
from dashboard.domain.trend import Break, BreakKind, TermTarget, Trend
from dashboard.i18n.language import N_, Language

MINUS = "−"
_QUARTER_NUMBERS = ("I", "II", "III", "IV")
_ABSENCES = {
    Absence.NOT_YET: N_("chưa đến kỳ"),
    Absence.NOT_REPORTED: N_("chưa có báo cáo"),
    Absence.ONLY_LONGER: N_("chỉ có số của kỳ dài hơn"),
    Absence.NOT_COMPARABLE: N_("không so sánh được"),
    Absence.ENDED: N_("đã kết thúc"),
}


def trend_sentence(language: Language, position: Position, trend: Trend) -> str:
    """Return the count to date beside the same day of the year before.

    "Đến 31/05/2024 kết nạp 289 người, nhiều hơn cùng kỳ năm trước 1 người (288)."
    """
    whole = trend.whole
    sentence = _no_report(language, trend) if whole.now.count is None else _counted(language, trend)
    return f"{subject_of(language, position)}: {lower_first(sentence)}" if position.clusters else sentence


def _no_report(language: Language, trend: Trend) -> str:
    year, before = trend.this.year, trend.last.count(trend.whole.span)
    if before.count is None:
        return language.text("Năm {year} chưa có báo cáo nào.", year=year)
    return language.text(
        "Năm {year} chưa có báo cáo nào; năm {last} kết nạp {people}.",
        year=year,
        last=trend.last.year,
        people=people(language, before.count),
    )


def _counted(language: Language, trend: Trend) -> str:
    whole, year, last = trend.whole, trend.this.year, trend.last.year
    count = people(language, whole.now.count or 0)
    day = language.day(whole.now.until or date(year, 12, 31))
    if whole.now.since is not None:
        since = language.day(whole.now.since)
        first = language.text("Từ {since} đến {day} kết nạp {people}", since=since, day=day, people=count)
    elif whole.now.until is not None:
        first = language.text("Đến {day} kết nạp {people}", day=day, people=count)
    else:
        first = language.text("Năm {year} kết nạp {people}", year=year, people=count)
    difference = whole.difference
    if difference is None:
        return _not_compared(language, trend, first)
    more, before = people(language, abs(difference)), language.number(whole.before.count)
    if whole.now.until is None:
        texts = {
            1: N_("{first}, nhiều hơn {people} so với năm {year} ({before})."),
            -1: N_("{first}, ít hơn {people} so với năm {year} ({before})."),
            0: N_("{first}, bằng năm {year}."),
        }
    else:
        texts = {
            1: N_("{first}, nhiều hơn cùng kỳ năm trước {people} ({before})."),
            -1: N_("{first}, ít hơn cùng kỳ năm trước {people} ({before})."),
            0: N_("{first}, bằng cùng kỳ năm trước."),
        }
    sign = (difference > 0) - (difference < 0)
    return language.text(texts[sign], first=first, year=last, people=more, before=before)


def _not_compared(language: Language, trend: Trend, first: str) -> str:
    before, last = trend.whole.before, trend.last
    if trend.whole.apart and trend.boundary is not None and not last.began:
        text = N_("{first}; không so sánh được với năm trước vì địa giới đổi từ {day}.")
        return language.text(text, first=first, day=language.day(trend.boundary.day))
    if before.since is not None or before.absence is Absence.NOT_COMPARABLE:
        text = N_("{first}; không so sánh được với năm trước vì Đảng bộ này bắt đầu từ {day}.")
        return language.text(text, first=first, day=language.day(last.began) if last.began else "…")
    if before.until is not None:
        text = N_("{first}; năm {year} chỉ có số liệu đến {day} ({before}).")
        count = language.number(before.count)
        return language.text(text, first=first, year=last.year, day=language.day(before.until), before=count)
    if before.absence is Absence.ONLY_LONGER:
        if last.only_total:
            count = language.number(last.count(trend.whole.span).count)
            text = N_("{first}; năm {year} chỉ có số cả năm ({before}) nên không so được cùng kỳ.")
            return language.text(text, first=first, year=last.year, before=count)
        text = N_("{first}; năm {year} không có báo cáo đến cùng ngày nên không so được cùng kỳ.")
        return language.text(text, first=first, year=last.year)
    return language.text("{first}; chưa có số liệu năm {year} để so sánh.", first=first, year=last.year)


def span_name(language: Language, comparison: Comparison) -> str:
    """Return the name of a part of the year: Quý II, 6 tháng đầu năm; the whole of an open year is "Từ đầu năm"."""
    span = comparison.span
    if span in QUARTERS:
        return language.text("Quý {number}", number=_QUARTER_NUMBERS[QUARTERS.index(span)])
    if span in HALVES:
        return language.text("6 tháng cuối năm") if HALVES.index(span) else language.text("6 tháng đầu năm")
    return language.text("Cả năm") if comparison.now.until is None else language.text("Từ đầu năm")


def span_note(language: Language, comparison: Comparison) -> str:
    """Return from and up to which day a part counts that is not over; empty for one that is."""
    since, until = comparison.now.since, comparison.now.until
    parts = [language.text("từ {day}", day=language.day(since))] if since else []
    parts += [language.text("đến {day}", day=language.day(until))] if until else []
    return " ".join(parts)


def year_note(language: Language, year: ReportedYear, comparison: Comparison) -> str:
    """Return what has to be said of a year: how long it counts, why there is no count, that it had no quota."""
    now = comparison.now
    notes = [span_note(language, comparison)]
    if now.absence is not None:
        notes.append(absence_word(language, now.absence))
    if year.only_total:
        notes.append(language.text("chỉ có số cả năm"))
    if year.part:
        notes.append(language.text("chưa đủ các đơn vị hiện nay"))
    elif year.quota is None and now.count is not None:
        notes.append(language.text("không giao chỉ tiêu"))
    return ", ".join(note for note in notes if note)


def absence_word(language: Language, absence: Absence) -> str:
    """Return why there is no count."""
    return language.text(_ABSENCES[absence])


def figure_text(language: Language, figure: Figure) -> str:
    """Return a count as it stands in a table: "…" not known (yet), "–" where the organisation did not stand."""
    stood = figure.absence not in (Absence.NOT_COMPARABLE, Absence.ENDED)
    return language.number(figure.count) if stood else "–"


def before_text(language: Language, figure: Figure) -> str:
    """Return the count of the year before; one of a part that the organisation did not stand all through is none."""
    return "–" if figure.since else figure_text(language, figure)


def parts_note(language: Language, trend: Trend) -> str:
    """Return why parts of the year have no count, or nothing to stand beside; empty where nothing has to be said."""
    parts, last = trend.parts, trend.last
    said = []
    not_compared = (Absence.NOT_COMPARABLE,)
    if any(one.before.since or one.before.absence in not_compared or one.now.absence in not_compared for one in parts):
        day = language.day(last.began) if last.began else "…"
        said.append(language.text("“–”: không so sánh được, vì Đảng bộ này bắt đầu từ {day}.", day=day))
    elif any(one.apart for one in parts) and trend.boundary is not None:
        day = language.day(trend.boundary.day)
        said.append(language.text("Không tính chênh lệch vì địa giới đổi từ {day}.", day=day))
    elif not last.reported:
        said.append(language.text("Năm {year} không có báo cáo.", year=last.year))
    totals = [str(year.year) for year in (last, trend.this) if year.only_total]
    if totals:
        said.append(language.text("Năm {years} chỉ có số cả năm.", years=", ".join(totals)))
    if any(one.now.absence is Absence.ENDED for one in parts) and last.ended is not None:
        said.append(language.text("Đảng bộ kết thúc ngày {day}.", day=language.day(last.ended)))
    return " ".join(said)


def difference_text(language: Language, difference: int | None) -> str:
    """Return "+1", "−6" or "0"; "–" where nothing is compared."""
    if difference is None:
        return "–"
    sign = "+" if difference > 0 else MINUS if difference < 0 else ""
    return sign + language.number(abs(difference))


def term_name(language: Language, total: TermTotal) -> str:
    """Return "Nhiệm kỳ 2020–2025"."""
    return language.text("Nhiệm kỳ {first}–{last}", first=total.term.first, last=total.term.last)


def term_note(language: Language, total: TermTotal, asked: TermTarget | None = None) -> str:
    """Return which years are added up, whether the term is complete, and what a document asks of it."""
    known = _known_years(language, total)
    if asked is None:
        return known
    numbers = [language.number(amount) for amount in (asked.low, asked.high) if amount is not None]
    return language.text("{known}; mục tiêu nhiệm kỳ {asked}", known=known, asked="–".join(numbers))


def _known_years(language: Language, total: TermTotal) -> str:
    years = f"{total.years[0]}–{total.years[-1]}" if len(total.years) > 1 else "".join(map(str, total.years))
    if total.complete:
        return language.text("cộng các năm {years}", years=years)
    if not total.years:
        return language.text("chưa có số liệu")
    known = language.fraction(len(total.years), len(total.term.years))
    if total.until is None:
        return language.text("chưa đủ: có {known} năm ({years})", known=known, years=years)
    day = language.day(total.until)
    if len(total.years) == len(total.term.years):
        return language.text("cộng các năm {years}, năm cuối mới đến {day}", years=years, day=day)
    return language.text("chưa đủ: có {known} năm ({years}), đến {day}", known=known, years=years, day=day)


def break_text(language: Language, found: Break) -> str:
    """Return one line that says what breaks the series."""
    day = language.day(found.day) if found.day else ""
    if found.kind is BreakKind.BEGAN:
        return language.text("Trước {day}: không so sánh được, vì Đảng bộ này bắt đầu từ ngày đó", day=day)
    if found.kind is BreakKind.BOUNDARIES:
        if found.boundary is not None and found.boundary.comparable:
            return language.text("Trước {day}: cộng từ các đơn vị về đây toàn bộ", day=day)
        return language.text("Trước {day}: chỉ các đơn vị về đây toàn bộ, không so sánh được với hiện nay", day=day)
    if found.kind is BreakKind.FIRST_YEAR:
        return language.text("Trước năm {year}: không có báo cáo", year=found.year)
    if found.kind is BreakKind.ENDED:
        return language.text("Đảng bộ kết thúc ngày {day}: chuỗi số liệu khép lại ở đây", day=day)
    document = document_text(language, found.document)
    if found.kind is BreakKind.TARGETS_BEGIN:
        text = N_("Từ năm {year}: mục tiêu theo {document} của {issuer}")
    else:
        text = N_("Hết năm {year}: thôi áp dụng mục tiêu theo {document} của {issuer}")
    issuer = found.document.issuer if found.document else "…"
    return language.text(text, year=found.year, document=document, issuer=issuer)


def break_label(language: Language, found: Break) -> str:
    """Return what is said of a break inside the year, at its mark on the axis."""
    if found.day is None:
        return ""
    text = N_("kết thúc {day}") if found.kind is BreakKind.ENDED else N_("bắt đầu {day}")
    return language.text(text, day=language.day(found.day))


def months_heading(language: Language, trend: Trend) -> str:
    """Return the heading over the months, with the years whose mean stands beside them."""
    year, years = trend.this.year, trend.mean_years
    if not years:
        return language.text("Từng tháng năm {year}", year=year)
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
    if len(years) == 1:
        return language.text("Từng tháng năm {year}, bên cạnh năm {years} (cột nhạt)", year=year, years=span)
    return language.text("Từng tháng năm {year}, bên cạnh trung bình {years} (cột nhạt)", year=year, years=span)


def provisional_text(language: Language, trend: Trend) -> str:
    """Return which months are provisional and how many reports they lack; empty where none is."""
    lacking = [(month, count) for month, count in enumerate(trend.missing, 1) if count]
    said = [
        language.text(
            "{month} thiếu {reports}",
            month=language.short_month(month),
            reports=language.plural("{n} báo cáo", count),
        )
        for month, count in lacking
    ]
    lines = [language.text("Tạm tính (viền nét đứt): {months}.", months=", ".join(said))] if said else []
    if trend.silent:
        lines.append(language.plural("{n} đơn vị từ đầu năm chưa gửi báo cáo nào.", trend.silent))
    return " ".join(lines)
