"""Who looks at what: the address of the page becomes a scope and, through one cache, the position to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote_plus

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.address import CLUSTER, COMPARED, LANGUAGE, SOURCE, Address, read_address
from dashboard.database import get_engine
from dashboard.domain.arrivals import Row
from dashboard.domain.category_history import CategoryHistory
from dashboard.domain.definitions import Definition
from dashboard.domain.disclosure import Published
from dashboard.domain.movement import previous_report_day
from dashboard.domain.position import Organization, Position, Standing
from dashboard.domain.selection import Filters
from dashboard.domain.snapshot import Snapshot
from dashboard.domain.structure import Structure
from dashboard.domain.targets import Result
from dashboard.domain.trend import Trend
from dashboard.exports.pages import PAPERS, narrowed_to
from dashboard.i18n.language import Language, language
from dashboard.readiness import require_ready
from dashboard.reading.figures import rows_of
from dashboard.reading.levels import read_levels
from dashboard.reading.quality import Quality
from dashboard.resolve import Newer, Resolved, UnknownValueError, is_outdated, read_snapshots, report_days, resolve
from data_access.engine import read_transaction
from data_access.queries.get_data_version import get_data_version
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.scope import DIRECT, FORMS, Scope

OVERVIEW, PROGRESS, LAGGING, UNIT, REPORTS = "/", "/tien-do", "/cham-tien-do", "/don-vi", "/bao-cao"
STRUCTURE = "/co-cau"
DEFINITIONS = "/dinh-nghia"
GUIDE = "/huong-dan"
TRENDS = "/theo-thoi-gian"
IMPORT = "/nhap-so-lieu"
ENTRY, ADMINISTRATION = "/nhap-tay", "/quan-tri"
OF_ONE = (UNIT, ENTRY)
"""Pages about one organisation."""
WRITING = (IMPORT, ENTRY, ADMINISTRATION)
"""Pages that change figures: always of what is known now."""
SNAPSHOTS, MEETING = "/chot-so-lieu", "/hop"
COMPARED_PAGES = (OVERVIEW, LAGGING, PROGRESS, UNIT)
"""Pages that can be held against a snapshot."""
SEARCHED = (PROGRESS, LAGGING, REPORTS, STRUCTURE)
"""Pages whose list is narrowed by a search."""
_ANY_VALUE = "any-value-whatever"


@dataclass(frozen=True)
class Context:
    """Everything a screen needs to draw itself. `address` is what the page's address says, `scope` what it means."""

    address: Address
    page: str
    language: Language
    dark: bool
    database: int
    """Which database it was read from (see require_ready)."""
    scope: Scope
    year: int
    position: Position
    jurisdictions: Mapping[str, str]
    """Names by code."""
    clusters: tuple[str, ...]
    """All clusters of the jurisdiction, in the order of the quota plan."""
    report_days: tuple[date, ...]
    """All days that reports are as of, newest first."""
    levels: tuple[str, ...]
    """Levels of organisations that may be listed."""
    listed: Position
    """The position with the organisations that the page lists: those of another level where the address asks for it."""
    snapshot: Snapshot | None = None
    """The one that is opened, None for a view of its own."""
    outdated: bool = False
    """Whether newer figures exist than those of the snapshot."""
    newer: Newer | None = None
    """A later report day with too few reports to open on it, where nobody asked for a day."""
    compared: Snapshot | None = None
    """The one that the page is held against."""
    snapshots: tuple[Snapshot, ...] = ()
    """All snapshots, newest first."""

    @property
    def filters(self) -> Filters:
        return self.address.filters

    def href(self, page: str, **changes: Any) -> str:
        """Return the address of a page with the same filters, but for `changes`; an explained figure is not kept."""
        changes = {"source": "", "stage": "", "batch": None, "section": Address.section} | changes
        if page in WRITING and self.snapshot is not None:  # what is typed or brought comes into what is known now
            changes = {"snapshot": None, "jurisdiction": self.position.jurisdiction.code} | changes
        elif self.snapshot is not None and {"year", "day", "known_at"} & changes.keys():
            changes = self.unpinned() | changes
        if page in (*WRITING, MEETING):
            changes.setdefault("known_at", None)
        if page != MEETING:
            changes.setdefault("agenda", None)
        if page not in OF_ONE:
            changes.setdefault("organization", "")
        if page != ENTRY:
            changes.setdefault("month", None)
        if page not in (STRUCTURE, UNIT):  # an organisation opened from there leads back to Cơ cấu only if one was
            changes = {"category": "", "presence": Address.presence} | changes
        return page + self.address.with_(**changes).query()

    def unpinned(self) -> dict[str, Any]:
        """Return the changes of the address that lead out of the snapshot and leave what it knows as it is."""
        said = {"jurisdiction": self.position.jurisdiction.code, "year": self.year, "day": self.scope.as_of}
        return {"snapshot": None, "known_at": self.scope.known_at, **said}

    @property
    def told_version(self) -> int:
        """Which version of the data the figures are of: a snapshot keeps its own whatever is written later."""
        return self.position.data_version if self.snapshot is None else self.snapshot.data_version

    def hrefs(self, page: str, key: str) -> Callable[[str], str]:
        """Return how the addresses of a page differ by one value: for long lists, at the price of one address."""
        before, _, after = self.href(page, **{key: _ANY_VALUE}).partition(_ANY_VALUE)
        return lambda value: before + quote_plus(value) + after

    @property
    def export_address(self) -> Address:
        """What an export of this page holds: filters that the page does not show do not narrow its files either."""
        if self.page == IMPORT:
            return Address(jurisdiction=self.position.jurisdiction.code, language=self.address.language)
        return narrowed_to(PAPERS.get(self.page, ""), self.address)

    def drawn(self, draw: Callable[[], str], beside: str = "") -> str:
        """Return the one long part of a page, drawn anew only for another address, other data or words `beside`."""
        version = self.position.data_version
        return cached.drawn(self.page, self.address, self.scope, self.year, version, self.database, beside, draw)

    def month_before(self) -> Position | None:
        """Return the whole jurisdiction on the last report day of an earlier month of the year, None before it."""
        day = previous_report_day(self.report_days, self.position.report_day)
        if day is None:
            return None
        scope = replace(self.scope, as_of=day)
        return cached.position(scope, self.year, "", (), self.position.data_version, self.database)

    def siblings(self) -> tuple[Standing, ...]:
        """Return everybody directly below the organisation above, itself included; nobody stands beside the top."""
        path = self.position.path
        if len(path) < 2:
            return ()
        above = path[-2].code if len(path) > 2 else ""
        return cached.position(self.scope, self.year, above, (), self.position.data_version, self.database).children

    def same_level(self) -> tuple[Standing, ...]:
        """Return everybody in the jurisdiction at the level of the organisation of the page; nobody above those."""
        kind, version = self.position.organization.kind, self.position.data_version
        level = next((one for one, kinds in FORMS.items() if kind in kinds), "")
        return cached.listed(self.scope, self.year, level, (), version, self.database).children if level else ()

    def arrivals(self) -> tuple[Row, ...]:
        """Return who of those shown reported which month of the year."""
        return cached.arrivals(self.scope, self.year, self.filters.clusters, self.position.data_version, self.database)

    def quality(self) -> Quality:
        """Return what the office would ask back about, of those shown."""
        return cached.quality(self.scope, self.year, self.filters.clusters, self.position.data_version, self.database)

    def structure(self) -> Structure:
        """Return the categories of people among those admitted."""
        return cached.structure(self.scope, self.year, self.filters.clusters, self.position.data_version, self.database)

    def targets(self) -> tuple[Result, ...]:
        """Return the targets of the jurisdiction; none where clusters narrow the view, for targets are of everybody."""
        if self.filters.clusters:
            return ()
        return cached.targets(self.scope, self.year, self.position.data_version, self.database)

    def definitions(self) -> tuple[Definition, ...]:
        """Return what every measure, state, category and term means, in the page's language."""
        return cached.definitions(self.language.code, self.position.data_version, self.database)

    def listed_structure(self) -> Structure:
        """Return the categories of people of the organisations that the page lists."""
        if self.address.level == DIRECT:
            return self.structure()
        totals = cached.category_totals(
            self.scope, self.year, self.address.level, self.position.data_version, self.database
        )
        return replace(self.structure(), by_organization=totals)

    def terms(self) -> tuple[Result, ...]:
        """Return the totals of terms that hold in the year or ended just before it."""
        return cached.terms(self.scope, self.year, self.filters.clusters, self.position.data_version, self.database)

    def small_counts(self) -> tuple[Published, ...]:
        """Return what is told of sensitive categories: the same whatever is filtered."""
        return cached.small_counts(self.scope, self.year, self.position.data_version, self.database)

    def trend(self) -> Trend:
        """Return the years up to the one looked at."""
        clusters, version = self.filters.clusters, self.position.data_version
        return cached.trend(self.scope, self.year, clusters, self.address.boundaries, version, self.database)

    def categories(self) -> Structure:
        """Return the categories of people that the organisation of the page admitted, without targets."""
        code, version = self.position.organization.code, self.position.data_version
        return cached.categories(self.scope, self.year, code, version, self.database)

    def category_history(self, category: str) -> CategoryHistory:
        """Return the shares of a category over the months of the year and the years before."""
        clusters, version = self.filters.clusters, self.position.data_version
        return cached.category_history(self.scope, self.year, clusters, category, version, self.database)

    def sources(self, organization: Organization, *, former: bool = False) -> pd.DataFrame:
        """Return the reports behind an organisation's figures of the year (see get_sources)."""
        scope = replace(self.scope, organization_id=organization.id)
        return cached.sources(scope, self.year, former, self.position.data_version, self.database)


def page_address() -> Address:
    """Return what the page's address says.

    Raises UnknownValueError for a value that cannot be read.
    """
    parameters = {key: st.query_params.get_all(key) for key in st.query_params}
    address, problems = read_address(parameters)
    for problem in problems:
        raise UnknownValueError(problem.key, problem.value)
    return address


def page_language() -> Language:
    """Return the language of the page, Vietnamese whenever the address does not clearly ask for English."""
    return language("en" if st.query_params.get(LANGUAGE) == "en" else "vi")


def open_context(page: str) -> Context:
    """Return the context of a page.

    Raises UnknownValueError for a value of the address that nothing stands for, DatabaseConditionError or one of
    SQLAlchemy's errors when the database cannot be read.
    """
    address = page_address()
    engine = get_engine()
    database = require_ready(engine)
    with read_transaction(engine) as connection:
        version = get_data_version(connection)
    meaning = _meaning(address, page, version, database)
    resolved, scope = meaning.resolved, meaning.resolved.scope
    code = address.organization if page in OF_ONE else ""
    clusters = () if page in (*OF_ONE, MEETING) else address.filters.clusters
    position = cached.position(
        scope,
        resolved.year,
        code,
        clusters,
        version,
        database,
    )
    whole = cached.position(scope, resolved.year, "", (), version, database)
    every_cluster = tuple(dict.fromkeys(row.organization.cluster for row in whole.children if row.organization.cluster))
    for cluster in clusters:
        if cluster not in every_cluster:
            raise UnknownValueError(CLUSTER, cluster)
    listed = position
    if page == PROGRESS and address.level != DIRECT:
        listed = cached.listed(scope, resolved.year, address.level, clusters, version, database)
    known = {position.organization.code, *(row.organization.code for row in listed.children)}
    if address.source and address.source not in known:
        raise UnknownValueError(SOURCE, address.source)
    return Context(
        address=address,
        page=page,
        language=language(address.language),
        database=database,
        dark=st.context.theme.type == "dark",
        scope=scope,
        year=resolved.year,
        position=position,
        jurisdictions=meaning.jurisdictions,
        clusters=every_cluster,
        report_days=meaning.report_days,
        levels=meaning.levels,
        listed=listed,
        snapshot=resolved.snapshot,
        outdated=meaning.outdated,
        newer=resolved.newer,
        compared=meaning.compared,
        snapshots=meaning.snapshots,
    )


@dataclass(frozen=True)
class _Meaning:
    """What an address means, and what may be chosen instead."""

    resolved: Resolved
    jurisdictions: Mapping[str, str]
    report_days: tuple[date, ...]
    levels: tuple[str, ...]
    outdated: bool
    compared: Snapshot | None
    snapshots: tuple[Snapshot, ...]


def _meaning(address: Address, page: str, version: int, database: int) -> _Meaning:
    """Return what the address means on a page. Họp itself is of now: its snapshot is what it is going to show."""
    key = address.with_(source="", stage="", batch=None, month=None, section=Address.section, agenda=None)
    found = _read_meaning(key, version, database)
    if page != MEETING or found.resolved.snapshot is None:
        return found
    shown = found.resolved.snapshot
    live = _read_meaning(Address(jurisdiction=shown.jurisdiction, language=address.language), version, database)
    return replace(live, resolved=replace(live.resolved, snapshot=shown), outdated=found.outdated)


@st.cache_resource(max_entries=500, show_spinner=False)
def _read_meaning(address: Address, data_version: int, database: int) -> _Meaning:
    with read_transaction(get_engine()) as connection:
        resolved = resolve(connection, address)
        scope = resolved.scope
        found = get_jurisdictions(connection, scope.principal, scope.known_at, scope.as_of)
        roots = {row.code: row.name for row in rows_of(found)}
        days, levels = report_days(connection, scope), read_levels(connection, scope)
        pinned = resolved.snapshot
        outdated = pinned is not None and is_outdated(connection, scope, pinned)
        snapshots = tuple(read_snapshots(connection, scope.principal))
        compared = next((one for one in snapshots if one.number == address.compared), None)
        if compared is None and address.compared is not None:
            raise UnknownValueError(COMPARED, str(address.compared))
        return _Meaning(resolved, roots, tuple(days), levels, outdated, compared, snapshots)


def warm() -> None:
    """Fill the cache with what the first visitor will ask for: the newest position of the first jurisdiction."""
    database = require_ready(get_engine())
    with read_transaction(get_engine()) as connection:
        version = get_data_version(connection)
    meaning = _read_meaning(Address(), version, database)
    scope, year = meaning.resolved.scope, meaning.resolved.year
    position = cached.position(scope, year, "", (), version, database)
    before = previous_report_day(meaning.report_days, position.report_day)
    if before is not None:
        cached.position(replace(scope, as_of=before), year, "", (), version, database)
