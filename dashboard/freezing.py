"""Figures are agreed upon: the one way by which screens and commands make a snapshot."""

from __future__ import annotations

from sqlalchemy import Engine

from dashboard.address import JURISDICTION, Address
from dashboard.domain.snapshot import Snapshot
from dashboard.resolve import UnknownValueError, find_snapshot, resolve
from data_access.engine import write_transaction
from data_access.ingest.imports.faults import database_faults
from data_access.ingest.record_snapshot import record_snapshot


def freeze(engine: Engine, address: Address, label: str, by: str) -> Snapshot:
    """Agree upon the figures of a jurisdiction on a day, with all that is known at this moment; filters do not count.

    Raises UnknownValueError for a jurisdiction or day that nothing stands for, ValueError for a label without words,
    DatabaseBusyError and DiskFullError.
    """
    words = " ".join(label.split())
    if not words:
        raise ValueError("a snapshot needs a label")
    place = Address(jurisdiction=address.jurisdiction, year=address.year, day=address.day)
    with database_faults(), write_transaction(engine) as connection:
        scope = resolve(connection, place).scope
        number = record_snapshot(connection, scope.organization_id, scope.as_of, words, by)
        snapshot = find_snapshot(connection, number)
        if snapshot is None:
            raise UnknownValueError(JURISDICTION, address.jurisdiction)
        return snapshot
