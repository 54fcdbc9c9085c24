"""Styles of a workbook, as far as they say what a cell means: number format, and the encoding behind its font."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data_access.workbooks import limits
from data_access.workbooks.legacy import Encoding, encoding_of_font
from data_access.workbooks.refusals import refused

GENERAL = "General"
_BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",  # the short date of the office's own settings
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}
_EAST_ASIAN_DATES = (*range(27, 37), *range(50, 59))
_NOT_MEANT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""Of a number format: quoted and escaped text, spaces and filling, colours, conditions and languages."""


@dataclass(frozen=True, slots=True)
class Style:
    """What the style of a cell says about its value."""

    number_format: str = GENERAL
    encoding: Encoding = Encoding.PLAIN
    date: bool = False
    """Its numbers are shown as days."""


def shows_a_day(number_format: str) -> bool:
    """Say whether numbers in this format are read as days. Times of day and durations are not."""
    first = _NOT_MEANT.sub("", number_format).lower().split(";")[0]
    if first in ("general", "@", "") or "[" in first:
        return False
    return bool(re.search(r"[dy]|mmm", first)) or (bool(re.search(r"m", first)) and not re.search(r"[hs0#?]", first))


class StylesReader:
    """Takes xl/styles.xml; `styles` are the ones that cells refer to by number."""

    def __init__(self) -> None:
        self.styles: list[Style] = []
        self._formats: dict[int, str] = {}
        self._fonts: list[Encoding] = []
        self._within: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        parent = self._within[-1] if self._within else ""
        self._within.append(tag)
        if tag == "numFmt" and parent == "numFmts":
            self._formats[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", GENERAL)[:250]
        elif tag == "font" and parent == "fonts":
            self._fonts.append(Encoding.PLAIN)
        elif tag in ("name", "rFont") and self._within[-3:-1] == ["fonts", "font"]:
            self._fonts[-1] = encoding_of_font(attributes.get("val", ""))
        elif tag == "xf" and parent == "cellXfs":
            self.styles.append(self._style(attributes))
        if max(len(self.styles), len(self._fonts), len(self._formats)) > limits.STYLES:
            raise refused("broken-part", part="styles.xml")

    def end(self, tag: str) -> None:
        self._within.pop()

    def text(self, text: str) -> None:
        """Styles hold no text."""

    def _style(self, attributes: dict[str, str]) -> Style:
        number = _number(attributes.get("numFmtId"))
        font = _number(attributes.get("fontId"))
        if number in _EAST_ASIAN_DATES and number not in self._formats:
            number_format = "dd/mm/yyyy"
        else:
            number_format = self._formats.get(number, _BUILT_IN.get(number, GENERAL))
        encoding = self._fonts[font] if 0 <= font < len(self._fonts) else Encoding.PLAIN
        return Style(number_format, encoding, shows_a_day(number_format))


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
