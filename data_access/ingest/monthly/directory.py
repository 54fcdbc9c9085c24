"""Who can report in a jurisdiction, by code and by every name that is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from data_access.ingest.names import name_key, name_variants
from data_access.schema import organization, organization_closure, succession

_IN_A_PLACE = re.compile(r"(?P<name>.*\S)\s*(?:\s[-–—]\s|,|\(|\sthuộc\s)\s*(?P<place>[^()]+?)\s*\)?", re.DOTALL)
_LONGEST = 300
"""Letters of a name in which a place is looked for: what is longer is no name, and would take long to take apart."""


@dataclass(frozen=True)
class Organization:
    """An organisation in its place of the tree. `path`: identities from the jurisdiction down to itself."""

    id: int
    code: str
    name: str
    short_name: str
    other_names: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    path: tuple[int, ...]
    upper: str
    """Name of the one directly above; empty for the jurisdiction itself."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by."""
        return (self.name, self.short_name, *self.other_names)

    def stands_on(self, day: date) -> bool:
        """Tell whether it stood on the day."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)

    def stands_in(self, month: date, as_of: date) -> bool:
        """Tell whether it stood on any day from the first of the month to the day of the report."""
        return self.valid_from <= as_of and (self.valid_to is None or self.valid_to >= month)


def standing(found: Iterable[Organization], month: date, as_of: date) -> list[Organization]:
    """Return those that stood in the month: on its last day if any of them did, else on an earlier one."""
    there = [one for one in found if one.stands_in(month, as_of)]
    return [one for one in there if one.stands_on(as_of)] or there


@dataclass(frozen=True)
class Directory:
    """The organisations of a jurisdiction, ended ones too, in the order of the quota plan."""

    jurisdiction_id: int
    by_id: Mapping[int, Organization]
    _successors: Mapping[int, tuple[Organization, ...]] = field(repr=False)
    """Who took an organisation in, wholly or in part, be it in another jurisdiction."""
    _by_code: Mapping[str, tuple[Organization, ...]] = field(repr=False)
    _by_name: tuple[Mapping[str, tuple[Organization, ...]], ...] = field(repr=False)
    """By official name, by short name, by other names."""
    _by_variant: Mapping[str, tuple[Organization, ...]] = field(repr=False)

    def with_code(self, code: str) -> tuple[Organization, ...]:
        """Return the organisations that had this code at any time."""
        return self._by_code.get(code.strip().casefold(), ())

    def named(self, name: str) -> list[tuple[Organization, ...]]:
        """Return whom the name fits by official name, by short name, by other names, by a spelling, in this order.

        Last without the jurisdiction's own name behind it: "Xã Hòa Bình - TP Kim Giang".
        """
        key = name_key(name)
        found = [*(index.get(key, ()) for index in self._by_name), self._spelled(name)]
        if (
            len(name) <= _LONGEST
            and (place := _IN_A_PLACE.fullmatch(name)) is not None
            and self.jurisdiction_id in {one.id for one in self._spelled(place["place"])}
        ):
            found.append(self._spelled(place["name"]))
        return found

    def _spelled(self, name: str) -> tuple[Organization, ...]:
        found = {one.id: one for variant in name_variants(name) for one in self._by_variant.get(variant, ())}
        return tuple(found.values())

    def named_and_standing(self, name: str, month: date, as_of: date) -> list[Organization]:
        """Return whom the name means in the month: by the first kind of name that fits anybody who stands then."""
        return next((there for found in self.named(name) if (there := standing(found, month, as_of))), [])

    def heirs(self, former: Organization, month: date, as_of: date) -> list[Organization]:
        """Return who stands in the month in the place of one that ended, by whatever number of steps."""
        found: dict[int, Organization] = {}
        looked_at, ahead = {former.id}, [former.id]
        while ahead:
            for heir in self._successors.get(ahead.pop(0), ()):
                if heir.stands_in(month, as_of):
                    found[heir.id] = heir
                elif heir.id not in looked_at:
                    ahead.append(heir.id)
                looked_at.add(heir.id)
        return list(found.values())

    def is_below(self, lower: Organization, upper: Organization) -> bool:
        """Tell whether one stands anywhere below the other."""
        return upper.id in lower.path[:-1]


def load_directory(connection: Connection, jurisdiction_id: int) -> Directory:
    """Read who stands or stood in the jurisdiction, as known now."""
    closure = organization_closure
    rows = connection.execute(
        select(organization, closure.c.depth)
        .join(closure, closure.c.descendant_id == organization.c.id)
        .where(closure.c.ancestor_id == jurisdiction_id, organization.c.superseded_at.is_(None))
        .order_by(closure.c.depth, organization.c.display_order, organization.c.code, organization.c.id)
    ).all()
    by_id: dict[int, Organization] = {}
    for row in rows:
        by_id[row.id] = _organization(row, by_id.get(row.parent_id) if row.depth else None)
    everybody = by_id.values()
    return Directory(
        jurisdiction_id,
        by_id,
        _successors(connection, by_id),
        _index((one.code.casefold(), one) for one in everybody),
        (
            _index((name_key(one.name), one) for one in everybody),
            _index((name_key(one.short_name), one) for one in everybody),
            _index((name_key(name), one) for one in everybody for name in one.other_names),
        ),
        _index((variant, one) for one in everybody for name in one.names for variant in name_variants(name)),
    )


def _index(pairs: Iterable[tuple[str, Organization]]) -> dict[str, tuple[Organization, ...]]:
    found: defaultdict[str, dict[int, Organization]] = defaultdict(dict)
    for key, one in pairs:
        found[key][one.id] = one
    return {key: tuple(some.values()) for key, some in found.items()}


def _organization(row: Row[Any], upper: Organization | None) -> Organization:
    names = tuple(name for line in row.other_names.splitlines() if (name := line.strip()))
    path = (*(upper.path if upper else ()), row.id)
    own = (row.id, row.code, row.name, row.short_name, names, row.valid_from, row.valid_to)
    return Organization(*own, path, upper.name if upper else "")


def _successors(connection: Connection, by_id: Mapping[int, Organization]) -> dict[int, tuple[Organization, ...]]:
    steps = connection.execute(
        select(organization, succession.c.predecessor_id)
        .join(succession, succession.c.successor_id == organization.c.id)
        .where(succession.c.superseded_at.is_(None), organization.c.superseded_at.is_(None))
        .order_by(succession.c.effective_on, succession.c.id)
    )
    found: defaultdict[int, list[Organization]] = defaultdict(list)
    for step in steps:
        found[step.predecessor_id].append(by_id.get(step.id) or _organization(step, None))
    return {predecessor: tuple(successors) for predecessor, successors in found.items()}
