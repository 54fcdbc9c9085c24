"""Cơ cấu: every category of people, one of them over time, by cluster and by organisation, and the small counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.domain.carriers import CategoryCarrier, by_cluster, carriers, without
from dashboard.domain.disclosure import Published
from dashboard.domain.disclosure_words import cells_text, hidden_text, published_text
from dashboard.domain.narrative import cluster_word
from dashboard.domain.position import Organization
from dashboard.domain.selection import Filters, narrow
from dashboard.domain.structure import CategoryCount
from dashboard.domain.structure_words import (
    carriers_heading,
    carriers_note,
    needed_text,
    source_text,
    structure_sentence,
    until_text,
    verdict_text,
    withheld_text,
)
from dashboard.domain.target_words import category_word, level_text
from dashboard.exports.cells import known, nobody, or_none, ratio
from dashboard.exports.document import (
    NONE,
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Part,
    Row,
    RowKind,
    Sentence,
    Table,
    Value,
    row_of,
)
from dashboard.exports.drawings import shares_chart
from dashboard.exports.figures import ExportFigures
from dashboard.i18n.collation import sort_key
from dashboard.i18n.language import Language

_FEW = 3
"""Of so few people admitted a share says nothing."""


def shares(figures: ExportFigures) -> tuple[Part, ...]:
    """Return all categories, the one that is followed, and what is told of small counts."""
    language, year = figures.language, figures.position.year
    parts = [
        Part(
            "shares",
            language.text("Cơ cấu"),
            language.text("CƠ CẤU ĐẢNG VIÊN MỚI KẾT NẠP NĂM {year}", year=year),
            tuple(_whole(figures)),
        )
    ]
    if figures.history is not None:
        name = category_word(language, figures.history.category)
        parts.append(
            Part(
                "carriers",
                language.text("Theo đơn vị"),
                language.text("{category} THEO KHỐI VÀ ĐƠN VỊ, NĂM {year}", category=name.upper(), year=year),
                tuple(_followed(figures, figures.history.category)),
            )
        )
    parts += [_small_counts(figures, published) for published in figures.small_counts]
    return tuple(parts)


def _whole(figures: ExportFigures) -> Iterator[Block]:
    language, structure, position = figures.language, figures.structure, figures.position
    yield Sentence(structure_sentence(language, position, structure))
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Nhóm người"), 34, kind=Kind.TEXT, code="category"),
        Column(language.text("Số người"), 11, code="count"),
        Column(language.text("Đã kết nạp"), 11, code="admitted"),
        Column(language.text("Tỷ lệ %"), 11, kind=Kind.PERCENT, code="percent"),
        Column(language.text("Yêu cầu"), 16, kind=Kind.LABEL, code="asked"),
        Column(language.text("Đánh giá"), 30, kind=Kind.TEXT, code="answer"),
        Column(language.text("Ghi chú"), 46, kind=Kind.TEXT, code="note"),
    )
    order = dict.fromkeys((*structure.boards, *structure.listed, *structure.whole))
    rows = tuple(
        _category(language, structure.whole[category], place, position.year)
        for place, category in enumerate((one for one in order if one in structure.whole), 1)
    )
    overlap = language.text("Một người có thể thuộc nhiều nhóm.")
    if rows:
        yield Table("categories", columns, rows, (overlap,))


def _category(language: Language, counted: CategoryCount, place: int, year: int) -> Row:
    target = counted.target
    said = [needed_text(language, counted), until_text(language, counted), source_text(language, counted, year)]
    asked = counted.asked
    share = counted.share
    verdict = verdict_text(language, target) if target and counted.count is not None else NONE
    return row_of(
        RowKind.ITEM,
        place,
        Cell(category_word(language, counted.category), code=counted.category),
        NONE if counted.withheld else known(counted.count),
        NONE if counted.of is None else counted.of,
        ratio(2, 3, NONE if share is None else share),
        NONE if asked is None else level_text(language, asked),
        withheld_text(language, counted) if counted.withheld else verdict,
        ". ".join(text for text in said if text),
        code=counted.category,
    )


def _followed(figures: ExportFigures, category: str) -> Iterator[Block]:
    language, position, structure = figures.language, figures.position, figures.structure
    rows = narrow(position.children, Filters(search=figures.filters.search))
    presence = figures.address.presence
    listed = carriers(structure, rows, category), without(structure, rows, category)
    shown = listed[0 if presence == "present" else 1]
    known_whole = structure.whole[category]
    if figures.history is not None and figures.history.points:
        chart = shares_chart(language, position, figures.history)
        yield Heading(chart.title)
        yield chart
    totals = by_cluster(structure, position.children, category)
    yield Heading(language.text("{category} theo khối", category=category_word(language, category)))
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Khối"), 34, kind=Kind.TEXT, code="cluster"),
        Column(language.text("Thuộc nhóm"), 11, code="count"),
        Column(language.text("Đã kết nạp"), 11, code="admitted"),
        Column(language.text("Tỷ lệ %"), 11, kind=Kind.PERCENT, code="percent"),
        Column(language.text("Đơn vị có người"), 16, code="having"),
        Column(language.text("Số đơn vị"), 14, code="organizations"),
    )
    clusters = tuple(
        row_of(
            RowKind.ITEM,
            place,
            cluster_word(language, total.cluster),
            total.count,
            total.of,
            ratio(2, 3, NONE if total.share is None else total.share),
            total.having,
            total.organizations,
            code=total.cluster or "",
        )
        for place, total in enumerate(totals, 1)
    )
    yield Table("clusters", columns, clusters)
    yield Heading(carriers_heading(language, presence, category, len(shown), len(rows)))
    notes = carriers_note(language, known_whole, len(rows) - sum(map(len, listed))) if shown else []
    yield _carriers_table(language, shown, known_whole, tuple(notes))


def _carriers_table(
    language: Language, rows: Sequence[CategoryCarrier], whole: CategoryCount, notes: tuple[str, ...]
) -> Table:
    held = whole.asked is not None and whole.minimum is not None
    missing = language.text("Còn thiếu")
    if held and whole.asked is not None:
        missing = language.text("Thiếu so với mức {level}", level=level_text(language, whole.asked))
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Đảng bộ, chi bộ"), 34, kind=Kind.TEXT, code="name"),
        Column(language.text("Thuộc nhóm"), 11, code="count"),
        Column(language.text("Đã kết nạp"), 11, code="admitted"),
        Column(language.text("Tỷ lệ %"), 11, kind=Kind.PERCENT, code="percent"),
        *((Column(missing, 16, code="missing"),) if held else ()),
        Column(language.text("Khối"), 24, kind=Kind.TEXT, code="cluster"),
    )

    def row(place: int, one: CategoryCarrier) -> Row:
        counted, organization = one.counted, one.standing.organization
        small = one.standing.small_quota or (counted.of or 0) <= _FEW or counted.share is None
        share: Value = NONE if small or counted.share is None else counted.share
        values: list[Value | Cell] = [organization.name, known(counted.count), known(counted.of), ratio(2, 3, share)]
        if held:
            values.append(or_none(one.missing))
        cluster = cluster_word(language, organization.cluster) if organization.cluster else ""
        cluster_cell = Cell(cluster, code=organization.cluster or "")
        return row_of(RowKind.ITEM, place, *values, cluster_cell, code=organization.code)

    found = tuple(row(place, one) for place, one in enumerate(rows, 1))
    return Table("carriers", columns, found or (nobody(language),), notes)


def _small_counts(figures: ExportFigures, published: Published) -> Part:
    """Return what is told of one sensitive category; filters choose among the rows and change no figure."""
    language, name = figures.language, category_word(figures.language, published.category)
    said = [
        published_text(language, published),
        cells_text(language, published),
        hidden_text(language, published.threshold),
    ]
    children = [row.organization for row in figures.position.children]
    table = (_small_table(language, published, children),) if published.total else ()
    return Part(
        f"small-counts-{published.category}",
        name,
        language.text("{category} THEO KHỐI VÀ ĐƠN VỊ, NĂM {year}", category=name.upper(), year=figures.position.year),
        (*map(Sentence, said), *table),
        landscape=False,
    )


def _small_table(language: Language, published: Published, children: Sequence[Organization]) -> Table:
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Khối, đơn vị"), 50, kind=Kind.TEXT, code="name"),
        Column(category_word(language, published.category), 16, code="count"),
        Column(language.text("Ghi chú"), 24, kind=Kind.TEXT, code="note"),
    )
    clusters = []
    for cluster in dict.fromkeys(child.cluster for child in children if child.cluster is not None):
        inside = {child.id for child in children if child.cluster == cluster}
        count = published.cells.get(cluster)
        clusters.append((cluster_word(language, cluster), cluster, count, inside <= published.nobody))
    units = [
        (child.name, child.code, published.cells.get(child.id), child.id in published.nobody) for child in children
    ]
    rows: list[Row] = []
    for heading, found in ((language.text("Theo khối"), clusters), (language.text("Theo đơn vị"), units)):
        rows.append(row_of(RowKind.SECTION, heading))
        ordered = sorted(found, key=lambda one: (one[2] is None, -(one[2] or 0), not one[3], sort_key(one[0])))
        rows += [_small_row(language, place, *one) for place, one in enumerate(ordered, 1)]
    return Table(f"small-counts-{published.category}", columns, tuple(rows))


def _small_row(language: Language, place: int, name: str, code: str, count: int | None, empty: bool) -> Row:
    cell, said = Cell(count), ""
    if count is None and empty:
        cell, said = Cell(NONE), language.text("chưa kết nạp ai")
    elif count is None:
        cell, said = Cell(hidden=True, code="hidden"), language.text("không hiển thị")
    return row_of(RowKind.ITEM, place, name, cell, said, code=code)
