"""Documents: their own list, and those that other lists name in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, case, func, select

from data_access.ingest.lists.cells import as_day
from data_access.ingest.record_targets import Document, record_document
from data_access.schema import document, membership, organization_closure, quota, setting, succession, target
from data_access.workbooks.book import Cell

UNSAID = "…"
"""Stands for what a source leaves blank where the database needs a text."""
_KIND_OF_SYMBOL = {
    "KH": "Kế hoạch",
    "KL": "Kết luận",
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "QD": "Quyết định",
    "CV": "Công văn",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CT": "Chỉ thị",
    "CTR": "Chương trình",
    "ĐA": "Đề án",
    "BC": "Báo cáo",
    "QC": "Quy chế",
}
_NUMBER = re.compile(r"(?<!\w)(\d+\s*[-–/]\s*[^\W\d_]{2,6}(?:\s*[/-]\s*[\w-]+)*)")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_NONE = "Văn bản"


@dataclass(frozen=True)
class _Known:
    id: int | None
    document: Document


class Documents:
    """The documents that a jurisdiction may name: its own, and those that nobody names yet."""

    def __init__(self, known: Iterable[tuple[int | None, Document]] = ()) -> None:
        self._known = [_Known(*one) for one in known]

    def add(self, new: Document) -> None:
        """Know a document that the file brings as well."""
        self._known.append(_Known(None, new))

    def same_number(self, number: str) -> Document | None:
        """Return the newest document of a number."""
        found = self._find(number) if number else None
        return found.document if found else None

    def all(self) -> list[Document]:
        """Return all of them, in the order in which they were recorded."""
        return [one.document for one in self._known]

    def find(self, text: str) -> Document | None:
        """Return the document that a cell names by its number or title, None for one that is not known."""
        found = self._find(text)
        return found.document if found else None

    def id_of(self, connection: Connection, text: str) -> int | None:
        """Return the identity of the document that a cell names, recorded now if it is not known; None for ''."""
        if not text:
            return None
        found = self._find(text)
        if found is None:
            found = _Known(record_document(connection, made_of(text)), made_of(text))
            self._known.append(found)
        return found.id

    def _find(self, text: str) -> _Known | None:
        number = _NUMBER.search(text)
        key = _key(number[1]) if number else ""
        for one in reversed(self._known):
            known = one.document
            if key and known.number and _key(known.number) == key:
                return one
            if not key and _key(text) in {_key(known.title), _key(f"{known.kind} {known.number or ''}")}:
                return one
        return None


def made_of(text: str) -> Document:
    """Return the document that a text speaks of: "Kế hoạch số 201-KH/TU ngày 22/01/2024" or a title alone."""
    number = _NUMBER.search(text)
    if number is None:
        kind = next((kind for kind in dict.fromkeys(_KIND_OF_SYMBOL.values()) if _key(text).startswith(_key(kind))), "")
        return Document(kind or _NONE, UNSAID, text)
    before = re.sub(r"\bsố\b[:\s]*$", "", text[: number.start()].strip(), flags=re.IGNORECASE).strip(" ,:")
    symbol = re.search(r"[^\W\d_]{2,6}", number[1])
    kind = before or _KIND_OF_SYMBOL.get(symbol[0].upper() if symbol else "", _NONE)
    day = _DAY.search(text, number.end())
    issued_on: date | None = as_day(Cell(day[0])) if day else None
    return Document(kind[:80], UNSAID, text, " ".join(number[1].split())[:80], issued_on)


def read_documents(connection: Connection, root_id: int) -> Documents:
    """Return the documents that organisations of the jurisdiction, or nobody at all, refer to."""
    inside: dict[int, bool] = {}
    below = select(organization_closure.c.descendant_id).where(organization_closure.c.ancestor_id == root_id)
    for table, column in (
        (quota, quota.c.organization_id),
        (target, target.c.organization_id),
        (membership, membership.c.organization_id),
        (succession, succession.c.predecessor_id),
        (succession, succession.c.successor_id),
        (setting, setting.c.organization_id),
    ):
        own = func.max(case((column.in_(below), 1), else_=0))
        used = select(table.c.document_id, own).where(table.c.document_id.is_not(None)).group_by(table.c.document_id)
        for identity, here in connection.execute(used):
            inside[identity] = inside.get(identity, False) or bool(here)
    rows = connection.execute(select(document).order_by(document.c.id)).all()
    return Documents(
        (row.id, Document(row.kind, row.issuer, row.title, row.number, row.issued_on))
        for row in rows
        if inside.get(row.id, True)
    )


def _key(text: str) -> str:
    return re.sub(r"[\s–-]+", "-", text.strip().casefold())
