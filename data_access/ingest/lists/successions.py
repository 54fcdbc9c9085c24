"""Who came from whom: mergers, divisions, parts handed over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from data_access.ingest.change_organizations import end_organization, record_succession
from data_access.ingest.lists.cells import RowReader
from data_access.ingest.lists.choices import EXTENTS
from data_access.ingest.lists.documents import read_documents
from data_access.ingest.lists.known import Known, Part, ask_about_change, id_of
from data_access.ingest.lists.sheets import ListRow
from data_access.ingest.lists.units import Unit, Units
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Change
from data_access.schema import organization, succession


@dataclass(frozen=True)
class Successions(Part):
    """What a list of successions would do, and the organisations as they would stand then."""

    units: Units | None = None


@dataclass(frozen=True)
class _Wanted:
    predecessor: Unit
    successor: Unit
    effective_on: date
    extent: str
    document: str

    @property
    def last_day(self) -> date:
        return self.effective_on - timedelta(days=1)

    @property
    def ends(self) -> bool:
        """The predecessor would stand on without it."""
        return self.extent == "full" and self.predecessor.valid_to != self.last_day


def preview_successions(known: Known, rows: Iterable[ListRow]) -> Successions:
    """Return what a list of successions would do. A full one ends the predecessor the day before."""
    seen: dict[tuple[str, str, date], tuple[int, str]] = {}
    whole: dict[tuple[str, date], tuple[int, str]] = {}
    wanted: list[_Wanted] = []
    changes: list[Change] = []
    for row in rows:
        reader = RowReader(row, known.findings)
        one = _read(reader, known)
        if one is None:
            continue
        names = (one.predecessor.code, one.successor.code, one.effective_on)
        number, extent = seen.setdefault(names, (row.row, one.extent))
        if number != row.row:
            if extent != one.extent:
                reader.refuse("list-contradiction", "extent", found=one.predecessor.name, other=number)
            continue
        if one.extent == "full":
            number, other = whole.setdefault((names[0], one.effective_on), (row.row, names[1]))
            if other != names[1]:
                reader.refuse("succession-two-whole", "extent", found=one.predecessor.name, other=number)
                continue
        before = _stored_extent(known.connection, one)
        if before == one.extent:
            continue
        if before is not None:
            ask_about_change(reader, "extent", one.predecessor.name, before, one.extent)
        if one.ends and one.predecessor.id is not None:
            day = f"{one.last_day:%d/%m/%Y}"
            reader.say(Severity.QUESTION, "organization-ends", "predecessor", found=one.predecessor.name, day=day)
        wanted.append(one)
        day = f"{one.effective_on:%d/%m/%Y}"
        changes.append(reader.change(one.predecessor, "successor", day, None, one.successor.code))

    def record(connection: Connection, units: Units, batch: int, moment: datetime) -> None:
        documents = read_documents(connection, known.asked.jurisdiction_id)
        for one in wanted:
            ids = [id_of(units, unit) for unit in (one.predecessor, one.successor)]
            record_succession(
                connection,
                ids[0],
                ids[1],
                one.effective_on,
                moment,
                extent=one.extent,
                document_id=documents.id_of(connection, one.document),
            )
            if one.ends:
                end_organization(connection, ids[0], one.last_day, moment)

    return Successions(len(seen), tuple(changes), record, _afterwards(known.units, wanted))


def _read(reader: RowReader, known: Known) -> _Wanted | None:
    day = reader.day("effective_on", required=True)
    extent = reader.choice("extent", EXTENTS, "succession-unknown-extent") or "full"
    document = reader.text("document", 300)
    codes = {field: reader.text(field, 80, required=True) for field in ("predecessor", "successor")}
    if day is None or reader.failed:
        return None
    units = {
        "predecessor": _unit(reader, known, "predecessor", codes["predecessor"], day - timedelta(days=1)),
        "successor": _unit(reader, known, "successor", codes["successor"], day),
    }
    predecessor, successor = units["predecessor"], units["successor"]
    if predecessor is None or successor is None:
        return None
    if predecessor == successor:
        reader.refuse("succession-of-itself", "successor", found=successor.name)
        return None
    return _Wanted(predecessor, successor, day, extent, document)


def _unit(reader: RowReader, known: Known, field: str, code: str, day: date) -> Unit | None:
    """Return the organisation that stood on the day: of this jurisdiction, else the one that has the code elsewhere."""
    unit = known.units.on(code, day) or (None if known.units.places(code) else _elsewhere(known.connection, code, day))
    if unit is None:
        newest = known.units.newest(code)
        if newest is None:
            reader.refuse("list-unknown-code", field, found=code)
        else:
            reader.refuse("list-does-not-stand", field, found=newest.name, period=f"{day:%d/%m/%Y}")
    return unit


def _elsewhere(connection: Connection, code: str, day: date) -> Unit | None:
    rows = connection.execute(
        select(organization).where(organization.c.code == code, organization.c.superseded_at.is_(None))
    ).all()
    found = [
        Unit(row.code, row.name, row.kind, row.valid_from, row.valid_to, id=row.id, parent_id=row.parent_id)
        for row in rows
    ]
    standing = [unit for unit in found if unit.stands(day)]
    return standing[0] if len(standing) == 1 else None


def _stored_extent(connection: Connection, one: _Wanted) -> str | None:
    if one.predecessor.id is None or one.successor.id is None:
        return None
    extent: str | None = connection.execute(
        select(succession.c.extent).where(
            succession.c.predecessor_id == one.predecessor.id,
            succession.c.successor_id == one.successor.id,
            succession.c.effective_on == one.effective_on,
            succession.c.superseded_at.is_(None),
        )
    ).scalar()
    return extent


def _afterwards(units: Units, wanted: Iterable[_Wanted]) -> Units:
    """Return the organisations as they would stand: those taken in whole, and all below them, end the day before."""
    last = {(one.predecessor.code, one.predecessor.valid_from): one.last_day for one in wanted if one.ends}
    if not last:
        return units
    after = []
    for unit in units.all():
        days = []
        at: Unit | None = unit
        while at is not None:
            if (at.code, at.valid_from) in last:
                days.append(last[at.code, at.valid_from])
            at = units.on(at.parent, unit.valid_from) if at.parent else None
        ends = [*days, *([unit.valid_to] if unit.valid_to else [])]
        after.append(replace(unit, valid_to=min(ends)) if days else unit)
    return Units(units.root, after)
