"""Puts the new organisations of a registry into the tree: who stands below whom, what is left open gets its default."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data_access.ingest.lists.columns import plain
from data_access.ingest.lists.organization_rows import OrganizationRow
from data_access.ingest.lists.units import Unit, Units, code_key

_BASE = ("base_committee", "base_cell")
_UPPER = {
    "dang bo tinh": "province_committee",
    "dang bo thanh pho": "city_committee",
    "dang bo thi xa": "town_committee",
    "dang bo khoi": "bloc_committee",
}


@dataclass(frozen=True)
class Placed:
    """A new organisation and its row."""

    row: OrganizationRow
    unit: Unit


def place(rows: Mapping[str, OrganizationRow], units: Units) -> tuple[Sequence[Placed], date]:
    """Return the new organisations, parents first, and the day from which the root has to stand for them.

    `rows` are those of codes that are not known yet. A parent that is unknown, itself, below its own row or not
    standing is refused at the row.
    """
    ordered = _parents_first(rows, units)
    children: defaultdict[str, list[OrganizationRow]] = defaultdict(list)
    for row in ordered:
        children[code_key(row.parent or units.root.code)].append(row)
    begins = _first_days(ordered, children, units)
    placed: dict[str, Placed] = {}
    last_order = max((unit.display_order for unit in units.all()), default=0)
    orders = {code_key(row.code): order for order, row in enumerate(rows.values(), last_order + 1)}
    for row in ordered:
        key, parent_key = code_key(row.code), code_key(row.parent or units.root.code)
        above = placed[parent_key].unit if parent_key in placed else _standing(units, row, begins[key])
        if above is None:
            continue
        valid_to = row.valid_to or above.valid_to
        if above.id != units.root.id and begins[key] < above.valid_from:
            row.reader.refuse("organization-before-parent", "valid_from", **_days(row, above, begins[key]))
            continue
        if valid_to and above.valid_to and valid_to > above.valid_to:
            row.reader.refuse("organization-after-parent", "valid_to", **_days(row, above, above.valid_to))
            continue
        unit = Unit(
            code=row.code,
            name=row.name,
            kind=row.kind or _kind(row, children, placed, units),
            valid_from=begins[key],
            valid_to=valid_to,
            parent=above.code,
            short_name=row.short_name or row.name[:200],
            other_names="\n".join(row.other_names),
            cluster=row.cluster,
            display_order=row.display_order if row.display_order is not None else orders[key],
            parent_id=above.id,
        )
        placed[key] = Placed(row, unit)
    first = min((one.unit.valid_from for one in placed.values()), default=units.root.valid_from)
    return list(placed.values()), min(first, units.root.valid_from)


def _days(row: OrganizationRow, above: Unit, day: date) -> dict[str, str | int]:
    return {
        "found": row.name,
        "parent": above.name,
        "day": f"{day:%d/%m/%Y}",
        "first": f"{above.valid_from:%d/%m/%Y}",
    }


def _parents_first(rows: Mapping[str, OrganizationRow], units: Units) -> list[OrganizationRow]:
    ordered: dict[str, OrganizationRow] = {}
    for start in rows:
        way: list[str] = []
        key = start
        while key in rows and key not in ordered and key not in way:
            way.append(key)
            key = code_key(rows[key].parent or units.root.code)
        if key in way:
            rows[key].reader.refuse("organization-circle", "parent_code", found=rows[key].parent)
            return []
        if key not in ordered and not units.places(key):
            reader = rows[way[-1]].reader
            if not reader.failed:
                reader.refuse("organization-unknown-parent", "parent_code", found=rows[way[-1]].parent)
            continue
        for each in reversed(way):
            ordered[each] = rows[each]
    return list(ordered.values())


def _first_days(
    ordered: Sequence[OrganizationRow], children: Mapping[str, Sequence[OrganizationRow]], units: Units
) -> Mapping[str, date]:
    """Return the first day of each: as said, else early enough for those below, else that of whoever is above."""
    earliest: dict[str, date | None] = {}
    for row in reversed(ordered):
        key = code_key(row.code)
        below = [day for child in children.get(key, ()) if (day := earliest[code_key(child.code)]) is not None]
        earliest[key] = row.valid_from or min(below, default=None)
    days: dict[str, date] = {}
    for row in ordered:
        key, parent = code_key(row.code), code_key(row.parent or units.root.code)
        above = units.newest(row.parent) if row.parent else units.root
        default = days.get(parent) or (above.valid_from if above else units.root.valid_from)
        said = earliest[key]
        days[key] = default if said is None else (said if row.valid_from else min(said, default))
    return days


def _standing(units: Units, row: OrganizationRow, day: date) -> Unit | None:
    """Return whoever is above in the place where it stands on the first day; the root may begin later."""
    if not row.parent or code_key(row.parent) == code_key(units.root.code):
        root = units.root
        if root.valid_to and day > root.valid_to:
            row.reader.refuse("organization-before-parent", "valid_from", **_days(row, root, day))
            return None
        return root
    above = units.on(row.parent, day)
    if above is None:
        newest = units.newest(row.parent)
        if newest is not None:
            row.reader.refuse("organization-before-parent", "valid_from", **_days(row, newest, day))
    return above


def _kind(
    row: OrganizationRow,
    children: Mapping[str, Sequence[OrganizationRow]],
    placed: Mapping[str, Placed],
    units: Units,
) -> str:
    """Return the form that name and place speak for: a chi bộ is a cell, whoever has đảng bộ below is no base one."""
    below = children.get(code_key(row.code), ())
    name = plain(row.name)
    inside_base = _is_inside_base(row, placed, units)
    if name.startswith("chi bo"):
        return "cell" if inside_base else "base_cell"
    if any(_is_committee(child) for child in below):
        return next((kind for words, kind in _UPPER.items() if name.startswith(words)), "district_committee")
    if not below and inside_base and not name.startswith(("dang bo", "dang uy")):
        return "cell"
    if below or name.startswith(("dang bo", "dang uy")):
        return "base_committee"
    return "base_cell"


def _is_committee(row: OrganizationRow) -> bool:
    name = plain(row.name)
    if row.kind is not None:
        return row.kind in ("base_committee", "base_cell")
    return name.startswith(("dang bo", "dang uy")) and "bo phan" not in name


def _is_inside_base(row: OrganizationRow, placed: Mapping[str, Placed], units: Units) -> bool:
    parent = row.parent
    while parent and code_key(parent) != code_key(units.root.code):
        new = placed.get(code_key(parent))
        above = new.unit if new else units.newest(parent)
        if above is None:
            return False
        if above.kind in _BASE:
            return True
        parent = above.parent
    return False
