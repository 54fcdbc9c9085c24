"""The tables that keep every version of a row, and the moment at which the next versions begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Table, func, select, true, union_all

from data_access.schema import (
    admission,
    former_name,
    import_batch,
    membership,
    organization,
    pace_curve,
    plan,
    quota,
    report,
    setting,
    snapshot,
    succession,
    target,
)

_SMALLEST_STEP = timedelta(microseconds=1)


@dataclass(frozen=True)
class Versioned:
    """A table of versions: the columns that say what a row is about, and the one that numbers its versions."""

    table: Table
    key: tuple[str, ...]
    identifier: str = "id"

    @property
    def about(self) -> str:
        """Return the column with the organisation that a row is about."""
        return self.key[0]

    @property
    def recorded_rows(self) -> ColumnElement[bool]:
        """Condition: the row was recorded as it came, and does not follow from others."""
        return admission.c.report_id.is_(None) if self.table is admission else true()

    @property
    def version_columns(self) -> frozenset[str]:
        """Return the columns that tell versions apart and say nothing about the organisation."""
        return frozenset({self.identifier, "recorded_at", "superseded_at"})


ORGANIZATIONS = Versioned(organization, ("id",), "version_id")
REPORTS = Versioned(report, ("organization_id", "month"))
REGISTER = Versioned(admission, ("organization_id", "category_code", "admitted_on"))
FACTS = (
    Versioned(former_name, ("organization_id", "last_day")),
    Versioned(succession, ("predecessor_id", "successor_id", "effective_on")),
    Versioned(quota, ("organization_id", "year", "category_code", "basis", "effective_on")),
    Versioned(target, ("organization_id", "category_code", "shape", "denominator", "first_year")),
    Versioned(membership, ("organization_id", "year")),
    Versioned(plan, ("organization_id", "year")),
    Versioned(pace_curve, ("organization_id", "name", "cluster", "month", "effective_on")),
    Versioned(setting, ("organization_id", "name", "effective_on")),
    REPORTS,
    REGISTER,
)
VERSIONED = (*FACTS, ORGANIZATIONS)


def next_moment(connection: Connection) -> datetime:
    """Return now, or the moment just after the newest one of the database if its clock was ahead.

    Whoever holds the writers' lock gets a moment that no version, no import and no snapshot carries yet, so it names
    what is recorded at it, the versions that it ends begin before, and no snapshot ever shows them.
    """
    columns = [column for each in VERSIONED for column in (each.table.c.recorded_at, each.table.c.superseded_at)]
    columns += [import_batch.c.imported_at, import_batch.c.undone_at, snapshot.c.known_at]
    moments = connection.execute(union_all(*(select(func.max(column)) for column in columns))).scalars()
    newest = max((moment for moment in moments if moment is not None), default=None)
    now = datetime.now(UTC)
    return now if newest is None or newest < now else newest + _SMALLEST_STEP
