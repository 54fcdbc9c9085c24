"""From the database to the conclusions of meetings. Read anew each time: they change while a meeting goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from dashboard.domain.conclusion import Conclusion
from dashboard.domain.snapshot import Snapshot
from dashboard.reading.figures import rows_of
from dashboard.resolve import read_snapshots
from data_access.queries.get_conclusions import get_conclusions
from data_access.scope import Scope


def read_conclusions(
    connection: Connection, organization_id: int, names_known_at: datetime | None = None
) -> tuple[Conclusion, ...]:
    """Return what a jurisdiction concluded, in the order in which it was made; withdrawn ones are left out.

    `names_known_at`: organisations are called what they were known as then.
    """
    return tuple(
        Conclusion(
            number=row.number,
            meeting=row.snapshot_number,
            label=row.label,
            meeting_day=row.meeting_day,
            subject=row.subject_id,
            code=row.subject_code or "",
            name=row.subject_name or "",
            short_name=row.subject_short_name or "",
            said=row.said,
            due_on=row.due_on,
            done_on=row.done_on,
            by=row.made_by,
        )
        for row in rows_of(get_conclusions(connection, organization_id, names_known_at))
    )


def read_earlier(connection: Connection, scope: Scope, snapshot: Snapshot | None) -> tuple[Conclusion, ...]:
    """Return what meetings before the view concluded, whether done by now or not, in the order in which it was made.

    Of a snapshot the meetings before its own; of an earlier moment those that had agreed upon figures before it.
    """
    found = read_conclusions(connection, scope.organization_id, scope.known_at)
    if snapshot is not None:
        return tuple(one for one in found if one.meeting < snapshot.number)
    if scope.known_at is None or not found:
        return found
    held = {one.number for one in read_snapshots(connection, scope.principal) if one.created_at < scope.known_at}
    return tuple(one for one in found if one.meeting in held)


def newest_open(conclusions: Sequence[Conclusion]) -> Mapping[str, Conclusion]:
    """Return by code of the organisation the last conclusion about it that is not done yet."""
    return {one.code: one for one in conclusions if one.code and one.done_on is None}


def newest_about(conclusions: Sequence[Conclusion], organization_id: int) -> Conclusion | None:
    """Return the last conclusion about an organisation itself; what was said to all is about none in particular."""
    return next((one for one in reversed(conclusions) if one.subject == organization_id), None)
