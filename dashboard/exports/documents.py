"""From a paper's name and an address to the document that every format is written from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.domain.report_periods import DAY, HALF, MONTH, QUARTER, YEAR
from dashboard.exports.document import Closing, Document, Letterhead, Part
from dashboard.exports.figures import (
    ANNEX_01,
    ANNEX_02,
    LAGGING,
    ORGANIZATION_SHEET,
    OVERVIEW,
    PROGRESS,
    REPORT,
    REPORTS,
    SHARES,
    TRENDS,
    ExportFigures,
    read_figures,
)
from dashboard.exports.notes import notes_of
from dashboard.exports.views.annex_01 import annex_01
from dashboard.exports.views.annex_02 import annex_02
from dashboard.exports.views.lagging import lagging
from dashboard.exports.views.organization import organization
from dashboard.exports.views.overview import overview, position_part
from dashboard.exports.views.progress import progress
from dashboard.exports.views.report import report
from dashboard.exports.views.reports import reports
from dashboard.exports.views.shares import shares
from dashboard.exports.views.trends import trends
from dashboard.exports.words import day_words, foot_line, scope_sentence
from dashboard.i18n.collation import fold
from dashboard.i18n.language import Language
from dashboard.reading.figures import office_day

VIEWS: Mapping[str, Callable[[ExportFigures], tuple[Part, ...]]] = {
    OVERVIEW: overview,
    PROGRESS: progress,
    LAGGING: lagging,
    SHARES: shares,
    ORGANIZATION_SHEET: organization,
    TRENDS: trends,
    REPORTS: reports,
    ANNEX_01: annex_01,
    ANNEX_02: annex_02,
    REPORT: report,
}
"""Papers by their names, in the order of the screens."""
_WORDS = {
    OVERVIEW: "TongQuan",
    SHARES: "CoCau",
    REPORTS: "BaoCao",
    ANNEX_01: "PL01",
    ANNEX_02: "PL02",
    LAGGING: "ChamTienDo",
    PROGRESS: "TienDo",
    ORGANIZATION_SHEET: "DonVi",
    TRENDS: "TheoThoiGian",
}
_REPORT_WORDS = {
    MONTH: "BaoCaoThang",
    QUARTER: "BaoCaoQuy",
    HALF: "BaoCao6Thang",
    YEAR: "BaoCaoNam",
    DAY: "BaoCaoDenNgay",
}
_NO_WORD = "DangBo"
"""In the name of a file, for a code without letters and digits."""
_DOTS = "…………………………"


def read_document(connection: Connection, view: str, address: Address, exported_at: datetime) -> Document:
    """Return the paper `view` (one of VIEWS) of what the address shows.

    Raises UnknownValueError for a value of the address that nothing stands for.
    """
    return document_of(read_figures(connection, view, address, exported_at))


def read_position_document(connection: Connection, address: Address, exported_at: datetime) -> Document:
    """Return the paper of the position with its first part and the list of all, without reading the others.

    Raises UnknownValueError for a value of the address that nothing stands for.
    """
    figures = read_figures(connection, OVERVIEW, address, exported_at, whole=False)
    return document_of(figures, (position_part(figures), *progress(figures.as_paper(PROGRESS))))


def document_of(figures: ExportFigures, parts: tuple[Part, ...] = ()) -> Document:
    """Return the document of figures that were read: with all parts of its paper, or with these."""
    parts = parts or VIEWS[figures.export](figures)
    position = figures.position
    filtered = bool(figures.filters.clusters) or position.known_at is not None
    return Document(
        view=figures.export,
        title=parts[0].title,
        language=figures.language,
        letterhead=_letterhead(figures),
        day_line=day_words(figures),
        scope_line=scope_sentence(figures) if figures.export != REPORT or filtered else "",
        parts=parts,
        notes=notes_of(figures, parts),
        foot=foot_line(figures),
        stem=file_stem(figures),
        address=figures.address,
        jurisdiction_id=position.jurisdiction.id,
        issuer=position.jurisdiction.name,
        exported_at=figures.exported_at,
        illustrative=position.illustrative,
        closing=_closing(figures.language) if figures.export == REPORT else None,
    )


def _letterhead(figures: ExportFigures) -> Letterhead:
    language, position = figures.language, figures.position
    symbol = language.text("Số …… - BC/……") if figures.export == REPORT else language.text("Số …… - ……/……")
    names = [step.name.upper() for step in position.path]
    return Letterhead(
        above=names[-2] if len(names) > 1 else _DOTS,
        issuer=names[-1],
        symbol=symbol,
        party=language.text("ĐẢNG CỘNG SẢN VIỆT NAM"),
        place_and_day=language.text("…………, ngày …… tháng …… năm {year}", year=office_day(figures.exported_at).year),
        draft=language.text("DỰ THẢO"),
    )


def _closing(language: Language) -> Closing:
    blank = language.text("- …………………………………,")
    return Closing(
        recipients_heading=language.text("Nơi nhận:"),
        recipients=(blank, blank, blank, language.text("- Lưu ……………………………")),
        on_behalf=language.text("T/M …………………………………"),
        office=language.text("(chức vụ)"),
        name=language.text("(họ và tên)"),
    )


def file_stem(figures: ExportFigures) -> str:
    """Return a name without marks that sorts by kind, committee and day: KetNap_PL02_ThanhHoa_2024-05-31."""
    position = figures.position
    if figures.export == ORGANIZATION_SHEET:
        whose = "-".join(_pieces(position.organization.code)) or _NO_WORD
    else:
        whose = committee_word(position.jurisdiction.code)
    word = _REPORT_WORDS[figures.address.period] if figures.export == REPORT else _WORDS[figures.export]
    return f"KetNap_{word}_{whose}_{position.day.isoformat()}"


def committee_word(code: str) -> str:
    """Return what stands for a committee in the names of files: ThanhHoa for thanh-hoa."""
    return "".join(piece[:1].upper() + piece[1:] for piece in _pieces(code)) or _NO_WORD


def _pieces(code: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(code))
