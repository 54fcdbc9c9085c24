"""A workbook of Excel's format since 2007, by whatever program: from its archive to grids of cells."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from data_access.workbooks import limits
from data_access.workbooks.archive import Archive
from data_access.workbooks.grid import Grid, Held, Holds
from data_access.workbooks.markup import Reader, read_markup
from data_access.workbooks.merges import settle
from data_access.workbooks.refusals import refused
from data_access.workbooks.rich_text import SharedTextsReader
from data_access.workbooks.styles import StylesReader
from data_access.workbooks.worksheet import Shared, WorksheetReader, is_on

_USUAL_PLACE = "xl/workbook.xml"


@dataclass(frozen=True)
class _Relation:
    kind: str
    """Last word of its type: 'worksheet', 'styles', 'sharedStrings', 'officeDocument'."""
    target: str
    external: bool


class _Relations:
    """Takes a .rels part."""

    def __init__(self, beside: str) -> None:
        self._beside = beside
        self.by_id: dict[str, _Relation] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            target = unquote(attributes.get("Target", "")).replace("\\", "/")
            folder = "" if target.startswith("/") else posixpath.dirname(self._beside)
            place = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            external = attributes.get("TargetMode", "").lower() == "external"
            self.by_id[attributes.get("Id", "")] = _Relation(kind, place, external)

    def end(self, tag: str) -> None: ...

    def text(self, text: str) -> None: ...

    def target(self, kind: str) -> str:
        """The one part of this kind, empty where there is none."""
        found = (link for link in self.by_id.values() if link.kind.lower() == kind.lower() and not link.external)
        return next((link.target for link in found), "")


class _Types:
    """Takes [Content_Types].xml and refuses what runs."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("ContentType", "").lower()
        if "macroenabled" in kind or "vbaproject" in kind or "ms-excel.macrosheet" in kind:
            raise refused("macros")

    def end(self, tag: str) -> None: ...

    def text(self, text: str) -> None: ...


class _Workbook:
    """Takes xl/workbook.xml."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        """Name, id of the relation, hidden; in the order of the tabs."""
        self.date1904 = False
        self.computes_when_opened = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            name = attributes.get("name") or f"Sheet{len(self.sheets) + 1}"
            self.sheets.append((name[:100], relation, attributes.get("state", "visible").lower() != "visible"))
        elif tag == "workbookPr":
            self.date1904 = is_on(attributes, "date1904")
        elif tag == "calcPr":
            self.computes_when_opened = is_on(attributes, "fullCalcOnLoad")

    def end(self, tag: str) -> None: ...

    def text(self, text: str) -> None: ...


def read_workbook(content: bytes) -> tuple[list[Grid], Shared]:
    """Return the sheets with cells, in the order of their tabs, and their texts. Raises RefusedError."""
    archive = Archive(content)
    if "[Content_Types].xml" in archive:
        _read(archive, "[Content_Types].xml", _Types(), "Types")
    place = _place_of_workbook(archive)
    book = _Workbook()
    _read(archive, place, book, "workbook")
    relations = _relations(archive, place)
    if len(book.sheets) > limits.SHEETS:
        raise refused("too-many-sheets", count=len(book.sheets), limit=limits.SHEETS)
    shared = _shared(archive, relations, date1904=book.date1904)
    grids = [
        _grid(archive, relations, sheet, shared)
        for sheet in book.sheets
        if (relations.by_id.get(sheet[1]) or _Relation("worksheet", "", False)).kind.lower() == "worksheet"
    ]
    if not grids:
        raise refused("no-sheets")
    if book.computes_when_opened:
        _forget_untold_results(grids)
    shared.faults.raise_all()
    return grids, shared


def _place_of_workbook(archive: Archive) -> str:
    if "_rels/.rels" in archive:
        links = _Relations("")
        _read(archive, "_rels/.rels", links, "Relationships")
        place = links.target("officeDocument")
        if place in archive:
            return place
    if _USUAL_PLACE in archive:
        return _USUAL_PLACE
    raise refused("archive")


def _relations(archive: Archive, place: str) -> _Relations:
    folder, name = posixpath.split(place)
    links = _Relations(place)
    _read(archive, posixpath.join(folder, "_rels", f"{name}.rels"), links, "Relationships")
    return links


def _shared(archive: Archive, relations: _Relations, *, date1904: bool) -> Shared:
    styles, texts = StylesReader(), SharedTextsReader()
    if place := relations.target("styles"):
        _read(archive, place, styles, "styleSheet")
    if place := relations.target("sharedStrings"):
        _read(archive, place, texts, "sst")
    return Shared(styles.styles, texts.texts, date1904)


def _grid(archive: Archive, relations: _Relations, sheet: tuple[str, str, bool], shared: Shared) -> Grid:
    name, relation, hidden = sheet
    link = relations.by_id.get(relation)
    if link is None or link.external:
        raise refused("missing-part", part=name[:60])
    grid = Grid(name, hidden)
    reader = WorksheetReader(grid, shared)
    read_markup(archive.chunks(link.target), reader, link.target, "worksheet", reader.refuse_control_character)
    settle(grid)
    grid.pictures = grid.pictures and archive.holds_pictures
    return grid


def _read(archive: Archive, place: str, reader: Reader, root: str) -> None:
    read_markup(archive.chunks(place), reader, place, root, lambda _: None)


def _forget_untold_results(grids: list[Grid]) -> None:
    """Libraries that write formulas store 0 for each and ask for computing when the file is opened.

    Where every stored number of a formula is 0, none was computed: better no result than a wrong one.
    """
    formulas = [
        (grid, place, cell)
        for grid in grids
        for place, cell in grid.cells.items()
        if cell.formula and cell.holds is Holds.NUMBER
    ]
    if all(cell.value == 0 for _, _, cell in formulas):
        for grid, place, cell in formulas:
            grid.cells[place] = Held(Holds.NOTHING, None, cell.number_format, True)
