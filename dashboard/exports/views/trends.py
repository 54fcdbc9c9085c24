"""A jurisdiction over time: parts of the year, months, and years with their terms, as on the screen."""

from __future__ import annotations

from datetime import timedelta

from dashboard.charts.cumulative import closed_years
from dashboard.domain.boundary_words import reading_note
from dashboard.domain.periods import WHOLE, Absence, Figure, ReportedYear
from dashboard.domain.trend import Trend
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
from dashboard.exports.cells import known, or_none, ratio
from dashboard.exports.document import (
    NONE,
    Block,
    Cell,
    Column,
    Difference,
    Heading,
    Kind,
    Part,
    Row,
    RowKind,
    Sentence,
    Table,
    Value,
    row_of,
)
from dashboard.exports.drawings import cumulative_chart, month_comparison_chart
from dashboard.exports.figures import ExportFigures
from dashboard.i18n.language import Language


def trends(figures: ExportFigures) -> tuple[Part, ...]:
    """Return the parts: parts of the year, months, years."""
    assert figures.trend is not None
    return _parts(figures, figures.trend), _months(figures, figures.trend), _years(figures, figures.trend)


def _parts(figures: ExportFigures, trend: Trend) -> Part:
    language = figures.language
    rows = []
    for one in trend.parts:
        values = (
            span_name(language, one),
            _count(one.now),
            NONE if one.before.since else _count(one.before),
            Cell(or_none(one.difference), formula=Difference(1, 2)),
            or_none(trend.percent_of_quota(one.now.count, trend.this.quota)),
            span_note(language, one),
        )
        rows.append(row_of(RowKind.TOTAL if one.span == WHOLE else RowKind.ITEM, *values))
    columns = (
        Column(language.text("Kỳ"), 22, kind=Kind.TEXT, code="span"),
        Column(str(trend.this.year), 14, code=f"admitted_{trend.this.year}"),
        Column(language.text("Cùng kỳ {year}", year=trend.last.year), 14, code=f"admitted_{trend.last.year}"),
        Column(language.text("Chênh lệch"), 14, code="difference"),
        Column(language.text("So với chỉ tiêu năm"), 14, kind=Kind.PERCENT, code="percent_of_quota"),
        Column(language.text("Ghi chú"), 30, kind=Kind.TEXT, code="note"),
    )
    return Part(
        "spans",
        language.text("Quý và nửa năm"),
        language.text("KẾT NẠP ĐẢNG VIÊN THEO QUÝ, NĂM {year}", year=trend.this.year),
        (
            Sentence(trend_sentence(language, figures.position, trend)),
            *_curve(figures, trend),
            Table("spans", columns, tuple(rows), _notes(language, parts_note(language, trend)), fixed=1),
        ),
    )


def _curve(figures: ExportFigures, trend: Trend) -> tuple[Block, ...]:
    position, lines = figures.position, trend.lines(closed_years(figures.position))
    if position.report_day is None and not lines.years:
        return ()
    chart = cumulative_chart(figures.language, position, lines)
    return Heading(chart.title), chart


def _months(figures: ExportFigures, trend: Trend) -> Part:
    language = figures.language
    rows = []
    for row in trend.months:
        lacking = trend.missing[row.month - 1]
        values = (
            language.month(trend.this.year, row.month),
            _count(row.now),
            or_none(row.mean),
            or_none(row.low),
            or_none(row.high),
            language.text("tạm tính, thiếu {reports}", reports=language.plural("{n} báo cáo", lacking))
            if lacking
            else "",
        )
        rows.append(row_of(RowKind.ITEM, *values))
    years = "–".join(str(year) for year in dict.fromkeys((*trend.mean_years[:1], *trend.mean_years[-1:])))
    earlier = language.text("Các năm {years}", years=years) if years else language.text("Các năm trước")
    columns = (
        Column(language.text("Tháng"), 16, kind=Kind.TEXT, code="month"),
        Column(str(trend.this.year), 14, code=f"admitted_{trend.this.year}"),
        Column(language.text("Trung bình"), 14, earlier, code="mean"),
        Column(language.text("Ít nhất"), 14, earlier, code="least"),
        Column(language.text("Nhiều nhất"), 14, earlier, code="most"),
        Column(language.text("Ghi chú"), 34, kind=Kind.TEXT, code="note"),
    )
    return Part(
        "months",
        language.text("Theo tháng"),
        months_heading(language, trend).upper(),
        (
            *((month_comparison_chart(language, trend),) if _is_any_month_known(trend) else ()),
            Table("months", columns, tuple(rows), _notes(language, provisional_text(language, trend)), fixed=1),
        ),
    )


def _is_any_month_known(trend: Trend) -> bool:
    """Return whether there is a month to draw: of a year without any report the table alone says so."""
    known = any(row.now.count is not None or row.mean is not None for row in trend.months)
    return known and not trend.this.only_total


def _years(figures: ExportFigures, trend: Trend) -> Part:
    language = figures.language
    rows: list[Row] = []
    for former in trend.former:
        day = language.day(former.last_day)
        rows.append(_section(language.text("{name}, đến hết ngày {day}", name=former.name, day=day)))
        rows += _rows(language, former.trend, former.name)
    if trend.former:
        day = language.day(max(former.last_day for former in trend.former) + timedelta(days=1))
        name = figures.position.organization.name
        rows.append(_section(language.text("{name}, từ ngày {day}", name=name, day=day)))
    rows += _rows(language, trend)
    breaks = (f"{break_text(language, found)}." for found in trend.breaks)
    reading = reading_note(language, figures.position, trend)
    columns = (
        Column(language.text("Năm"), 24, kind=Kind.TEXT, code="year"),
        Column(language.text("Đạt"), 12, code="admitted"),
        Column(language.text("Chỉ tiêu"), 12, code="quota"),
        Column(language.text("Tỷ lệ %"), 12, kind=Kind.PERCENT, code="percent"),
        Column(language.text("So với năm trước"), 14, code="difference"),
        Column(language.text("Ghi chú"), 44, kind=Kind.TEXT, code="note"),
    )
    return Part(
        "years",
        language.text("Các năm"),
        language.text("KẾT NẠP ĐẢNG VIÊN THEO NĂM VÀ NHIỆM KỲ"),
        (Table("years", columns, tuple(rows), _notes(language, reading, *breaks), fixed=1),),
    )


def _section(text: str) -> Row:
    """Return the line above the years of one organisation: on both sides of a merger a year may stand."""
    return row_of(RowKind.SECTION, text)


def _rows(language: Language, trend: Trend, name: str = "") -> list[Row]:
    """Return the rows of years and terms, oldest first."""
    rows = []
    for total in trend.terms:
        rows += [_year(language, trend, year, name) for year in trend.years if year.year in total.term.years]
        values = (
            term_name(language, total),
            known(total.count),
            or_none(total.quota),
            ratio(1, 2, or_none(trend.percent_of_quota(total.count, total.quota))),
            NONE,
            " · ".join(filter(None, (name, term_note(language, total, trend.asked_of(total.term))))),
        )
        rows.append(row_of(RowKind.TOTAL, *values))
    return rows


def _year(language: Language, trend: Trend, year: ReportedYear, name: str) -> Row:
    """Return the row of a year; `name` is the predecessor that it belongs to, empty for the organisation itself."""
    compared = trend.compared(year)
    values = (
        str(year.year),
        _count(compared.now),
        or_none(year.quota),
        ratio(1, 2, or_none(trend.percent_of_quota(compared.now.count, year.quota))),
        or_none(compared.difference),
        " · ".join(filter(None, (name, year_note(language, year, compared)))),
    )
    return row_of(RowKind.ITEM, *values)


def _count(figure: Figure) -> Value:
    return NONE if figure.absence in (Absence.NOT_COMPARABLE, Absence.ENDED) else known(figure.count)


def _notes(language: Language, *said: str) -> tuple[str, ...]:
    marks = language.text("Dấu “…”: chưa có số; dấu “–”: không giao chỉ tiêu hoặc không tính.")
    return (*(one for one in said if one), marks)
