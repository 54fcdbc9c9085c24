"""Phụ lục 02: who has a quota and reports but nobody admitted yet, with what is known of the way there."""

from __future__ import annotations

from dashboard.domain.position import Mark, Standing
from dashboard.exports.cells import forecasts, last_admission, marks_text, quota_of, reported_value, rows_by_cluster
from dashboard.exports.document import Column, Kind, Part, Sentence, Table, Value
from dashboard.exports.figures import ExportFigures
from dashboard.i18n.language import N_, Language

_MARKS = (Mark.MANY_YEARS_ZERO, Mark.NO_POOL, Mark.LAST_REPORT_MISSING)
_SUMMED = (2, 3, 4, 5, 7, 8)
"""Numbers of the columns that are added up; the last admission between them has no sum."""


def annex_02(figures: ExportFigures) -> tuple[Part, ...]:
    """Return the annex."""
    language = figures.language

    def values(row: Standing) -> tuple[Value, ...]:
        return (
            quota_of(row),
            reported_value(row, lambda report: report.certificate_holders),
            reported_value(row, lambda report: report.pool),
            reported_value(row, lambda report: report.files_pending),
            last_admission(language, row),
            *forecasts(figures.position, row),
            None,
            "; ".join(marks_text(language, row, _MARKS)),
        )

    year = figures.position.year
    title = N_("DANH SÁCH ĐẢNG BỘ, CHI BỘ CHƯA KẾT NẠP ĐƯỢC ĐẢNG VIÊN NĂM {year}")
    if figures.position.own.year_over:
        title = N_("DANH SÁCH ĐẢNG BỘ, CHI BỘ KHÔNG KẾT NẠP ĐƯỢC ĐẢNG VIÊN NĂM {year}")
    no_quota = language.text("Năm {year} không giao chỉ tiêu nên danh sách này không có đơn vị nào.", year=year)
    said = () if figures.position.judged else (Sentence(no_quota),)
    table = Table(
        "annex-02",
        _columns(language),
        rows_by_cluster(language, figures.rows, values, _SUMMED, {}),
        (
            language.text(
                "Gồm đơn vị được giao chỉ tiêu, năm nay đã gửi báo cáo và chưa kết nạp được đảng viên nào; đơn vị chưa"
                " gửi báo cáo nào không có trong danh sách. Dấu “…”: chưa có số."
            ),
        ),
    )
    return (
        Part(
            "annex-02",
            language.text("Phụ lục 02"),
            language.text(title, year=year),
            (*said, table),
            annex=language.text("Phụ lục 02"),
        ),
    )


def _columns(language: Language) -> tuple[Column, ...]:
    expected = language.text("Dự kiến kết nạp")
    return (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Tên đảng bộ, chi bộ"), 40, kind=Kind.TEXT, code="name"),
        Column(language.text("Chỉ tiêu"), 8, code="quota"),
        Column(language.text("Số quần chúng đã học bồi dưỡng nhận thức"), 14, code="certificate_holders"),
        Column(language.text("Nguồn (quần chúng ưu tú)"), 11, code="pool"),
        Column(language.text("Hồ sơ đang xét"), 9, code="files_pending"),
        Column(language.text("Lần kết nạp gần nhất"), 11, kind=Kind.LABEL, code="last_admitted"),
        Column(language.text("Tháng này"), 8, expected, code="forecast_this_month"),
        Column(language.text("Tháng sau"), 8, expected, code="forecast_next_month"),
        Column(language.text("Nguyên nhân"), 30, kind=Kind.TEXT, code="cause"),
        Column(language.text("Ghi chú"), 27, kind=Kind.TEXT, code="note"),
    )
