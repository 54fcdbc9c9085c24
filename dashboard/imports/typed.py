"""What somebody typed, as the file that says the same: so it goes the way of a file, and the history keeps one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from dashboard.imports.file_words import KIND_WORDS
from data_access.ingest.lists.choices import BASES, CLUSTERS, DENOMINATORS, EXTENTS, KINDS, SETTINGS, SHAPES
from data_access.ingest.lists.columns import FORM_OF
from data_access.ingest.report_form import HEADINGS, report_tab, report_title
from data_access.ingest.tables.table import CODE, NAME

Typed = Mapping[str, str | int | None]
"""A row: what was typed, by field."""
STUDENT = "student"
REPORT_FIELDS = tuple(role for role in HEADINGS if role not in ("number", CODE, NAME, "quota", "note"))
"""What may be typed of a month, beside the students altogether."""
_STUDENTS = "Học sinh, sinh viên"
_CHOICES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "cluster": CLUSTERS,
    "extent": EXTENTS,
    "basis": BASES,
    "shape": SHAPES,
    "denominator": DENOMINATORS,
    "setting": SETTINGS,
}
_MADE = datetime(2020, 1, 1)
"""One and the same in every file: who types the same twice brings the same file twice."""


def report_file(month: date, code: str, name: str, figures: Typed) -> bytes:
    """Return the report of one organisation for a month; what was left empty is not in it."""
    said = {role: value for role, value in figures.items() if value not in (None, "")}
    headings = {role: _STUDENTS if role == STUDENT else HEADINGS[role] for role in (*REPORT_FIELDS, STUDENT)}
    columns: list[tuple[str, str | int | None]] = [(HEADINGS[CODE], code), (HEADINGS[NAME], name)]
    columns += [(headings[role], said[role]) for role in headings if role in said]
    rows: list[list[Any]] = [[line] for line in report_title(month)]
    rows += [[], [heading for heading, _ in columns], [value for _, value in columns]]
    return _workbook({report_tab(month): rows})


def lists_file(lists: Mapping[str, Sequence[Typed]]) -> bytes:
    """Return a workbook with a sheet for each list, by kind, in the words that offices write."""
    return _workbook({KIND_WORDS[kind]: [*_list(kind, rows)] for kind, rows in lists.items()})


def _list(kind: str, rows: Sequence[Typed]) -> Iterable[list[Any]]:
    form = FORM_OF[kind]
    said = {field for row in rows for field, value in row.items() if value not in (None, "")}
    columns = [
        column for column in form.columns if column.required or column.field in said or column.field in form.least[:1]
    ]
    yield [column.headings[0] for column in columns]
    for row in rows:
        yield [_word(kind, column.field, row.get(column.field)) for column in columns]


def _word(kind: str, field: str, value: str | int | None) -> str | int | None:
    words = KINDS if (kind, field) == ("organizations", "kind") else _CHOICES.get(field, {})
    return words[value][0] if isinstance(value, str) and value in words else value


def _workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, column, value)
                elif value not in (None, ""):
                    sheet.write_string(number, column, value)
        sheet.set_column(0, 20, 18)
    book.close()
    return stream.getvalue()
