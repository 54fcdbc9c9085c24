from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from data_access.frames import read_frame
from data_access.schema import category, document, target
from data_access.scope import Scope, known

COLUMNS = (
    "category_code",
    "shape",
    "low",
    "high",
    "denominator",
    "first_year",
    "last_year",
    "clause",
    "past_last_year",
)


def get_targets(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Return the targets set for the scope's organisation, of all years, oldest first, in the order of categories.

    Columns: category_code, sensitive, shape, low, high (None: no upper end; people, or parts of 1), denominator,
    first_year, last_year, clause, past_last_year (None: the document looks at no earlier years), document_kind,
    document_number, document_issuer, document_issued_on, document_title.
    """
    statement = (
        select(
            *(target.c[name] for name in COLUMNS),
            category.c.sensitive,
            *(
                document.c[name].label(f"document_{name}")
                for name in ("kind", "number", "issuer", "issued_on", "title")
            ),
        )
        .join(category, category.c.code == target.c.category_code)
        .join(document, document.c.id == target.c.document_id)
        .where(target.c.organization_id == scope.organization_id, known(target, scope.known_at))
        .order_by(target.c.first_year, category.c.display_order, target.c.shape, target.c.denominator)
    )
    return read_frame(connection, statement)
