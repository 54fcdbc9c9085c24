"""Fills an empty database with the sample jurisdictions, the same rows on every machine and engine."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from sqlalchemy import Connection, Engine, select

from data_access.engine import write_transaction
from data_access.ingest.refresh_statistics import refresh_statistics
from data_access.schema import organization
from sample_data import hai_phong, hai_phong_2024, hau_giang, thanh_hoa, thi_xa

JURISDICTIONS: tuple[ModuleType, ...] = (thanh_hoa, hai_phong, hai_phong_2024, hau_giang, thi_xa)
"""Packages with the CODE of a root and `build(connection)`, in the order in which they are offered."""


class _AlreadyThereError(Exception):
    """Ends the transaction without a trace."""


def fill(engine: Engine, jurisdictions: Sequence[ModuleType] = JURISDICTIONS) -> bool:
    """Fill the migrated database with those that are not there yet, in one transaction.

    Returns False and changes nothing when all of them are there.
    """
    try:
        with write_transaction(engine) as connection:
            absent = [one for one in jurisdictions if not _is_there(connection, one.CODE)]
            if not absent:
                raise _AlreadyThereError
            for one in absent:
                one.build(connection)
            refresh_statistics(connection)
    except _AlreadyThereError:
        return False
    return True


def _is_there(connection: Connection, code: str) -> bool:
    return connection.execute(select(organization.c.id).where(organization.c.code == code).limit(1)).first() is not None
