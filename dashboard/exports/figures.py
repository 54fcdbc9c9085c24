"""What a paper is made from: the same view models as the screens, and the few figures that only papers carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from dashboard.address import CATEGORY, CLUSTER, COMPARED, ORGANIZATION, Address
from dashboard.domain.arrivals import Row
from dashboard.domain.category_history import CategoryHistory
from dashboard.domain.conclusion import Conclusion
from dashboard.domain.disclosure import Published
from dashboard.domain.groups import GroupTotal, sections_of
from dashboard.domain.movement import previous_report_day
from dashboard.domain.position import Position, Standing
from dashboard.domain.ranking import Lagging, rank_lagging, zero_list
from dashboard.domain.selection import RANKED_CHOICES, Filters, choose, narrow, with_own_figures
from dashboard.domain.since import Since
from dashboard.domain.snapshot import Snapshot
from dashboard.domain.structure import Structure
from dashboard.domain.targets import Result
from dashboard.domain.trend import Trend
from dashboard.i18n.language import Language, language
from dashboard.reading.arrivals import read_arrivals
from dashboard.reading.category_history import read_category_history
from dashboard.reading.conclusions import newest_open, read_earlier
from dashboard.reading.figures import Kept, UnknownOrganizationError, read_position, rows_of
from dashboard.reading.levels import read_at_level
from dashboard.reading.quality import Quality, read_quality
from dashboard.reading.since import read_since
from dashboard.reading.small_counts import read_small_counts
from dashboard.reading.structure import read_structure
from dashboard.reading.targets import read_targets, read_terms
from dashboard.reading.trends import read_trend
from dashboard.resolve import Resolved, UnknownValueError, find_snapshot, is_outdated, report_days, resolve
from data_access.queries.get_category_totals import get_category_totals
from data_access.queries.get_sources import get_sources

OVERVIEW, PROGRESS, LAGGING, SHARES = "overview", "progress", "lagging", "shares"
TRENDS, REPORTS, ORGANIZATION_SHEET = "trends", "reports", "organization"
ANNEX_01, ANNEX_02, REPORT = "annex-01", "annex-02", "report"
NAMES = (OVERVIEW, PROGRESS, LAGGING, SHARES, ORGANIZATION_SHEET, TRENDS, REPORTS, ANNEX_01, ANNEX_02, REPORT)

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
    """Everything that a paper shows; what another paper shows stands empty. `address` has its defaults filled in."""

    export: str
    address: Address
    position: Position
    exported_at: datetime
    categories: Categories = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    """Categories that somebody had this year or the year before: only these can be 0, others nobody counts."""
    reports: tuple[ReportLine, ...] = ()
    trend: Trend | None = None
    listed: Position | None = None
    """The position with the organisations of the level that the list of all shows."""
    targets: tuple[Result, ...] = ()
    """None where clusters narrow the view, for targets are of everybody."""
    terms: tuple[Result, ...] = ()
    structure: Structure = field(default_factory=Structure)
    small_counts: tuple[Published, ...] = ()
    history: CategoryHistory | None = None
    """Of the category that is followed down to organisations; None where no category can be."""
    arrivals: tuple[Row, ...] = ()
    quality: Quality = field(default_factory=Quality)
    snapshot: Snapshot | None = None
    """The one that the paper shows; None for a view of its own."""
    outdated: bool = False
    """Whether newer figures exist than those of the snapshot."""
    since: Since | None = None
    """What changed since the snapshot that the address names to compare with."""
    conclusions: Mapping[str, Conclusion] = field(default_factory=dict)
    """By code of the organisation what an earlier meeting concluded about it and is not done."""
    before: Position | None = None
    """The whole jurisdiction on the last report day of an earlier month of the year."""

    @property
    def told_version(self) -> int:
        """Which version of the data the figures are of: a snapshot keeps its own whatever is written later."""
        return self.position.data_version if self.snapshot is None else self.snapshot.data_version

    @property
    def language(self) -> Language:
        return language(self.address.language)

    def as_paper(self, export: str) -> ExportFigures:
        """Return the figures of one of the papers that this one is put together from, with its own filters only."""
        return replace(self, export=export, address=self.address.with_(choice=Filters.choice, search=""))

    @property
    def filters(self) -> Filters:
        """What narrows the rows: nothing on the sheet of one organisation; annex 02 is a choice of its own."""
        filters = self.address.filters
        if self.export == ORGANIZATION_SHEET:
            return Filters()
        if self.export in (OVERVIEW, TRENDS, REPORT):
            return Filters(filters.clusters)
        if self.export in (ANNEX_02, PROGRESS, SHARES, REPORTS):
            return Filters(filters.clusters, Filters.choice, filters.search)
        return filters

    @property
    def rows(self) -> tuple[Standing, ...]:
        """The organisations of the paper, in its order."""
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
        if self.export != LAGGING:
            return narrowed
        ranked = self.ranked
        return choose(narrowed, self.filters.choice) if ranked is None else ranked.all

    @property
    def sections(self) -> tuple[GroupTotal, ...]:
        """The organisations of the list of all, as its screen shows them: in their order and groups."""
        listed = self.position if self.listed is None else self.listed
        rows = narrow(listed.children, self.filters)
        shown = with_own_figures(rows) if self.address.figures else rows
        return sections_of(shown, self.address.order, self.address.grouping)

    @property
    def ranked(self) -> Lagging | None:
        """The three lists of those who lag, None where the list stands in the order of the quota plan."""
        if self.filters.choice not in RANKED_CHOICES:
            return None
        return rank_lagging(choose(narrow(self.position.children, self.filters), self.filters.choice))


def read_figures(
    connection: Connection, export: str, address: Address, exported_at: datetime, *, whole: bool = True
) -> ExportFigures:
    """Return the figures of one paper. Not `whole`: of the position without the papers of other screens behind it.

    Only the sheet of one organisation looks at the organisation that the address names: the lists show the whole
    jurisdiction, as their screens do. Raises UnknownValueError for a value of the address that nothing stands for.
    """
    resolved = resolve(connection, address)
    if export == ORGANIZATION_SHEET:
        return _with_snapshots(connection, resolved, _read_organization(connection, resolved, exported_at, {}))
    return _with_snapshots(connection, resolved, _read(connection, export, resolved, exported_at, whole=whole))


def read_sheets(
    connection: Connection, address: Address, codes: Sequence[str], exported_at: datetime
) -> Iterator[ExportFigures]:
    """Yield the figures of the sheet of each organisation: who stands above them is read once, in one transaction.

    Raises UnknownValueError for a value of the address, and for a code, that nothing stands for.
    """
    resolved, kept = resolve(connection, address.with_(organization="")), Kept()
    for code in codes:
        one = replace(resolved, address=resolved.address.with_(organization=code))
        yield _with_snapshots(connection, one, _read_organization(connection, one, exported_at, kept))


def _with_snapshots(connection: Connection, resolved: Resolved, figures: ExportFigures) -> ExportFigures:
    """Return the figures with the snapshot that is opened, and what changed since the one they are held against."""
    address = resolved.address
    if resolved.snapshot is not None:
        outdated = is_outdated(connection, resolved.scope, resolved.snapshot)
        figures = replace(figures, snapshot=resolved.snapshot, outdated=outdated)
    if address.compared is not None:
        compared = find_snapshot(connection, address.compared)
        if compared is None:
            raise UnknownValueError(COMPARED, str(address.compared))
        figures = replace(figures, since=read_since(connection, resolved.scope, figures.position, compared))
    return figures


def _read(
    connection: Connection, export: str, resolved: Resolved, exported_at: datetime, *, whole: bool
) -> ExportFigures:
    address = resolved.address
    scope, year, clusters = resolved.scope, resolved.year, address.filters.clusters
    position = read_position(connection, scope, year, None, clusters)
    known = {row.organization.cluster for row in position.children}
    for cluster in clusters:
        if cluster not in known:
            raise UnknownValueError(CLUSTER, cluster)
    figures = ExportFigures(
        export,
        resolved.address,
        position,
        exported_at,
        targets=() if clusters else read_targets(connection, scope, position),
    )
    for papers, read in _READERS:
        if export in papers and (whole or read in _OWN_PART):
            figures = replace(figures, **read(connection, resolved, position))
    return figures


def _read_organization(connection: Connection, resolved: Resolved, exported_at: datetime, kept: Kept) -> ExportFigures:
    scope, year, code = resolved.scope, resolved.year, resolved.address.organization
    try:
        position = read_position(connection, scope, year, code or None, kept=kept)
    except UnknownOrganizationError:
        raise UnknownValueError(ORGANIZATION, code) from None
    from_here = replace(scope, organization_id=position.organization.id)
    reports = tuple(_report_line(row) for row in rows_of(get_sources(connection, from_here, year)))
    return ExportFigures(ORGANIZATION_SHEET, resolved.address, position, exported_at, reports=reports)


def _report_line(row: Any) -> ReportLine:
    admitted = None if row.admitted is None else int(row.admitted)
    return ReportLine(row.organization_name, row.as_of, row.due_on, row.received_at, admitted)


def _read_categories(connection: Connection, resolved: Resolved, position: Position) -> dict[str, Any]:
    scope, year = resolved.scope, resolved.year
    categories: defaultdict[int, dict[str, int]] = defaultdict(dict)
    counted: set[str] = set()
    for row in rows_of(get_category_totals(connection, scope, year)):
        categories[row.organization_id][row.category_code] = int(row.admitted)
        counted.add(row.category_code)
    counted.update(get_category_totals(connection, scope, year - 1)["category_code"])
    return {"categories": dict(categories), "counted": frozenset(counted)}


def _read_listed(connection: Connection, resolved: Resolved, position: Position) -> dict[str, Any]:
    return {"listed": read_at_level(connection, resolved.scope, position, resolved.address.level)}


def _read_trend(connection: Connection, resolved: Resolved, position: Position) -> dict[str, Any]:
    return {"trend": read_trend(connection, resolved.scope, position, resolved.address.boundaries)}


def _read_shares(connection: Connection, resolved: Resolved, position: Position) -> dict[str, Any]:
    scope = resolved.scope
    structure = read_structure(connection, scope, position)
    chosen = resolved.address.category or next(iter(structure.listed), "")
    if resolved.address.category and chosen not in structure.whole:
        raise UnknownValueError(CATEGORY, chosen)
    history = read_category_history(connection, scope, position, chosen) if chosen in structure.listed else None
    small = read_small_counts(connection, scope, resolved.year)
    return {"structure": structure, "history": history, "small_counts": small}


def _read_conclusions(connection: Connection, resolved: Resolved, position: Position) -> dict[str, Any]:
    return {"conclusions": newest_open(read_earlier(connection, resolved.scope, resolved.snapshot))}


def _read_reports(connection: Connection, resolved: Resolved, position: Position) -> dict[str, Any]:
    return {
        "arrivals": read_arrivals(connection, resolved.scope, position),
        "quality": read_quality(connection, resolved.scope, position),
    }


def _read_movement(connection: Connection, resolved: Resolved, position: Position) -> dict[str, Any]:
    scope, year = resolved.scope, resolved.year
    day = previous_report_day(report_days(connection, scope), position.report_day)
    before = None if day is None else read_position(connection, replace(scope, as_of=day), year)
    return {"terms": read_terms(connection, scope, position), "before": before}


_READERS = (
    ((ANNEX_01, REPORT), _read_categories),
    ((PROGRESS, OVERVIEW), _read_listed),
    ((TRENDS, OVERVIEW, REPORT), _read_trend),
    ((SHARES, OVERVIEW, REPORT), _read_shares),
    ((REPORTS, OVERVIEW), _read_reports),
    ((LAGGING, OVERVIEW), _read_conclusions),
    ((OVERVIEW, REPORT), _read_movement),
)
"""Which papers need what, beside the position."""
_OWN_PART = (_read_listed, _read_movement)
"""What the first part of the position needs, and the sentence of its list of all."""
