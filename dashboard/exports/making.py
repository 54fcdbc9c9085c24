"""Makes one file and writes down that it was made: the one way out for downloads and for the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.exports.base_pack import Pack, Told, read_pack, write_pack
from dashboard.exports.documents import read_document
from dashboard.exports.formats import FORMATS, PACK, WRITERS
from data_access.engine import read_transaction, write_transaction
from data_access.ingest.record_audit import record_audit

_PATIENCE = 5.0
"""Seconds for which a file waits for a lock; with it, a server lets the writer think for a minute between two questions
(on a busy machine six pictures took longer than the ten seconds of a click)."""


@dataclass(frozen=True)
class File:
    """A file that was made."""

    name: str
    media_type: str
    content: bytes


def is_offered(view: str, format: str) -> bool:
    """Return whether the paper can be had in the format."""
    return format in WRITERS.get(view, {})


def make_pack(engine: Engine, view: str, address: Address, out: IO[bytes], told: Told) -> str:
    """Write a pack, record it in the audit and return the name of its file; `told` hears how far it is.

    Raises UnknownValueError for a value of the address that nothing stands for.
    """
    now = datetime.now(UTC)
    with read_transaction(engine, patience=_PATIENCE) as connection:
        pack = read_pack(connection, view, address, now)
        write_pack(connection, pack, now, out, told)
    record_pack(engine, view, pack)
    return f"{pack.stem}.{FORMATS[PACK].ending}"


def record_pack(engine: Engine, view: str, pack: Pack) -> None:
    """Write down that a pack goes out."""
    with write_transaction(engine, changes_figures=False) as connection:
        details = f"{view} {PACK} {pack.address.query()}"
        record_audit(connection, "export", pack.jurisdiction_id, details, datetime.now(UTC))


def make_file(engine: Engine, view: str, format: str, address: Address) -> File:
    """Read, write, and record in the audit; who gets the file gets it only after the entry is committed.

    Raises UnknownValueError for a value of the address that nothing stands for.
    """
    now = datetime.now(UTC)
    with read_transaction(engine, patience=_PATIENCE) as connection:
        document = read_document(connection, view, address, now)
        content = WRITERS[view][format](document, connection)
    with write_transaction(engine, changes_figures=False) as connection:
        details = f"{view} {format} {document.address.query()}"
        record_audit(connection, "export", document.jurisdiction_id, details, now)
    kind = FORMATS[format]
    return File(f"{document.stem}.{kind.ending}", kind.media_type, content)
