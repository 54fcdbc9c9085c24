"""Charts in Word papers: as pictures, sharp in print; where nothing is drawn, as the table of their figures."""

from __future__ import annotations

import io
from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain.numbers import ONE_DIGIT
from dashboard.exports.chart_svg import SERIF, converter, draw
from dashboard.exports.document import UNKNOWN, Chart, Column, Kind, RowKind, Table, Value, row_of
from dashboard.look import colour

_MOST_BESIDE = 12
_PIXELS_PER_MM = 96 / 25.4
_SHARPER = 3
"""Pixels of the file for each pixel of the drawing: 288 in an inch."""
_HEIGHT, _LOWEST, _EDGE = 300.0, 160.0, 16
"""Of the drawing in pixels, of one below a heading block of many lines, and around it: names at the ends of lines may
stick out."""


def picture_of(chart: Chart, width: float, taken: float = 0.0) -> io.BytesIO:
    """Return the drawing as PNG, `width` millimetres wide, and lower by what is `taken` above it."""
    whole, height = width * _PIXELS_PER_MM, max(_LOWEST, _HEIGHT - taken * _PIXELS_PER_MM)
    drawn = draw(chart, whole - 2 * _EDGE, height, family=SERIF)
    size = f'width="{whole:g}" height="{drawn.height + 2 * _EDGE:g}"'
    visible = drawn.svg.replace("<svg ", '<svg overflow="visible" ', 1)
    placed = f'<svg x="{_EDGE}" y="{_EDGE}" overflow="visible">{visible}</svg>'
    paper = f'<rect width="100%" height="100%" fill="{colour("paper", dark=False)}"/>'
    framed = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{paper}{placed}</svg>'
    return io.BytesIO(converter().svg_to_png(framed, scale=_SHARPER, ppi=72))


def figures_of(chart: Chart) -> Table:
    """Return the figures: a row for each series, or for each category where there are many."""
    counts = any(all(isinstance(value, int | None) for value in series.values) for series in chart.series)
    kind = Kind.COUNT if counts else Kind.DECIMAL
    series = {one.name: tuple(_value(value, counts=counts) for value in one.values) for one in chart.series}
    if len(chart.categories) <= _MOST_BESIDE:
        columns = (Column("", 12, kind=Kind.TEXT), *(Column(name, 6, kind=kind) for name in chart.categories))
        rows = [row_of(RowKind.ITEM, name, *values) for name, values in series.items()]
    else:
        columns = (Column("", 12, kind=Kind.LABEL), *(Column(name, 12, kind=kind) for name in series))
        rows = [row_of(RowKind.ITEM, *one) for one in zip(chart.categories, *series.values(), strict=True)]
    return Table(chart.key, columns, tuple(rows))


def _value(value: float | int | None, *, counts: bool) -> Value:
    """Return a figure of a chart: of people a whole number, also where what is due has digits."""
    if value is None:
        return UNKNOWN
    exact = Decimal(str(value))
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP)) if counts else exact.quantize(ONE_DIGIT, ROUND_HALF_UP)
