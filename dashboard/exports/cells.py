"""Figures of a standing as they stand in cells: one wording of what is unknown for all papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.domain.groups import total_by
from dashboard.domain.narrative import cluster_word, mark_word
from dashboard.domain.position import LatestReport, Mark, Position, Standing
from dashboard.exports.table import NONE, UNKNOWN, Kind, Line, Value, roman
from dashboard.i18n.language import Language


def known(count: int | None) -> Value:
    """Return a count, "…" when nobody said it."""
    return UNKNOWN if count is None else count


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


def lines_by_cluster(
    language: Language,
    rows: Sequence[Standing],
    values: Callable[[Standing], tuple[Value, ...]],
    sums: Callable[[Sequence[Standing]], tuple[Value, ...]],
) -> tuple[Line, ...]:
    """Return the lines of a table in groups I, II, III ... with their sums, numbered through, and the total.

    `values` and `sums` give what stands right of number and name.
    """
    lines: list[Line] = []
    place = 0
    for number, group in enumerate(total_by(rows, "cluster"), 1):
        name = language.plural("{cluster} ({n} đơn vị)", len(group.rows), cluster=cluster_word(language, group.key))
        lines.append(Line(Kind.GROUP, (roman(number), name, *sums(group.rows))))
        for row in group.rows:
            place += 1
            lines.append(Line(Kind.ITEM, (place, row.organization.name, *values(row))))
    if not rows:
        nothing = language.text("Không có đơn vị nào trong phạm vi đang xem")
        lines.append(Line(Kind.ITEM, (None, nothing)))
    total = language.plural("Tổng cộng ({n} đơn vị)", len(rows))
    lines.append(Line(Kind.TOTAL, (None, total, *sums(rows))))
    return tuple(lines)
