"""Elements of WordprocessingML that python-docx has no words for, and runs of plain text."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dashboard.exports.safe_text import plain

TWIPS_PER_MM = 1440 / 25.4


def element(tag: str, /, *children: Any, **attributes: str | int) -> Any:
    """Return <w:tag> with its attributes, all of the same namespace, and its children."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def run(text: str, *, bold: bool = False, italic: bool = False, underlined: bool = False) -> Any:
    """Return a run of text. It stays text: nothing in it becomes a field or a link."""
    looks = [element(name) for name, wanted in (("b", bold), ("i", italic)) if wanted]
    looks += [element("u", val="single")] if underlined else []
    made = element("r", *([element("rPr", *looks)] if looks else []))
    for number, line in enumerate(plain(text).replace("\t", " ").splitlines()):
        if number:
            made.append(element("br"))
        words = element("t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
        made.append(words)
    return made


def paragraph(style: str, *runs: Any, align: str = "") -> Any:
    """Return a paragraph of a style (by its id), `align`: left, center, right, both; else as the style has it."""
    looks = [element("pStyle", val=style)] + ([element("jc", val=align)] if align else [])
    return element("p", element("pPr", *looks), *runs)


def page_number() -> list[Any]:
    """Return the runs of the field that counts pages: the program's own, the only field of a paper."""
    begin, end = element("fldChar", fldCharType="begin"), element("fldChar", fldCharType="end")
    instruction = element("instrText")
    instruction.text = "PAGE"
    return [element("r", begin), element("r", instruction), element("r", end)]


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)
