"""What templates are filled with: the organisations of a jurisdiction and what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import Connection

from data_access.ingest.lists.documents import read_documents
from data_access.ingest.lists.members import stored_members
from data_access.ingest.lists.pace import MONTHS, stored_curves
from data_access.ingest.lists.plans import stored_plans
from data_access.ingest.lists.quotas import stored_quotas
from data_access.ingest.lists.settings import stored_settings
from data_access.ingest.lists.targets import stored_targets
from data_access.ingest.lists.units import Unit, Units, read_units
from data_access.queries.get_report_senders import get_report_senders
from data_access.schema import ALL
from data_access.scope import Scope
from data_access.settings import NAMES

Value = str | int | Decimal | date | None
Rows = list[dict[str, Value]]


def report_rows(connection: Connection, root_id: int, month: date) -> Rows:
    """Return who reports for a month, in display order, with the quota of the year (None: not assigned).

    Those are the organisations that sent reports in this year or the last, and the direct ones for which nobody did.
    """
    last_day = _month_end(month)
    units = read_units(connection, root_id)
    standing = [unit for unit in units.all() if unit.stands(last_day)]
    sent = get_report_senders(connection, Scope(root_id, last_day), (month.year - 1, month.year))
    senders = set(sent["organization_id"])
    by_id = {unit.id: unit for unit in standing}
    covered = set()
    for unit in standing:
        at: Unit | None = unit if unit.id in senders else None
        while at is not None:
            covered.add(at.id)
            at = by_id.get(at.parent_id)
    reporting = [
        unit
        for unit in standing
        if unit.id != root_id and (unit.id in senders or (unit.parent_id == root_id and unit.id not in covered))
    ]
    quotas = _quotas(connection, units, month.year, last_day)
    return [
        {"code": unit.code, "name": unit.name, "quota": quotas.get(unit.id)} for unit in _in_order(reporting, units)
    ]


def list_rows(connection: Connection, root_id: int, kind: str, year: int) -> Rows:
    """Return what is known for a list, by field; choices stand as codes. Counts of a register are never written."""
    readers: Mapping[str, Callable[[Connection, Units, int], Rows]] = {
        "organizations": _organizations,
        "quotas": _quota_rows,
        "members": _member_rows,
        "plans": _plan_rows,
        "targets": _target_rows,
        "documents": _document_rows,
        "pace": _pace_rows,
        "settings": _setting_rows,
    }
    return readers[kind](connection, read_units(connection, root_id), year) if kind in readers else []


def _organizations(_: Connection, units: Units, __: int) -> Rows:
    newest = [unit for unit in units.all() if unit is units.newest(unit.code) and unit.parent]
    return [
        {
            "code": unit.code,
            "name": unit.name,
            "short_name": unit.short_name,
            "kind": unit.kind,
            "cluster": unit.cluster,
            "parent_code": unit.parent,
            "display_order": unit.display_order,
            "valid_from": unit.valid_from,
            "valid_to": unit.valid_to,
            "other_names": unit.other_names.replace("\n", "; "),
        }
        for unit in _in_order(newest, units)
    ]


def _quota_rows(connection: Connection, units: Units, year: int) -> Rows:
    known = stored_quotas(connection, units)
    having = {identity for identity, of, _, _ in known if of in (year - 1, year)}
    rows: Rows = []
    for unit in _of_year(units, year, having):
        versions = known.get((unit.id, year, ALL, "assigned"), [])
        head: dict[str, Value] = {"code": unit.code, "name": unit.name, "year": year}
        rows += [
            {**head, "amount": version.amount, "basis": "assigned", "effective_on": version.effective_on}
            for version in versions
        ] or [head]
    return rows


def _member_rows(connection: Connection, units: Units, year: int) -> Rows:
    known = stored_members(connection, units)
    having = {identity for identity, _ in known}
    return [
        {"code": unit.code, "name": unit.name, "year": year - 1, "members": known.get((unit.id, year - 1))}
        for unit in _of_year(units, year, having)
    ]


def _plan_rows(connection: Connection, units: Units, year: int) -> Rows:
    known = stored_plans(connection, units)
    having = {identity for identity, _ in known}
    rows: Rows = []
    for unit in _of_year(units, year, having):
        dates = known.get((unit.id, year))
        days: dict[str, Value] = {"due_on": dates.due_on, "received_on": dates.received_on} if dates else {}
        if unit.parent:
            rows.append({"code": unit.code, "name": unit.name, "year": year, **days})
    return rows


def _target_rows(connection: Connection, units: Units, _: int) -> Rows:
    names = {unit.id: unit for unit in units.all()}
    rows: Rows = []
    for target in stored_targets(connection, units).values():
        unit = names[target.organization_id]
        rows.append(
            {
                "code": unit.code,
                "name": unit.name,
                "category": target.category_code,
                "first_year": target.first_year,
                "last_year": target.last_year,
                "shape": target.shape,
                "low": target.low,
                "high": target.high,
                "denominator": target.denominator,
                "clause": target.clause,
                "past_last_year": target.past_last_year,
            }
        )
    return rows


def _document_rows(connection: Connection, units: Units, _: int) -> Rows:
    return [
        {
            "number": one.number,
            "kind": one.kind,
            "issuer": one.issuer,
            "issued_on": one.issued_on,
            "title": one.title,
        }
        for one in read_documents(connection, units.root.id or 0).all()
    ]


def _pace_rows(connection: Connection, units: Units, _: int) -> Rows:
    names = {unit.id: unit.code for unit in units.all()}
    rows: Rows = [
        {
            "code": names[identity],
            "name": curve.name,
            "cluster": cluster or None,
            "month": month,
            "share": share,
            "effective_on": effective_on,
        }
        for (identity, cluster, effective_on), curve in stored_curves(connection, units).items()
        for month, share in curve.shares.items()
    ]
    return rows or [{"month": month} for month in MONTHS]


def _setting_rows(connection: Connection, units: Units, _: int) -> Rows:
    known = stored_settings(connection, units)
    rows: Rows = []
    for name in NAMES:
        rows += [
            {"setting": name, "value": value, "effective_on": effective_on}
            for effective_on, value in known.get(name, [])
        ] or [{"setting": name}]
    return rows


def _of_year(units: Units, year: int, having: set[int | None]) -> list[Unit]:
    """Return the root, those directly below it and whoever else has such a figure, if they stand in the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    standing = [
        unit
        for unit in units.all()
        if unit.valid_from <= last
        and (unit.valid_to is None or unit.valid_to >= first)
        and (not unit.parent or unit.parent_id == units.root.id or unit.id in having)
    ]
    return _in_order(standing, units)


def _in_order(chosen: list[Unit], units: Units) -> list[Unit]:
    return sorted(chosen, key=lambda unit: (unit.id != units.root.id, unit.display_order, unit.code))


def _quotas(connection: Connection, units: Units, year: int, day: date) -> dict[int | None, int | None]:
    return {
        identity: versions[-1].amount
        for (identity, of, category, basis), every in stored_quotas(connection, units).items()
        if (of, category, basis) == (year, ALL, "assigned")
        and (versions := [version for version in every if version.effective_on <= day])
    }


def _month_end(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
