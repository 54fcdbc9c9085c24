"""Which list a sheet is, by its headings, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data_access.ingest.lists.columns import FORM_OF, FORMS, ListForm, fields_of, plain
from data_access.ingest.preview import KINDS
from data_access.workbooks.book import EMPTY, Book, Cell, Sheet

REGISTRY, SUCCESSIONS = "organizations", "successions"
_LAST_HEADING_ROW = 20
_OF_A_REPORT = ("ket nap", "luy ke", "chi tieu", "du kien", "ket qua", "nguon", "admitted", "quota")
"""Words in the headings of a report: a sheet with codes and names and one of these is no registry."""


@dataclass(frozen=True)
class ListRow:
    """A row of a list: its cells by field. A field without a column is absent."""

    sheet: str
    row: int
    cells: Mapping[str, Cell]
    columns: Mapping[str, int]

    def cell(self, field: str) -> Cell:
        """Return the cell of a field, empty where the list has no such column."""
        return self.cells.get(field, EMPTY)


@dataclass(frozen=True)
class ListSheet:
    """A sheet that holds a list. `columns` are those read, by field; `unread` the headings that nothing stands for."""

    kind: str
    sheet: Sheet
    heading_row: int
    columns: Mapping[str, int]
    unread: tuple[str, ...] = ()

    def rows(self) -> Iterator[ListRow]:
        """Yield the rows below the heading that say something; see `unfilled`."""
        return (row for row, says in self._rows() if says)

    def unfilled(self) -> Iterator[int]:
        """Yield the numbers of rows in which only stands what a template fills in, so that they say nothing."""
        return (row.row for row, says in self._rows() if not says)

    def _rows(self) -> Iterator[tuple[ListRow, bool]]:
        form, found = FORM_OF[self.kind], []
        for number in range(self.heading_row + 1, self.sheet.rows + 1):
            cells = {field: self.sheet.cell(number, column) for field, column in self.columns.items()}
            filled = {field for field, cell in cells.items() if not is_empty(cell)}
            if filled:
                found.append((ListRow(self.sheet.name, number, cells, self.columns), filled))
        telling = set(self.columns) - set(form.prefilled)
        # An empty cell says something as soon as somebody wrote into the column: else nobody filled the form in.
        means_empty = telling <= {form.meant_empty, *form.beside} and any(form.meant_empty in each for _, each in found)
        for row, filled in found:
            yield row, means_empty or bool(telling & filled)


def is_empty(cell: Cell) -> bool:
    """Nothing stands in the cell, or only blanks."""
    return not cell.formula and (cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()))


def recognise_list(book: Book, kind: str) -> str:
    """Return which list the book holds, '' when it holds none; `kind` is what somebody said it is ('' for nothing).

    What somebody said counts: a book that does not look like it is refused later, with what is missing. The registry
    and its successions go by one name. Of several lists the one that the others build on is named.
    """
    if kind and kind not in FORM_OF:
        return ""
    kinds = {found.kind for found in find_lists(book, kind)}
    if kind == REGISTRY and kind not in kinds and SUCCESSIONS in kinds:
        return SUCCESSIONS
    if kind:
        return kind
    return next((known for known in KINDS if known in kinds), "")


def find_lists(book: Book, kind: str) -> tuple[ListSheet, ...]:
    """Return the sheets of a book that are lists, in their order; what fits several forms is of the `kind` said."""
    forms = [*([FORM_OF[kind]] if kind else []), *FORMS]
    found = []
    for sheet in book.sheets:
        for form in forms:
            one = _as_list(sheet, form, strict=form.kind != kind)
            if one is not None:
                found.append(one)
                break
    return tuple(found)


def _as_list(sheet: Sheet, form: ListForm, *, strict: bool) -> ListSheet | None:
    fields = fields_of(form)
    for row in range(1, min(sheet.rows, _LAST_HEADING_ROW) + 1):
        headings = {
            column: cell.value
            for column in range(1, sheet.columns + 1)
            if isinstance((cell := sheet.cell(row, column)).value, str)
        }
        columns: dict[str, int] = {}
        unread = []
        for column, heading in headings.items():
            field = fields.get(plain(str(heading)))
            if field is None:
                unread.append(" ".join(str(heading).split()))
            else:
                columns.setdefault(field, column)
        if not form.required <= set(columns) or (form.least and not set(form.least) & set(columns)):
            continue
        if strict and form.kind == REGISTRY and _like_a_report(sheet, row, unread):
            return None
        return ListSheet(form.kind, sheet, row, columns, tuple(heading for heading in unread if heading))
    return None


def _like_a_report(sheet: Sheet, heading_row: int, unread: list[str]) -> bool:
    below = [sheet.cell(heading_row + 1, column).value for column in range(1, sheet.columns + 1)]
    words = [plain(text) for text in (*unread, *(each for each in below if isinstance(each, str)))]
    return any(telling in plain(text) for text in unread for telling in _OF_A_REPORT) or "trong do" in words
