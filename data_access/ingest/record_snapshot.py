"""Figures are agreed upon: a number is given to a day and to what is known of it at this moment."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, insert, select

from data_access.ingest.imports.versioned import next_moment
from data_access.ingest.record_audit import record_audit
from data_access.queries.get_data_version import get_data_version
from data_access.schema import snapshot

LONGEST_LABEL, LONGEST_WHO = 200, 200


def record_snapshot(connection: Connection, organization_id: int, as_of: date, label: str, by: str) -> int:
    """Record a snapshot of an organisation as of a day and return its number, the next one in the database.

    Nothing is copied: the snapshot knows all that was recorded before it and nothing that comes after. So the caller's
    write transaction must hold the writers' lock (it may not say that it changes no figure).
    """
    moment = next_moment(connection)
    last: int | None = connection.execute(select(func.max(snapshot.c.number))).scalar_one()
    number = (last or 0) + 1
    row = {
        "number": number,
        "organization_id": organization_id,
        "as_of": as_of,
        "known_at": moment,
        "label": label[:LONGEST_LABEL],
        "created_by": by[:LONGEST_WHO],
        "created_at": moment,
        "data_version": get_data_version(connection),
    }
    connection.execute(insert(snapshot), row)
    record_audit(connection, "snapshot", organization_id, f"{number}: {as_of.isoformat()} {row['label']}", moment)
    return number
