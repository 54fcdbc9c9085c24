"""The figures on top of the overview, as one value: what an import changes of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Headline:
    """Admitted and quota of a jurisdiction in a year up to the newest report day, and how many stand directly below."""

    admitted: int | None
    quota: int | None
    day: date
    organizations: int
