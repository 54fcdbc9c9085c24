"""From the database to categories of people: the one path of these figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection

from dashboard.domain.position import Position
from dashboard.domain.structure import CategoryCount, Structure
from dashboard.domain.targets import Result, Target
from dashboard.reading.figures import rows_of
from dashboard.reading.predecessors import read_former_targets, read_predecessors
from dashboard.reading.small_counts import read_sensitive_totals
from dashboard.reading.targets import read_asked, read_targets
from data_access.queries.get_categories import get_categories
from data_access.queries.get_category_totals import get_category_totals
from data_access.queries.get_reported_categories import get_reported_categories
from data_access.scope import Scope


def read_structure(connection: Connection, scope: Scope, position: Position) -> Structure:
    """Return the categories of a position whose organisation is that of the scope.

    Narrowed to clusters, the whole is the sum of the organisations shown; targets are then only named, because they
    are set for everybody, and sensitive categories are withheld.
    """
    if not position.clusters:
        results = {result.target.category: result for result in read_targets(connection, scope, position)}
        asked = {category: result.target for category, result in results.items()}
        return _with_former(connection, scope, position, _read(connection, scope, position, results, asked))
    year = position.year
    targets = [target for target in read_asked(connection, scope) if target.first_year <= year <= target.last_year]
    return _read(connection, scope, position, {}, {target.category: target for target in targets})


def _with_former(connection: Connection, scope: Scope, position: Position, structure: Structure) -> Structure:
    """Return the categories with what was asked for them before a merger, where that is no longer asked."""
    predecessors = read_predecessors(connection, scope, position.organization)
    former = {one.category: one for one in read_former_targets(connection, scope, predecessors)}
    whole = {category: replace(counted, former=former.get(category)) for category, counted in structure.whole.items()}
    return replace(structure, whole=whole) if former else structure


def read_categories(connection: Connection, scope: Scope, position: Position) -> Structure:
    """Return the same without targets, for an organisation that none are set for."""
    return _read(connection, scope, position, {}, {})


def _read(
    connection: Connection,
    scope: Scope,
    position: Position,
    results: Mapping[str, Result],
    asked: Mapping[str, Target],
) -> Structure:
    year, own = position.year, position.own
    by_organization: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in rows_of(get_category_totals(connection, scope, year)):
        by_organization[row.organization_id][row.category_code] = int(row.admitted)
    reported = {row.category_code for row in rows_of(get_reported_categories(connection, scope, year))}
    told = None if position.clusters else read_sensitive_totals(connection, scope, year)
    shown = [child.organization.id for child in position.children] if position.clusters else [own.organization.id]
    sensitive = {row.code: bool(row.sensitive) for row in rows_of(get_categories(connection))}
    whole = {}
    for category, hidden in sorted(sensitive.items(), key=lambda item: item[1]):  # those told in full come first
        if category not in reported and category not in asked:
            continue
        result, target = results.get(category), asked.get(category)
        if category not in reported:
            counted = CategoryCount(category, None, own.admitted, result, None, "not_counted", target)
        elif not hidden:
            count = sum(by_organization[one].get(category, 0) for one in shown)
            counted = CategoryCount(category, count, own.admitted, result, target_of_all=target)
        elif position.clusters:
            counted = CategoryCount(category, None, None, None, None, "whole_only", target)
        elif told is None:
            counted = CategoryCount(category, None, None, result, None, "quarter_open", target)
        else:
            count = told.people.get(category, 0)
            counted = CategoryCount(category, count, None, result, told.until, target_of_all=target)
        whole[category] = counted
    return Structure(whole, dict(by_organization))
