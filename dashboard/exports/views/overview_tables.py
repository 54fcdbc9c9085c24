"""Tables of the position: targets, states, clusters, who moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.domain.comparison_words import good_news
from dashboard.domain.groups import GroupTotal, told_apart, total_by
from dashboard.domain.movement import Move, Movement
from dashboard.domain.narrative import cluster_word, standing_word, state_word
from dashboard.domain.numbers import percent
from dashboard.domain.position import Standing
from dashboard.domain.states import State
from dashboard.domain.target_words import answer_word, asked_text, document_of, past_text, past_total_text, target_name
from dashboard.domain.targets import Answer, Result
from dashboard.exports.cells import add_up, known, or_none, percent_of, quota_of, ratio
from dashboard.exports.document import NONE, Block, Cell, Column, Heading, Kind, Row, RowKind, Sum, Table, Value, row_of
from dashboard.i18n.language import Language

STATES = (
    State.ZERO,
    State.BEHIND,
    State.ON_PACE,
    State.MET,
    State.EXCEEDED,
    State.NOT_REPORTED,
    State.NOT_ASSIGNED,
)


def targets_table(language: Language, results: Sequence[Result]) -> Table:
    """Return every target of the year with its answer and the document that sets it."""
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Chỉ tiêu, mục tiêu"), 38, kind=Kind.TEXT, code="target"),
        Column(language.text("Kết quả"), 12, code="value"),
        Column(language.text("Cần thêm"), 12, code="needed"),
        Column(language.text("Yêu cầu"), 12, kind=Kind.LABEL, code="asked"),
        Column(language.text("Đánh giá"), 12, kind=Kind.LABEL, code="answer"),
        Column(language.text("Văn bản, ghi chú"), 12, kind=Kind.TEXT, code="document"),
    )
    rows = []
    for place, result in enumerate(results, 1):
        said = [document_of(result.target) or language.text("chưa ghi văn bản")]
        if result.until is not None and result.value is not None:
            said.append(language.text("đến {day}", day=language.day(result.until)))
        if result.past is not None:
            said.append(f"{past_text(language, result.past)}; {past_total_text(language, result.past)}")
        needed: Value = NONE if result.answer is Answer.UNKNOWN else or_none(result.needed)
        rows.append(
            row_of(
                RowKind.ITEM,
                place,
                target_name(language, result.target),
                known(result.value),
                needed,
                asked_text(language, result),
                Cell(answer_word(language, result), code=result.answer.value),
                "; ".join(said),
                code=result.target.code,
            )
        )
    return Table("targets", columns, tuple(rows))


def states_table(language: Language, rows: Sequence[Standing], *, closed: bool) -> Table:
    """Return how many organisations are in each state, with their sum."""
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Trạng thái"), 38, kind=Kind.TEXT, code="state"),
        Column(language.text("Số đơn vị"), 12, code="organizations"),
        Column(language.text("Tỷ lệ %"), 12, kind=Kind.PERCENT, code="percent"),
    )
    found = []
    for place, state in enumerate(STATES, 1):
        count = sum(row.state is state for row in rows)
        share = percent(count, len(rows))
        name = Cell(state_word(language, state, closed=closed), code=state.value)
        found.append(row_of(RowKind.ITEM, place, name, count, NONE if share is None else share, code=state.value))
    total = Cell(len(rows), formula=Sum(tuple(range(len(found)))))
    found.append(row_of(RowKind.TOTAL, None, language.text("Tổng cộng"), total, None))
    return Table("states", columns, tuple(found))


def clusters_blocks(language: Language, rows: Sequence[Standing], heading: Heading) -> Iterator[Block]:
    """Yield how the clusters stand, with their sums, under a heading; nothing where nobody named a cluster."""
    groups = total_by(rows, "cluster")
    if told_apart(groups):
        yield heading
        yield _clusters_table(language, groups)


def _clusters_table(language: Language, groups: Sequence[GroupTotal]) -> Table:
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Khối"), 38, kind=Kind.TEXT, code="cluster"),
        Column(language.text("Số đơn vị"), 12, code="organizations"),
        Column(language.text("Chưa kết nạp được"), 12, code="zero"),
        Column(language.text("Đạt"), 12, code="admitted"),
        Column(language.text("Chỉ tiêu"), 12, code="quota"),
        Column(language.text("Tỷ lệ %"), 12, kind=Kind.PERCENT, code="percent"),
        Column(language.text("Mức cần đạt"), 12, code="due"),
        Column(language.text("Còn thiếu"), 12, code="missing"),
    )
    found: list[Row] = []
    for place, total in enumerate(groups, 1):
        share = percent(total.admitted, total.quota)
        found.append(
            row_of(
                RowKind.ITEM,
                place,
                Cell(cluster_word(language, total.key), code=total.key or ""),
                len(total.rows),
                total.zero if total.quota and total.admitted is not None else NONE,
                known(total.admitted),
                total.quota or NONE,
                ratio(4, 5, NONE if share is None else share),
                total.due if total.quota else NONE,
                total.missing if total.quota and total.admitted is not None else NONE,
                code=total.key or "",
            )
        )
    over = tuple(range(len(found)))
    sums = {column: add_up([row.cells[column].value for row in found]) for column in (2, 3, 4, 5)}
    admitted, quota = sums[4], sums[5]
    share = percent(admitted, quota) if isinstance(admitted, int) and isinstance(quota, int) else None
    summed = [Cell(value, formula=Sum(over)) for value in sums.values()]
    found.append(
        row_of(
            RowKind.TOTAL,
            None,
            language.text("Tổng cộng"),
            *summed,
            ratio(4, 5, NONE if share is None else share),
        )
    )
    return Table("clusters", columns, tuple(found))


def movement_tables(language: Language, moved: Movement) -> Iterator[Block]:
    """Yield who moved up, then who moved down, since the month before."""
    if moved.up:
        yield Heading(good_news(language, moved), 3)
        yield _moves(language, "moved-up", moved.up)
    if moved.down:
        yield Heading(language.plural("{n} đơn vị xuống bậc", len(moved.down)), 3)
        yield _moves(language, "moved-down", moved.down)


def _moves(language: Language, key: str, moves: Sequence[Move]) -> Table:
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Đảng bộ, chi bộ"), 38, kind=Kind.TEXT, code="name"),
        Column(language.text("Đạt"), 12, code="admitted"),
        Column(language.text("Chỉ tiêu"), 12, code="quota"),
        Column(language.text("Tỷ lệ %"), 12, kind=Kind.PERCENT, code="percent"),
        Column(language.text("Trạng thái"), 12, kind=Kind.TEXT, code="state"),
        Column(language.text("Trước đó"), 12, kind=Kind.TEXT, code="state_before"),
    )
    return Table(
        key,
        columns,
        tuple(
            row_of(
                RowKind.ITEM,
                place,
                move.standing.organization.name,
                known(move.standing.admitted),
                quota_of(move.standing),
                ratio(2, 3, percent_of(move.standing)),
                Cell(standing_word(language, move.standing), code=move.standing.state.value),
                Cell(state_word(language, move.before), code=move.before.value),
                code=move.standing.organization.code,
            )
            for place, move in enumerate(moves, 1)
        ),
    )
