"""Every format of a list, opened again, says of each organisation what the view model says, for all five committees."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pptx
import pytest

from dashboard.domain.groups import sections_of
from dashboard.domain.position import Standing
from dashboard.domain.ranking import rank_lagging
from dashboard.domain.selection import Filters
from dashboard.exports.columns import heading_of
from dashboard.exports.csv_file import write_csv, write_plain_csv
from dashboard.exports.document import NONE, UNKNOWN, Document, Row, RowKind, words_of
from dashboard.exports.documents import document_of
from dashboard.exports.excel.workbook import write_workbook
from dashboard.exports.figures import ExportFigures
from dashboard.exports.html.page import write_html
from dashboard.exports.on_pages import for_pages
from dashboard.exports.pdf.paper import write_pdf
from dashboard.exports.slides.deck import write_deck
from dashboard.exports.slides.page import NARROW, WIDE, Size
from tests.exports.conftest import Read, items, open_workbook
from tests.exports.test_html import Reader
from tests.exports.test_pdf import JURISDICTIONS, pages_of
from tests.exports.test_workbooks import by_cluster
from tests.exports.word_reading import read_word, tables

CODES = ("name", "quota", "admitted", "percent")
VIEWS = ("annex-01", "progress", "lagging")
Said = list[tuple[str, ...]]


def thousands(value: Decimal | int, digits: int = 0) -> str:
    """A number as Vietnamese papers write it."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def expected(figures: ExportFigures, *, unranked: bool) -> Said:
    """What the view model says of each organisation, in the order of the screen; `unranked`: also without a place."""
    rows: Iterable[Standing] = figures.position.children
    if figures.export == "progress":
        assert figures.listed is not None
        filters = figures.address
        sections = sections_of(figures.listed.children, filters.order, filters.grouping)
        rows = [row for section in sections for row in section.rows]
    elif figures.export == "lagging":
        ranking = rank_lagging(figures.position.children)
        rows = ranking.all if unranked else ranking.ranked
    else:
        rows = by_cluster(figures.position.children)
    return [(row.organization.name, _quota(row), _admitted(row), _percent(row)) for row in rows]


def _quota(row: Standing) -> str:
    return thousands(row.quota) if row.quota else NONE


def _admitted(row: Standing) -> str:
    return UNKNOWN if row.admitted is None else thousands(row.admitted)


def _percent(row: Standing) -> str:
    if not row.quota or row.small_quota:
        return NONE
    return UNKNOWN if row.percent is None else f"{thousands(row.percent, 1)}%"


def places(document: Document) -> list[int]:
    codes = [column.code for column in next(document.tables())[1].columns]
    return [codes.index(code) for code in CODES]


def in_excel(figures: ExportFigures) -> Said:
    document = document_of(figures)
    name, quota, admitted, percent = places(document)
    return [
        (
            row[name],
            *(one if isinstance(one, str) else thousands(one) for one in (row[quota], row[admitted])),
            row[percent] if isinstance(row[percent], str) else f"{thousands(Decimal(str(row[percent])) * 100, 1)}%",
        )
        for row in items(open_workbook(write_workbook(document)).worksheets[0])
    ]


def numbered(document: Document, rows: Iterable[Sequence[str]]) -> Said:
    return [tuple(row[place] for place in places(document)) for row in rows if row and row[0].isdigit()]


def in_csv(figures: ExportFigures) -> Said:
    document = document_of(figures)
    lines = csv.reader(io.StringIO(write_csv(document).decode("utf-8-sig")), delimiter=";")
    found = numbered(document, lines)
    return [
        (name, *(one if one in (NONE, UNKNOWN) else thousands(int(one)) for one in (quota, admitted)), percent)
        for name, quota, admitted, percent in found
    ]


def for_programs(figures: ExportFigures) -> Said:
    signs = {"": UNKNOWN, "n/a": NONE}
    lines = csv.DictReader(io.StringIO(write_plain_csv(document_of(figures)).decode()))
    return [
        (
            line["name"],
            *(signs.get(line[code]) or thousands(int(line[code])) for code in ("quota", "admitted")),
            signs.get(line["percent"]) or f"{thousands(Decimal(line['percent']), 1)}%",
        )
        for line in lines
    ]


def in_word(figures: ExportFigures) -> Said:
    rows = [row for table in tables(read_word(figures)) for row in table]
    return numbered(for_pages(document_of(figures)), rows)


def on_the_page_without_network(figures: ExportFigures) -> Said:
    document = document_of(figures)
    return numbered(document, Reader(write_html(document)).rows)


def on_slides(size: Size) -> Callable[[ExportFigures], Said]:
    def read_slides(figures: ExportFigures) -> Said:
        document = document_of(figures)
        table = next(document.tables())[1]
        headings = {column.code: heading_of(column) for column in table.columns}
        file = pptx.Presentation(io.BytesIO(write_deck(document, size, None)))
        shown = [one.table for slide in file.slides for one in slide.shapes if one.has_table and one.name == table.key]
        found: Said = []
        for grid in ([[cell.text for cell in row.cells] for row in one.rows] for one in shown):
            at = [grid[0].index(headings[code]) for code in CODES]
            found += [tuple(row[place] for place in at) for row in grid[1:] if row[0].isdigit()]
        return found

    return read_slides


def on_pages(figures: ExportFigures) -> Said:
    """The rows of the paper that stand on the pages whole and in this order; the first that does not ends them."""
    document = for_pages(document_of(figures))
    table = next(document.tables())[1]
    words = "\f".join(page.replace(" ", "") for page in pages_of(write_pdf(document_of(figures))))
    found, place = [], 0
    for row in (row for row in table.rows if row.kind is RowKind.ITEM and isinstance(row.cells[0].value, int)):
        cells = said(document, table.columns, row)
        place = words.find("".join("".join(cells).split()), place)
        assert place >= 0, cells
        found.append(tuple(cells[one] for one in places(document)))
    return found


def said(document: Document, columns: Sequence[Any], row: Row) -> list[str]:
    return [words_of(document.language, cell, column.kind) for cell, column in zip(row.cells, columns, strict=False)]


FORMATS: Mapping[str, Callable[[ExportFigures], Said]] = {
    "xlsx": in_excel,
    "csv": in_csv,
    "csv-plain": for_programs,
    "docx": in_word,
    "pptx": on_slides(WIDE),
    "pptx-4x3": on_slides(NARROW),
    "pdf": on_pages,
    "html": on_the_page_without_network,
}
QUICK = ("hau-giang", "annex-01")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("jurisdiction", "view"),
    [
        (one, view) if (one, view) == QUICK else pytest.param(one, view, marks=pytest.mark.exhaustive)
        for one in JURISDICTIONS
        for view in VIEWS
    ],
)
def test_a_file_says_of_each_organisation_what_the_screen_says(read: Read, jurisdiction: str, view: str, format: str):
    figures = read(view, jurisdiction=jurisdiction)
    assert figures.address.filters == Filters()
    assert FORMATS[format](figures) == expected(figures, unranked=format == "csv-plain")
