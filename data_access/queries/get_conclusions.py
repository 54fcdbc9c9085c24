from __future__ import annotations

from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, and_, select

from data_access.frames import read_frame
from data_access.schema import conclusion, conclusion_version, organization, snapshot
from data_access.scope import known, name_on


def get_conclusions(
    connection: Connection, organization_id: int, names_known_at: datetime | None = None
) -> pd.DataFrame:
    """Return what a jurisdiction concluded and did not withdraw, as it is now, in the order in which it was made.

    Columns: number, snapshot_number and label (of the meeting), meeting_day (as-of day of its figures), subject_id,
    subject_code, subject_name, subject_short_name (all None: about all organisations), said, due_on, done_on, made_by,
    recorded_at. `names_known_at`: organisations are called what they were known as at that moment,
    on the meeting's day; one that was not
    known yet has a subject_id and no name.
    """
    version, subject = conclusion_version, organization
    statement = (
        select(
            conclusion.c.id.label("number"),
            conclusion.c.snapshot_number,
            snapshot.c.label,
            snapshot.c.as_of.label("meeting_day"),
            conclusion.c.subject_id,
            subject.c.code.label("subject_code"),
            name_on(subject, snapshot.c.as_of, names_known_at).label("subject_name"),
            name_on(subject, snapshot.c.as_of, names_known_at, "short_name").label("subject_short_name"),
            version.c.said,
            version.c.due_on,
            version.c.done_on,
            version.c.made_by,
            version.c.recorded_at,
        )
        .join(version, and_(version.c.conclusion_id == conclusion.c.id, version.c.superseded_at.is_(None)))
        .join(snapshot, snapshot.c.number == conclusion.c.snapshot_number)
        .outerjoin(subject, and_(subject.c.id == conclusion.c.subject_id, known(subject, names_known_at)))
        .where(conclusion.c.organization_id == organization_id, version.c.withdrawn.is_(False))
        .order_by(conclusion.c.id)
    )
    return read_frame(connection, statement)
