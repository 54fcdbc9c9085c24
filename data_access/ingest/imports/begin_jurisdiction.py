"""A jurisdiction begins: its root organisation and nothing below."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select

from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.imports.versioned import next_moment
from data_access.ingest.record_audit import record_audit
from data_access.schema import organization


class CodeTakenError(ValueError):
    """An organisation has or had the code, be it in small or capital letters."""


def begin_jurisdiction(connection: Connection, code: str, name: str, kind: str, first_day: date) -> int:
    """Begin a jurisdiction, the last in order, and return the identity of its root. Raises CodeTakenError."""
    if connection.execute(
        select(organization.c.id).where(func.lower(organization.c.code) == code.lower()).limit(1)
    ).first():
        raise CodeTakenError(code)
    last = connection.execute(
        select(func.max(organization.c.display_order)).where(organization.c.parent_id.is_(None))
    ).scalar()
    moment = next_moment(connection)
    new = NewOrganization(code, name, kind, first_day, display_order=(last or 0) + 1)
    identity = add_organization(connection, new, moment)
    record_audit(connection, "add jurisdiction", identity, code, moment)
    return identity
