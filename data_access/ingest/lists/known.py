"""What a list is read against, and what becomes of one list in a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from data_access.ingest.lists.cells import RowReader
from data_access.ingest.lists.documents import Documents
from data_access.ingest.lists.findings import Findings
from data_access.ingest.lists.units import Unit, Units
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Asked, Change
from data_access.schema import ALL, category, organization_closure


@dataclass
class Known:
    """What the database and the lists read before say; every list adds its findings."""

    connection: Connection
    asked: Asked
    units: Units
    documents: Documents
    findings: Findings = field(default_factory=Findings)


@dataclass(frozen=True)
class Part:
    """What one list of a file would do.

    `record` takes the write transaction, what is known after the lists that were written before it, the batch and the
    moment.
    """

    rows: int = 0
    changes: tuple[Change, ...] = ()
    record: Callable[[Connection, Units, int, datetime], None] | None = None


def in_force_below(table: Table, units: Units) -> Select[Any]:
    """Select the versions in force of everybody in the jurisdiction, of a table with `organization_id`."""
    closure = organization_closure
    return (
        select(table)
        .join(closure, closure.c.descendant_id == table.c.organization_id)
        .where(closure.c.ancestor_id == units.root.id, table.c.superseded_at.is_(None))
    )


def read_categories(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    """Return the names of all categories by code, everybody included."""
    rows = connection.execute(select(category).order_by(category.c.display_order)).all()
    words = {row.code: (row.name_vi, row.name_en) for row in rows}
    return {ALL: ("Tất cả", *words.pop(ALL)), **words}


def category_of(reader: RowReader, words: Mapping[str, tuple[str, ...]]) -> str:
    """Return the category of a row, everybody where the cell is empty."""
    return reader.choice("category", words, "list-unknown-category") or ALL


def unit_of(reader: RowReader, units: Units, field: str = "code") -> str:
    """Return the code of a row as the jurisdiction writes it; one that it does not know is refused, '' then."""
    code = reader.text(field, 80, required=True)
    if not code:
        return ""
    unit = units.newest(code)
    if unit is None:
        reader.refuse("list-unknown-code", field, found=code)
        return ""
    return unit.code


def standing_in(reader: RowReader, units: Units, code: str, year: int) -> Unit | None:
    """Return the organisation in the place where it stood in a year; refused where it did not stand."""
    unit = units.in_year(code, year)
    if unit is None:
        newest = units.newest(code)
        reader.refuse("list-does-not-stand", "code", found=newest.name if newest else code, period=str(year))
    return unit


def id_of(units: Units, unit: Unit) -> int:
    """Return the identity of an organisation that a file may have brought; the one that stands from the same day."""
    if unit.id is not None:
        return unit.id
    place = next(place for place in units.places(unit.code) if place.valid_from == unit.valid_from)
    if place.id is None:
        raise LookupError(f"{unit.code} was not recorded")
    return place.id


def ask_about_change(reader: RowReader, field: str, name: str, before: int | str, after: int | str) -> None:
    """Ask whether what is in shall be changed to what the file says."""
    reader.say(Severity.QUESTION, "list-changed", field, found=name, before=before, after=after)
