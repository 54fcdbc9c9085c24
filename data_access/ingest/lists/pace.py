"""Curves that say how much of a year is expected by the end of each month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection, insert

from data_access.ingest.lists.cells import RowReader
from data_access.ingest.lists.choices import CLUSTERS, chosen
from data_access.ingest.lists.known import Known, Part, ask_about_change, id_of, in_force_below, unit_of
from data_access.ingest.lists.sheets import ListRow
from data_access.ingest.lists.units import Unit, Units
from data_access.ingest.preview import Change
from data_access.ingest.versions import supersede
from data_access.schema import pace_curve

MONTHS = range(1, 13)

_Key = tuple[str, str, date | None]
"""Code of the organisation for whose tree the curve is, its cluster ('' for all), its day of effect (None: always)."""


@dataclass
class _Curve:
    first: RowReader
    unit: Unit
    name: str
    points: dict[int, tuple[Decimal, bool]] = field(default_factory=dict)
    readers: dict[int, RowReader] = field(default_factory=dict)
    """Row of each month."""


@dataclass(frozen=True)
class Shares:
    """A curve: cumulative shares of 1 by month, and the rows of the database that hold them."""

    name: str
    shares: Mapping[int, Decimal]
    ids: tuple[int, ...] = ()


def preview_pace(known: Known, rows: Iterable[ListRow]) -> Part:
    """Return what a list of curves would do; a curve stands in the place of the one for the same cluster."""
    curves: dict[_Key, _Curve] = {}
    count = sum(_read(row, known, curves) for row in rows)
    stored = stored_curves(known.connection, known.units)
    wanted: list[tuple[_Key, Unit, Shares, tuple[int, ...]]] = []
    changes: list[Change] = []
    for key, curve in curves.items():
        shares = _shares(curve)
        if shares is None:
            continue
        before = stored.get((curve.unit.id, key[1], key[2]))
        after = Shares(curve.name, shares)
        if before is not None and (before.name, before.shares) == (after.name, after.shares):
            continue
        if before is not None:
            ask_about_change(curve.first, "share", curve.name, _words(before), _words(after))
        wanted.append((key, curve.unit, after, before.ids if before else ()))
        period = key[2].isoformat() if key[2] else ""
        changes.append(
            curve.first.change(curve.unit, "share", period, _words(before) if before else None, _words(after))
        )

    def record(connection: Connection, units: Units, batch: int, moment: datetime) -> None:
        for (_, cluster, effective_on), unit, curve, former in wanted:
            supersede(connection, pace_curve, former, moment)
            points = [
                {
                    "organization_id": id_of(units, unit),
                    "name": curve.name,
                    "cluster": cluster or None,
                    "month": month,
                    "share": share,
                    "effective_on": effective_on,
                    "recorded_at": moment,
                }
                for month, share in curve.shares.items()
            ]
            connection.execute(insert(pace_curve), points)

    return Part(count, tuple(changes), record)


def _read(row: ListRow, known: Known, curves: dict[_Key, _Curve]) -> bool:
    reader = RowReader(row, known.findings)
    name = reader.text("name", 120, required=True)
    cluster = reader.text("cluster", 40)
    month = reader.count("month", required=True)
    share = reader.share("share", required=True)
    code = unit_of(reader, known.units) if reader.said("code") else known.units.root.code
    effective_on = reader.day("effective_on")
    if month is not None and month not in MONTHS:
        reader.refuse("pace-bad-month", "month", found=month)
    if reader.failed or month is None or share is None or not code:
        return False
    unit = known.units.newest(code) or known.units.root
    key = (unit.code, chosen(cluster, CLUSTERS) or cluster, effective_on)
    curve = curves.setdefault(key, _Curve(reader, unit, name))
    if curve.name != name:
        reader.refuse("list-contradiction", "name", found=name, other=curve.first.row.row)
    elif curve.points.setdefault(month, share) == share:
        curve.readers.setdefault(month, reader)
    else:
        reader.refuse("list-contradiction", "month", found=f"{name}, {month}", other=curve.first.row.row)
    return True


def _shares(curve: _Curve) -> Mapping[int, Decimal] | None:
    """Return the shares of 1 by month; all twelve, never falling, 1 in the end."""
    missing = [month for month in MONTHS if month not in curve.points]
    if missing:
        curve.first.refuse("pace-months-missing", "month", found=curve.name, months=", ".join(map(str, missing)))
        return None
    plain_percent = any(number > 1 for number, marked in curve.points.values() if not marked)
    shares = {
        month: number / 100 if plain_percent and not marked else number
        for month, (number, marked) in sorted(curve.points.items())
    }
    for month, share in shares.items():
        before = shares.get(month - 1, Decimal(0))
        if share < before:
            found, former = _percent(share), _percent(before)
            curve.readers[month].refuse("pace-falls", "share", name=curve.name, month=month, found=found, before=former)
            return None
    if shares[MONTHS[-1]] != 1:
        last = curve.readers[MONTHS[-1]]
        last.refuse("pace-does-not-end", "share", name=curve.name, found=_percent(shares[MONTHS[-1]]))
        return None
    return {month: share.quantize(Decimal("0.00001")) for month, share in shares.items()}


def _percent(share: Decimal) -> str:
    return f"{float(share * 100):g}".replace(".", ",")


def _words(curve: Shares) -> str:
    return f"{curve.name}: " + " ".join(f"{float(share * 100):g}" for share in curve.shares.values())


def stored_curves(connection: Connection, units: Units) -> dict[tuple[int | None, str, date | None], Shares]:
    """Return the curves in force by identity, cluster ('' for all) and day of effect (None: always)."""
    rows = connection.execute(in_force_below(pace_curve, units).order_by(pace_curve.c.month))
    curves: defaultdict[tuple[int | None, str, date | None], list[tuple[str, int, Decimal, int]]] = defaultdict(list)
    for row in rows:
        point = (row.name, row.month, Decimal(row.share).quantize(Decimal("0.00001")), row.id)
        curves[row.organization_id, row.cluster or "", row.effective_on].append(point)
    return {
        key: Shares(points[0][0], {point[1]: point[2] for point in points}, tuple(point[3] for point in points))
        for key, points in curves.items()
    }
