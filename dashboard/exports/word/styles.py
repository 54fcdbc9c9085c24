"""Styles of Word papers: Times New Roman 14, headings that Word lists in its outline, tables in smaller letters."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashboard.exports.word.elements import element
from dashboard.i18n.language import Code

FONT = "Times New Roman"
BODY_POINTS = 14
TABLE_POINTS = (9, 10, 11, 12)
"""Sizes of letters in tables, each with a style of its own."""
BODY, TITLE, SUBTITLE, SMALL, LINE, GAP = "Normal", "Title", "Subtitle", "Small", "Line", "Gap"
"""Ids of styles; "Line" is one line of the heading block or of the signatures, "Gap" the room after a table."""
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
_BLACK = RGBColor(0, 0, 0)


def heading_style(level: int) -> str:
    """Return the id of the style of a heading; level 1 is a part of the paper."""
    return f"Heading{level}"


def table_style(points: int) -> str:
    """Return the id of the style of words in a table."""
    return f"Table{points}"


def set_up_styles(document: Any, code: Code) -> None:
    """Give the document its styles; whatever its template brings of colours and other letters goes."""
    _set_defaults(document, code)
    body = document.styles["Normal"]
    _letters(body, BODY_POINTS)
    _spaces(body, before=0, after=6)
    body.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    body.paragraph_format.line_spacing = Pt(18)
    body.paragraph_format.first_line_indent = Mm(10)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.widow_control = True
    _headings(document)
    added = [("Small", 12, WD_ALIGN_PARAGRAPH.LEFT, 3), ("Line", 13, WD_ALIGN_PARAGRAPH.CENTER, 0)]
    added += [("Gap", 5, WD_ALIGN_PARAGRAPH.LEFT, 0)]
    added += [(f"Table{points}", points, WD_ALIGN_PARAGRAPH.LEFT, 0) for points in TABLE_POINTS]
    for name, points, align, after in added:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = body
        _letters(style, points)
        _spaces(style, before=1 if name.startswith("Table") else 0, after=after or int(name.startswith("Table")))
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        style.paragraph_format.first_line_indent = Mm(0)
        style.paragraph_format.alignment = align


def _set_defaults(document: Any, code: Code) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val=_LANGUAGES[code], eastAsia=_LANGUAGES[code]))


def _headings(document: Any) -> None:
    centred, left = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
    for name, points, align, before, after in (
        ("Title", 15, centred, 14, 4),
        ("Subtitle", 13, centred, 0, 8),
        ("Heading 1", 14, centred, 6, 4),
        ("Heading 2", 14, left, 10, 4),
        ("Heading 3", 14, left, 8, 3),
    ):
        style = document.styles[name]
        _letters(style, points)
        style.font.bold = name != "Subtitle"
        style.font.italic = name in ("Subtitle", "Heading 3")
        _spaces(style, before=before, after=after)
        style.paragraph_format.alignment = align
        style.paragraph_format.first_line_indent = Mm(0) if align is centred else Mm(10)
        style.paragraph_format.keep_with_next = True
        for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
            border.getparent().remove(border)


def _letters(style: Any, points: int) -> None:
    """Set size and font, for every script: a template names fonts by its theme, which would win."""
    style.font.size = Pt(points)
    style.font.color.rgb = _BLACK
    style.font.name = FONT
    looks = style.element.get_or_add_rPr()
    for name in ("spacing", "kern"):
        for old in looks.findall(qn(f"w:{name}")):
            looks.remove(old)
    fonts = looks.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _spaces(style: Any, *, before: int, after: int) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
