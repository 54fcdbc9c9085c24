"""Phụ lục 02: who has a quota and reports but nobody admitted yet, with what is known of the way there."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.position import Mark, Standing
from dashboard.exports.cells import forecasts, last_admission, lines_by_cluster, marks_text, quota_of, reported_value
from dashboard.exports.figures import ExportFigures
from dashboard.exports.sheet import Paper
from dashboard.exports.table import UNKNOWN, Column, Value, add_up
from dashboard.i18n.language import Language

_MARKS = (Mark.MANY_YEARS_ZERO, Mark.NO_POOL, Mark.LAST_REPORT_MISSING)
_SUMMED = (0, 1, 2, 3, 5, 6)
"""Places of the counts among the values right of the name; the last admission between them has no sum."""


def annex_02(figures: ExportFigures) -> Paper:
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

    def sums(rows: Sequence[Standing]) -> tuple[Value, ...]:
        all_values = [values(row) for row in rows]
        width = max(_SUMMED) + 1
        return tuple(
            (add_up([line[place] for line in all_values]) if rows else UNKNOWN) if place in _SUMMED else None
            for place in range(width)
        )

    year = figures.position.year
    no_quota = language.text("Năm {year} không giao chỉ tiêu nên danh sách này không có đơn vị nào.", year=year)
    return Paper(
        tab=language.text("Phụ lục 02"),
        annex=language.text("Phụ lục 02"),
        title=language.text("DANH SÁCH ĐẢNG BỘ, CHI BỘ CHƯA KẾT NẠP ĐƯỢC ĐẢNG VIÊN NĂM {year}", year=year),
        said=() if figures.position.judged else (no_quota,),
        columns=_columns(language),
        lines=lines_by_cluster(language, figures.rows, values, sums),
        notes=(
            language.text(
                "Gồm đơn vị được giao chỉ tiêu, năm nay đã gửi báo cáo và chưa kết nạp được đảng viên nào; đơn vị chưa"
                " gửi báo cáo nào không có trong danh sách. Dấu “…”: chưa có số."
            ),
        ),
    )


def _columns(language: Language) -> tuple[Column, ...]:
    expected = language.text("Dự kiến kết nạp")
    return (
        Column(language.text("STT"), 5.5),
        Column(language.text("Tên đảng bộ, chi bộ"), 40, words=True),
        Column(language.text("Chỉ tiêu"), 8),
        Column(language.text("Số quần chúng đã học bồi dưỡng nhận thức"), 14),
        Column(language.text("Nguồn (quần chúng ưu tú)"), 11),
        Column(language.text("Hồ sơ đang xét"), 9),
        Column(language.text("Lần kết nạp gần nhất"), 11),
        Column(language.text("Tháng này"), 8, expected),
        Column(language.text("Tháng sau"), 8, expected),
        Column(language.text("Nguyên nhân"), 30, words=True),
        Column(language.text("Ghi chú"), 27, words=True),
    )
