"""From the database to the conclusions of meetings. Read anew each time: they change while a meeting goes on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from dashboard.domain.conclusion import Conclusion
from dashboard.reading.figures import rows_of
from data_access.queries.get_conclusions import get_conclusions


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


def newest_about(conclusions: Sequence[Conclusion], organization_id: int) -> Conclusion | None:
    """Return the last conclusion about an organisation itself; what was said to all is about none in particular."""
    return next((one for one in reversed(conclusions) if one.subject == organization_id), None)
