"""A chart of Excel's own over the small table that it is drawn from, so that a reader can change both."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook

from dashboard.exports.document import Cell, Chart, Kind, RowKind, Series
from dashboard.exports.excel.heights import LINE_POINTS
from dashboard.exports.excel.looks import FONT, Looks
from dashboard.exports.excel.table import plain, write_cell
from dashboard.look import colour

HEIGHT_PIXELS, ROWS = 300, 15
_PIXELS_PER_DIGIT = 7.2
_TYPES = {"line": {"type": "line"}, "column": {"type": "column"}, "bar": {"type": "bar"}}
_OTHERS = ("earlier", "ink2", "line")
"""Colours of the series behind the first one."""


def write_chart(book: Workbook, sheet: Any, first: int, chart: Chart, widths: tuple[float, ...], looks: Looks) -> int:
    """Write chart and table from row `first` (from 0) on; return the first row below them."""
    left = 1 if widths[0] < 8 and len(widths) > len(chart.series) + 1 else 0
    head = first + ROWS
    for row in range(first, head):
        sheet.set_row(row, HEIGHT_PIXELS * 0.75 / ROWS)
    _write_figures(sheet, head, left, chart, looks)
    drawn = book.add_chart(dict(_TYPES[chart.kind]))
    last = head + len(chart.categories)
    name = sheet.get_name()
    for place in range(len(chart.series)):
        column = left + 1 + place
        drawn.add_series(
            {
                "name": [name, head, column],
                "categories": [name, head + 1, left, last, left],
                "values": [name, head + 1, column, last, column],
                **_look(chart.kind, place),
            }
        )
    _dress(drawn, chart)
    drawn.set_size({"width": int(sum(widths) * _PIXELS_PER_DIGIT), "height": HEIGHT_PIXELS})
    sheet.insert_chart(first, 0, drawn, {"object_position": 2, "description": plain(chart.alt)})
    return last + 1


def _dress(drawn: Any, chart: Chart) -> None:
    font = {"name": FONT, "size": 10}
    drawn.set_title({"none": True})  # the statement stands over the chart, as words that can be searched
    drawn.set_legend({"position": "bottom", "font": font})
    drawn.set_x_axis({"num_font": font, "line": {"color": colour("line", dark=False)}})
    grid = {"visible": True, "line": {"color": colour("hair", dark=False)}}
    drawn.set_y_axis({"num_font": font, "major_gridlines": grid, "line": {"none": True}, "min": 0})
    drawn.set_chartarea({"border": {"none": True}})
    drawn.show_blanks_as("gap")


def _look(kind: str, place: int) -> dict[str, Any]:
    name = "accent" if not place else _OTHERS[min(place - 1, len(_OTHERS) - 1)]
    shade = colour(name, dark=False)
    if kind == "line":
        return {"line": {"color": shade, "width": 2.75 if not place else 1.5}, "marker": {"type": "none"}}
    return {"fill": {"color": shade}, "border": {"none": True}}


def _write_figures(sheet: Any, head: int, left: int, chart: Chart, looks: Looks) -> None:
    sheet.write_blank(head, left, None, looks.head())
    sheet.set_row(head, LINE_POINTS * 1.4)
    for place, series in enumerate(chart.series, left + 1):
        sheet.write_string(head, place, plain(series.name), looks.head())
    for number, category in enumerate(chart.categories):
        row = head + 1 + number
        write_cell(sheet, row, left, Cell(category), Kind.TEXT, RowKind.ITEM, looks)
        for place, series in enumerate(chart.series, left + 1):
            _write_value(sheet, row, place, series, number, looks)


def _write_value(sheet: Any, row: int, column: int, series: Series, number: int, looks: Looks) -> None:
    value = series.values[number]
    whole = all(one is None or isinstance(one, int) for one in series.values)
    look = looks.cell(Kind.COUNT if whole else Kind.DECIMAL, RowKind.ITEM)
    if value is None:
        sheet.write_blank(row, column, None, look)  # a text would be drawn as 0
    else:
        sheet.write_number(row, column, value, look)
