"""The list of the screen "Chậm tiến độ" as a file: the same rows in the same order and sections."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.list_narrative import choice_word, lagging_answer, list_sentence
from dashboard.domain.narrative import cluster_word, reason, state_word, subject_of
from dashboard.domain.position import Standing
from dashboard.exports.cells import forecasts, known, last_admission, percent_of, quota_of, reported_value
from dashboard.exports.figures import ExportFigures
from dashboard.exports.sheet import Paper
from dashboard.exports.table import NONE, Column, Kind, Line, Value
from dashboard.i18n.language import Language


def lagging_list(figures: ExportFigures) -> Paper:
    """Return the list."""
    language, rows = figures.language, figures.rows
    place = subject_of(language, figures.position) if figures.filters.clusters else ""
    if figures.ranked is None:
        title = choice_word(language, figures.filters.choice).upper()
        sentence = list_sentence(language, figures.filters.choice, len(rows), place)
    else:
        title = language.text("ĐẢNG BỘ, CHI BỘ CHẬM TIẾN ĐỘ HOẶC CHƯA KẾT NẠP ĐƯỢC")
        sentence = lagging_answer(language, figures.position, figures.ranked)
    return Paper(
        tab=language.text("Danh sách"),
        title=language.text("{title} – NĂM {year}", title=title, year=figures.position.year),
        said=(sentence,),
        columns=list_columns(language),
        lines=_lines(figures),
        notes=(
            language.text(
                "Xếp theo số người còn thiếu so với mức cần đạt; chỉ tiêu nhỏ và đơn vị không còn nguồn để riêng, không"
                " xếp thứ tự. Dấu “…”: chưa có số; dấu “–”: không tính."
            )
            if figures.ranked is not None
            else language.text("Theo thứ tự của bản giao chỉ tiêu. Dấu “…”: chưa có số; dấu “–”: không tính."),
        ),
    )


def _lines(figures: ExportFigures) -> tuple[Line, ...]:
    language, ranked = figures.language, figures.ranked
    if not figures.rows:
        nothing = language.text("Không có đơn vị nào trong phạm vi đang xem")
        return (Line(Kind.ITEM, (None, nothing)),)
    if ranked is None:
        return tuple(_numbered(figures, figures.rows))
    lines = _numbered(figures, ranked.ranked)
    small = language.text("Chỉ tiêu nhỏ (1–3 người): xem số người, không xếp theo tỷ lệ")
    no_pool = language.text("Không còn nguồn: cần hỗ trợ tạo nguồn")
    for heading, rows in ((small, ranked.small_quotas), (no_pool, ranked.no_pool)):
        if rows:
            lines.append(Line(Kind.SECTION, (heading,)))
            lines += [Line(Kind.ITEM, (NONE, *list_values(figures, row))) for row in rows]
    return tuple(lines)


def _numbered(figures: ExportFigures, rows: Sequence[Standing]) -> list[Line]:
    return [Line(Kind.ITEM, (place, *list_values(figures, row))) for place, row in enumerate(rows, 1)]


def list_values(figures: ExportFigures, row: Standing) -> tuple[Value, ...]:
    """Return the cells of one organisation right of its place."""
    language = figures.language
    return (
        row.organization.name,
        cluster_word(language, row.organization.cluster),
        NONE if row.missing is None else row.missing,
        known(row.admitted),
        quota_of(row),
        percent_of(row),
        NONE if row.judgement.due is None else row.judgement.due,
        state_word(language, row.state),
        reason(language, row),
        reported_value(row, lambda report: report.pool),
        reported_value(row, lambda report: report.files_pending),
        *forecasts(figures.position, row),
        last_admission(language, row),
        row.periods_behind,
    )


def list_columns(language: Language) -> tuple[Column, ...]:
    """Return the columns of a list of organisations."""
    expected = language.text("Dự kiến kết nạp")
    return (
        Column(language.text("#"), 5),
        Column(language.text("Đảng bộ, chi bộ"), 32, words=True),
        Column(language.text("Khối"), 14, words=True),
        Column(language.text("Còn thiếu"), 7.5),
        Column(language.text("Đạt"), 8.5),
        Column(language.text("Chỉ tiêu"), 7),
        Column(language.text("Tỷ lệ %"), 8.5),
        Column(language.text("Mức cần đạt"), 8),
        Column(language.text("Trạng thái"), 18, words=True),
        Column(language.text("Lý do"), 54, words=True),
        Column(language.text("Nguồn"), 8),
        Column(language.text("Hồ sơ đang xét"), 8),
        Column(language.text("Tháng này"), 8, expected),
        Column(language.text("Tháng sau"), 8, expected),
        Column(language.text("Lần kết nạp gần nhất"), 10.5),
        Column(language.text("Số kỳ chậm liên tiếp"), 8),
    )
