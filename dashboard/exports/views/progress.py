"""The list of the screen "Tiến độ đơn vị" as a file: the same rows, at its level, in its order and groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dashboard.charts.bullet_list import drawn as bars_of
from dashboard.domain.funnel import funnel
from dashboard.domain.level_narrative import LEVEL_WORDS, coverage_text, path_text
from dashboard.domain.list_narrative import ORDER_WORDS, group_heading, states_sentence
from dashboard.domain.narrative import forecast_text, lower_first
from dashboard.domain.position import Standing
from dashboard.exports.cells import nobody
from dashboard.exports.document import (
    NONE,
    Block,
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
from dashboard.exports.drawings import bullets_drawing, funnel_drawing
from dashboard.exports.figures import ExportFigures
from dashboard.exports.views.lagging import list_columns, list_row
from dashboard.i18n.language import Language


def progress(figures: ExportFigures) -> tuple[Part, ...]:
    """Return the list."""
    language, address, position = figures.language, figures.address, figures.listed or figures.position
    coverage = coverage_text(language, position, address.level)
    order = lower_first(language.text(ORDER_WORDS[address.order]))
    said = [states_sentence(language, position, figures.rows, address.level)]
    if coverage:
        said.append(coverage + ".")
    note = language.text(
        "Cấp: {level}. Xếp theo: {order}. Dấu “…”: chưa có số; dấu “–”: không tính.",
        level=lower_first(language.text(LEVEL_WORDS[address.level])),
        order=order,
    )
    table = Table("progress", _columns(language, below=_is_below(figures)), _rows(figures), (note,))
    return (
        Part(
            "progress",
            language.text("Tiến độ"),
            language.text("TIẾN ĐỘ ĐƠN VỊ – NĂM {year}", year=position.year),
            (*map(Sentence, said), *_drawing(figures, said[0]), table),
        ),
    )


def _drawing(figures: ExportFigures, sentence: str) -> Iterator[Block]:
    """Yield the funnel; where it is withheld or looks at another level, the organisations of the list."""
    drawn = funnel(figures.position).among(figures.rows)
    if not drawn.withheld and not _is_below(figures):
        yield funnel_drawing(figures.language, drawn)
    elif bars_of(figures.rows):
        yield bullets_drawing(figures.language, sentence, figures.rows)


def _rows(figures: ExportFigures) -> Sequence[Row]:
    language, grouping = figures.language, figures.address.grouping
    if not figures.rows:
        return (nobody(language),)
    below = _is_below(figures)
    items: list[str | tuple[int, Standing]] = []
    for section in figures.sections:
        if grouping:
            items.append(group_heading(language, grouping, section))
        items += enumerate(section.rows, 1)

    def row_of_item(item: str | tuple[int, Standing]) -> Row:
        if isinstance(item, str):
            return row_of(RowKind.SECTION, item)
        place, row = item
        return list_row(figures, place, row, *_more(language, row, below=below))

    return rows_of_items(items, row_of_item)


def _is_below(figures: ExportFigures) -> bool:
    """Return whether some of the rows stand below another organisation, which is then told."""
    return any(row.above for row in figures.rows)


def _more(language: Language, row: Standing, *, below: bool) -> tuple[Value, ...]:
    """Return pace, what is needed, the forecast or why there is none, and who stands above where somebody does."""
    return (
        _rate(row.pace_per_month),
        _rate(row.needed_per_month),
        forecast_text(language, row.forecast, row.admitted),
        *((path_text(row) or NONE,) if below else ()),
    )


def _rate(value: Decimal | None) -> Value:
    return NONE if value is None else value


def _columns(language: Language, *, below: bool) -> tuple[Column, ...]:
    per_month = language.text("Người mỗi tháng")
    return (
        *list_columns(language),
        Column(language.text("Đến nay"), 8, per_month, Kind.DECIMAL, "pace_per_month", detail=True),
        Column(language.text("Cần"), 8, per_month, Kind.DECIMAL, "needed_per_month", detail=True),
        Column(language.text("Dự báo cả năm"), 15, kind=Kind.TEXT, code="forecast", detail=True),
        *((Column(language.text("Thuộc"), 22, kind=Kind.TEXT, code="above"),) if below else ()),
    )
