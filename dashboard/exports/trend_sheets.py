"""A jurisdiction over time: parts of the year, months, and years with their terms, as on the screen."""

from __future__ import annotations

from dashboard.domain.periods import WHOLE, Absence, Figure, ReportedYear
from dashboard.domain.trend import Trend, percent_of_quota
from dashboard.domain.trend_words import (
    break_text,
    months_heading,
    parts_note,
    provisional_text,
    span_name,
    span_note,
    term_name,
    term_note,
    trend_sentence,
    year_note,
)
from dashboard.exports.cells import known
from dashboard.exports.figures import ExportFigures
from dashboard.exports.sheet import Paper
from dashboard.exports.table import NONE, Column, Kind, Line, Value
from dashboard.i18n.language import Language


def trend_sheets(figures: ExportFigures) -> list[Paper]:
    """Return the sheets."""
    assert figures.trend is not None
    return [_parts(figures, figures.trend), _months(figures, figures.trend), _years(figures, figures.trend)]


def _parts(figures: ExportFigures, trend: Trend) -> Paper:
    language = figures.language
    lines = []
    for one in trend.parts:
        values = (
            span_name(language, one),
            _count(one.now),
            NONE if one.before.since else _count(one.before),
            _or_none(one.difference),
            _or_none(percent_of_quota(one.now.count, trend.this.quota)),
            span_note(language, one),
        )
        lines.append(Line(Kind.TOTAL if one.span == WHOLE else Kind.ITEM, values))
    return Paper(
        tab=language.text("Quý và nửa năm"),
        title=language.text("KẾT NẠP ĐẢNG VIÊN THEO QUÝ, NĂM {year}", year=trend.this.year),
        said=(trend_sentence(language, figures.position, trend),),
        columns=(
            Column(language.text("Kỳ"), 22, words=True),
            Column(str(trend.this.year), 14),
            Column(language.text("Cùng kỳ {year}", year=trend.last.year), 14),
            Column(language.text("Chênh lệch"), 14),
            Column(language.text("So với chỉ tiêu năm"), 14),
            Column(language.text("Ghi chú"), 30, words=True),
        ),
        lines=tuple(lines),
        notes=_notes(language, parts_note(language, trend)),
        fixed_columns=1,
    )


def _months(figures: ExportFigures, trend: Trend) -> Paper:
    language = figures.language
    lines = []
    for row in trend.months:
        lacking = trend.missing[row.month - 1]
        values = (
            language.month(trend.this.year, row.month),
            _count(row.now),
            _or_none(row.mean),
            _or_none(row.low),
            _or_none(row.high),
            language.text("tạm tính, thiếu {reports}", reports=language.plural("{n} báo cáo", lacking))
            if lacking
            else "",
        )
        lines.append(Line(Kind.ITEM, values))
    years = "–".join(str(year) for year in dict.fromkeys((*trend.mean_years[:1], *trend.mean_years[-1:])))
    earlier = language.text("Các năm {years}", years=years) if years else language.text("Các năm trước")
    return Paper(
        tab=language.text("Theo tháng"),
        title=months_heading(language, trend).upper(),
        columns=(
            Column(language.text("Tháng"), 16, words=True),
            Column(str(trend.this.year), 14),
            Column(language.text("Trung bình"), 14, earlier),
            Column(language.text("Ít nhất"), 14, earlier),
            Column(language.text("Nhiều nhất"), 14, earlier),
            Column(language.text("Ghi chú"), 34, words=True),
        ),
        lines=tuple(lines),
        notes=_notes(language, provisional_text(language, trend)),
        fixed_columns=1,
    )


def _years(figures: ExportFigures, trend: Trend) -> Paper:
    language = figures.language
    lines = []
    for total in trend.terms:
        lines += [_year(language, trend, year) for year in trend.years if year.year in total.term.years]
        values = (
            term_name(language, total),
            known(total.count),
            _or_none(total.quota),
            _or_none(percent_of_quota(total.count, total.quota)),
            NONE,
            term_note(language, total, trend.asked_of(total.term)),
        )
        lines.append(Line(Kind.TOTAL, values))
    breaks = (f"{break_text(language, one)}." for one in trend.breaks)
    return Paper(
        tab=language.text("Các năm"),
        title=language.text("KẾT NẠP ĐẢNG VIÊN THEO NĂM VÀ NHIỆM KỲ"),
        columns=(
            Column(language.text("Năm"), 24, words=True),
            Column(language.text("Đạt"), 12),
            Column(language.text("Chỉ tiêu"), 12),
            Column(language.text("Tỷ lệ %"), 12),
            Column(language.text("So với năm trước"), 14),
            Column(language.text("Ghi chú"), 44, words=True),
        ),
        lines=tuple(lines),
        notes=_notes(language, *breaks),
        fixed_columns=1,
    )


def _year(language: Language, trend: Trend, year: ReportedYear) -> Line:
    compared = trend.compared(year)
    values = (
        str(year.year),
        _count(compared.now),
        _or_none(year.quota),
        _or_none(percent_of_quota(compared.now.count, year.quota)),
        _or_none(compared.difference),
        year_note(language, year, compared),
    )
    return Line(Kind.ITEM, values)


def _count(figure: Figure) -> Value:
    return NONE if figure.absence in (Absence.NOT_COMPARABLE, Absence.ENDED) else known(figure.count)


def _or_none(value: Value) -> Value:
    return NONE if value is None else value


def _notes(language: Language, *said: str) -> tuple[str, ...]:
    marks = language.text("Dấu “…”: chưa có số; dấu “–”: không giao chỉ tiêu hoặc không tính.")
    return (*(one for one in said if one), marks)
