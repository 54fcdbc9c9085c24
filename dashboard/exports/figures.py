"""What a file is made from: the same view model as the screens, and the few figures that only papers carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from dashboard.address import CLUSTER, ORGANIZATION, Address
from dashboard.domain.groups import GroupTotal, sections_of
from dashboard.domain.position import Position, Standing
from dashboard.domain.ranking import Lagging, rank_lagging, zero_list
from dashboard.domain.selection import RANKED_CHOICES, Filters, choose, narrow, with_own_figures
from dashboard.domain.trend import Trend
from dashboard.i18n.language import Language, language
from dashboard.reading.figures import UnknownOrganizationError, read_position, rows_of
from dashboard.reading.levels import read_at_level
from dashboard.reading.trends import read_trend
from dashboard.resolve import UnknownValueError, resolve
from data_access.queries.get_category_totals import get_category_totals
from data_access.queries.get_sources import get_sources

ANNEX_01, ANNEX_02, LAGGING, ORGANIZATION_SHEET = "annex-01", "annex-02", "lagging", "organization"
PROGRESS, TRENDS = "progress", "trends"
NAMES = (ANNEX_01, ANNEX_02, LAGGING, PROGRESS, ORGANIZATION_SHEET, TRENDS)

Categories = Mapping[int, Mapping[str, int]]
"""People by organisation and category; a category without anybody is absent."""


@dataclass(frozen=True)
class ReportLine:
    """One report as it came; `admitted` counts from 1 January, None where the report does not say it."""

    organization: str
    as_of: date
    due_on: date
    received_at: datetime
    admitted: int | None


@dataclass(frozen=True)
class ExportFigures:
    """Everything that a file shows. `address` has its defaults filled in."""

    export: str
    address: Address
    position: Position
    exported_at: datetime
    categories: Categories = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    """Categories that somebody had this year or the year before: only these can be 0, others nobody counts."""
    reports: tuple[ReportLine, ...] = ()
    trend: Trend | None = None
    """The years; only the file over time has them."""

    @property
    def language(self) -> Language:
        return language(self.address.language)

    @property
    def filters(self) -> Filters:
        """What narrows the rows: nothing on the sheet of one organisation; annex 02 is a choice of its own."""
        filters = self.address.filters
        if self.export == ORGANIZATION_SHEET:
            return Filters()
        if self.export == TRENDS:
            return Filters(self.address.filters.clusters)
        if self.export in (ANNEX_02, PROGRESS):
            return Filters(filters.clusters, Filters.choice, filters.search)
        return filters

    @property
    def rows(self) -> tuple[Standing, ...]:
        """The organisations of the file, in its order."""
        children = self.position.children
        if self.export == ORGANIZATION_SHEET:
            return children
        narrowed = narrow(children, self.filters)
        if self.export == PROGRESS:
            return tuple(row for section in self.sections for row in section.rows)
        if self.export == ANNEX_02:
            return zero_list(narrowed)
        if self.export == ANNEX_01:
            chosen = narrowed if self.filters.choice == Filters.choice else choose(narrowed, self.filters.choice)
            return tuple(chosen)
        ranked = self.ranked
        return choose(narrowed, self.filters.choice) if ranked is None else ranked.all

    @property
    def sections(self) -> tuple[GroupTotal, ...]:
        """The organisations of the list of all, as its screen shows them: in their order and groups."""
        rows = narrow(self.position.children, self.filters)
        shown = with_own_figures(rows) if self.address.figures else rows
        return sections_of(shown, self.address.order, self.address.grouping)

    @property
    def ranked(self) -> Lagging | None:
        """The three lists of those who lag, None where the list stands in the order of the quota plan."""
        if self.filters.choice not in RANKED_CHOICES:
            return None
        return rank_lagging(choose(narrow(self.position.children, self.filters), self.filters.choice))


def read_figures(connection: Connection, export: str, address: Address, exported_at: datetime) -> ExportFigures:
    """Return the figures of one file.

    Only the sheet of one organisation looks at the organisation that the address names: the lists show the whole
    jurisdiction, as their screens do. Raises UnknownValueError for a value of the address that nothing stands for.
    """
    resolved = resolve(connection, address)
    scope, year = resolved.scope, resolved.year
    of_one = export == ORGANIZATION_SHEET
    clusters = () if of_one else address.filters.clusters
    try:
        position = read_position(connection, scope, year, (of_one and address.organization) or None, clusters)
    except UnknownOrganizationError:
        raise UnknownValueError(ORGANIZATION, address.organization) from None
    known = {row.organization.cluster for row in position.children}
    for cluster in clusters:
        if cluster not in known:
            raise UnknownValueError(CLUSTER, cluster)
    if export == PROGRESS:
        position = read_at_level(connection, scope, position, address.level)
    categories: defaultdict[int, dict[str, int]] = defaultdict(dict)
    counted: set[str] = set()
    if export == ANNEX_01:
        for row in rows_of(get_category_totals(connection, scope, year)):
            categories[row.organization_id][row.category_code] = int(row.admitted)
            counted.add(row.category_code)
        counted.update(get_category_totals(connection, scope, year - 1)["category_code"])
    reports: tuple[ReportLine, ...] = ()
    if of_one:
        from_here = replace(scope, organization_id=position.organization.id)
        reports = tuple(_report_line(row) for row in rows_of(get_sources(connection, from_here, year)))
    trend = read_trend(connection, scope, position) if export == TRENDS else None
    return ExportFigures(
        export, resolved.address, position, exported_at, dict(categories), frozenset(counted), reports, trend
    )


def _report_line(row: Any) -> ReportLine:
    admitted = None if row.admitted is None else int(row.admitted)
    return ReportLine(row.organization_name, row.as_of, row.due_on, row.received_at, admitted)
