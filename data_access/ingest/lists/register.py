"""The register by day: how many were admitted on a day, counts only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, extract, insert

from data_access.ingest.lists.branches import Branches
from data_access.ingest.lists.cells import RowReader
from data_access.ingest.lists.columns import COUNTED
from data_access.ingest.lists.known import Known, Part, ask_about_change, id_of, in_force_below, unit_of
from data_access.ingest.lists.sheets import ListRow
from data_access.ingest.lists.units import Unit, Units
from data_access.ingest.preview import Change
from data_access.ingest.versions import supersede
from data_access.schema import ALL, admission, report


@dataclass(frozen=True)
class _Wanted:
    unit: Unit
    day: date
    counts: Mapping[str, int]


@dataclass(frozen=True)
class _Stored:
    id: int
    amount: int


_Counted = tuple[int | None, date, str]


def preview_register(known: Known, rows: Iterable[ListRow]) -> Part:
    """Return what a register would do. Only the days, organisations and categories that it names are changed."""
    stored = _stored(known.connection, known.units)
    reports = _reporting(known.connection, known.units)
    registers = _registering(stored, known.units)
    seen: dict[tuple[str, date], int] = {}
    wanted: list[_Wanted] = []
    changes: list[Change] = []
    for row in rows:
        reader = RowReader(row, known.findings)
        one = _read(reader, known)
        if one is None:
            continue
        number = seen.setdefault((one.unit.code, one.day), row.row)
        if number != row.row:
            reader.refuse("register-twice", "date", found=one.unit.name, day=_shown(one.day), other=number)
            continue
        if not _may_count(reader, one, reports, registers):
            continue
        found = _changes(reader, one, stored)
        if found:
            wanted.append(one)
            changes += found

    def record(connection: Connection, units: Units, batch: int, moment: datetime) -> None:
        former: list[int] = []
        new = []
        for one in wanted:
            identity = id_of(units, one.unit)
            for category, amount in one.counts.items():
                before = stored.get((one.unit.id, one.day, category))
                if (before.amount if before else 0) == amount:
                    continue
                former += [before.id] if before else []
                if amount:
                    new.append(
                        {
                            "organization_id": identity,
                            "category_code": category,
                            "admitted_on": one.day,
                            "amount": amount,
                            "batch_id": batch,
                            "recorded_at": moment,
                        }
                    )
        supersede(connection, admission, former, moment)
        if new:
            connection.execute(insert(admission), new)

    return Part(len(seen), tuple(changes), record)


def _read(reader: RowReader, known: Known) -> _Wanted | None:
    day = reader.day("date", required=True)
    code = unit_of(reader, known.units)
    counts = {category: amount for category in COUNTED if (amount := reader.count(category)) is not None}
    if day is not None and day > known.asked.today:
        reader.refuse("list-day-to-come", "date", found=_shown(day))
    if ALL not in counts and not reader.failed:
        reader.refuse("list-empty-cell", ALL)
    for category, amount in counts.items():
        if amount > counts.get(ALL, amount):
            reader.refuse("register-part-above-all", category, found=amount, all=counts[ALL])
    if not code or day is None or reader.failed:
        return None
    unit = known.units.on(code, day)
    if unit is None:
        newest = known.units.newest(code)
        reader.refuse("list-does-not-stand", "code", found=newest.name if newest else code, period=_shown(day))
        return None
    return _Wanted(unit, day, counts)


def _changes(reader: RowReader, one: _Wanted, stored: Mapping[_Counted, _Stored]) -> list[Change]:
    changes = []
    for category, amount in one.counts.items():
        before = stored.get((one.unit.id, one.day, category))
        if (before.amount if before else 0) == amount:
            continue
        if before is not None:
            ask_about_change(reader, category, f"{one.unit.name}, {_shown(one.day)}", before.amount, amount)
        changes.append(
            reader.change(one.unit, category, one.day.isoformat(), before.amount if before else None, amount)
        )
    return changes


def _may_count(reader: RowReader, one: _Wanted, reports: Branches, registers: Branches) -> bool:
    """People are counted in one way and at one level of a branch in a year; what else is refused."""
    year = one.day.year
    if reports.counts(one.unit, year):
        reader.refuse("register-and-reports", "code", found=one.unit.name, year=year)
        return False
    other = reports.other(one.unit, year)
    if other is not None:
        reader.refuse("register-beside-reports", "code", found=one.unit.name, other=other.name, year=year)
        return False
    other = registers.other(one.unit, year)
    if other is not None:
        reader.refuse("register-two-levels", "code", found=one.unit.name, other=other.name, year=year)
        return False
    registers.add(one.unit, year)
    return True


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _stored(connection: Connection, units: Units) -> dict[_Counted, _Stored]:
    rows = connection.execute(in_force_below(admission, units).where(admission.c.report_id.is_(None)))
    return {(row.organization_id, row.admitted_on, row.category_code): _Stored(row.id, row.amount) for row in rows}


def _registering(stored: Mapping[_Counted, _Stored], units: Units) -> Branches:
    branches, by_id = Branches(units), {unit.id: unit for unit in units.all()}
    for identity, day, _ in stored:
        branches.add(by_id[identity], day.year)
    return branches


def _reporting(connection: Connection, units: Units) -> Branches:
    branches, by_id = Branches(units), {unit.id: unit for unit in units.all()}
    rows = connection.execute(
        in_force_below(report, units)
        .with_only_columns(extract("year", report.c.as_of), report.c.organization_id)
        .distinct()
    ).all()
    for year, organization in rows:
        branches.add(by_id[organization], int(year))
    return branches
