"""A view held against a snapshot: what changed, who moved since, and apart from it what was corrected afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.domain.narrative import standing_word, state_word
from dashboard.domain.since import Change, Since
from dashboard.domain.since_words import (
    correction_text,
    corrections_heading,
    moved_heading,
    own_correction,
    parts_sentence,
    since_sentence,
)
from dashboard.exports.cells import known
from dashboard.exports.document import Block, Cell, Column, Difference, Heading, Kind, Row, RowKind, Sentence, Table
from dashboard.i18n.language import Language


def since_blocks(language: Language, changed: Since) -> Iterator[Block]:
    """Yield the sentence, then the tables as the screen has them, with all their rows."""
    yield Heading(since_sentence(language, changed))
    for said in (parts_sentence(language, changed), own_correction(language, changed)):
        if said:
            yield Sentence(said)
    moved = (*changed.up, *changed.down)
    if moved:
        yield Heading(moved_heading(language, changed), 3)
        yield _moved(language, moved)
    if changed.corrections:
        yield Heading(corrections_heading(language, changed), 3)
        yield _corrected(language, changed.corrections)


def _moved(language: Language, changes: Sequence[Change]) -> Table:
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Đảng bộ, chi bộ"), 38, kind=Kind.TEXT, code="name"),
        Column(language.text("Số đã chốt"), 12, code="admitted_before"),
        Column(language.text("Hiện nay"), 12, code="admitted"),
        Column(language.text("Thay đổi"), 12, code="change"),
        Column(language.text("Trạng thái"), 12, kind=Kind.TEXT, code="state"),
        Column(language.text("Trước đó"), 12, kind=Kind.TEXT, code="state_before"),
    )
    rows = (_moved_row(language, place, change) for place, change in enumerate(changes, 1))
    return Table("moved-since", columns, tuple(rows))


def _moved_row(language: Language, place: int, change: Change) -> Row:
    before, now = change.before, change.now
    assert before is not None, "who moved stands in both"
    assert now is not None, "who moved stands in both"
    cells = (
        Cell(place),
        Cell(change.organization.name),
        Cell(known(before.admitted)),
        Cell(known(now.admitted)),
        Cell(known(change.total), formula=None if change.total is None else Difference(3, 2)),
        Cell(standing_word(language, now), code=now.state.value),
        Cell(state_word(language, before.state), code=before.state.value),
    )
    return Row(RowKind.ITEM, cells, change.organization.code)


def _corrected(language: Language, changes: Sequence[Change]) -> Table:
    columns = (
        Column(language.text("STT"), 5.5, kind=Kind.ORDER, code="place"),
        Column(language.text("Đảng bộ, chi bộ"), 38, kind=Kind.TEXT, code="name"),
        Column(language.text("Thay đổi"), 12, code="corrected"),
        Column(language.text("Số của ngày chốt đã điều chỉnh"), 36, kind=Kind.TEXT, code="correction"),
    )
    rows = (
        Row(
            RowKind.ITEM,
            (
                Cell(place),
                Cell(change.organization.name),
                Cell(known(change.corrected)),
                Cell(correction_text(language, change)),
            ),
            change.organization.code,
        )
        for place, change in enumerate(changes, 1)
    )
    return Table("corrected-since", columns, tuple(rows))
