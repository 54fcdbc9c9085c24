"""Quotas and member bases come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from data_access.ingest.versions import replace_versions
from data_access.schema import ALL, membership, quota


@dataclass(frozen=True)
class Quota:
    """Quota of an organisation for a year; `amount` None says that none is assigned."""

    organization_id: int
    year: int
    amount: int | None
    effective_on: date
    document_id: int | None = None
    category_code: str = ALL
    basis: str = "assigned"
    batch_id: int | None = None


@dataclass(frozen=True)
class MemberBase:
    """Members of an organisation at the end of a year."""

    organization_id: int
    year: int
    members: int
    document_id: int | None = None


def record_quotas(connection: Connection, quotas: Sequence[Quota], recorded_at: datetime) -> None:
    """Record quotas. One with a later `effective_on` is a revision and stands beside the former one."""
    replace_versions(
        connection,
        quota,
        ["organization_id", "year", "category_code", "basis", "effective_on"],
        [{**item.__dict__, "assigned": item.amount is not None} for item in quotas],
        recorded_at,
    )


def record_member_bases(connection: Connection, bases: Sequence[MemberBase], recorded_at: datetime) -> None:
    """Record how many members organisations had at year ends."""
    replace_versions(
        connection, membership, ["organization_id", "year"], [item.__dict__ for item in bases], recorded_at
    )
