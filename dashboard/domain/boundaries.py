"""How earlier years are read where boundaries changed: as it was then, or on today's boundaries (record 0012)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.domain.lineage import Break
from dashboard.domain.position import Document

THEN, TODAY = "then", "today"
READINGS = (THEN, TODAY)
"""Each year as it was, with whoever stood then; or the people of whole former units added up on today's boundaries."""


@dataclass(frozen=True)
class Predecessor:
    """A former organisation that came wholly into this one."""

    id: int
    code: str
    name: str
    last_day: date
    """The day before its successor began."""
    document: Document | None = None


@dataclass(frozen=True)
class Boundary:
    """The newest day on which boundaries changed, and what keeps the time before it from being compared."""

    day: date
    breaks: tuple[Break, ...] = ()
    """Why nothing before `day` compares with today; none: whole units merged, and everything does."""
    names: Mapping[int, str] = field(default_factory=dict)
    """Names of the organisations that `breaks` point at."""
    told: bool = True
    """Whether the years before can be shown on today's boundaries, comparable or not."""

    @property
    def comparable(self) -> bool:
        return not self.breaks

    def apart(self, first: date, last: date) -> bool:
        """Tell whether the days from `first` to `last` do not compare: the boundary lies between them."""
        return not self.comparable and first < self.day <= last
