"""What all charts share: transparent, no frame, hair grid, the type of the page, numbers of the language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.i18n.language import Language
from dashboard.look import TOKENS, colour

Spec = dict[str, Any]


def configuration(language: Language, *, dark: bool) -> Mapping[str, Any]:
    """Return the configuration block that every chart gets."""
    ink2, hair = colour("ink2", dark=dark), colour("hair", dark=dark)
    return {
        "locale": dict(language.vega_locale),
        "mark": {"aria": False},  # the sentence beside the chart says it; single marks would speak English
        "background": "transparent",
        "font": "Source Sans, sans-serif",
        "view": {"stroke": None},
        "axis": {
            "aria": False,
            "labelColor": ink2,
            "labelFontSize": 14,
            "titleColor": ink2,
            "domainColor": colour("line", dark=dark),
            "gridColor": hair,
            "tickColor": colour("line", dark=dark),
        },
    }


def painted(spec: Spec, colours: Mapping[str, str]) -> Spec:
    """Return a copy of `spec` in which every text "token:<name>" is the colour of that name."""

    def paint(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: paint(value) for key, value in node.items()}
        if isinstance(node, list):
            return [paint(value) for value in node]
        if isinstance(node, str) and node.startswith("token:"):
            return colours[node.removeprefix("token:")]
        return node

    painted_spec: Spec = paint(spec)
    return painted_spec


def colours_of(*, dark: bool) -> dict[str, str]:
    """Return all colours of a theme by token."""
    return {name: pair[dark] for name, pair in TOKENS.items()}
