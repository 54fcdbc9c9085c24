"""The organisations of a jurisdiction, those in the database and those that a file brings."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data_access.schema import organization, organization_closure


@dataclass(frozen=True)
class Unit:
    """An organisation in one place of the tree. `id` None: the file brings it; `parent` '': the root."""

    code: str
    name: str
    kind: str
    valid_from: date
    valid_to: date | None = None
    parent: str = ""
    short_name: str = ""
    other_names: str = ""
    cluster: str | None = None
    display_order: int = 0
    id: int | None = None
    parent_id: int | None = None

    def stands(self, day: date) -> bool:
        """It stood on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def code_key(code: str) -> str:
    """Return what decides whether two codes are the same: not their case."""
    return unicodedata.normalize("NFC", code).casefold()


class Units:
    """Organisations by code: of one that moved, all its places, the first one first."""

    def __init__(self, root: Unit, units: Iterable[Unit]) -> None:
        self.root = root
        self._by_code: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in sorted(units, key=lambda unit: unit.valid_from):
            self._by_code[code_key(unit.code)].append(unit)

    def all(self) -> list[Unit]:
        """Return all of them."""
        return [unit for places in self._by_code.values() for unit in places]

    def places(self, code: str) -> Sequence[Unit]:
        """Return the places of an organisation, empty for an unknown code."""
        return self._by_code.get(code_key(code), ())

    def newest(self, code: str) -> Unit | None:
        """Return the last place of an organisation."""
        places = self.places(code)
        return places[-1] if places else None

    def on(self, code: str, day: date) -> Unit | None:
        """Return the place in which it stood on the day."""
        return next((unit for unit in reversed(self.places(code)) if unit.stands(day)), None)

    def in_year(self, code: str, year: int) -> Unit | None:
        """Return the last place in which it stood in a year."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        standing = (
            unit
            for unit in reversed(self.places(code))
            if unit.valid_from <= last and (unit.valid_to is None or unit.valid_to >= first)
        )
        return next(standing, None)


def read_units(connection: Connection, root_id: int) -> Units:
    """Return the organisations of a jurisdiction as they are known now."""
    closure, above = organization_closure, organization.alias("above")
    rows = connection.execute(
        select(organization, above.c.code.label("parent"))
        .join(closure, closure.c.descendant_id == organization.c.id)
        .outerjoin(above, (above.c.id == organization.c.parent_id) & above.c.superseded_at.is_(None))
        .where(closure.c.ancestor_id == root_id, organization.c.superseded_at.is_(None))
        .order_by(organization.c.display_order, organization.c.id)
    ).all()
    units = [
        Unit(
            row.code,
            row.name,
            row.kind,
            row.valid_from,
            row.valid_to,
            row.parent or "",
            row.short_name,
            row.other_names,
            row.cluster,
            row.display_order,
            row.id,
            row.parent_id,
        )
        for row in rows
    ]
    root = next(unit for unit in units if unit.id == root_id)
    return Units(root, units)
