"""In which order the files of a batch come in, whatever the order in which they were given."""

from __future__ import annotations

from datetime import date

from data_access.ingest.imports.prepare import REPORT, told
from data_access.ingest.imports.take import FileRead
from data_access.ingest.preview import KINDS, Asked

REGISTER = "register"
Place = tuple[bool, date, int, str]


def place_of(read: FileRead, asked: Asked) -> Place:
    """Return a key to sort by: lists, on which reports build, then months, then names; what is refused comes last."""
    if read.book is None:
        return True, date.max, len(KINDS), read.name
    try:
        kind, month = told(asked, read.book)
    except Exception:  # whoever takes it in will say what is wrong with it
        return True, date.max, len(KINDS), read.name
    return kind in (REPORT, REGISTER), month or date.max, KINDS.index(kind), read.name
