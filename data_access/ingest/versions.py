"""Writing versioned rows: nothing is overwritten, the former version is superseded in the same moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, insert, update


def replace_versions(
    connection: Connection, table: Table, key: Sequence[str], rows: Iterable[Mapping[str, Any]], recorded_at: datetime
) -> None:
    """Record `rows` as the versions in force from `recorded_at`, superseding those with the same `key` columns."""
    new = [{**row, "recorded_at": recorded_at, "superseded_at": None} for row in rows]
    if not new:
        return
    matches = and_(table.c.superseded_at.is_(None), *(table.c[name] == bindparam(f"key_{name}") for name in key))
    connection.execute(
        update(table).where(matches).values(superseded_at=recorded_at),
        [{f"key_{name}": row[name] for name in key} for row in new],
    )
    connection.execute(insert(table), new)


def supersede(connection: Connection, table: Table, ids: Sequence[int], recorded_at: datetime) -> None:
    """End the versions with these ids at `recorded_at`."""
    if ids:
        connection.execute(
            update(table).where(table.c.id == bindparam("row_id")).values(superseded_at=recorded_at),
            [{"row_id": row_id} for row_id in ids],
        )
