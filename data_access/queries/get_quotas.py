from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Connection, or_, select

from data_access.frames import read_frame
from data_access.queries.get_ended_quotas import get_ended_quotas
from data_access.schema import ALL, document, quota
from data_access.scope import Scope, groups, is_jurisdiction, known


def get_quotas(
    connection: Connection, scope: Scope, years: tuple[int, int], category: str = ALL, basis: str = "assigned"
) -> pd.DataFrame:
    """Return the quotas in effect by the scope's day, own ones of each organisation, oldest version first.

    `years` are the first and last year. A year before the scope's shows all its versions. Columns: organization_id,
    year, amount (None: not assigned), effective_on, document_kind, document_number, document_issuer,
    document_issued_on, document_title, of_parts (False). An organisation without a row was never given a quota, but for
    the top of a tree: where nobody recorded anything of a year for it, it has one row with the sum assigned to its
    direct organisations, those that ended in the year too (see `get_ended_quotas`), without a document and with
    `of_parts` True, from the day on which the last of them holds.
    """
    group = groups(scope)
    statement = (
        select(
            quota.c.organization_id,
            quota.c.year,
            quota.c.amount,
            quota.c.effective_on,
            group.c.depth,
            is_jurisdiction(scope).label("is_top"),
            *(
                document.c[name].label(f"document_{name}")
                for name in ("kind", "number", "issuer", "issued_on", "title")
            ),
        )
        .join(group, group.c.id == quota.c.organization_id)
        .outerjoin(document, document.c.id == quota.c.document_id)
        .where(
            known(quota, scope.known_at),
            quota.c.category_code == category,
            quota.c.basis == basis,
            quota.c.year.between(*years),
            or_(
                quota.c.effective_on <= scope.as_of,
                quota.c.year < scope.as_of.year,
            ),
        )
        .order_by(quota.c.organization_id, quota.c.year, quota.c.effective_on)
    )
    frame = read_frame(connection, statement)
    ended = get_ended_quotas(connection, scope, years, category, basis) if bool(frame["is_top"].any()) else None
    sums = _sums_of_parts(frame, scope.organization_id, [] if ended is None else list(ended.itertuples(index=False)))
    frame = (
        pd.concat([sums, frame.assign(of_parts=False)], ignore_index=True)
        if len(sums)
        else frame.assign(of_parts=False)
    )
    return frame.drop(columns=["depth", "is_top"])


def _sums_of_parts(frame: pd.DataFrame, top: int, ended: list[Any]) -> pd.DataFrame:
    """Return a row for each year of which nothing is recorded for the top of the tree itself."""
    rows: list[Any] = list(frame.itertuples(index=False))
    recorded = {row.year for row in rows if not row.depth}
    newest = {
        (row.year, row.organization_id): row
        for row in rows
        if row.is_top and row.depth == 1 and row.year not in recorded
    }
    sums = []
    gone = [row for row in ended if row.year not in recorded]
    for year in sorted({year for year, _ in newest} | {row.year for row in gone}):
        parts = [row for (of, _), row in newest.items() if of == year and row.amount is not None]
        parts += [row for row in gone if row.year == year]
        if parts:
            said = {
                "amount": sum(part.amount for part in parts),
                "effective_on": max(part.effective_on for part in parts),
            }
            sums.append({"organization_id": top, "year": year, "depth": 0, "is_top": True, "of_parts": True, **said})
    return pd.DataFrame(
        {name: pd.Series([one.get(name) for one in sums], dtype=object) for name in (*frame.columns, "of_parts")}
    )
