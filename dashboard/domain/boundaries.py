"""What stood before an organisation, and how its earlier years are read: as it was then, or on today's boundaries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.position import Document


@dataclass(frozen=True)
class Predecessor:
    """A former organisation that came wholly into this one."""

    id: int
    code: str
    name: str
    last_day: date
    """The day before its successor began."""
    document: Document | None = None
