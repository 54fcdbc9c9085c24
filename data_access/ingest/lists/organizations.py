"""The registry: organisations begin, are renamed, moved and ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from data_access.ingest.change_organizations import (
    NewOrganization,
    add_organizations,
    change_organization,
    end_organization,
    move_organization,
    rename_organization,
)
from data_access.ingest.lists.known import Known, Part
from data_access.ingest.lists.organization_changes import Changed, changed_unit
from data_access.ingest.lists.organization_rows import read_organization_rows
from data_access.ingest.lists.organization_tree import Placed, place
from data_access.ingest.lists.sheets import ListRow
from data_access.ingest.lists.units import Unit, Units, code_key
from data_access.ingest.messages import Severity
from data_access.ingest.names import name_key
from data_access.ingest.preview import Change


@dataclass(frozen=True)
class Registry(Part):
    """What a registry would do, and the organisations as they would stand then."""

    units: Units | None = None


def preview_organizations(known: Known, rows: Iterable[ListRow]) -> Registry:
    """Return what a registry would do; what is in already and stands otherwise is asked about."""
    units = known.units
    read = read_organization_rows(rows, known.findings)
    placed, first_day = place({key: row for key, row in read.items() if not units.places(key)}, units)
    brought = {code_key(one.unit.code): one for one in placed}
    changed = [
        one for key, row in read.items() if units.places(key) and (one := changed_unit(row, units, brought)) is not None
    ]
    _tell_first_day(known, placed, first_day)
    _tell_one_name(units, placed)
    changes = [_beginning(one) for one in placed]
    changes += [change for one in changed for change in one.changes]

    def record(connection: Connection, _: Units, batch: int, moment: datetime) -> None:
        if first_day < units.root.valid_from and units.root.id is not None:
            change_organization(connection, units.root.id, moment, valid_from=first_day)
        ids = {code_key(unit.code): unit.id for unit in units.all() if unit.id is not None}
        ids |= add_organizations(connection, [_new(one.unit) for one in placed], moment)
        for one in changed:
            _write(connection, one, ids, moment)

    return Registry(len(read), tuple(changes), record, _afterwards(units, placed, changed, first_day))


def _new(unit: Unit) -> tuple[str, NewOrganization, str | int]:
    """Return a new organisation with its key and that of whoever is above, or the identity if it is known already."""
    new = NewOrganization(
        code=unit.code,
        name=unit.name,
        kind=unit.kind,
        valid_from=unit.valid_from,
        short_name=unit.short_name,
        other_names=unit.other_names,
        cluster=unit.cluster,
        display_order=unit.display_order,
        valid_to=unit.valid_to,
    )
    return code_key(unit.code), new, unit.parent_id if unit.parent_id is not None else code_key(unit.parent)


def _write(connection: Connection, one: Changed, ids: dict[str, int], moment: datetime) -> None:
    if one.unit.id is None:
        raise LookupError(f"{one.unit.code} was not recorded")
    if one.named_on:
        rename_organization(connection, one.unit.id, one.named_on, moment, **one.fields)
    elif one.fields:
        change_organization(connection, one.unit.id, moment, **one.fields)
    identity = one.unit.id
    if one.moves_below and one.moves_on:
        identity = move_organization(connection, identity, ids[code_key(one.moves_below)], one.moves_on, moment)
        if one.names:
            change_organization(connection, identity, moment, **one.names)
    if one.ends_on:
        end_organization(connection, identity, one.ends_on, moment)


def _beginning(one: Placed) -> Change:
    row = one.row.reader.row
    name = one.unit.name
    return Change(one.unit.code, name, "name", "", None, name, row.sheet, row.row, row.columns["name"])


def _tell_first_day(known: Known, placed: Iterable[Placed], first_day: date) -> None:
    root = known.units.root
    if first_day >= root.valid_from:
        return
    earliest = next(one for one in placed if one.unit.valid_from == first_day)
    severity = Severity.NOTE if len(known.units.all()) == 1 else Severity.QUESTION
    earliest.row.reader.say(
        severity,
        "organization-before-root",
        "valid_from",
        found=earliest.unit.name,
        day=f"{first_day:%d/%m/%Y}",
        root=root.name,
        first=f"{root.valid_from:%d/%m/%Y}",
    )


def _tell_one_name(units: Units, placed: Iterable[Placed]) -> None:
    """Ask about whoever is named like another below the same parent at the same time: a report could not tell them."""
    named: defaultdict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units.all():
        named[code_key(unit.parent), name_key(unit.name)].append(unit)
    for one in placed:
        same = named[code_key(one.unit.parent), name_key(one.unit.name)]
        other = next((unit for unit in same if _meet(unit, one.unit)), None)
        if other is not None:
            one.row.reader.say(
                Severity.QUESTION, "organization-same-name", "name", found=one.unit.name, other=other.code
            )
        same.append(one.unit)


def _meet(one: Unit, other: Unit) -> bool:
    """They stand on one day at least."""
    return one.stands(other.valid_from) or other.stands(one.valid_from)


def _afterwards(units: Units, placed: Iterable[Placed], changed: Iterable[Changed], first_day: date) -> Units:
    """Return the organisations as they would stand; whatever moves takes all below it along."""
    root = replace(units.root, valid_from=first_day)
    by_id = {unit.id: unit for unit in units.all() if unit.id is not None}
    by_id[root.id or 0] = root
    moved: list[Unit] = []
    for one in changed:
        identity = one.unit.id or 0
        by_id[identity] = replace(by_id[identity], **one.fields)
        below = _below(by_id, identity)
        if one.ends_on:
            for each in below:
                last = by_id[each].valid_to
                if last is None or last > one.ends_on:
                    by_id[each] = replace(by_id[each], valid_to=one.ends_on)
        if one.moves_on:
            for each in below:
                unit = by_id[each]
                if unit.stands(one.moves_on):
                    parent = one.moves_below if each == identity else unit.parent
                    names = one.names if each == identity else {}
                    place = replace(unit, id=None, parent_id=None, parent=parent, valid_from=one.moves_on)
                    moved.append(replace(place, **names))
                    by_id[each] = replace(unit, valid_to=one.moves_on - timedelta(days=1))
    return Units(root, [*by_id.values(), *moved, *(one.unit for one in placed)])


def _below(by_id: dict[int, Unit], identity: int) -> list[int]:
    """Return an organisation and all below it."""
    found, at = [identity], 0
    while at < len(found):
        found += [each for each, unit in by_id.items() if unit.parent_id == found[at]]
        at += 1
    return found
