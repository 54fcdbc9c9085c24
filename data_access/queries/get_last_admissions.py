from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.frames import read_frame
from data_access.schema import ALL, admission, organization_closure
from data_access.scope import Scope, groups, known


def get_last_admissions(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return the day of the last admission up to the scope's day, of each organisation with all below it.

    Columns: organization_id, last_admitted_on. An organisation that never admitted anybody is absent. Where figures
    come from monthly reports the day is the report's, so only month and year mean something.
    """
    group, closure = groups(scope), organization_closure
    statement = (
        select(group.c.id.label("organization_id"), func.max(admission.c.admitted_on).label("last_admitted_on"))
        .join(closure, closure.c.ancestor_id == group.c.id)
        .join(admission, admission.c.organization_id == closure.c.descendant_id)
        .where(
            known(admission, scope.known_at),
            admission.c.category_code == ALL,
            admission.c.amount > 0,
            admission.c.admitted_on <= scope.as_of,
        )
        .group_by(group.c.id)
    )
    return read_frame(connection, statement)
