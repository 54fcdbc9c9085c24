"""Charts of slides: PowerPoint's own, with their figures behind them, so that a secretary can go on with them."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.exports.chart_numbers import number_format
from dashboard.exports.document import Chart
from dashboard.exports.safe_text import plain
from dashboard.exports.slides.page import EDGE, FONT, Page, paint

_KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
}
_WORDS = 13


def write_chart(page: Page, chart: Chart) -> None:
    """Draw the chart down to the foot."""
    data = CategoryChartData(number_format=number_format(chart))
    data.categories = [plain(name) for name in chart.categories]
    for series in chart.series:
        data.add_series(plain(series.name), series.values)
    height = page.size.bottom - page.y - 8
    frame = page.slide.shapes.add_chart(_KINDS[chart.kind], Pt(EDGE), Pt(page.y), Pt(page.size.inner), Pt(height), data)
    frame.name = chart.key
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(chart.alt))
    drawn = frame.chart
    drawn.font.size, drawn.font.name, drawn.font.color.rgb = Pt(_WORDS), FONT, paint("ink2")
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        drawn.legend.font.size = Pt(_WORDS)
    _axes(drawn, chart)
    for place, series in enumerate(drawn.plots[0].series):
        _look(series, chart, place)


def _axes(drawn: Any, chart: Chart) -> None:
    category, value = drawn.category_axis, drawn.value_axis
    category.format.line.color.rgb = paint("line")
    category.major_tick_mark = value.major_tick_mark = XL_TICK_MARK.NONE
    category.has_major_gridlines = False
    value.minimum_scale = 0
    value.format.line.fill.background()
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = number_format(chart, axis=True), False
    lines = chart.kind == "line"
    value.has_major_gridlines = lines
    value.visible = lines
    if lines:
        value.major_gridlines.format.line.color.rgb = paint("hair")
    else:
        drawn.plots[0].gap_width = 60
    if chart.kind == "bar":
        category.reverse_order = True


def _look(series: Any, chart: Chart, place: int) -> None:
    """The first series is what the slide is about; grey ones are earlier years, the dashed one is what is due."""
    values = chart.series[place].values
    if chart.kind != "line":
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = paint("accent" if place == 0 else "track")
        _label_all(series, chart)
        return
    due = chart.series[place].asked
    line = series.format.line
    line.width = Pt(4 if place == 0 else 1.75)
    line.color.rgb = paint("accent" if place == 0 else "ink" if due else "earlier")
    if due:
        line.dash_style = MSO_LINE_DASH_STYLE.DASH
    series.smooth = False
    single = sum(value is not None for value in values) == 1
    series.marker.style = XL_MARKER_STYLE.CIRCLE if single else XL_MARKER_STYLE.NONE
    known = [number for number, value in enumerate(values) if value is not None]
    if known:
        _label_point(series.points[known[-1]], strong=place == 0, above=place == 0 or due)


def _label_all(series: Any, chart: Chart) -> None:
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, number_format(chart), False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.color.rgb = Pt(_WORDS), paint("ink")


def _label_point(point: Any, *, strong: bool, above: bool) -> None:
    """Write the value beside the last point; it follows when the figure is changed."""
    label = point.data_label
    label.font.size, label.font.bold = Pt(_WORDS + 1 if strong else _WORDS), strong
    label.font.color.rgb = paint("accent" if strong else "ink2")
    label.position = XL_LABEL_POSITION.ABOVE if above else XL_LABEL_POSITION.RIGHT
    element = label._get_or_add_dLbl()
    for name, shown in (("c:showLegendKey", 0), ("c:showVal", 1), ("c:showCatName", 0), ("c:showSerName", 0)):
        found = element.find(qn(name))
        if found is None:
            found = etree.SubElement(element, qn(name))
        found.set("val", str(shown))
