from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, or_, select

from data_access.frames import read_frame
from data_access.schema import ALL, document, quota
from data_access.scope import Scope, groups, known


def get_quotas(
    connection: Connection, scope: Scope, years: tuple[int, int], category: str = ALL, basis: str = "assigned"
) -> pd.DataFrame:
    """Return the quotas in effect by the scope's day, own ones of each organisation, oldest version first.

    `years` are the first and last year. A year before the scope's shows all its versions. Columns: organization_id,
    year, amount (None: not assigned), effective_on, document_kind, document_number, document_issuer,
    document_issued_on, document_title. An organisation without a row was never given a quota.
    """
    group = groups(scope)
    statement = (
        select(
            quota.c.organization_id,
            quota.c.year,
            quota.c.amount,
            quota.c.effective_on,
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
    return read_frame(connection, statement)
