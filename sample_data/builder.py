"""Fills an empty database with the sample jurisdictions, the same rows on every machine and engine."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, select

from data_access.engine import write_transaction
from data_access.ingest.refresh_statistics import refresh_statistics
from data_access.schema import organization
from sample_data import thanh_hoa


class _AlreadyThereError(Exception):
    """Ends the transaction without a trace."""


def fill(engine: Engine) -> bool:
    """Fill the migrated database in one transaction; return False and change nothing if the sample is there already."""
    try:
        with write_transaction(engine) as connection:
            if _is_there(connection, thanh_hoa.CODE):
                raise _AlreadyThereError
            thanh_hoa.build(connection)
            refresh_statistics(connection)
    except _AlreadyThereError:
        return False
    return True


def _is_there(connection: Connection, code: str) -> bool:
    return connection.execute(select(organization.c.id).where(organization.c.code == code).limit(1)).first() is not None
