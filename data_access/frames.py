"""Reading a statement into a frame, the same on both engines."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select


def read_frame(connection: Connection, statement: Select[Any]) -> pd.DataFrame:
    """Run one statement and return its rows with its column names; whole numbers may be None (object columns)."""
    result = connection.execute(statement)
    rows = [tuple(row) for row in result]  # pandas asks each row for attributes, which rows of results answer slowly
    return pd.DataFrame(rows, columns=list(result.keys()), dtype=object)
