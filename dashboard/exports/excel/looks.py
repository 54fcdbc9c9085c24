"""How cells look: one format of the workbook for each look, made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xlsxwriter import Workbook

from dashboard.exports.document import Kind, RowKind
from dashboard.i18n.language import Language

FONT = "Times New Roman"
_LINE = "#808080"
_SHADES = {RowKind.GROUP: "#F2F2F2", RowKind.SECTION: "#F2F2F2", RowKind.TOTAL: "#E4E4E4"}
_HEAD_SHADE = "#E4E4E4"
_NUMBERS = {Kind.ORDER: "#,##0", Kind.COUNT: "#,##0", Kind.PERCENT: "0.0%", Kind.DECIMAL: "#,##0.0"}
_DAYS = {"vi": "[$-042A]dd/mm/yyyy", "en": "[$-409]d mmm yyyy"}
"""A day looks the same whatever the reader's Excel is set to; signs of numbers are those of the reader's Excel."""


@dataclass
class Looks:
    """The formats of one workbook."""

    book: Workbook
    language: Language
    _made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)
    _cells: dict[tuple[Kind, RowKind, bool, bool], Any] = field(default_factory=dict)

    def text(self, *, size: int = 11, centred: bool = False, **more: Any) -> Any:
        """Return the look of words that stand outside of a table."""
        side = "center" if centred else "left"
        return self._format(font_size=size, align=side, valign="vcenter", text_wrap=True, **more)

    def line(self, *, size: int = 12, **more: Any) -> Any:
        """Return the look of a line of the heading block."""
        return self._format(font_size=size, align="center", valign="vcenter", text_wrap=True, **more)

    def heading(self) -> Any:
        """Return the look of a heading that may run over its neighbours."""
        return self._format(font_size=11, bold=True)

    def head(self) -> Any:
        """Return the look of a heading of columns."""
        return self._format(
            font_size=11,
            bold=True,
            align="center",
            valign="vcenter",
            text_wrap=True,
            border=1,
            border_color=_LINE,
            bg_color=_HEAD_SHADE,
        )

    def cell(self, kind: Kind, row: RowKind, *, quoted: bool = False, hidden: bool = False) -> Any:
        """Return the look of a cell of a table; a `quoted` text stays text when somebody edits it."""
        asked = kind, row, quoted, hidden
        if asked not in self._cells:
            self._cells[asked] = self._cell(*asked)
        return self._cells[asked]

    def _cell(self, kind: Kind, row: RowKind, quoted: bool, hidden: bool) -> Any:
        more: dict[str, Any] = {}
        if row is not RowKind.ITEM:
            more |= {"bold": True, "bg_color": _SHADES[row]}
        if kind is Kind.TEXT or row is RowKind.SECTION:
            more |= {"align": "left", "indent": 1}
        else:
            more |= {"align": "center"}
        if kind is Kind.DAY:
            more["num_format"] = _DAYS[self.language.code]
        elif kind in _NUMBERS:
            more["num_format"] = _NUMBERS[kind]
        if quoted:
            more["quote_prefix"] = True
        if hidden:
            more["font_color"] = _LINE
        return self._format(font_size=11, valign="vcenter", text_wrap=True, border=1, border_color=_LINE, **more)

    def _format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format({"font_name": FONT, **properties})
        return self._made[key]
