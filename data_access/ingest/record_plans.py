"""The dates of yearly plans come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from data_access.ingest.versions import replace_versions
from data_access.schema import plan


@dataclass(frozen=True)
class Plan:
    """When the plan of an organisation for a year was due and came; `received_on` None says: not yet."""

    organization_id: int
    year: int
    due_on: date
    received_on: date | None = None


def record_plans(connection: Connection, plans: Sequence[Plan], recorded_at: datetime) -> None:
    """Record the dates of plans."""
    replace_versions(connection, plan, ["organization_id", "year"], [item.__dict__ for item in plans], recorded_at)
