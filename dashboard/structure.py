"""From the database to categories of people: the one path of these figures."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection

from dashboard.domain.position import Position
from dashboard.domain.structure import CategoryCount, Structure
from dashboard.domain.targets import Result
from dashboard.figures import rows_of
from dashboard.small_counts import read_sensitive_totals
from dashboard.targets import ALL, read_targets
from data_access.queries.get_category_totals import get_category_totals
from data_access.queries.get_reported_categories import get_reported_categories
from data_access.scope import Scope


def read_structure(connection: Connection, scope: Scope, position: Position) -> Structure:
    """Return the categories of a position whose organisation is that of the scope.

    Narrowed to clusters, the whole is the sum of the organisations shown; targets, and sensitive categories, are those
    of everybody and are left out then.
    """
    year, own = position.year, position.own
    by_organization: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in rows_of(get_category_totals(connection, scope, year)):
        by_organization[row.organization_id][row.category_code] = int(row.admitted)
    reported = {
        row.category_code: bool(row.sensitive) for row in rows_of(get_reported_categories(connection, scope, year))
    }
    targets = {} if position.clusters else _by_category(read_targets(connection, scope, position))
    shown = [child.organization.id for child in position.children] if position.clusters else [own.organization.id]
    whole = {
        category: CategoryCount(
            category,
            sum(by_organization[one].get(category, 0) for one in shown),
            own.admitted,
            targets.get(category),
        )
        for category, sensitive in reported.items()
        if category != ALL and not sensitive
    }
    told = None if position.clusters else read_sensitive_totals(connection, scope, year)
    if told is not None:
        whole |= {
            category: CategoryCount(category, told.people.get(category, 0), None, targets.get(category), told.until)
            for category, sensitive in reported.items()
            if sensitive
        }
    return Structure(whole, dict(by_organization))


def _by_category(results: tuple[Result, ...]) -> dict[str, Result]:
    return {result.target.category: result for result in results if result.target.category != ALL}
