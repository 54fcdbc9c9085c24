"""Charts of Excel's own; their figures stand on a hidden last sheet: papers print and are sent without it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook

from dashboard.exports.chart_numbers import number_format
from dashboard.exports.document import Cell, Chart, Kind, RowKind, Series
from dashboard.exports.excel.heights import LINE_POINTS, lines_needed
from dashboard.exports.excel.looks import FONT, Looks
from dashboard.exports.excel.table import write_cell
from dashboard.exports.safe_text import plain
from dashboard.look import colour

HEIGHT_PIXELS, ROWS = 300, 15
_SERIES_WIDTH = 14
_POINTS_PER_PIXEL, _PIXELS_PER_DIGIT = 0.75, 7.2
_OTHERS = ("earlier", "ink2", "line")
"""Colours of the series behind the first one."""


@dataclass
class ChartFigures:
    """The sheet of figures: where those of each chart stand, before the sheet itself is written."""

    name: str
    charts: list[tuple[int, Chart]] = field(default_factory=list)
    row: int = 0

    def place(self, chart: Chart) -> int:
        """Return the row (from 0) of the heads of the chart's figures."""
        self.charts.append((self.row, chart))
        head = self.row + 1
        self.row = head + len(chart.categories) + 2
        return head

    def write(self, sheet: Any, looks: Looks) -> tuple[int, int]:
        """Write the figures of all charts below one another; return how many rows and columns they take."""
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 8, _SERIES_WIDTH)
        for first, chart in self.charts:
            sheet.write_string(first, 0, plain(chart.title), looks.heading())
            names = (series.name for series in chart.series)
            sheet.set_row(first + 1, LINE_POINTS * max(lines_needed(name, _SERIES_WIDTH * 0.9) for name in names) + 2)
            _write_figures(sheet, first + 1, chart, looks)
        return self.row, 1 + max(len(chart.series) for _, chart in self.charts)


def write_chart(book: Workbook, sheet: Any, first: int, chart: Chart, width: float, figures: ChartFigures) -> int:
    """Draw a chart from row `first` (from 0) on, as wide as the sheet; return the first row below it."""
    for row in range(first, first + ROWS):
        sheet.set_row(row, HEIGHT_PIXELS * _POINTS_PER_PIXEL / ROWS)
    head = figures.place(chart)
    drawn = book.add_chart({"type": chart.kind})
    last = head + len(chart.categories)
    for place in reversed(range(len(chart.series))):  # the last one lies on top
        column = place + 1
        drawn.add_series(
            {
                "name": [figures.name, head, column],
                "categories": [figures.name, head + 1, 0, last, 0],
                "values": [figures.name, head + 1, column, last, column],
                **_look(chart, place),
            }
        )
    _dress(drawn, chart)
    drawn.set_size({"width": int(width * _PIXELS_PER_DIGIT), "height": HEIGHT_PIXELS - 8})
    sheet.insert_chart(first, 0, drawn, {"object_position": 2, "description": plain(chart.alt)})
    return first + ROWS


def _dress(drawn: Any, chart: Chart) -> None:
    font = {"name": FONT, "size": 10}
    drawn.set_title({"none": True})  # the statement stands over the chart, as words that can be searched
    drawn.set_legend({"position": "bottom", "font": font})
    drawn.set_x_axis({"num_font": font, "line": {"color": colour("line", dark=False)}})
    grid = {"visible": True, "line": {"color": colour("hair", dark=False)}}
    numbers = {"num_font": font, "num_format": number_format(chart, axis=True)}
    drawn.set_y_axis({**numbers, "major_gridlines": grid, "line": {"none": True}, "min": 0})
    drawn.set_chartarea({"border": {"none": True}})
    drawn.show_blanks_as("gap")
    drawn.show_hidden_data()


def _look(chart: Chart, place: int) -> dict[str, Any]:
    """The first series is what the chart is about; grey ones are earlier years, the dashed one is what is due."""
    name = "accent" if not place else _OTHERS[min(place - 1, len(_OTHERS) - 1)]
    shade = colour(name, dark=False)
    if chart.kind != "line":
        return {"fill": {"color": shade}, "border": {"none": True}}
    if chart.series[place].asked:
        return {"line": {"color": colour("ink", dark=False), "width": 1.5, "dash_type": "dash"}}
    if place:
        return {"line": {"color": shade, "width": 1.5}}
    return {"line": {"color": shade, "width": 2.75}, "marker": {"type": "circle", "size": 4}, **_last_value(chart)}


def _last_value(chart: Chart) -> dict[str, Any]:
    """Return the label of the first series' last point: the value that the chart is about."""
    known = [number for number, value in enumerate(chart.series[0].values) if value is not None]
    if not known:
        return {}
    font = {"name": FONT, "size": 11, "bold": True, "color": colour("accent", dark=False)}
    labels = {"value": True, "position": "above", "num_format": number_format(chart), "font": font}
    custom = [None if number == known[-1] else {"delete": True} for number in range(len(chart.categories))]
    return {"data_labels": {**labels, "custom": custom}}


def _write_figures(sheet: Any, head: int, chart: Chart, looks: Looks) -> None:
    sheet.write_blank(head, 0, None, looks.head())
    for place, series in enumerate(chart.series, 1):
        sheet.write_string(head, place, plain(series.name), looks.head())
    for number, category in enumerate(chart.categories):
        row = head + 1 + number
        write_cell(sheet, row, 0, Cell(category), Kind.TEXT, RowKind.ITEM, looks)
        for place, series in enumerate(chart.series, 1):
            _write_value(sheet, row, place, series, number, looks)


def _write_value(sheet: Any, row: int, column: int, series: Series, number: int, looks: Looks) -> None:
    value = series.values[number]
    whole = all(one is None or isinstance(one, int) for one in series.values)
    look = looks.cell(Kind.COUNT if whole else Kind.DECIMAL, RowKind.ITEM)
    if value is None:
        sheet.write_blank(row, column, None, look)  # a text would be drawn as 0
    else:
        sheet.write_number(row, column, value, look)
