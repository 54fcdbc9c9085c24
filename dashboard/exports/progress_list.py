"""The list of the screen "Tiến độ đơn vị" as a file: the same rows, at its level, in its order and groups."""

from __future__ import annotations

from decimal import Decimal

from dashboard.domain.level_narrative import LEVEL_WORDS, coverage_text, path_text
from dashboard.domain.list_narrative import ORDER_WORDS, group_heading, states_sentence
from dashboard.domain.narrative import forecast_text, lower_first
from dashboard.domain.position import Standing
from dashboard.exports.figures import ExportFigures
from dashboard.exports.lagging_list import list_columns, list_values
from dashboard.exports.sheet import Paper
from dashboard.exports.table import NONE, Column, Kind, Line, Value
from dashboard.i18n.language import Language


def progress_list(figures: ExportFigures) -> Paper:
    """Return the list."""
    language, address, position = figures.language, figures.address, figures.position
    coverage = coverage_text(language, position, address.level)
    order = lower_first(language.text(ORDER_WORDS[address.order]))
    return Paper(
        tab=language.text("Danh sách"),
        title=language.text("TIẾN ĐỘ ĐƠN VỊ – NĂM {year}", year=position.year),
        said=(
            states_sentence(language, position, figures.rows, address.level),
            *([coverage + "."] if coverage else []),
        ),
        columns=_columns(language),
        lines=_lines(figures),
        notes=(
            language.text(
                "Cấp: {level}. Xếp theo: {order}. Dấu “…”: chưa có số; dấu “–”: không tính.",
                level=lower_first(language.text(LEVEL_WORDS[address.level])),
                order=order,
            ),
        ),
    )


def _lines(figures: ExportFigures) -> tuple[Line, ...]:
    language, grouping = figures.language, figures.address.grouping
    if not figures.rows:
        nothing = language.text("Không có đơn vị nào trong phạm vi đang xem")
        return (Line(Kind.ITEM, (None, nothing)),)
    lines = []
    for section in figures.sections:
        if grouping:
            lines.append(Line(Kind.SECTION, (group_heading(language, grouping, section),)))
        lines += [
            Line(Kind.ITEM, (place, *list_values(figures, row), *_more(language, row)))
            for place, row in enumerate(section.rows, 1)
        ]
    return tuple(lines)


def _more(language: Language, row: Standing) -> tuple[Value, ...]:
    """Return pace, what is needed, the forecast or why there is none, and who stands above."""
    return (
        _rate(language, row.pace_per_month),
        _rate(language, row.needed_per_month),
        forecast_text(language, row.forecast, row.admitted),
        path_text(row) or NONE,
    )


def _rate(language: Language, value: Decimal | None) -> Value:
    """Return a rate as words: a Decimal in a cell is a percent."""
    return NONE if value is None else language.number(value, 1)


def _columns(language: Language) -> tuple[Column, ...]:
    per_month = language.text("Người mỗi tháng")
    return (
        *list_columns(language),
        Column(language.text("Đến nay"), 8, per_month),
        Column(language.text("Cần"), 8, per_month),
        Column(language.text("Dự báo cả năm"), 20, words=True),
        Column(language.text("Thuộc"), 32, words=True),
    )
