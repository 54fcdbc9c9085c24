"""From the database to the shares of a category over time: the one path of these figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from sqlalchemy import Connection

from dashboard.domain.boundaries import Predecessor
from dashboard.domain.category_history import CategoryHistory, SharePoint, category_history
from dashboard.domain.position import Position
from dashboard.reading.figures import HISTORY_YEARS, rows_of
from dashboard.reading.predecessors import read_former_targets, read_predecessors, scope_of
from dashboard.reading.targets import ALL, read_asked
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
    predecessors = () if position.clusters else read_predecessors(connection, scope, position.organization)
    former = [
        *_read_former(connection, scope, category, predecessors),
        *_read_first(connection, scope, position, category),
    ]
    return category_history(
        category,
        position.own,
        position.year,
        people,
        counted,
        (*read_former_targets(connection, scope, predecessors), *targets),
        former if predecessors else (),
        position.organization.valid_from if predecessors else None,
    )


def _read_former(
    connection: Connection, scope: Scope, category: str, predecessors: tuple[Predecessor, ...]
) -> list[SharePoint]:
    """Return the years of those who came into the organisation, taken together, the last one up to their last day."""
    people: Counter[int] = Counter()
    everybody: Counter[int] = Counter()
    counted: list[set[int]] = []
    for one in predecessors:
        inside = scope_of(scope, one)
        years = (inside.as_of.year - HISTORY_YEARS, inside.as_of.year)
        counted.append({int(row.year) for row in rows_of(get_years_of_category(connection, inside, category))})
        for found, code in ((people, category), (everybody, ALL)):
            for row in rows_of(get_category_months(connection, inside, years, code)):
                found[int(row.year)] += int(row.admitted)
    last = max((one.last_day for one in predecessors), default=date.min)
    return [
        SharePoint(year, None, people[year], everybody[year], until=last if _within(last, year) else None)
        for year in sorted(set.intersection(*counted) if counted else ())
    ]


def _read_first(connection: Connection, scope: Scope, position: Position, category: str) -> list[SharePoint]:
    """Return the part of an earlier year in which the organisation began, if reports count the category."""
    began = position.organization.valid_from
    if began is None or not _within(began - timedelta(days=1), began.year) or began.year >= position.year:
        return []
    years = (began.year, began.year)
    if began.year not in {int(row.year) for row in rows_of(get_years_of_category(connection, scope, category))}:
        return []
    count, of = (
        sum(int(row.admitted) for row in rows_of(get_category_months(connection, scope, years, code)))
        for code in (category, ALL)
    )
    return [SharePoint(began.year, None, count, of, since=began)]


def _within(last: date, year: int) -> bool:
    """Tell whether a year went on after a day of it."""
    return last.year == year and last != date(year, 12, 31)
