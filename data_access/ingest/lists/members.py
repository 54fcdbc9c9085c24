"""Members of organisations at year ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from data_access.ingest.lists.cells import RowReader
from data_access.ingest.lists.documents import read_documents
from data_access.ingest.lists.known import Known, Part, ask_about_change, id_of, in_force_below, unit_of
from data_access.ingest.lists.sheets import ListRow
from data_access.ingest.lists.units import Unit, Units
from data_access.ingest.preview import Change
from data_access.ingest.record_quotas import MemberBase, record_member_bases
from data_access.schema import membership


@dataclass(frozen=True)
class _Wanted:
    unit: Unit
    year: int
    members: int
    document: str


def preview_members(known: Known, rows: Iterable[ListRow]) -> Part:
    """Return what a list of member bases would do."""
    stored = stored_members(known.connection, known.units)
    seen: dict[tuple[str, int], tuple[int, int]] = {}
    wanted: list[_Wanted] = []
    changes: list[Change] = []
    for row in rows:
        reader = RowReader(row, known.findings)
        one = _read(reader, known)
        if one is None:
            continue
        number, members = seen.setdefault((one.unit.code, one.year), (row.row, one.members))
        if number != row.row:
            if members != one.members:
                reader.refuse("list-contradiction", "members", found=one.unit.name, other=number)
            continue
        before = stored.get((one.unit.id, one.year))
        if before == one.members:
            continue
        if before is not None:
            ask_about_change(reader, "members", f"{one.unit.name} ({one.year})", before, one.members)
        wanted.append(one)
        changes.append(reader.change(one.unit, "members", str(one.year), before, one.members))

    def record(connection: Connection, units: Units, batch: int, moment: datetime) -> None:
        documents = read_documents(connection, known.asked.jurisdiction_id)
        bases = [
            MemberBase(id_of(units, one.unit), one.year, one.members, documents.id_of(connection, one.document))
            for one in wanted
        ]
        record_member_bases(connection, bases, moment)

    return Part(len(seen), tuple(changes), record)


def _read(reader: RowReader, known: Known) -> _Wanted | None:
    code = unit_of(reader, known.units)
    year = reader.year("year", known.asked.today.year, required=True)
    members = reader.count("members", required=True)
    document = reader.text("document", 300)
    if not code or year is None or members is None or reader.failed:
        return None
    # The base of the first year of an organisation was counted at the end of the year before it began.
    unit = known.units.in_year(code, year) or known.units.in_year(code, year + 1)
    if unit is None:
        reader.refuse("list-does-not-stand", "code", found=code, period=str(year))
        return None
    return _Wanted(unit, year, members, document)


def stored_members(connection: Connection, units: Units) -> dict[tuple[int | None, int], int]:
    """Return the members by identity and year."""
    rows = connection.execute(in_force_below(membership, units))
    return {(row.organization_id, row.year): row.members for row in rows}
