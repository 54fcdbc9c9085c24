"""Báo cáo: who sent which month and the year's plan, what is to be asked back about, how forecasts held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.domain.arrivals import Arrival, Month
from dashboard.domain.arrivals import Row as YearOfReports
from dashboard.domain.list_narrative import arrivals_sentence
from dashboard.domain.position import Standing
from dashboard.domain.quality_words import doubt_text, doubts_heading, forecast_heading, quota_sum_text
from dashboard.exports.cells import nobody
from dashboard.exports.document import (
    NONE,
    Block,
    Cell,
    Column,
    Difference,
    Heading,
    Kind,
    Part,
    RowKind,
    Sentence,
    Sum,
    Table,
    row_of,
)
from dashboard.exports.figures import ExportFigures
from dashboard.i18n.language import N_, Language

_WORDS = {
    Arrival.IN_TIME: N_("đúng hạn"),
    Arrival.LATE: N_("muộn"),
    Arrival.MISSING: N_("thiếu"),
}


def reports(figures: ExportFigures) -> tuple[Part, ...]:
    """Return the board with what stands behind it."""
    language = figures.language
    title = language.text("BÁO CÁO THÁNG VÀ KẾ HOẠCH NĂM {year}", year=figures.position.year)
    return (Part("reports", language.text("Báo cáo"), title, tuple(_blocks(figures))),)


def _blocks(figures: ExportFigures) -> Iterator[Block]:
    language, board = figures.language, {row.organization_id: row for row in figures.arrivals}
    shown = [(standing, board[standing.organization.id]) for standing in figures.rows]
    yield Sentence(arrivals_sentence(language, [row for _, row in shown]))
    if shown:
        yield from _doubts(figures)
        yield from _forecasts(figures)
        yield Heading(language.text("Báo cáo theo tháng"))
    yield _board(language, shown)


def _board(language: Language, shown: Sequence[tuple[Standing, YearOfReports]]) -> Table:
    """Return who owes most first, the others in the order of the quota plan, as on the screen."""
    plans = any(row.plan is not None for _, row in shown)
    by_month = language.text("Báo cáo theo tháng")
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Đảng bộ, chi bộ"), 36, kind=Kind.TEXT, code="name"),
        Column(language.text("Thiếu"), 7, code="missing"),
        Column(language.text("Muộn"), 7, code="late"),
        *((Column(language.text("Kế hoạch năm"), 10, kind=Kind.LABEL, code="plan"),) if plans else ()),
        *(Column(language.short_month(month), 9.1, by_month, Kind.LABEL, f"month_{month}") for month in range(1, 13)),
    )
    ordered = sorted(shown, key=lambda pair: (-pair[1].count(Arrival.MISSING), -pair[1].count(Arrival.LATE)))
    rows = []
    for place, (standing, row) in enumerate(ordered, 1):
        months = [_month(language, month) for month in row.months]
        if plans:
            months.insert(0, _month(language, row.plan or Month(Arrival.NOT_OWED)))
        counts = row.count(Arrival.MISSING), row.count(Arrival.LATE)
        organization = standing.organization
        rows.append(row_of(RowKind.ITEM, place, organization.name, *counts, *months, code=organization.code))
    note = language.text(
        "Ô trống: chưa đến kỳ; dấu “–”: không phải gửi; “*”: đã chỉnh sửa. Số sau chữ: đã gửi trên số phải gửi."
    )
    return Table("board", columns, tuple(rows) or (nobody(language),), (note,))


def _month(language: Language, month: Month) -> Cell:
    if month.arrival is Arrival.NOT_YET:
        return Cell(code=month.arrival.value)
    if month.arrival is Arrival.NOT_OWED:
        return Cell(NONE, code=month.arrival.value)
    words = language.text(_WORDS[month.arrival]) + ("*" if month.corrected else "")
    if month.expected > 1:
        words += f" {language.fraction(month.received, month.expected)}"
    return Cell(words, code=month.arrival.value)


def _doubts(figures: ExportFigures) -> Iterator[Block]:
    language = figures.language
    sums = quota_sum_text(language, figures.position)
    found = [(figures.position.organization.label, NONE, sums, "")] if sums else []
    found += [
        (doubt.reporter.name, language.short_month(doubt.month), doubt_text(language, doubt), doubt.reporter.code)
        for doubt in figures.quality.doubts
    ]
    yield Heading(doubts_heading(language, len(found)))
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Đảng bộ, chi bộ"), 36, kind=Kind.TEXT, code="name"),
        Column(language.text("Tháng"), 7, kind=Kind.LABEL, code="month"),
        Column(language.text("Điều cần xem lại"), 7, kind=Kind.TEXT, code="doubt"),
    )
    rows = tuple(
        row_of(RowKind.ITEM, place, name, month, words, code=code)
        for place, (name, month, words, code) in enumerate(found, 1)
    )
    if rows:
        yield Table("doubts", columns, rows)


def _forecasts(figures: ExportFigures) -> Iterator[Block]:
    language, checks = figures.language, figures.quality.forecasts
    if not checks:
        return
    expected, admitted = sum(check.expected for check in checks), sum(check.admitted for check in checks)
    yield Heading(forecast_heading(language, checks[0].month, checks[-1].month, expected, admitted))
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Tháng"), 36, kind=Kind.TEXT, code="month"),
        Column(language.text("Dự kiến ở tháng trước"), 7, code="expected"),
        Column(language.text("Đã kết nạp"), 7, code="admitted"),
        Column(language.text("Chênh lệch"), 10, code="difference"),
    )
    rows = [
        row_of(
            RowKind.ITEM,
            place,
            language.month(figures.position.year, check.month),
            check.expected,
            check.admitted,
            Cell(check.difference, formula=Difference(3, 2)),
        )
        for place, check in enumerate(checks, 1)
    ]
    over = Sum(tuple(range(len(rows))))
    sums = (Cell(expected, formula=over), Cell(admitted, formula=over))
    difference = Cell(admitted - expected, formula=Difference(3, 2))
    rows.append(row_of(RowKind.TOTAL, None, language.text("Tổng cộng"), *sums, difference))
    yield Table("forecasts", columns, tuple(rows))
