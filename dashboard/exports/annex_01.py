"""Phụ lục 01: the result of every organisation, by cluster, with sums."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.narrative import state_word
from dashboard.domain.numbers import percent
from dashboard.domain.position import Mark, Standing
from dashboard.domain.selection import Filters
from dashboard.exports.cells import forecasts, known, lines_by_cluster, marks_text, percent_of, quota_of
from dashboard.exports.figures import ExportFigures
from dashboard.exports.sheet import Paper
from dashboard.exports.table import NONE, UNKNOWN, Column, Value, add_up
from dashboard.i18n.language import N_, Language

SHARES = ("women", "youth_union", "student", "enterprise")
_PERCENT = 4
_SUMMED = 11
"""So many values right of the name are added up, all but the percent among them."""


def annex_01(figures: ExportFigures) -> Paper:
    """Return the annex."""
    language = figures.language
    month = figures.position.day.month

    def values(row: Standing) -> tuple[Value, ...]:
        return (
            known(row.members),
            quota_of(row),
            known(row.months[month - 1]),
            known(row.admitted),
            percent_of(row),
            *shares_of(figures, row),
            *forecasts(figures.position, row),
            state_word(language, row.state),
            note_of(language, row),
        )

    def sums(rows: Sequence[Standing]) -> tuple[Value, ...]:
        columns = list(zip(*(values(row)[:_SUMMED] for row in rows), strict=True))
        totals = [add_up(column) for column in columns] or [UNKNOWN] * (_SUMMED)
        quota = sum(row.quota or 0 for row in rows)
        admitted = sum(row.admitted or 0 for row in rows)
        share = percent(admitted, quota)
        totals[_PERCENT] = NONE if share is None else share
        return tuple(totals)

    return Paper(
        tab=language.text("Phụ lục 01"),
        annex=language.text("Phụ lục 01"),
        title=language.text("KẾT QUẢ KẾT NẠP ĐẢNG VIÊN NĂM {year}", year=figures.position.year),
        columns=_columns(language, month),
        lines=lines_by_cluster(language, figures.rows, values, sums),
        notes=(*_differences(figures), _signs(language)),
    )


def _columns(language: Language, month: int) -> tuple[Column, ...]:
    among, expected = language.text("Trong đó"), language.text("Dự kiến kết nạp")
    return (
        Column(language.text("STT"), 5.5),
        Column(language.text("Tên đảng bộ, chi bộ"), 36, words=True),
        Column(language.text("Tổng số đảng viên đầu năm"), 10),
        Column(language.text("Chỉ tiêu"), 8),
        Column(language.text("Kết nạp trong tháng {month}", month=month), 9.5),
        Column(language.text("Lũy kế từ đầu năm"), 9),
        Column(language.text("Tỷ lệ %"), 8.5),
        Column(language.text("Nữ"), 7, among),
        Column(language.text("Đoàn viên"), 7.5, among),
        Column(language.text("Học sinh, sinh viên"), 8.5, among),
        Column(language.text("Lao động trong DN"), 10, among),
        Column(language.text("Tháng này"), 8, expected),
        Column(language.text("Tháng sau"), 8, expected),
        Column(language.text("Trạng thái"), 17, words=True),
        Column(language.text("Ghi chú"), 27, words=True),
    )


def shares_of(figures: ExportFigures, row: Standing) -> tuple[Value, ...]:
    """Return how many of those admitted belong to each category; "…" for one that nobody counts."""
    if row.admitted is None:
        return (UNKNOWN,) * len(SHARES)
    own = figures.categories.get(row.organization.id, {})
    return tuple(own.get(code, 0) if code in figures.counted or not row.admitted else UNKNOWN for code in SHARES)


def note_of(language: Language, row: Standing) -> str:
    """Return what stands beside the figures: a revised quota, a small one, a missing or late report."""
    parts = []
    if len(row.quota_versions) > 1:
        former, newest = row.quota_versions[-2:]
        parts.append(
            language.text(
                "chỉ tiêu điều chỉnh từ {former} thành {newest} ngày {day}",
                former=NONE if former.amount is None else language.number(former.amount),
                newest=NONE if newest.amount is None else language.number(newest.amount),
                day=language.day(newest.effective_on),
            )
        )
    parts += marks_text(language, row, (Mark.SMALL_QUOTA, Mark.LAST_REPORT_MISSING))
    return "; ".join(parts)


def _differences(figures: ExportFigures) -> list[str]:
    """Say where the figure of the whole is not the sum of the rows; only a list of everybody can be compared."""
    language, own, rows = figures.language, figures.position.own, figures.rows
    if figures.filters != Filters() or not rows:
        return []
    notes = []
    quotas = sum(row.quota or 0 for row in rows)
    if own.quota is not None and own.quota != quotas:
        text = N_("Chỉ tiêu giao cho toàn Đảng bộ là {whole}; tổng chỉ tiêu của các đơn vị là {parts}.")
        notes.append(language.text(text, whole=language.number(own.quota), parts=language.number(quotas)))
    admitted = sum(row.admitted or 0 for row in rows)
    if own.admitted is not None and own.admitted != admitted:
        text = N_("Toàn Đảng bộ kết nạp {whole}; tổng số của các đơn vị là {parts}.")
        notes.append(language.text(text, whole=language.number(own.admitted), parts=language.number(admitted)))
    return notes


def _signs(language: Language) -> str:
    return language.text(
        "Dấu “…”: chưa có báo cáo hoặc chưa có số; dấu “–”: không giao chỉ tiêu, hoặc chỉ tiêu 1–3 người nên không tính"
        " tỷ lệ. Tổng cộng chỉ gồm số đã có."
    )
