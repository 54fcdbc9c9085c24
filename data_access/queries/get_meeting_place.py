from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import meeting_place


def get_meeting_place(connection: Connection, agenda_id: int, snapshot_number: int) -> pd.DataFrame:
    """Return where a meeting is; no row before anybody moved it.

    Columns: slide (from 1), black, looked_up (code, or empty), mover, moved_at.
    """
    place = meeting_place.c
    statement = select(place.slide, place.black, place.looked_up, place.mover, place.moved_at).where(
        place.agenda_id == agenda_id, place.snapshot_number == snapshot_number
    )
    return read_frame(connection, statement)
