"""The whole database in one look: every row of every table."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, Engine, select

from data_access.engine import read_transaction
from data_access.ingest.imports.timeline import contents
from data_access.ingest.imports.versioned import REGISTER, VERSIONED, Versioned
from data_access.schema import metadata, organization, report, report_figure


def digests(engine: Engine, *, apart_from: tuple[str, ...] = ()) -> dict[str, str]:
    """Return a digest of each table's rows, bytes and all."""
    with read_transaction(engine) as connection:
        return {
            table.name: _digest(sorted(map(repr, connection.execute(select(table)).all())))
            for table in metadata.sorted_tables
            if table.name not in apart_from
        }


def _digest(rows: list[str]) -> str:
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def in_force(engine: Engine) -> dict[str, list[str]]:
    """Return what every table of versions says now, whatever the numbers and moments of its versions."""
    with read_transaction(engine) as connection:
        codes = {row.id: row.code for row in connection.execute(select(organization.c.id, organization.c.code))}
        return {versioned.table.name: sorted(_said(connection, versioned, codes)) for versioned in VERSIONED}


def _said(connection: Connection, versioned: Versioned, codes: dict[int, str]) -> list[str]:
    rows = connection.execute(select(versioned.table).where(versioned.table.c.superseded_at.is_(None))).mappings()
    said = []
    for row in rows:
        values = contents(versioned, row)
        values.pop("batch_id", None), values.pop("received_at", None)
        if versioned is REGISTER:
            values.pop("report_id")
        if versioned.table is report:
            figures = select(report_figure.c.category_code, report_figure.c.amount).where(
                report_figure.c.report_id == row["id"]
            )
            values["figures"] = sorted(map(tuple, connection.execute(figures)))
        for name in ("id", "organization_id", "parent_id", "predecessor_id", "successor_id"):
            if name in values:  # an organisation that comes in again has another identity
                values[name] = codes.get(values[name])
        said.append(repr(sorted(values.items())))
    return said
