"""From the database to what an office would ask back about: doubts, and forecasts beside what came."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard.domain.position import Position
from dashboard.domain.quality import Doubt, ForecastCheck, Reporter, check_forecasts, find_doubts
from dashboard.reading.figures import rows_of
from data_access.queries.get_reported_figures import get_reported_figures
from data_access.queries.get_reports_by_month import get_reports_by_month
from data_access.scope import Scope


@dataclass(frozen=True)
class Quality:
    """Doubts in the order of the quota plan, and how forecasts held, for the organisations shown."""

    doubts: tuple[Doubt, ...] = ()
    forecasts: tuple[ForecastCheck, ...] = ()


def read_quality(connection: Connection, scope: Scope, position: Position) -> Quality:
    """Return what is to be asked about the figures of the position's year; the scope's organisation is its own."""
    shown = {child.organization.id for child in position.children}
    if not position.clusters:
        shown.add(position.organization.id)
    reporters: dict[int, Reporter] = {}
    figures: defaultdict[int, defaultdict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows_of(get_reported_figures(connection, scope, position.year)):
        if row.group_id not in shown:
            continue
        reporters.setdefault(row.organization_id, Reporter(row.code, row.name))
        figures[row.organization_id][int(row.month)][row.category_code] = int(row.amount)
    counted = shown if position.clusters else {position.organization.id}
    expected: Counter[int] = Counter()
    for row in rows_of(get_reports_by_month(connection, scope, position.year)):
        if row.organization_id in counted and row.forecast_next_month is not None:
            expected[int(row.month)] += int(row.forecast_next_month)
    return Quality(
        tuple(doubt for identity, reporter in reporters.items() for doubt in find_doubts(reporter, figures[identity])),
        check_forecasts(expected, position.own.months),
    )
