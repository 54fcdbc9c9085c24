"""Phụ lục 01: the result of every organisation, by cluster, with sums."""

from __future__ import annotations

from dashboard.domain.narrative import standing_word
from dashboard.domain.position import Mark, Standing
from dashboard.domain.selection import Filters
from dashboard.exports.cells import forecasts, known, marks_text, percent_of, quota_of, ratio, rows_by_cluster
from dashboard.exports.document import NONE, UNKNOWN, Cell, Column, Kind, Part, Ratio, Table, Value
from dashboard.exports.figures import ExportFigures
from dashboard.i18n.language import N_, Language

SHARES = ("women", "youth_union", "student", "enterprise")
_QUOTA, _ADMITTED, _PERCENT = 3, 5, 6
_SUMMED = (2, 3, 4, 5, 7, 8, 9, 10, 11, 12)
"""Numbers of the columns that are added up."""


def annex_01(figures: ExportFigures) -> tuple[Part, ...]:
    """Return the annex."""
    language = figures.language
    month = figures.position.day.month

    def values(row: Standing) -> tuple[Value | Cell, ...]:
        return (
            known(row.members),
            quota_of(row),
            known(row.months[month - 1]),
            known(row.admitted),
            ratio(_ADMITTED, _QUOTA, percent_of(row)),
            *shares_of(figures, row),
            *forecasts(figures.position, row),
            Cell(standing_word(language, row), code=row.state.value),
            note_of(language, row),
        )

    table = Table(
        "annex-01",
        _columns(language, month),
        rows_by_cluster(language, figures.rows, values, _SUMMED, {_PERCENT: Ratio(_ADMITTED, _QUOTA)}),
        (*_differences(figures), _signs(language, figures.position.own.limits.small_quota)),
    )
    return (
        Part(
            "annex-01",
            language.text("Phụ lục 01"),
            language.text("KẾT QUẢ KẾT NẠP ĐẢNG VIÊN NĂM {year}", year=figures.position.year),
            (table,),
            annex=language.text("Phụ lục 01"),
        ),
    )


def _columns(language: Language, month: int) -> tuple[Column, ...]:
    among, expected = language.text("Trong đó"), language.text("Dự kiến kết nạp")
    return (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Tên đảng bộ, chi bộ"), 38, kind=Kind.TEXT, code="name"),
        Column(language.text("Tổng số đảng viên đầu năm"), 10, code="members"),
        Column(language.text("Chỉ tiêu"), 8, code="quota"),
        Column(language.text("Kết nạp trong tháng {month}", month=month), 9.5, code="admitted_in_month"),
        Column(language.text("Lũy kế từ đầu năm"), 9, code="admitted"),
        Column(language.text("Tỷ lệ %"), 8.5, kind=Kind.PERCENT, code="percent"),
        Column(language.text("Nữ"), 7, among, code="women"),
        Column(language.text("Đoàn viên"), 7.5, among, code="youth_union"),
        Column(language.text("Học sinh, sinh viên"), 8.5, among, code="student"),
        Column(language.text("Lao động trong DN"), 10, among, code="enterprise"),
        Column(language.text("Tháng này"), 8, expected, code="forecast_this_month"),
        Column(language.text("Tháng sau"), 8, expected, code="forecast_next_month"),
        Column(language.text("Trạng thái"), 19, kind=Kind.TEXT, code="state"),
        Column(language.text("Ghi chú"), 27, kind=Kind.TEXT, code="note"),
    )


def shares_of(figures: ExportFigures, row: Standing) -> tuple[Value, ...]:
    """Return how many of those admitted belong to each category; "…" for one that nobody counts."""
    if row.admitted is None:
        return (UNKNOWN,) * len(SHARES)
    own = figures.categories.get(row.organization.id, {})
    return tuple(own.get(code, 0) if code in figures.counted else UNKNOWN for code in SHARES)


def note_of(language: Language, row: Standing) -> str:
    """Return what stands beside the figures: a revised quota, a small one, a missing or late report."""
    parts = []
    if len(row.quota_versions) > 1:
        former, newest = row.quota_versions[-2:]
        parts.append(
            language.text(
                "chỉ tiêu {former} → {newest} từ {day}",
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


def _signs(language: Language, small_quota: int) -> str:
    return language.text(
        "Dấu “…”: chưa có báo cáo hoặc chưa có số; dấu “–”: không giao chỉ tiêu, hoặc chỉ tiêu 1–{n} người nên không"
        " tính tỷ lệ. Tổng cộng chỉ gồm số đã có.",
        n=small_quota,
    )
