"""The offline pack: the paper of the position holds every list already; the annexes join it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from dashboard.domain.selection import Filters
from dashboard.exports.document import Document
from dashboard.exports.documents import read_document
from dashboard.exports.figures import ANNEX_01, ANNEX_02


def with_annexes(document: Document, connection: Connection) -> Document:
    """Return the document with the two annexes behind its own parts, with their notes where it does not have them."""
    address = document.address.with_(choice=Filters.choice, search="")
    annexes = [read_document(connection, view, address, document.exported_at) for view in (ANNEX_01, ANNEX_02)]
    known = {note.about for note in document.notes}
    more = {note.about: note for annex in annexes for note in annex.notes if note.about not in known}
    return replace(
        document,
        parts=(*document.parts, *(part for annex in annexes for part in annex.parts)),
        notes=(*document.notes, *more.values()),
    )
