from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, case, null, select

from data_access.frames import read_frame
from data_access.schema import ALL, import_batch, organization, organization_closure, report, report_figure
from data_access.scope import Scope, known, name_on


def get_sources(connection: Connection, scope: Scope, year: int, *, former: bool = False) -> pd.DataFrame:
    """Return the reports behind a year's figure up to the scope's day, with the import that brought each.

    `former` adds the versions that a correction superseded by the scope's moment. Columns: organization_id,
    organization_code, organization_name, as_of, due_on, received_at, admitted (cumulative as reported, None:
    not said), recorded_at, superseded_at (None: in force at
    the scope's moment), source_place, file_name, sha256, imported_by, imported_at;
    newest first.
    """
    closure = organization_closure
    version = report.c.recorded_at.is_not(None) if scope.known_at is None else report.c.recorded_at <= scope.known_at
    statement = (
        select(
            report.c.organization_id,
            organization.c.code.label("organization_code"),
            name_on(organization, scope.as_of, scope.known_at).label("organization_name"),
            report.c.as_of,
            report.c.due_on,
            report.c.received_at,
            report_figure.c.amount.label("admitted"),
            report.c.recorded_at,
            _superseded_at(scope),
            report.c.source_place,
            import_batch.c.file_name,
            import_batch.c.sha256,
            import_batch.c.imported_by,
            import_batch.c.imported_at,
        )
        .join(closure, closure.c.descendant_id == report.c.organization_id)
        .join(organization, organization.c.id == report.c.organization_id)
        .outerjoin(report_figure, and_(report_figure.c.report_id == report.c.id, report_figure.c.category_code == ALL))
        .outerjoin(import_batch, import_batch.c.id == report.c.batch_id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            known(organization, scope.known_at),
            version if former else known(report, scope.known_at),
            report.c.as_of.between(date(year, 1, 1), min(date(year, 12, 31), scope.as_of)),
        )
        .order_by(report.c.as_of.desc(), organization.c.display_order, organization.c.code, report.c.recorded_at.desc())
    )
    return read_frame(connection, statement)


def _superseded_at(scope: Scope) -> ColumnElement[Any]:
    """The moment from which another version stood in its place, unless the scope does not know of it yet."""
    ended = report.c.superseded_at
    if scope.known_at is None:
        return ended
    return case((ended <= scope.known_at, ended), else_=null()).label("superseded_at")
