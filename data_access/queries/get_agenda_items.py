from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import agenda_item


def get_agenda_items(connection: Connection, agenda_id: int | None = None) -> pd.DataFrame:
    """Return the items of one agenda, or of all of them, in their order.

    Columns: agenda_id, place (from 1), view, query, note. An agenda without items has no row.
    """
    statement = select(agenda_item).order_by(agenda_item.c.agenda_id, agenda_item.c.place)
    if agenda_id is not None:
        statement = statement.where(agenda_item.c.agenda_id == agenda_id)
    return read_frame(connection, statement)
