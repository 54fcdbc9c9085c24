"""Charts drawn as SVG, without a browser and without a network."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dashboard.exports.document import Chart
from dashboard.exports.measuring import FONTS

SANS = "'Source Sans 3', 'Source Sans', Arial, sans-serif"
SERIF = "'Liberation Serif', 'Times New Roman', serif"
_KEPT = 96
"""Drawings kept for who asks for the same figures again, of 10 to 40 KB each: those of eight offline pages."""


@dataclass(frozen=True)
class Drawing:
    """A chart as SVG; its height in pixels."""

    svg: str
    height: float


def draw(
    chart: Chart, width: float, height: float | None = None, *, fixed: bool = False, family: str = SANS
) -> Drawing:
    """Return the chart without a frame, `width` pixels wide.

    `height` None: as high as on the screen. One that counts its rows gives its own height where it is not `fixed`.
    """
    config = {**chart.spec.get("config", {}), "font": family}
    spec: dict[str, Any] = {**chart.spec, "config": config, "width": width}
    if height is not None and (fixed or not isinstance(spec.get("height"), dict)):
        spec["height"] = height
    spec["autosize"] = {"type": "fit" if not isinstance(spec.get("height"), dict) else "fit-x", "contains": "padding"}
    return _drawn(json.dumps(spec), height or 0.0)


@lru_cache(maxsize=_KEPT)
def _drawn(spec: str, height: float) -> Drawing:
    """Return the drawing of a specification: a tenth of a second and more, most of it for the widths of its words."""
    svg: str = converter().vegalite_to_svg(spec)
    drawn = re.search(r'<svg[^>]* height="([\d.]+)"', svg)
    return Drawing(svg, float(drawn[1]) if drawn else height)


def drawings_made() -> int:
    """Return how many drawings this process made, those left out that were kept."""
    return _drawn.cache_info().misses


@cache
def converter() -> Any:
    """Return the converter, which takes a second to load, with our fonts; it needs no network."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
