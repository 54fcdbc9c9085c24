from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.frames import read_frame
from data_access.schema import admission, category, organization_closure
from data_access.scope import Scope, is_jurisdiction, known


def get_sensitive_totals(connection: Connection, scope: Scope, year: int) -> pd.DataFrame:
    """Return a jurisdiction's own totals of sensitive categories at the end of the last quarter that is over.

    They are told of a whole jurisdiction and by quarter only, so that no small count can be worked out: for an
    organisation inside one the frame is empty. Columns: category_code, admitted.
    """
    closure = organization_closure
    statement = (
        select(admission.c.category_code, func.sum(admission.c.amount).label("admitted"))
        .join(closure, closure.c.descendant_id == admission.c.organization_id)
        .join(category, category.c.code == admission.c.category_code)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            category.c.sensitive,
            is_jurisdiction(scope),
            known(admission, scope.known_at),
            admission.c.admitted_on.between(date(year, 1, 1), quarter_end(min(date(year, 12, 31), scope.as_of))),
        )
        .group_by(admission.c.category_code)
        .order_by(admission.c.category_code)
    )
    return read_frame(connection, statement)


def quarter_end(day: date) -> date:
    """Return the end of the last quarter that is over by the end of `day`: 30/09 for 31/10, 31/03 for 31/03."""
    following = day + timedelta(days=1)
    return date(following.year, (following.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)
