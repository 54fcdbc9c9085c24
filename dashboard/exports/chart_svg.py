"""Charts drawn as SVG, without a browser and without a network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from dashboard.exports.document import Chart

FONTS = Path(__file__).with_name("fonts")
FAMILY = "'Liberation Serif', 'Times New Roman', serif"


def chart_svg(chart: Chart, width: float, family: str = FAMILY) -> str:
    """Return the drawing of a chart, `width` pixels wide and as high as it is on the screen."""
    config = {**chart.spec.get("config", {}), "font": family}
    spec: dict[str, Any] = {**chart.spec, "config": config, "width": width}
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    svg: str = _converter().vegalite_to_svg(spec)
    return svg


@cache
def _converter() -> Any:
    """Return the converter with the bundled fonts, which takes a second to load."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
