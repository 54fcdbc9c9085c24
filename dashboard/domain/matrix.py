"""Organisations beside the shares of categories among those whom they admitted: one row each, and their sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.groups import GroupTotal
from dashboard.domain.position import Standing
from dashboard.domain.structure import CategoryCount, Structure

COLUMNS = ("student", "enterprise", "non_state_enterprise", "women", "youth_union")
"""Categories with a column of their own; sensitive ones follow a rule of their own and stay out."""
FEWEST = 4
"""Below this many admitted a share says nothing: one person is a third. Only the people are told then."""


@dataclass(frozen=True)
class Sum:
    """What several organisations come to together. `shares` follow the order of the columns."""

    total: GroupTotal
    missing: int
    shares: tuple[CategoryCount, ...]


def columns_of(structure: Structure) -> tuple[str, ...]:
    """Return the categories that any report of the year counts: others would be columns of nothing but "…".

    Workers of non-state enterprises have a column only where those of all enterprises are not counted.
    """
    counted = [one for one in COLUMNS if one in structure.whole and structure.whole[one].count is not None]
    return tuple(one for one in counted if one != "non_state_enterprise" or "enterprise" not in counted)


def shares_of(structure: Structure, row: Standing) -> tuple[CategoryCount, ...]:
    """Return the people of each column among those whom one organisation admitted."""
    return tuple(structure.of(row, category) for category in columns_of(structure))


def sum_of(structure: Structure, rows: Sequence[Standing]) -> Sum:
    """Return the rows added up; those that did not report add nothing and are not counted as zero."""
    total = GroupTotal(None, tuple(rows))
    counted = [shares_of(structure, row) for row in rows if row.admitted is not None]
    shares = (
        CategoryCount(category, sum(row[place].count or 0 for row in counted) if counted else None, total.admitted)
        for place, category in enumerate(columns_of(structure))
    )
    return Sum(total, sum(row.missing or 0 for row in rows), tuple(shares))
