"""Who was admitted: categories of people among all admitted, as a whole and by organisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from dashboard.domain.numbers import percent
from dashboard.domain.position import Standing
from dashboard.domain.targets import Result, Shape, Target

PARTS = {
    "student": ("pupil", "university_student"),
    "enterprise": ("non_state_enterprise",),
    "student_or_non_state": ("student", "non_state_enterprise"),
}
"""Categories inside a category; they need not add up to it."""
MISSION = ("student", "enterprise", "religious")
"""Categories with a board of their own wherever reports count them, be a target set or not."""
MOST_BOARDS = 4
LISTED = (
    "student",
    "enterprise",
    "non_state_enterprise",
    "student_or_non_state",
    "pupil",
    "university_student",
    "youth_union",
    "women",
)
"""Categories that may be followed down to organisations; small counts of the others are nobody's business."""


@dataclass(frozen=True)
class CategoryCount:
    """People of one category among `of` admitted. `count` None: it is not told, for the reason in `withheld`.

    `until` is set for a sensitive category: the end of the quarter up to which it is told.
    """

    category: str
    count: int | None
    of: int | None
    target: Result | None = None
    until: date | None = None
    withheld: str = ""  # "not_counted", "quarter_open", "whole_only"
    target_of_all: Target | None = None
    """The target of the whole jurisdiction where only a part of it is shown: it does not bind the part."""
    former: Target | None = None
    """What was asked of those who merged into the jurisdiction, in their last years."""

    @property
    def share(self) -> Decimal | None:
        """Percent of those admitted; none for a sensitive category, whose people and all others end on other days."""
        return None if self.until else percent(self.count, self.of)

    @property
    def asked(self) -> Target | None:
        return self.target.target if self.target else self.target_of_all

    @property
    def minimum(self) -> Fraction | None:
        """The least part of those admitted that is asked for; None without such a target."""
        return self.asked.low if self.asked is not None and self.asked.shape is Shape.MINIMUM_SHARE else None

    @property
    def remaining(self) -> int:
        """People still to be admitted this year by the quota, of whom `target` needs some."""
        whole = self.target.base if self.target and self.minimum is not None else None
        return 0 if whole is None or self.of is None else whole - self.of


@dataclass(frozen=True)
class Structure:
    """Categories of those admitted, in the order of papers, sensitive ones last; of organisations by their identity."""

    whole: Mapping[str, CategoryCount] = field(default_factory=dict)
    by_organization: Mapping[int, Mapping[str, int]] = field(default_factory=dict)

    def of(self, row: Standing, category: str) -> CategoryCount:
        """Return how many of a category one organisation admitted."""
        known = self.whole.get(category)
        counted = known is not None and known.count is not None and row.admitted is not None
        count = self.by_organization.get(row.organization.id, {}).get(category, 0) if counted else None
        return CategoryCount(category, count, row.admitted)

    @property
    def boards(self) -> tuple[str, ...]:
        """The categories with a board: those with a target first of all, then the mission; never more than fit."""
        wanted = [one for one, counted in self.whole.items() if counted.asked or one in MISSION]
        kept = sorted(wanted, key=lambda one: self.whole[one].asked is None)[:MOST_BOARDS]
        return tuple(one for one in wanted if one in kept)

    @property
    def others(self) -> tuple[str, ...]:
        """The categories that neither have a board nor are told on one as a part."""
        told = {*self.boards, *(part for board in self.boards for part in PARTS.get(board, ()))}
        return tuple(one for one in self.whole if one not in told)

    @property
    def listed(self) -> tuple[str, ...]:
        """The categories that can be followed down to organisations: each board with its parts, then the others."""
        order = [code for board in self.boards for code in (board, *PARTS.get(board, ()))]
        known = [code for code in dict.fromkeys((*order, *self.whole)) if code in LISTED and code in self.whole]
        return tuple(code for code in known if self.whole[code].count is not None)
