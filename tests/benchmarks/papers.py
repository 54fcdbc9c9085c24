"""What papers cost, reading included, on SQLite: each in a process of its own, once cold and once again."""

from __future__ import annotations

import multiprocessing
import os
import resource
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import make_url

from dashboard.address import Address
from dashboard.exports.base_pack import PACKED
from dashboard.exports.document import Block, Document, Table, rows_of_items
from dashboard.exports.documents import read_document
from dashboard.exports.formats import PACK, WRITERS
from data_access.engine import create_database_engine, read_transaction
from data_access.migrate import migrate
from sample_data.builder import fill

MAY = Address(jurisdiction="thanh-hoa", year=2024, day=date(2024, 5, 31))
LARGEST = Address(jurisdiction="hai-phong")
MANY = 100_000
PAPERS: tuple[tuple[str, str, Address, tuple[str, ...]], ...] = (
    ("annex 01, 108 organisations", "annex-01", MAY, ("xlsx", "pdf")),
    ("list of 118 organisations", "progress", LARGEST, ("xlsx", "csv", "pdf")),
    ("shares of 118 organisations", "shares", LARGEST, ("xlsx",)),
    ("position of 118 organisations", "overview", LARGEST, ("xlsx", "html", "docx", "pdf", "pptx", "png", "svg")),
    ("report of a month, 108 organisations, both annexes", "report", MAY, ("docx", "pdf")),
    ("one workbook for each of 118 organisations", PACKED[0], LARGEST, (PACK,)),
)


@dataclass(frozen=True)
class Cost:
    """Seconds of the processor with those of processes begun; mebibytes of the largest process; bytes of the file."""

    first: float
    again: float
    mebibytes: float
    size: int


def report() -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield "| Paper, reading and writing | Format | Processor: first of a process, again | MiB at most | KB |"
    yield "| --- | --- | --- | --- | --- |"
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'papers.sqlite3'}"
        engine = create_database_engine(make_url(database))
        migrate(engine)
        fill(engine)
        engine.dispose()
        asked = [(what, view, of, format, 0) for what, view, of, formats in PAPERS for format in formats]
        asked += [(f"list of {MANY:,} rows", "progress", LARGEST, format, MANY) for format in ("csv", "xlsx")]
        for what, view, of, format, rows in asked:
            cost = _alone(database, view, of, format, rows)
            seconds = f"{cost.first:.1f}, {cost.again:.1f}"
            yield f"| {what} | {format} | {seconds} | {cost.mebibytes:.0f} | {cost.size / 1000:.0f} |"


def _alone(database: str, view: str, of: Address, format: str, rows: int) -> Cost:
    with multiprocessing.get_context("spawn").Pool(1) as alone:
        return alone.apply(_cost, (database, view, of, format, rows))


def _cost(database: str, view: str, of: Address, format: str, rows: int) -> Cost:
    engine = create_database_engine(make_url(database))
    seconds, size = [], 0
    for _ in range(2):
        before = sum(os.times()[:4])
        with read_transaction(engine, patience=60) as connection:
            document = read_document(connection, view, of, datetime(2026, 11, 1, 5, tzinfo=UTC))
            size = len(WRITERS[view][format](_lengthened(document, rows) if rows else document, connection))
        seconds.append(sum(os.times()[:4]) - before)
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Cost(seconds[0], seconds[1], largest / 1024, size)


def _lengthened(document: Document, rows: int) -> Document:
    """Return the document of its first part alone, whose list has so many rows."""
    part = document.parts[0]

    def longer(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        kept = tuple(block.rows)
        return replace(block, rows=rows_of_items(range(rows), lambda number: kept[number % len(kept)]))

    return replace(document, parts=(replace(part, blocks=tuple(map(longer, part.blocks))),))
