from __future__ import annotations

from sqlalchemy import Connection, func, select

from data_access.schema import conclusion, conclusion_version


def get_conclusions_version(connection: Connection, organization_id: int) -> int:
    """Return a number that grows with whatever is written about a jurisdiction's conclusions; 0 before the first."""
    statement = (
        select(func.max(conclusion_version.c.id))
        .join(conclusion, conclusion.c.id == conclusion_version.c.conclusion_id)
        .where(conclusion.c.organization_id == organization_id)
    )
    newest: int | None = connection.execute(statement).scalar_one()
    return newest or 0
