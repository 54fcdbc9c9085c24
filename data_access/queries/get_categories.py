from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import ALL, category


def get_categories(connection: Connection) -> pd.DataFrame:
    """Return the categories of people, in their order, without everybody; they are the same for whoever asks.

    Columns: code, name_vi, name_en, definition_vi, definition_en, sensitive.
    """
    columns = ("code", "name_vi", "name_en", "definition_vi", "definition_en", "sensitive")
    statement = (
        select(*(category.c[name] for name in columns))
        .where(category.c.code != ALL)
        .order_by(category.c.display_order, category.c.code)
    )
    return read_frame(connection, statement)
