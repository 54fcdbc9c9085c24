"""Gói gửi cơ sở: a zip with one workbook for each organisation of a list, of its own position and nobody else's."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.domain.selection import Filters
from dashboard.exports.document import Document, RowKind
from dashboard.exports.documents import document_of, read_document
from dashboard.exports.excel.workbook import write_workbook
from dashboard.exports.figures import LAGGING, ORGANIZATION_SHEET, PROGRESS, read_sheets

PACKED = (PROGRESS, LAGGING, ORGANIZATION_SHEET)
"""The papers whose organisations a pack can be made of."""
Told = Callable[[int, int], None]
"""Is told after each workbook how many are made, of how many."""


@dataclass(frozen=True)
class Pack:
    """What a pack will hold: its file's name without ending, and the codes of the organisations in their order."""

    stem: str
    codes: tuple[str, ...]
    address: Address
    jurisdiction_id: int


def read_pack(connection: Connection, view: str, address: Address, now: datetime) -> Pack:
    """Return the pack of the organisations that a list of the address shows.

    On the sheet of one organisation these are its direct ones, or itself where it has none; without an organisation in
    the address all of the jurisdiction that its filters leave. Raises UnknownValueError for what nothing stands for.
    """
    if view == ORGANIZATION_SHEET and not address.organization:
        view = PROGRESS if address.filters.choice == Filters.choice else LAGGING
    document = read_document(connection, view, address, now)
    own = (document.address.organization,) if view == ORGANIZATION_SHEET else ()
    _paper, whose, day = document.stem.removeprefix("KetNap_").split("_", 2)
    stem = f"KetNap_GoiCoSo_{whose}_{day}"
    return Pack(stem, _listed(document) or own, document.address, document.jurisdiction_id)


def _listed(document: Document) -> tuple[str, ...]:
    lists = [table for _, table in document.tables() if table.key in ("progress", "lagging", "children")]
    codes = (row.code for table in lists for row in table.rows if row.kind is RowKind.ITEM and row.code)
    return tuple(dict.fromkeys(codes))


def write_pack(connection: Connection, pack: Pack, now: datetime, out: IO[bytes], told: Told) -> None:
    """Write the zip, one workbook after the other: no more than one of them is in memory."""
    whole = pack.address.with_(clusters=(), choice=Filters.choice, search="")
    with zipfile.ZipFile(out, "w") as packed:
        for number, figures in enumerate(read_sheets(connection, whole, pack.codes, now), 1):
            document = document_of(figures)
            entry = zipfile.ZipInfo(f"{document.stem}.xlsx", now.timetuple()[:6])
            packed.writestr(entry, write_workbook(document))  # a workbook is compressed already
            told(number, len(pack.codes))
