"""Yearly plans of organisations: when they were due and came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from data_access.ingest.lists.cells import RowReader
from data_access.ingest.lists.known import Known, Part, ask_about_change, id_of, in_force_below, standing_in, unit_of
from data_access.ingest.lists.quotas import YEARS_AHEAD
from data_access.ingest.lists.sheets import ListRow
from data_access.ingest.lists.units import Unit, Units
from data_access.ingest.preview import Change
from data_access.ingest.record_plans import Plan, record_plans
from data_access.schema import plan
from data_access.scope import Scope
from data_access.settings import read_settings


@dataclass(frozen=True)
class PlanDates:
    """When a plan was due and came, None: not yet."""

    due_on: date
    received_on: date | None


@dataclass(frozen=True)
class _Wanted:
    unit: Unit
    year: int
    dates: PlanDates


def preview_plans(known: Known, rows: Iterable[ListRow]) -> Part:
    """Return what a list of plans would do."""
    stored = stored_plans(known.connection, known.units)
    seen: dict[tuple[str, int], tuple[int, PlanDates]] = {}
    wanted: list[_Wanted] = []
    changes: list[Change] = []
    for row in rows:
        reader = RowReader(row, known.findings)
        one = _read(reader, known, stored)
        if one is None:
            continue
        number, dates = seen.setdefault((one.unit.code, one.year), (row.row, one.dates))
        if number != row.row:
            if dates != one.dates:
                reader.refuse("list-contradiction", "code", found=one.unit.name, other=number)
            continue
        before = stored.get((one.unit.id, one.year))
        if before == one.dates:
            continue
        if before is not None and (before.due_on != one.dates.due_on or before.received_on is not None):
            name = f"{one.unit.name} ({one.year})"
            ask_about_change(reader, "received_on", name, _shown(before), _shown(one.dates))
        wanted.append(one)
        after = _shown(one.dates)
        changes.append(reader.change(one.unit, "received_on", str(one.year), _shown(before) if before else None, after))

    def record(connection: Connection, units: Units, batch: int, moment: datetime) -> None:
        plans = [Plan(id_of(units, one.unit), one.year, one.dates.due_on, one.dates.received_on) for one in wanted]
        record_plans(connection, plans, moment)

    return Part(len(seen), tuple(changes), record)


def _read(reader: RowReader, known: Known, stored: dict[tuple[int | None, int], PlanDates]) -> _Wanted | None:
    today = known.asked.today
    code = unit_of(reader, known.units)
    year = reader.year("year", today.year + YEARS_AHEAD, required=True)
    due_on, received_on = reader.day("due_on"), reader.day("received_on")
    if received_on is not None and received_on > today:
        reader.refuse("list-day-to-come", "received_on", found=f"{received_on:%d/%m/%Y}")
    if not code or year is None or reader.failed:
        return None
    unit = standing_in(reader, known.units, code, year)
    if unit is None:
        return None
    before = stored.get((unit.id, year))
    due_on = due_on or (before.due_on if before else _due_on(known, year))
    received_on = received_on or (before.received_on if before else None)
    return _Wanted(unit, year, PlanDates(due_on, received_on))


def _due_on(known: Known, year: int) -> date:
    """Return when the plan of a year is due where the list does not say: as the office had set it for 1 January."""
    settings = read_settings(known.connection, Scope(known.asked.jurisdiction_id, date(year, 1, 1)))
    return settings.plan_due_in(year)


def _shown(dates: PlanDates) -> str:
    received = f"{dates.received_on:%d/%m/%Y}" if dates.received_on else "–"
    return f"{dates.due_on:%d/%m/%Y} / {received}"


def stored_plans(connection: Connection, units: Units) -> dict[tuple[int | None, int], PlanDates]:
    """Return the dates of plans by identity and year."""
    rows = connection.execute(in_force_below(plan, units))
    return {(row.organization_id, row.year): PlanDates(row.due_on, row.received_on) for row in rows}
