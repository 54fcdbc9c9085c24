"""Tables of the written report: categories of people, who did well, who needs help first, people on their way."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.groups import total_by
from dashboard.domain.narrative import cluster_word, standing_word
from dashboard.domain.pipeline import pipeline_of
from dashboard.domain.position import Position, Standing
from dashboard.domain.states import State
from dashboard.domain.structure import CategoryCount, Structure
from dashboard.domain.structure_words import needed_text, source_text, verdict_text, withheld_text
from dashboard.domain.target_words import category_word, level_text
from dashboard.exports.cells import known, or_none, percent_of, quota_of, ratio, reported_value
from dashboard.exports.document import NONE, Cell, Column, Kind, Row, RowKind, Table, row_of
from dashboard.i18n.language import Language

FIRST_ROWS = 15


def categories_table(language: Language, year: int, structure: Structure) -> Table:
    """Return every category of people, with what a document asks for where one does."""
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Nhóm người"), 40, kind=Kind.TEXT, code="category"),
        Column(language.text("Số người"), 11, code="count"),
        Column(language.text("Tỷ lệ %"), 11, kind=Kind.PERCENT, code="percent"),
        Column(language.text("Yêu cầu"), 14, kind=Kind.LABEL, code="asked"),
        Column(language.text("Đánh giá"), 30, kind=Kind.TEXT, code="answer"),
        Column(language.text("Ghi chú"), 30, kind=Kind.TEXT, code="note"),
    )
    order = dict.fromkeys((*structure.boards, *structure.listed, *structure.whole))
    rows = [structure.whole[category] for category in order if category in structure.whole]
    notes = [language.text("Một người có thể thuộc nhiều nhóm.")]
    if any(one.asked is None for one in rows):
        notes.append(language.text("Nhóm không ghi yêu cầu: văn bản năm {year} không đặt tỷ lệ.", year=year))
    found = tuple(_category(language, year, place, one) for place, one in enumerate(rows, 1))
    return Table("categories", columns, found, (" ".join(notes),))


def _category(language: Language, year: int, place: int, counted: CategoryCount) -> Row:
    target, asked, share = counted.target, counted.asked, counted.share
    said = [needed_text(language, counted)]
    if counted.until is not None and not counted.withheld:
        said.append(language.text("Công bố theo quý, đến {day}", day=language.day(counted.until)))
    if asked is not None:
        said.append(source_text(language, counted, year))
    verdict = verdict_text(language, target) if target and counted.count is not None else NONE
    return row_of(
        RowKind.ITEM,
        place,
        Cell(category_word(language, counted.category), code=counted.category),
        NONE if counted.withheld else known(counted.count),
        NONE if share is None else share,
        NONE if asked is None else level_text(language, asked),
        withheld_text(language, counted) if counted.withheld else verdict,
        ". ".join(text for text in said if text),
        code=counted.category,
    )


def done_well(position: Position) -> list[Standing]:
    """Return those to name first: above the quota, then at it, then above what is due; without a quota those with
    most people."""
    rows = [row for row in position.children if row.admitted]
    if not position.judged:
        return sorted(rows, key=lambda row: (-(row.admitted or 0), row.organization.display_order))[:FIRST_ROWS]
    done = [row for row in rows if row.state in (State.MET, State.EXCEEDED)]
    ahead = [row for row in rows if row.state is State.ON_PACE and (row.admitted or 0) > (row.judgement.due or 0)]
    return sorted(done or ahead, key=_order)[:FIRST_ROWS]


def _order(row: Standing) -> tuple[int, int, int]:
    admitted = row.admitted or 0
    above = admitted - ((row.judgement.due or 0) if row.state is State.ON_PACE else (row.quota or 0))
    return -above, -admitted, row.organization.display_order


def done_well_table(language: Language, rows: Sequence[Standing]) -> Table:
    """Return the rows with their result."""
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Đảng bộ, chi bộ"), 50, kind=Kind.TEXT, code="name"),
        Column(language.text("Đạt"), 12, code="admitted"),
        Column(language.text("Chỉ tiêu"), 12, code="quota"),
        Column(language.text("Tỷ lệ %"), 12, kind=Kind.PERCENT, code="percent"),
        Column(language.text("Trạng thái"), 20, kind=Kind.TEXT, code="state"),
    )
    found = tuple(
        row_of(
            RowKind.ITEM,
            place,
            row.organization.name,
            known(row.admitted),
            quota_of(row),
            ratio(2, 3, percent_of(row)),
            Cell(standing_word(language, row), code=row.state.value),
            code=row.organization.code,
        )
        for place, row in enumerate(rows, 1)
    )
    return Table("done-well", columns, found)


def lagging_table(language: Language, rows: Sequence[Standing]) -> Table:
    """Return the rows with what is missing, and whom they have to admit."""
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Đảng bộ, chi bộ"), 46, kind=Kind.TEXT, code="name"),
        Column(language.text("Còn thiếu"), 10, code="missing"),
        Column(language.text("Đạt"), 9, code="admitted"),
        Column(language.text("Chỉ tiêu"), 9, code="quota"),
        Column(language.text("Trạng thái"), 20, kind=Kind.TEXT, code="state"),
        Column(language.text("Nguồn"), 10, code="pool"),
        Column(language.text("Hồ sơ đang xét"), 10, code="files_pending"),
    )
    found = tuple(
        row_of(
            RowKind.ITEM,
            place,
            row.organization.name,
            or_none(row.missing),
            known(row.admitted),
            quota_of(row),
            Cell(standing_word(language, row), code=row.state.value),
            reported_value(row, lambda report: report.pool),
            reported_value(row, lambda report: report.files_pending),
            code=row.organization.code,
        )
        for place, row in enumerate(rows, 1)
    )
    return Table("lagging-first", columns, found)


def pool_table(language: Language, rows: Sequence[Standing]) -> Table:
    """Return the people on their way by cluster; "…" where no report of a cluster names them."""
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Khối"), 40, kind=Kind.TEXT, code="cluster"),
        Column(language.text("Số đơn vị"), 12, code="organizations"),
        Column(language.text("Nguồn (quần chúng ưu tú)"), 14, code="pool"),
        Column(language.text("Đã học lớp nhận thức"), 14, code="certificate_holders"),
        Column(language.text("Hồ sơ đang xét"), 12, code="files_pending"),
        Column(language.text("Không báo nguồn"), 14, code="silent"),
    )

    def row(kind: RowKind, place: int | None, name: str, members: Sequence[Standing], code: str = "") -> Row:
        steps = pipeline_of(members)
        waiting = (known(steps.pool), known(steps.certificate_holders), known(steps.files_pending))
        return row_of(kind, place, name, len(members), *waiting, steps.silent, code=code)

    groups = total_by(rows, "cluster")
    found = [
        row(RowKind.ITEM, place, cluster_word(language, group.key), group.rows, group.key or "")
        for place, group in enumerate(groups, 1)
    ]
    found.append(row(RowKind.TOTAL, None, language.text("Tổng cộng"), rows))
    return Table("pool", columns, tuple(found))
