"""The position of a jurisdiction: the answer, its facts, targets, states, clusters, who moved, who is missing most.

As a workbook the papers of the other screens follow, so that one file holds all that a meeting asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from dashboard.charts.cumulative import closed_years
from dashboard.domain.comparison_words import movement_sentence
from dashboard.domain.movement import movement
from dashboard.domain.narrative import due_text, forecast_text, lead_sentence, reports_text, standing_word
from dashboard.domain.outlook_words import what_if_sentence
from dashboard.domain.position import Standing
from dashboard.domain.quality_words import quota_sum_text
from dashboard.domain.ranking import rank_lagging
from dashboard.domain.target_words import term_sentence
from dashboard.domain.what_if import if_the_farthest_met
from dashboard.exports.cells import known, or_none, percent_of, quota_of, ratio
from dashboard.exports.document import (
    NONE,
    UNKNOWN,
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Part,
    RowKind,
    Sentence,
    Table,
    Value,
    row_of,
)
from dashboard.exports.drawings import cumulative_chart
from dashboard.exports.figures import LAGGING, PROGRESS, REPORTS, SHARES, TRENDS, ExportFigures
from dashboard.exports.views.lagging import lagging
from dashboard.exports.views.overview_tables import clusters_blocks, movement_tables, states_table, targets_table
from dashboard.exports.views.progress import progress
from dashboard.exports.views.reports import reports
from dashboard.exports.views.shares import shares
from dashboard.exports.views.since_tables import since_blocks
from dashboard.exports.views.trends import trends
from dashboard.i18n.language import Language

FIRST_ROWS = 10


def overview(figures: ExportFigures) -> tuple[Part, ...]:
    """Return the position, then the lists, shares, years and reports, each as one part."""
    language = figures.language
    return (
        position_part(figures),
        *progress(figures.as_paper(PROGRESS)),
        *lagging(figures.as_paper(LAGGING)),
        _as_one("shares", language.text("Cơ cấu"), shares(figures.as_paper(SHARES))),
        _as_one("trends", language.text("Theo thời gian"), trends(figures.as_paper(TRENDS))),
        _as_one("reports", language.text("Báo cáo"), reports(figures.as_paper(REPORTS))),
    )


def _as_one(key: str, name: str, parts: tuple[Part, ...]) -> Part:
    """Return several parts as one: the titles of those behind the first become headings."""
    first, *others = parts
    more = chain.from_iterable((Heading(part.title), *part.blocks) for part in others)
    return Part(key, name, first.title, (*first.blocks, *more))


def position_part(figures: ExportFigures) -> Part:
    """Return the position itself."""
    language, position = figures.language, figures.position
    return Part(
        "overview",
        language.text("Tổng quan"),
        language.text("TÌNH HÌNH KẾT NẠP ĐẢNG VIÊN NĂM {year}", year=position.year),
        tuple(_blocks(figures)),
    )


def _blocks(figures: ExportFigures) -> Iterator[Block]:
    language, position = figures.language, figures.position
    yield Sentence(lead_sentence(language, position))
    for said in (*_terms(figures), quota_sum_text(language, position)):
        if said:
            yield Sentence(said)
    yield facts_table(language, position.own, reports_text(language, position))
    if position.report_day is not None or closed_years(position):
        chart = cumulative_chart(language, position)
        yield Heading(chart.title)
        yield chart
    if figures.targets:
        year = position.year
        yield Heading(language.plural("{n} chỉ tiêu, mục tiêu của năm {year}", len(figures.targets), year=year))
        yield targets_table(language, figures.targets)
    if position.children:
        yield Heading(language.plural("{n} đảng bộ, chi bộ trực thuộc", len(position.children)))
        yield states_table(language, position.children, closed=position.own.year_over)
        yield from clusters_blocks(language, position.children, Heading(language.text("Theo khối")))
    if figures.since is not None:
        yield from since_blocks(language, figures.since)
    if figures.before is not None and (figures.since is None or not figures.since.rows):
        moved = movement(position.children, figures.before)
        yield Heading(movement_sentence(language, moved))
        yield from movement_tables(language, moved)
    yield from _first_lagging(figures)


def _terms(figures: ExportFigures) -> Iterator[str]:
    """Yield how the terms stand that hold in the year or ended just before it, as on the screen."""
    position = figures.position
    for result in figures.terms:
        last = result.target.last_year
        over = position.year > last or (position.year == last and position.own.year_over)
        yield term_sentence(figures.language, result, None if over else position.day)


def _first_lagging(figures: ExportFigures) -> Iterator[Block]:
    language = figures.language
    rows = rank_lagging(figures.position.children).ranked[:FIRST_ROWS]
    if not rows:
        return
    yield Heading(language.plural("{n} đơn vị thiếu nhiều người nhất so với mức cần đạt", len(rows)))
    reached = if_the_farthest_met(figures.position)
    if reached:
        yield Sentence(what_if_sentence(language, figures.position, reached))
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Đảng bộ, chi bộ"), 38, kind=Kind.TEXT, code="name"),
        Column(language.text("Còn thiếu"), 12, code="missing"),
        Column(language.text("Đạt"), 12, code="admitted"),
        Column(language.text("Chỉ tiêu"), 12, code="quota"),
        Column(language.text("Tỷ lệ %"), 12, kind=Kind.PERCENT, code="percent"),
        Column(language.text("Mức cần đạt"), 12, code="due"),
        Column(language.text("Trạng thái"), 12, kind=Kind.TEXT, code="state"),
    )
    yield Table(
        "first-lagging",
        columns,
        tuple(
            row_of(
                RowKind.ITEM,
                place,
                row.organization.name,
                or_none(row.missing),
                known(row.admitted),
                quota_of(row),
                ratio(3, 4, percent_of(row)),
                or_none(row.judgement.due),
                Cell(standing_word(language, row), code=row.state.value),
                code=row.organization.code,
            )
            for place, row in enumerate(rows, 1)
        ),
    )


def facts_table(language: Language, own: Standing, reports: str) -> Table:
    """Return the figures of one organisation below one another, each with what is said of it."""
    forecast = own.forecast
    year_end: Value = NONE if forecast.low is None else f"{forecast.low}–{forecast.high}"
    if forecast.low is not None and forecast.low == forecast.high:
        year_end = forecast.low
    facts: tuple[tuple[str, str, Value, Kind, str], ...] = (
        ("quota", language.text("Chỉ tiêu"), quota_of(own), Kind.COUNT, ""),
        ("admitted", language.text("Đã kết nạp"), known(own.admitted), Kind.COUNT, reports),
        ("percent", language.text("Tỷ lệ %"), percent_of(own), Kind.PERCENT, ""),
        ("due", language.text("Mức cần đạt"), or_none(own.judgement.due), Kind.COUNT, _due(language, own)),
        ("missing", language.text("Còn thiếu"), or_none(own.missing), Kind.COUNT, ""),
        ("remaining", language.text("Còn phải kết nạp"), or_none(own.remaining), Kind.COUNT, ""),
        ("needed_per_month", language.text("Cần mỗi tháng"), or_none(own.needed_per_month), Kind.DECIMAL, ""),
        ("pace_per_month", language.text("Đến nay mỗi tháng"), or_none(own.pace_per_month), Kind.DECIMAL, ""),
        (
            "forecast",
            language.text("Dự báo cả năm"),
            year_end,
            Kind.COUNT,
            forecast_text(language, forecast, own.admitted) if year_end in (NONE, UNKNOWN) else "",
        ),
    )
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Nội dung"), 38, kind=Kind.TEXT, code="measure"),
        Column(language.text("Số liệu"), 12, code="value"),
        Column(language.text("Ghi chú"), 12, kind=Kind.TEXT, code="note"),
    )
    rows = tuple(
        row_of(RowKind.ITEM, place, name, Cell(value, kind=kind), said, code=code)
        for place, (code, name, value, kind, said) in enumerate(facts, 1)
    )
    return Table("facts", columns, rows)


def _due(language: Language, own: Standing) -> str:
    return due_text(language, own) if own.judgement.due is not None else ""
