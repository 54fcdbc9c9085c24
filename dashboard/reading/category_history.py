"""From the database to the shares of a category over time: the one path of these figures."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection

from dashboard.domain.category_history import CategoryHistory, category_history
from dashboard.domain.position import Position
from dashboard.reading.figures import HISTORY_YEARS, rows_of
from dashboard.reading.targets import read_asked
from data_access.queries.get_category_months import get_category_months
from data_access.queries.get_years_of_category import get_years_of_category
from data_access.scope import Scope


def read_category_history(connection: Connection, scope: Scope, position: Position, category: str) -> CategoryHistory:
    """Return the shares of a category among those of a position whose organisation is that of the scope."""
    years = (position.year - HISTORY_YEARS, position.year)
    people: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for row in rows_of(get_category_months(connection, scope, years, category, position.clusters)):
        people[int(row.year)][int(row.month)] = int(row.admitted)
    counted = {int(row.year) for row in rows_of(get_years_of_category(connection, scope, category))}
    targets = read_asked(connection, scope)
    return category_history(category, position.own, position.year, people, counted, targets)
