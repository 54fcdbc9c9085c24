from __future__ import annotations

from datetime import date

import pandas as pd
from sqlalchemy import Connection, false, select

from data_access.frames import read_frame
from data_access.ingest.tables.table import OUTLOOK
from data_access.schema import category, report, report_figure
from data_access.scope import Scope, known


def get_reported_month(connection: Connection, scope: Scope, month: date) -> pd.DataFrame:
    """Return what the scope's organisation itself reported for a month (its first day), to be corrected by hand.

    Columns: category_code ('all' is everybody), amount (cumulative), and the fields of the report (forecast_this_month
    …; None: not said). One row for each category that was reported and is not sensitive; without a report no row.
    """
    statement = (
        select(report_figure.c.category_code, report_figure.c.amount, *(report.c[name] for name in OUTLOOK))
        .join(report, report.c.id == report_figure.c.report_id)
        .join(category, category.c.code == report_figure.c.category_code)
        .where(
            report.c.organization_id == scope.organization_id,
            report.c.month == month,
            known(report, scope.known_at),
            category.c.sensitive == false(),
        )
        .order_by(category.c.display_order)
    )
    return read_frame(connection, statement)
