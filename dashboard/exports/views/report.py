"""The written report of a month, quarter, half-year or year, or up to any day, with annexes 01 and 02.

Its order is that of such reports: result, structure, who did well, who needs help and why, people on their way, the
next month, duties and proposals. The last, and reasons that no report tells, are blanks for a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.domain.comparison_words import pipeline_sentence
from dashboard.domain.groups import told_apart, total_by
from dashboard.domain.list_narrative import lagging_answer
from dashboard.domain.movement import movement
from dashboard.domain.narrative import reports_text, upper_first
from dashboard.domain.outlook_words import forecast_sentence, outstanding_sentence
from dashboard.domain.outstanding import outstanding
from dashboard.domain.periods import compare
from dashboard.domain.pipeline import pipeline_of
from dashboard.domain.quality_words import quota_sum_text
from dashboard.domain.ranking import rank_lagging
from dashboard.domain.report_periods import MONTH, span_of
from dashboard.domain.report_words import (
    done_well_sentence,
    movement_in_period,
    outlook_sentences,
    pace_sentences,
    period_sentence,
    pool_sentence,
    quota_sentence,
    reasons_sentences,
    report_title,
    result_sentence,
)
from dashboard.domain.states import State
from dashboard.domain.structure_words import structure_sentence
from dashboard.domain.target_words import term_sentence
from dashboard.domain.targets import Shape
from dashboard.domain.trend_words import trend_sentence
from dashboard.exports.document import Blank, Block, Heading, Part, Sentence
from dashboard.exports.drawings import cumulative_chart
from dashboard.exports.figures import ANNEX_01, ANNEX_02, ExportFigures
from dashboard.exports.views.annex_01 import annex_01
from dashboard.exports.views.annex_02 import annex_02
from dashboard.exports.views.overview_tables import clusters_blocks, targets_table
from dashboard.exports.views.report_tables import (
    FIRST_ROWS,
    categories_table,
    done_well,
    done_well_table,
    lagging_table,
    pool_table,
)
from dashboard.i18n.language import N_
from dashboard.reading.figures import office_day

_HEADINGS = (
    N_("1. Tình hình chung và kết quả"),
    N_("2. Cơ cấu đảng viên mới kết nạp"),
    N_("3. Đơn vị thực hiện tốt"),
    N_("4. Đơn vị chưa kết nạp được hoặc chậm tiến độ"),
    N_("5. Nguồn, bồi dưỡng nhận thức và hồ sơ"),
    N_("6. Dự kiến tháng tới"),
    N_("7. Nhiệm vụ và đề xuất"),
)


def report(figures: ExportFigures) -> tuple[Part, ...]:
    """Return the report and its annexes; a committee without anybody directly below has none."""
    language, position, period = figures.language, figures.position, figures.address.period
    sections = (_result, _structure, _done_well, _behind, _pool, _outlook, _duties)
    blocks: list[Block] = []
    for heading, section in zip(_HEADINGS, sections, strict=True):
        blocks += [Heading(language.text(heading)), *section(figures)]
    title = report_title(language, period, span_of(period, position.day), position.day)
    own = Part("report", language.text("Báo cáo kỳ"), title, tuple(blocks), landscape=False)
    if not position.children:
        return (own,)
    year = office_day(figures.exported_at).year
    attached = language.text("(Kèm theo Báo cáo số …… - BC/……, ngày …… tháng …… năm {year})", year=year)
    annexes = (*annex_01(figures.as_paper(ANNEX_01)), *annex_02(figures.as_paper(ANNEX_02)))
    return (own, *(replace(annex, attached=attached) for annex in annexes))


def _result(figures: ExportFigures) -> Iterator[Block]:
    language, position, trend = figures.language, figures.position, figures.trend
    first = [result_sentence(language, position), quota_sentence(language, position)]
    yield Sentence(" ".join(one for one in first if one))
    if trend is not None and position.own.admitted is not None:
        span = span_of(figures.address.period, position.day)
        compared = compare(span, trend.this, trend.last, trend.same_day)
        both = (period_sentence(language, compared, position.year), trend_sentence(language, position, trend))
        sentences = [one for one in both if one]
        if span.first == 1 and compared.difference is not None and compared.difference == trend.whole.difference:
            sentences = sentences[:1]  # the period is all of the year so far: one sentence says both
        yield Sentence(" ".join(sentences))
    pace = " ".join(pace_sentences(language, position))
    if pace:
        yield Sentence(pace)
    yield Sentence(" ".join(_completeness(figures)))
    for said in (*_terms(figures), quota_sum_text(language, position)):
        if said:
            yield Sentence(f"{said}.")
    if position.report_day is not None and figures.position.own.history:
        chart = cumulative_chart(language, position)
        yield Heading(chart.title, 3)
        yield chart
    if position.children:
        yield from clusters_blocks(language, position.children, Heading(language.text("Kết quả theo khối"), 3))
    if any(result.target.shape is not Shape.ASSIGNED_COUNT for result in figures.targets):
        yield Heading(language.text("Chỉ tiêu, mục tiêu của năm {year}", year=position.year), 3)
        yield targets_table(language, figures.targets)


def _completeness(figures: ExportFigures) -> Iterator[str]:
    language, position = figures.language, figures.position
    yield f"{upper_first(reports_text(language, position))}."
    missing = outstanding(position)
    if missing is not None:
        yield outstanding_sentence(language, missing)


def _terms(figures: ExportFigures) -> Iterator[str]:
    position = figures.position
    for result in figures.terms:
        last = result.target.last_year
        over = position.year > last or (position.year == last and position.own.year_over)
        yield term_sentence(figures.language, result, None if over else position.day)


def _structure(figures: ExportFigures) -> Iterator[Block]:
    language, position = figures.language, figures.position
    yield Sentence(structure_sentence(language, position, figures.structure))
    if figures.structure.whole:
        yield categories_table(language, position.year, figures.structure)


def _done_well(figures: ExportFigures) -> Iterator[Block]:
    language, position = figures.language, figures.position
    done = [row for row in position.children if row.state in (State.MET, State.EXCEEDED)]
    said = [done_well_sentence(language, position, done)]
    if figures.before is not None and figures.address.period == MONTH and position.judged:
        moved = movement(position.children, figures.before)
        said += [movement_in_period(language, moved)] if moved.up else []
    yield Sentence(" ".join(said))
    shown = done_well(position)
    if shown:
        yield done_well_table(language, shown)
    if len(done) > FIRST_ROWS:
        text = N_("Bảng ghi {n} đơn vị đầu; kết quả của mọi đơn vị ở Phụ lục 01.")
        yield Sentence(language.text(text, n=FIRST_ROWS))


def _behind(figures: ExportFigures) -> Iterator[Block]:
    language, position = figures.language, figures.position
    lagging = rank_lagging(position.children)
    nobody = position.judged and not lagging.all and position.own.admitted is not None
    text = language.text("Không có đơn vị nào chậm hoặc chưa kết nạp được.")
    yield Sentence(text if nobody else lagging_answer(language, position, lagging))
    zero = [row for row in lagging.all if row.state is State.ZERO]
    known = [pipeline_sentence(language, pipeline_of(zero)), *reasons_sentences(language, lagging.all)]
    said = " ".join(one for one in known if one)
    if said:
        yield Sentence(said)
    if lagging.ranked:
        yield lagging_table(language, lagging.ranked[:FIRST_ROWS])
    if len(lagging.all) > FIRST_ROWS or zero:
        yield Sentence(language.text("Danh sách đơn vị chưa kết nạp được ở Phụ lục 02, mọi đơn vị ở Phụ lục 01."))
    if lagging.all:
        yield Sentence(language.text("Nguyên nhân, đánh giá:"))
        yield Blank(2)


def _pool(figures: ExportFigures) -> Iterator[Block]:
    language, rows = figures.language, figures.position.children
    steps = pipeline_of(rows)
    yield Sentence(pool_sentence(language, steps))
    if steps.silent < len(rows) and told_apart(total_by(rows, "cluster")):
        yield pool_table(language, rows)


def _outlook(figures: ExportFigures) -> Iterator[Block]:
    language, position = figures.language, figures.position
    yield Sentence(" ".join(outlook_sentences(language, position)))
    if position.own.quota and position.own.admitted is not None and not position.own.over:
        yield Sentence(forecast_sentence(language, position.own))


def _duties(figures: ExportFigures) -> Iterator[Block]:
    language = figures.language
    yield Heading(language.text("a) Nhiệm vụ trọng tâm"), 3)
    yield Blank(4)
    yield Heading(language.text("b) Đề xuất, kiến nghị"), 3)
    yield Blank(3)
