"""Word files read back: what stands in them, block by block, as a reader sees it."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml.ns import qn

from dashboard.address import Address
from dashboard.exports.documents import document_of
from dashboard.exports.figures import ExportFigures
from dashboard.exports.word.paper import write_word

_written: dict[tuple[str, Address], Any] = {}


def read_word(figures: ExportFigures) -> Any:
    """Write a paper as it was read and open it again; what was opened before is opened."""
    key = figures.export, figures.address
    if key not in _written:
        _written[key] = docx.Document(io.BytesIO(write_word(document_of(figures))))
    return _written[key]


def headings(file: Any) -> list[str]:
    """Return the words of all headings, in order."""
    return [one.text for one in file.paragraphs if one.style.name.startswith("Heading")]


def words(file: Any) -> list[str]:
    """Return the paragraphs outside tables that say something."""
    return [one.text for one in file.paragraphs if one.text.strip()]


def tables(file: Any) -> list[list[list[str]]]:
    """Return the cells of the tables that have lines: not the heading block, not the signatures."""
    return [grid(table) for table in file.tables if table._element.tblPr.find(qn("w:tblBorders")) is not None]


def grid(table: Any) -> list[list[str]]:
    """Return the texts of a table's cells, row by row; one that spans others stands once."""
    return [
        ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.iterchildren(qn("w:tc"))]
        for row in table._element.iterchildren(qn("w:tr"))
    ]


def blocks_at_edges(file: Any) -> list[list[list[str]]]:
    """Return the heading block and, where somebody signs, the blanks at the end."""
    return [grid(table) for table in file.tables if table._element.tblPr.find(qn("w:tblBorders")) is None]
