"""How large a part of those admitted belongs to a category, and how many more it takes: rule 7 of docs/rules.md."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Share:
    """`count` people of a category among `of` admitted, beside the least share that is asked for."""

    count: int
    of: int
    minimum: Fraction

    @property
    def reached(self) -> bool | None:
        """True when the share so far is at least the minimum; None while nobody was admitted."""
        return None if self.of <= 0 else self.count >= self.minimum * self.of


@dataclass(frozen=True)
class Needed:
    """How many more people it takes. `beyond` is by how many that exceeds those still to be admitted."""

    people: int
    beyond: int = 0


def people_needed_for_share(share: Share, remaining: int) -> Needed:
    """Return how many of the `remaining` admissions must come from the category to reach its minimum share.

    Solves (c + n) / (A + R) >= s for the smallest whole n >= 0, because every admission also moves the denominator.
    Kết luận 2026–2030, mục tiêu 2: with 60 of 289, 528 to come and 25 %, n = ceil(0.25 * 817) - 60 = 145. Where even
    all who remain are too few, `beyond` says by how many: 10 of 100 with 10 to come and 25 % needs 18, 8 beyond.
    """
    people = max(0, math.ceil(share.minimum * (share.of + remaining)) - share.count)
    return Needed(people, max(0, people - remaining))
