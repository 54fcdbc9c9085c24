"""Figures of a standing as they stand in cells: one wording of what is unknown for all papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from dashboard.domain.groups import told_apart, total_by
from dashboard.domain.narrative import cluster_word, mark_word
from dashboard.domain.numbers import percent
from dashboard.domain.position import LatestReport, Mark, Position, Standing
from dashboard.exports.document import NONE, UNKNOWN, Cell, Ratio, Row, RowKind, Sum, Value, row_of
from dashboard.i18n.language import Language


def known(count: int | None) -> Value:
    """Return a count, "…" when nobody said it."""
    return UNKNOWN if count is None else count


def or_none(value: int | Decimal | None) -> Value:
    """Return a figure, "–" where it does not apply."""
    return NONE if value is None else value


def quota_of(row: Standing) -> Value:
    """Return the quota, "–" when none (or 0) is assigned."""
    return row.quota or NONE


def percent_of(row: Standing) -> Value:
    """Return the percent; "–" where it would say nothing, "…" without a report."""
    if not row.quota or row.small_quota:
        return NONE
    return UNKNOWN if row.percent is None else row.percent


def reported_value(row: Standing, read: Callable[[LatestReport], int | None]) -> Value:
    """Return what the newest report says beside the count."""
    return UNKNOWN if row.report is None else known(read(row.report))


def forecasts(position: Position, row: Standing) -> tuple[Value, Value]:
    """Return what is expected for this month and the next; "…" when the newest report is of an earlier month."""
    report, day = row.report, position.day
    if report is None or (report.as_of.year, report.as_of.month) != (day.year, day.month):
        return UNKNOWN, UNKNOWN
    return known(report.forecast_this_month), known(report.forecast_next_month)


def last_admission(language: Language, row: Standing) -> str:
    """Return month and year of the last admission; "…" when nothing stands in the database."""
    day = row.last_admitted_on
    return UNKNOWN if day is None else language.month(day.year, day.month)


def marks_text(language: Language, row: Standing, marks: Sequence[Mark]) -> list[str]:
    """Return the words of those marks that the row has; a missing report with the day the figures stand for."""
    texts = [mark_word(language, mark) for mark in marks if mark in row.marks]
    if Mark.LAST_REPORT_MISSING in marks and Mark.LAST_REPORT_MISSING in row.marks and row.report is not None:
        texts.append(language.text("số liệu đến {day}", day=language.day(row.report.as_of)))
    return texts


def ratio(count: int, of: int, value: Value) -> Cell:
    """Return the cell of a percent with how it follows from two columns of its row."""
    return Cell(value, formula=Ratio(count, of) if isinstance(value, Decimal) else None)


def nobody(language: Language) -> Row:
    """Return the row that says that there is none, across the table."""
    return row_of(RowKind.SECTION, language.text("Không có đơn vị nào trong danh sách này"))


def rows_by_cluster(
    language: Language,
    rows: Sequence[Standing],
    values: Callable[[Standing], tuple[Value | Cell, ...]],
    summed: Sequence[int],
    ratios: Mapping[int, Ratio],
) -> tuple[Row, ...]:
    """Return the rows of a table in groups I, II, III ... with their sums, numbered through, and the total; without
    groups where nobody named a cluster.

    `values` give what stands right of number and name; `summed` and `ratios` say by the numbers of columns what
    groups and total hold.
    """
    found: list[Row] = []
    groups: list[int] = []

    def sums(over: Sequence[int], first: Value, name: str, kind: RowKind, code: str = "") -> Row:
        cells = [Cell(first), Cell(name)] + [Cell()] * (max((*summed, *ratios)) - 1)
        for column in summed:
            total = add_up([found[each].cells[column].value for each in over])
            cells[column] = Cell(total, formula=Sum(tuple(over)))
        for column, of_two in ratios.items():
            part, whole = cells[of_two.count].value, cells[of_two.of].value
            known = isinstance(part, int) and isinstance(whole, int)
            share = percent(part, whole) if isinstance(part, int) and isinstance(whole, int) else None
            cells[column] = ratio(of_two.count, of_two.of, share if share is not None else NONE if known else part)
        return Row(kind, tuple(cells), code)

    if not rows:
        return (nobody(language),)
    place, grouped = 0, total_by(rows, "cluster")
    apart = told_apart(grouped)
    for number, group in enumerate(grouped, 1):
        if apart:
            groups.append(len(found))
            found.append(row_of(RowKind.GROUP))
        first = len(found)
        for row in group.rows:
            place += 1
            code = row.organization.code
            found.append(row_of(RowKind.ITEM, place, row.organization.name, *values(row), code=code))
        if apart:
            name = language.plural("{cluster} ({n} đơn vị)", len(group.rows), cluster=cluster_word(language, group.key))
            found[groups[-1]] = sums(range(first, len(found)), roman(number), name, RowKind.GROUP, group.key or "")
    total = language.plural("Tổng cộng ({n} đơn vị)", len(rows))
    found.append(sums(groups or range(len(found)), None, total, RowKind.TOTAL))
    return tuple(found)


def add_up(values: Sequence[Value]) -> Value:
    """Return the sum of the counts that are known; "…" or "–" when none is."""
    counts = [value for value in values if isinstance(value, int)]
    if counts:
        return sum(counts)
    return NONE if values and all(value == NONE for value in values) else UNKNOWN


def roman(number: int) -> str:
    """Return a whole number from 1 on in Roman numerals: 4 is IV."""
    text = ""
    for value, letters in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV")):
        text += letters * (number // value)
        number %= value
    return text + "I" * number
