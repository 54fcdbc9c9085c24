"""Quotas of organisations for years, with their revisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from data_access.ingest.lists.cells import RowReader
from data_access.ingest.lists.choices import BASES
from data_access.ingest.lists.documents import read_documents
from data_access.ingest.lists.known import (
    Known,
    Part,
    category_of,
    id_of,
    in_force_below,
    read_categories,
    standing_in,
    unit_of,
)
from data_access.ingest.lists.sheets import ListRow
from data_access.ingest.lists.units import Unit, Units
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Change
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.schema import ALL, quota

NOT_ASSIGNED = "–"
YEARS_AHEAD = 5

Series = tuple[int | None, int, str, str]
"""Identity, year, category and basis."""


@dataclass(frozen=True)
class _Wanted:
    unit: Unit
    year: int
    category: str
    amount: int | None
    basis: str
    document: str
    effective_on: date
    row: ListRow


@dataclass(frozen=True)
class QuotaVersion:
    """An amount (None: said not to be assigned) and the day from which it holds."""

    effective_on: date
    amount: int | None


def preview_quotas(known: Known, rows: Iterable[ListRow]) -> Part:
    """Return what a list of quotas would do."""
    words, stored = read_categories(known.connection), stored_quotas(known.connection, known.units)
    seen: dict[tuple[object, ...], tuple[int, int | None]] = {}
    wanted: list[_Wanted] = []
    changes: list[Change] = []
    count = 0
    for row in rows:
        reader = RowReader(row, known.findings)
        one = _read(reader, known, words, stored)
        if one is None or _says_nothing(reader, one, known, stored):
            continue
        key = (one.unit.code, one.year, one.category, one.basis, one.effective_on)
        if key in seen:
            row_before, amount = seen[key]
            if amount != one.amount:
                found, first = _shown(one.amount), _shown(amount)
                reader.refuse("quota-twice", "amount", name=one.unit.name, found=found, other=row_before, first=first)
            continue
        seen[key] = (row.row, one.amount)
        count += 1
        change = _change(reader, one, stored.get((one.unit.id, one.year, one.category, one.basis), []))
        if change is not None:
            wanted.append(one)
            changes.append(change)
    _compare_sums(known, wanted, stored)

    def record(connection: Connection, units: Units, batch: int, moment: datetime) -> None:
        documents = read_documents(connection, known.asked.jurisdiction_id)
        quotas = [
            Quota(
                id_of(units, one.unit),
                one.year,
                one.amount,
                one.effective_on,
                documents.id_of(connection, one.document),
                one.category,
                one.basis,
                batch,
            )
            for one in wanted
        ]
        record_quotas(connection, quotas, moment)

    return Part(count, tuple(changes), record)


def _read(
    reader: RowReader,
    known: Known,
    words: Mapping[str, tuple[str, ...]],
    stored: dict[Series, list[QuotaVersion]],
) -> _Wanted | None:
    code = unit_of(reader, known.units)
    year = reader.year("year", known.asked.today.year + YEARS_AHEAD, required=True)
    category = category_of(reader, words)
    amount = reader.count("amount")
    basis = reader.choice("basis", BASES, "list-unknown-basis") or "assigned"
    document = reader.text("document", 300)
    effective_on = reader.day("effective_on")
    if not code or year is None or reader.failed:
        return None
    if effective_on is not None and not date(year - 1, 1, 1) <= effective_on <= date(year, 12, 31):
        reader.refuse("quota-day-outside", "effective_on", found=f"{effective_on:%d/%m/%Y}", year=year)
        return None
    unit = known.units.on(code, effective_on) if effective_on and effective_on.year == year else None
    unit = unit or standing_in(reader, known.units, code, year)
    if unit is None:
        return None
    if effective_on is None:
        versions = stored.get((unit.id, year, category, basis), [])
        effective_on = versions[-1].effective_on if versions else max(date(year, 1, 1), unit.valid_from)
    return _Wanted(unit, year, category, amount, basis, document, effective_on, reader.row)


def _says_nothing(reader: RowReader, one: _Wanted, known: Known, stored: dict[Series, list[QuotaVersion]]) -> bool:
    """Tell whether a row only offers the place for a quota of the whole that nobody set yet, as the template does."""
    if one.amount is not None or one.unit.code != known.units.root.code or reader.said("document"):
        return False
    return not stored.get((one.unit.id, one.year, one.category, one.basis))


def _change(reader: RowReader, one: _Wanted, versions: list[QuotaVersion]) -> Change | None:
    """Return what a row changes, None for nothing; whatever changes what stands is asked about."""
    before = next((version for version in reversed(versions) if version.effective_on <= one.effective_on), None)
    if before is not None and before.amount == one.amount:
        return None
    values: dict[str, str | int] = {
        "name": one.unit.name,
        "year": one.year,
        "before": _shown(before.amount) if before else NOT_ASSIGNED,
        "after": _shown(one.amount),
        "day": f"{one.effective_on:%d/%m/%Y}",
    }
    if before is not None and before.effective_on == one.effective_on:
        reader.say(Severity.QUESTION, "quota-changed", "amount", **values)
    elif before is not None:
        reader.say(Severity.QUESTION, "quota-revised", "amount", **values)
    elif versions:
        first = f"{versions[0].effective_on:%d/%m/%Y}"
        reader.say(Severity.QUESTION, "quota-earlier", "effective_on", **values, first=first)
    known = _shown(before.amount) if before else None
    return reader.change(one.unit, "amount", str(one.year), known, _shown(one.amount))


def _shown(amount: int | None) -> int | str:
    return NOT_ASSIGNED if amount is None else amount


def stored_quotas(connection: Connection, units: Units) -> dict[Series, list[QuotaVersion]]:
    """Return the versions in force of every quota, those that hold first first."""
    rows = connection.execute(in_force_below(quota, units).order_by(quota.c.effective_on))
    stored: defaultdict[Series, list[QuotaVersion]] = defaultdict(list)
    for row in rows:
        stored[row.organization_id, row.year, row.category_code, row.basis].append(
            QuotaVersion(row.effective_on, row.amount)
        )
    return dict(stored)


def _compare_sums(known: Known, wanted: list[_Wanted], stored: Mapping[Series, list[QuotaVersion]]) -> None:
    """Tell where the quotas of those directly below the root do not add up to its own, or it has none."""
    root = known.units.root
    counted = [
        one
        for one in sorted(wanted, key=lambda one: one.effective_on)
        if one.category == ALL and one.basis == "assigned"
    ]
    whole = {one.year: one.amount for one in counted if one.unit.code == root.code}
    newest = {(one.year, one.unit.code): one.amount or 0 for one in counted if one.unit.parent == root.code}
    rows = {one.year: one.row for one in reversed(counted) if one.unit.parent == root.code}
    rows |= {one.year: one.row for one in counted if one.unit.code == root.code}
    newest = {**_in_already(known, rows, stored), **newest}
    for year in sorted(rows):
        parts = sum(part for (of, _), part in newest.items() if of == year)
        reader = RowReader(rows[year], known.findings)
        if year not in whole and (root.id, year, ALL, "assigned") not in stored:
            reader.say(Severity.NOTE, "quota-root-missing", "amount", year=year, parts=parts, root=root.code)
        amount = whole.get(year)
        if amount is not None and parts and parts != amount:
            reader.say(Severity.NOTE, "quota-sum", "amount", year=year, whole=amount, parts=parts)


def _in_already(
    known: Known, years: Iterable[int], stored: Mapping[Series, list[QuotaVersion]]
) -> dict[tuple[int, str], int]:
    """Return the newest quotas of the years that are in for those directly below the root, by year and code."""
    units = [unit for unit in known.units.all() if unit.parent == known.units.root.code and unit.id is not None]
    return {
        (year, unit.code): versions[-1].amount or 0
        for year in years
        for unit in units
        if (versions := stored.get((unit.id, year, ALL, "assigned")))
    }
