"""Which organisations and clusters carry a category of people, and where it is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.numbers import percent
from dashboard.domain.position import Standing
from dashboard.domain.shares import Share, people_needed_for_share
from dashboard.domain.structure import CategoryCount, Structure

PRESENCES = ("present", "absent")
"""Organisations that admitted somebody of a category, or people but nobody of it: the names in the address."""


@dataclass(frozen=True)
class CategoryCarrier:
    """An organisation with its people of a category.

    `missing` are those still needed among all that its quota brings this year, were it held to the least share of the
    whole: 9 of 40 with 10 to come and 25 % miss 4. None without such a share or a report, and for quotas too small.
    """

    standing: Standing
    counted: CategoryCount
    missing: int | None = None


def carriers(structure: Structure, rows: Sequence[Standing], category: str) -> tuple[CategoryCarrier, ...]:
    """Return the organisations that admitted somebody of the category, most people first.

    Equal ones follow by greater share, then in the order of the quota plan.
    """
    having = [one for one in _held(structure, rows, category) if one.counted.count]
    return tuple(sorted(having, key=lambda one: (-(one.counted.count or 0), -(one.counted.share or Decimal(0)))))


def without(structure: Structure, rows: Sequence[Standing], category: str) -> tuple[CategoryCarrier, ...]:
    """Return the organisations that admitted people but nobody of the category, most admitted first.

    Where nobody was admitted, or nothing reported, nothing can be said of a category.
    """
    lacking = [one for one in _held(structure, rows, category) if one.counted.count == 0 and one.counted.of]
    return tuple(sorted(lacking, key=lambda one: -(one.counted.of or 0)))


def _held(structure: Structure, rows: Sequence[Standing], category: str) -> list[CategoryCarrier]:
    known = structure.whole.get(category)
    minimum = known.minimum if known else None
    held = []
    for row in rows:
        counted = structure.of(row, category)
        missing = None
        if minimum is not None and counted.count is not None and counted.of is not None and not _is_small(row):
            share = Share(counted.count, counted.of, minimum)
            missing = people_needed_for_share(share, row.remaining or 0).people
        held.append(CategoryCarrier(row, counted, missing))
    return held


def _is_small(row: Standing) -> bool:
    return (row.quota or 0) <= row.limits.small_quota


@dataclass(frozen=True)
class ClusterCount:
    """People of a category in one cluster: `count` of `of` admitted, in `having` of `organizations`."""

    cluster: str | None
    count: int
    of: int
    having: int
    organizations: int

    @property
    def share(self) -> Decimal | None:
        return percent(self.count, self.of)


def by_cluster(structure: Structure, rows: Sequence[Standing], category: str) -> tuple[ClusterCount, ...]:
    """Return the category in each cluster, in the order in which the clusters first come in the rows."""
    totals = []
    for cluster in dict.fromkeys(row.organization.cluster for row in rows):
        counts = [structure.of(row, category) for row in rows if row.organization.cluster == cluster]
        totals.append(
            ClusterCount(
                cluster,
                sum(counted.count or 0 for counted in counts),
                sum(counted.of or 0 for counted in counts),
                sum(bool(counted.count) for counted in counts),
                len(counts),
            )
        )
    return tuple(totals)
