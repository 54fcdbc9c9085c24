"""Who was admitted: categories of people among all admitted, as a whole and by organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dashboard.domain.numbers import percent
from dashboard.domain.position import Standing
from dashboard.domain.targets import Result

BOARDS = ("student", "enterprise", "believer")
"""The categories that conclusions set targets for; each has a board of its own."""
PARTS = {
    "student": ("pupil", "university_student"),
    "enterprise": ("non_state_enterprise",),
    "student_or_non_state": ("student", "non_state_enterprise"),
}
LISTED = ("student", "enterprise", "non_state_enterprise", "pupil", "university_student", "youth_union", "women")
"""Categories that may be followed down to organisations; small counts of the others are nobody's business."""
SENSITIVE = ("believer", "ethnic_minority")
"""Categories that are told only where the rule for small counts lets them (see dashboard.domain.disclosure)."""


@dataclass(frozen=True)
class CategoryCount:
    """People of one category among `of` admitted. `count` None: no report counts them, which is not zero.

    `until` is set for a sensitive category: the end of the quarter up to which it is told.
    """

    category: str
    count: int | None
    of: int | None
    target: Result | None = None
    until: date | None = None

    @property
    def share(self) -> Decimal | None:
        """Percent of those admitted; none for a sensitive category, whose people and all others end on other days."""
        return None if self.until else percent(self.count, self.of)


@dataclass(frozen=True)
class Structure:
    """Categories of those admitted: of everybody shown, and of each organisation by its identity."""

    whole: Mapping[str, CategoryCount] = field(default_factory=dict)
    by_organization: Mapping[int, Mapping[str, int]] = field(default_factory=dict)

    def of(self, row: Standing, category: str) -> CategoryCount:
        """Return how many of a category one organisation admitted."""
        known = self.whole.get(category)
        counted = known is not None and known.count is not None and row.admitted is not None
        count = self.by_organization.get(row.organization.id, {}).get(category, 0) if counted else None
        return CategoryCount(category, count, row.admitted)


def carriers(structure: Structure, rows: Sequence[Standing], category: str) -> tuple[CategoryCarrier, ...]:
    """Return the organisations that admitted somebody of the category, most people first.

    Equal ones follow by greater share, then in the order of the quota plan.
    """
    found = [CategoryCarrier(row, structure.of(row, category)) for row in rows]
    having = [one for one in found if one.counted.count]
    return tuple(sorted(having, key=lambda one: (-(one.counted.count or 0), -(one.counted.share or Decimal(0)))))


@dataclass(frozen=True)
class CategoryCarrier:
    """An organisation with its people of a category."""

    standing: Standing
    counted: CategoryCount
