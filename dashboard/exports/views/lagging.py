"""The list of the screen "Chậm tiến độ" as a file: the same rows in the same order and sections."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.bullet_list import drawn as bars_of
from dashboard.domain.comparison_words import pipeline_sentence
from dashboard.domain.conclusion_words import conclusion_text
from dashboard.domain.list_narrative import choice_word, lagging_answer, list_sentence
from dashboard.domain.narrative import cluster_word, reason, standing_word, subject_of
from dashboard.domain.pipeline import pipeline_of
from dashboard.domain.position import Standing
from dashboard.domain.states import State
from dashboard.exports.cells import (
    forecasts,
    known,
    last_admission,
    nobody,
    percent_of,
    quota_of,
    ratio,
    reported_value,
)
from dashboard.exports.document import (
    NONE,
    Cell,
    Column,
    Kind,
    Part,
    Row,
    RowKind,
    Sentence,
    Table,
    Value,
    row_of,
    rows_of_items,
)
from dashboard.exports.drawings import bullets_drawing
from dashboard.exports.figures import ExportFigures
from dashboard.i18n.language import Language
from dashboard.reading.figures import office_day

_ADMITTED, _QUOTA = 4, 5


def lagging(figures: ExportFigures) -> tuple[Part, ...]:
    """Return the list."""
    language, rows, closed = figures.language, figures.rows, figures.position.own.year_over
    place = subject_of(language, figures.position) if figures.filters.clusters else ""
    if figures.ranked is None:
        title = choice_word(language, figures.filters.choice, closed=closed).upper()
        sentence = list_sentence(language, figures.filters.choice, len(rows), place, closed=closed)
    else:
        title = language.text("ĐẢNG BỘ, CHI BỘ CHẬM TIẾN ĐỘ HOẶC CHƯA KẾT NẠP ĐƯỢC")
        if closed:
            title = language.text("ĐẢNG BỘ, CHI BỘ KHÔNG ĐẠT CHỈ TIÊU HOẶC KHÔNG KẾT NẠP ĐƯỢC")
        sentence = lagging_answer(language, figures.position, figures.ranked)
    on_their_way = pipeline_sentence(language, pipeline_of(row for row in figures.rows if row.state is State.ZERO))
    notes = (
        language.text(
            "Xếp theo số người còn thiếu so với mức cần đạt; chỉ tiêu nhỏ và đơn vị không còn nguồn để riêng, không"
            " xếp thứ tự. Dấu “…”: chưa có số; dấu “–”: không tính."
        )
        if figures.ranked is not None
        else language.text("Theo thứ tự của bản giao chỉ tiêu. Dấu “…”: chưa có số; dấu “–”: không tính."),
    )
    return (
        Part(
            "lagging",
            language.text("Chậm tiến độ"),
            language.text("{title} – NĂM {year}", title=title, year=figures.position.year),
            (
                Sentence(sentence),
                *((Sentence(on_their_way),) if on_their_way else ()),
                *((bullets_drawing(language, sentence, figures.rows),) if bars_of(figures.rows) else ()),
                Table("lagging", _columns(figures), _rows(figures), notes),
            ),
        ),
    )


def _rows(figures: ExportFigures) -> Sequence[Row]:
    language, ranked = figures.language, figures.ranked
    if not figures.rows:
        return (nobody(language),)
    listed = figures.rows if ranked is None else ranked.ranked
    items: list[str | tuple[Value, Standing]] = [*enumerate(listed, 1)]
    if ranked is not None:
        most = figures.position.own.limits.small_quota
        small = language.text("Chỉ tiêu nhỏ (1–{n} người): xem số người, không xếp theo tỷ lệ", n=most)
        no_pool = language.text("Không còn nguồn: cần hỗ trợ tạo nguồn")
        for heading, found in ((small, ranked.small_quotas), (no_pool, ranked.no_pool)):
            if found:
                items += [heading, *((NONE, row) for row in found)]

    def row_of_item(item: str | tuple[Value, Standing]) -> Row:
        return row_of(RowKind.SECTION, item) if isinstance(item, str) else _row(figures, *item)

    return rows_of_items(items, row_of_item)


def _columns(figures: ExportFigures) -> tuple[Column, ...]:
    """Return the columns; what was concluded has one where something was about those listed."""
    heading = figures.language.text("Kết luận kỳ trước")
    more = (Column(heading, 30, kind=Kind.TEXT, code="conclusion"),) if _concluded(figures) else ()
    return (*list_columns(figures.language), *more)


def _row(figures: ExportFigures, place: Value, row: Standing) -> Row:
    if not _concluded(figures):
        return list_row(figures, place, row)
    found = figures.conclusions.get(row.organization.code)
    today = office_day(figures.exported_at)
    return list_row(figures, place, row, conclusion_text(figures.language, found, today) if found else NONE)


def _concluded(figures: ExportFigures) -> bool:
    return any(row.organization.code in figures.conclusions for row in figures.rows)


def list_row(figures: ExportFigures, place: Value, row: Standing, *more: Value | Cell) -> Row:
    """Return the row of one organisation; `more` stands behind what every list of organisations says."""
    return row_of(RowKind.ITEM, place, *_values(figures, row), *more, code=row.organization.code)


def _values(figures: ExportFigures, row: Standing) -> tuple[Value | Cell, ...]:
    language = figures.language
    return (
        row.organization.name,
        Cell(cluster_word(language, row.organization.cluster), code=row.organization.cluster or ""),
        NONE if row.missing is None else row.missing,
        known(row.admitted),
        quota_of(row),
        ratio(_ADMITTED, _QUOTA, percent_of(row)),
        NONE if row.judgement.due is None else row.judgement.due,
        Cell(standing_word(language, row), code=row.state.value),
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
        Column(language.text("STT"), 5, kind=Kind.ORDER, code="place"),
        Column(language.text("Đảng bộ, chi bộ"), 30, kind=Kind.TEXT, code="name"),
        Column(language.text("Khối"), 11.5, kind=Kind.TEXT, code="cluster"),
        Column(language.text("Còn thiếu"), 7.5, code="missing"),
        Column(language.text("Đạt"), 8.5, code="admitted"),
        Column(language.text("Chỉ tiêu"), 7, code="quota"),
        Column(language.text("Tỷ lệ %"), 8.5, kind=Kind.PERCENT, code="percent"),
        Column(language.text("Mức cần đạt"), 8, code="due"),
        Column(language.text("Trạng thái"), 13, kind=Kind.TEXT, code="state"),
        Column(language.text("Lý do"), 56, kind=Kind.TEXT, code="reason", detail=True),
        Column(language.text("Nguồn"), 7, code="pool"),
        Column(language.text("Hồ sơ đang xét"), 8, code="files_pending"),
        Column(language.text("Tháng này"), 8, expected, code="forecast_this_month"),
        Column(language.text("Tháng sau"), 8, expected, code="forecast_next_month"),
        Column(language.text("Lần kết nạp gần nhất"), 10.5, kind=Kind.LABEL, code="last_admitted"),
        Column(language.text("Số kỳ chậm liên tiếp"), 7, code="periods_behind"),
    )
