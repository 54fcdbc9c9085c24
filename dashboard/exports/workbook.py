"""From the figures of an export to the bytes of a workbook, and to the name of its file."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.exports.annex_01 import annex_01
from dashboard.exports.annex_02 import annex_02
from dashboard.exports.figures import (
    ANNEX_01,
    ANNEX_02,
    LAGGING,
    ORGANIZATION_SHEET,
    PROGRESS,
    TRENDS,
    ExportFigures,
)
from dashboard.exports.lagging_list import lagging_list
from dashboard.exports.notes import write_notes
from dashboard.exports.organization_sheet import organization_sheets
from dashboard.exports.progress_list import progress_list
from dashboard.exports.sheet import Paper, write_paper
from dashboard.exports.trend_sheets import trend_sheets
from dashboard.i18n.collation import fold

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAPERS: Mapping[str, Callable[[ExportFigures], list[Paper]]] = {
    ANNEX_01: lambda figures: [annex_01(figures)],
    ANNEX_02: lambda figures: [annex_02(figures)],
    LAGGING: lambda figures: [lagging_list(figures)],
    PROGRESS: lambda figures: [progress_list(figures)],
    ORGANIZATION_SHEET: organization_sheets,
    TRENDS: trend_sheets,
}
_WORDS = {
    ANNEX_01: "PL01",
    ANNEX_02: "PL02",
    LAGGING: "ChamTienDo",
    PROGRESS: "TienDo",
    ORGANIZATION_SHEET: "DonVi",
    TRENDS: "TheoThoiGian",
}


def build(figures: ExportFigures) -> bytes:
    """Return the workbook: its papers, then the sheet of notes."""
    book = Workbook()
    first = book.worksheets[0]
    book.remove(first)
    papers = _PAPERS[figures.export](figures)
    for paper in papers:
        write_paper(_new_sheet(book), paper, figures)
    write_notes(_new_sheet(book), figures)
    book.properties.title = papers[0].title
    book.properties.creator = figures.position.jurisdiction.name
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _new_sheet(book: Workbook) -> Worksheet:
    sheet = book.create_sheet()
    assert isinstance(sheet, Worksheet)
    sheet.sheet_view.showGridLines = False
    return sheet


def file_name(figures: ExportFigures) -> str:
    """Return a name without marks that sorts by kind, committee and day: KetNap_PL02_ThanhHoa_2024-05-31.xlsx."""
    position = figures.position
    if figures.export == ORGANIZATION_SHEET:
        whose = "-".join(_pieces(position.organization.code))
    else:
        whose = "".join(piece[:1].upper() + piece[1:] for piece in _pieces(position.jurisdiction.code))
    return f"KetNap_{_WORDS[figures.export]}_{whose or 'DangBo'}_{position.day.isoformat()}.xlsx"


def _pieces(code: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(code))
