"""The organisations of the sample and what each one stands at on 31/05/2024, read from organizations.csv.

The table is written out by hand because the hard cases live in it; only months and categories are drawn.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

CODE = "thanh-hoa"


@dataclass(frozen=True)
class Unit:
    """One row of the table. `admitted` and `pupils` count 1 January to 31 May 2024; None means "not said"."""

    code: str
    parent: str
    kind: str
    cluster: str
    name: str
    short_name: str
    valid_from: date
    leader: str | None
    members: int | None
    quota: int | None
    revised_quota: int | None
    admitted: int
    pupils: int
    pool: int | None
    files_pending: int | None
    idle: bool

    @property
    def is_direct(self) -> bool:
        """Whether it stands directly below the city committee."""
        return self.parent == CODE


@cache
def all_units() -> tuple[Unit, ...]:
    """Return the direct organisations in the order of the quota plan, then the cells of those that report by cells."""
    text = files(__package__).joinpath("organizations.csv").read_text(encoding="utf-8")
    return tuple(_unit(row) for row in csv.DictReader(text.splitlines()))


@cache
def direct_units() -> tuple[Unit, ...]:
    """Return the organisations directly below the city committee."""
    return tuple(unit for unit in all_units() if unit.is_direct)


@cache
def cells_of(code: str) -> tuple[Unit, ...]:
    """Return the cells that report in place of the organisation; empty if it reports for itself."""
    return tuple(unit for unit in all_units() if unit.parent == code)


@cache
def reporters() -> tuple[Unit, ...]:
    """Return whoever sends reports: the cells where there are cells, else the organisation itself."""
    return tuple(unit for unit in all_units() if not cells_of(unit.code))


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
        members=_number(row["members_2023"]),
        quota=_number(row["quota_2024"]),
        revised_quota=_number(row["revised_2024"]),
        admitted=_number(row["admitted_2024"]) or 0,
        pupils=_number(row["pupils_2024"]) or 0,
        pool=_number(row["pool"]),
        files_pending=_number(row["files_pending"]),
        idle=row["idle"] == "yes",
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
