"""Figures agreed upon (bản chốt số liệu): a day, and the moment whose knowledge they show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Snapshot:
    """What a number stands for. Three values over the facts (jurisdiction, day, moment), not a copy of them."""

    number: int
    jurisdiction: str
    """Code of the jurisdiction."""
    name: str
    """Its name as the snapshot knows it."""
    as_of: date
    known_at: datetime
    label: str
    by: str
    created_at: datetime
    data_version: int
    """What the counter of writes said at that moment."""
