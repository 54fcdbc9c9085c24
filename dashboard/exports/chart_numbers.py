"""How the numbers of a chart are written that Excel or PowerPoint draws."""

from __future__ import annotations

from dashboard.exports.document import Chart

_VIETNAMESE = "[$-42A]"


def number_format(chart: Chart, *, axis: bool = False) -> str:
    """Return how numbers are written: 1.020 and 35,4% in a Vietnamese Office, as another one writes them there."""
    if chart.key == "shares":
        return f'{_VIETNAMESE}0"%"' if axis else f'{_VIETNAMESE}0.0"%"'
    return f"{_VIETNAMESE}#,##0"
