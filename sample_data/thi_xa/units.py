"""The organisations of the town and what each stands at in 2022, read from organizations.csv.

The table is written out by hand because the hard cases live in it; earlier years and months are drawn.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

CODE = "thi-xa"


@dataclass(frozen=True)
class Unit:
    """One row of the table. `admitted` of a cell is None: its committee's people are shared out among the cells."""

    code: str
    parent: str
    kind: str
    cluster: str
    name: str
    short_name: str
    valid_from: date
    leader: str | None
    members: int | None
    quota: int
    admitted: int | None
    pool: int | None
    says_pool: bool
    idle_since: int | None
    """First year from which nobody is admitted any more."""

    def first_month(self, year: int) -> int:
        """Return the first month of a year in which it stands; 13 before it began."""
        began = self.valid_from
        return 13 if began.year > year else began.month if began.year == year else 1


@cache
def all_units() -> tuple[Unit, ...]:
    """Return the direct organisations in the order of the quota plan, then the cells of those that report by cells."""
    text = files(__package__).joinpath("organizations.csv").read_text(encoding="utf-8")
    return tuple(_unit(row) for row in csv.DictReader(text.splitlines()))


@cache
def direct_units() -> tuple[Unit, ...]:
    """Return the organisations directly below the town committee."""
    return tuple(unit for unit in all_units() if unit.parent == CODE)


def cells_of(code: str, year: int) -> tuple[Unit, ...]:
    """Return the cells that report in place of an organisation in a year; empty if it reports for itself."""
    return tuple(unit for unit in all_units() if unit.parent == code and unit.first_month(year) <= 12)


def reporters(year: int) -> tuple[Unit, ...]:
    """Return whoever sends reports in a year: the cells where there are cells, else the organisation itself."""
    return tuple(unit for unit in all_units() if not cells_of(unit.code, year) and unit.first_month(year) <= 12)


def _unit(row: dict[str, str]) -> Unit:
    return Unit(
        code=row["code"],
        parent=row["parent"],
        kind=row["kind"],
        cluster=row["cluster"],
        name=row["name"],
        short_name=row["short_name"],
        valid_from=date.fromisoformat(row["valid_from"]),
        leader=row["leader"] or None,
        members=_number(row["members"]),
        quota=int(row["quota"]),
        admitted=_number(row["admitted"]),
        pool=_number(row["pool"]),
        says_pool=row["pool"] != "not said",
        idle_since=_number(row["idle_since"]),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
