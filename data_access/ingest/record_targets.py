"""Targets of conclusions and resolutions, and the documents behind them, come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection, insert

from data_access.ingest.versions import replace_versions
from data_access.schema import document, target


@dataclass(frozen=True)
class Document:
    """A document as printed; what its source leaves blank stays None."""

    kind: str
    issuer: str
    title: str
    number: str | None = None
    issued_on: date | None = None


@dataclass(frozen=True)
class Target:
    """Target of an organisation for a run of years; `low` and `high` are people, or a share of 1 (25% is 0.25).

    `past_last_year` is the last of the five earlier years that the document looks back at, None when it looks at none.
    """

    organization_id: int
    category_code: str
    first_year: int
    last_year: int
    shape: str
    low: Decimal
    denominator: str
    document_id: int
    high: Decimal | None = None
    clause: str = ""
    past_last_year: int | None = None


def record_document(connection: Connection, new: Document) -> int:
    """Record a document and return its identity."""
    identity: int = connection.execute(insert(document).values(**new.__dict__).returning(document.c.id)).scalar_one()
    return identity


def record_targets(connection: Connection, targets: Sequence[Target], recorded_at: datetime) -> None:
    """Record targets, each superseding the one of the same organisation, category, shape and first year."""
    replace_versions(
        connection,
        target,
        ["organization_id", "category_code", "shape", "denominator", "first_year"],
        [item.__dict__ for item in targets],
        recorded_at,
    )
