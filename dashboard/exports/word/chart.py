"""Charts in Word papers, as the table of their figures."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain.numbers import ONE_DIGIT
from dashboard.exports.document import UNKNOWN, Chart, Column, Kind, RowKind, Table, Value, row_of

_MOST_BESIDE = 12


def figures_of(chart: Chart) -> Table:
    """Return the figures: a row for each series, or for each category where there are many."""
    decimal = any(isinstance(value, float) for series in chart.series for value in series.values)
    kind = Kind.DECIMAL if decimal else Kind.COUNT
    series = {one.name: tuple(map(_value, one.values)) for one in chart.series}
    if len(chart.categories) <= _MOST_BESIDE:
        columns = (Column("", 12, kind=Kind.TEXT), *(Column(name, 6, kind=kind) for name in chart.categories))
        rows = [row_of(RowKind.ITEM, name, *values) for name, values in series.items()]
    else:
        columns = (Column("", 12, kind=Kind.LABEL), *(Column(name, 12, kind=kind) for name in series))
        rows = [row_of(RowKind.ITEM, *one) for one in zip(chart.categories, *series.values(), strict=True)]
    return Table(chart.key, columns, tuple(rows))


def _value(value: float | int | None) -> Value:
    if value is None:
        return UNKNOWN
    return Decimal(str(value)).quantize(ONE_DIGIT, ROUND_HALF_UP) if isinstance(value, float) else value
