from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, exists, or_, select

from data_access.frames import read_frame
from data_access.schema import ALL, organization, organization_closure, quota, succession
from data_access.scope import Scope, known


def get_ended_quotas(
    connection: Connection, scope: Scope, years: tuple[int, int], category: str = ALL, basis: str = "assigned"
) -> pd.DataFrame:
    """Return the quotas of direct organisations that ended before the scope's day and that nobody took over.

    `years` are the first and last year. Taken over is a quota once whoever took the organisation in, wholly or in
    part, has one of the same year from that day on: what was assigned then holds instead (record 0045). Columns:
    organization_id, code, name (the last one), last_day, year, amount (people), effective_on; each year its last
    version. Whoever was assigned none is absent.
    """
    closure, successor, theirs = organization_closure, organization.alias("successor"), quota.alias("theirs")
    taken_over = exists().where(
        succession.c.predecessor_id == organization.c.id,
        known(succession, scope.known_at),
        succession.c.effective_on > organization.c.valid_to,
        succession.c.effective_on <= scope.as_of,
        successor.c.id == succession.c.successor_id,
        known(successor, scope.known_at),
        theirs.c.organization_id == succession.c.successor_id,
        theirs.c.year == quota.c.year,
        theirs.c.category_code == category,
        theirs.c.basis == basis,
        known(theirs, scope.known_at),
        theirs.c.effective_on <= scope.as_of,
        or_(
            theirs.c.effective_on >= succession.c.effective_on,
            successor.c.valid_from >= succession.c.effective_on,
        ),
    )
    columns = (quota.c.organization_id, organization.c.code, organization.c.name, organization.c.valid_to)
    statement = (
        select(*columns[:3], columns[3].label("last_day"), quota.c.year, quota.c.amount, quota.c.effective_on)
        .join(organization, organization.c.id == quota.c.organization_id)
        .join(closure, closure.c.descendant_id == organization.c.id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            closure.c.depth == 1,
            known(organization, scope.known_at),
            organization.c.valid_to < scope.as_of,
            known(quota, scope.known_at),
            quota.c.category_code == category,
            quota.c.basis == basis,
            quota.c.year.between(*years),
            quota.c.effective_on <= scope.as_of,
            ~taken_over,
        )
        .order_by(quota.c.year, organization.c.display_order, organization.c.code, quota.c.effective_on)
    )
    frame = read_frame(connection, statement).drop_duplicates(["organization_id", "year"], keep="last")
    return frame[frame["amount"].notna()].reset_index(drop=True)
