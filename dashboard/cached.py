"""What screens ask for, through the caches of the process: one entry for each scope, filter and version of the data.

Entries are frozen values, so all sessions may share them; the version in the key makes a write visible at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.address import Address
from dashboard.database import get_engine
from dashboard.domain.arrivals import Row
from dashboard.domain.category_history import CategoryHistory
from dashboard.domain.definitions import Definition
from dashboard.domain.disclosure import Published
from dashboard.domain.position import Position
from dashboard.domain.structure import Structure
from dashboard.domain.targets import Result
from dashboard.domain.trend import Trend
from dashboard.i18n.language import Code, language
from dashboard.reading.arrivals import read_arrivals
from dashboard.reading.category_history import read_category_history
from dashboard.reading.definitions import read_definitions
from dashboard.reading.figures import read_position
from dashboard.reading.levels import read_at_level, read_category_totals
from dashboard.reading.quality import Quality, read_quality
from dashboard.reading.small_counts import read_small_counts
from dashboard.reading.structure import read_categories, read_structure
from dashboard.reading.targets import read_targets, read_terms
from dashboard.reading.trends import read_trend
from data_access.engine import read_transaction
from data_access.queries.get_sources import get_sources
from data_access.scope import Scope


@st.cache_resource(max_entries=200, show_spinner=False)
def position(
    scope: Scope,
    year: int,
    code: str,
    clusters: tuple[str, ...],
    data_version: int,
    database: int,
) -> Position:
    with read_transaction(get_engine()) as connection:
        return read_position(connection, scope, year, code or None, clusters)


@st.cache_resource(max_entries=50, show_spinner=False)
def listed(
    scope: Scope,
    year: int,
    level: str,
    clusters: tuple[str, ...],
    data_version: int,
    database: int,
) -> Position:
    shown = position(scope, year, "", clusters, data_version, database)
    with read_transaction(get_engine()) as connection:
        return read_at_level(connection, scope, shown, level)


@st.cache_resource(max_entries=50, show_spinner=False)
def category_totals(
    scope: Scope, year: int, level: str, data_version: int, database: int
) -> Mapping[int, Mapping[str, int]]:
    with read_transaction(get_engine()) as connection:
        return read_category_totals(connection, scope, year, level)


@st.cache_resource(max_entries=100, show_spinner=False)
def arrivals(scope: Scope, year: int, clusters: tuple[str, ...], data_version: int, database: int) -> tuple[Row, ...]:
    shown = position(scope, year, "", clusters, data_version, database)
    with read_transaction(get_engine()) as connection:
        return read_arrivals(connection, scope, shown)


@st.cache_resource(max_entries=100, show_spinner=False)
def quality(scope: Scope, year: int, clusters: tuple[str, ...], data_version: int, database: int) -> Quality:
    shown = position(scope, year, "", clusters, data_version, database)
    with read_transaction(get_engine()) as connection:
        return read_quality(connection, scope, shown)


@st.cache_resource(max_entries=100, show_spinner=False)
def structure(scope: Scope, year: int, clusters: tuple[str, ...], data_version: int, database: int) -> Structure:
    shown = position(scope, year, "", clusters, data_version, database)
    with read_transaction(get_engine()) as connection:
        return read_structure(connection, scope, shown)


@st.cache_resource(max_entries=30, show_spinner=False)
def drawn(
    page: str,
    address: Address,
    scope: Scope,
    year: int,
    data_version: int,
    database: int,
    beside: str,
    _draw: Callable[[], str],
) -> str:
    """Return markup that follows from what the key names alone. Up to a megabyte each, so not many are kept."""
    return _draw()


@st.cache_resource(max_entries=100, show_spinner=False)
def targets(scope: Scope, year: int, data_version: int, database: int) -> tuple[Result, ...]:
    shown = position(scope, year, "", (), data_version, database)
    with read_transaction(get_engine()) as connection:
        return read_targets(connection, scope, shown)


@st.cache_resource(max_entries=4, show_spinner=False)
def definitions(code: Code, data_version: int, database: int) -> tuple[Definition, ...]:
    with read_transaction(get_engine()) as connection:
        return read_definitions(connection, language(code))


@st.cache_resource(max_entries=100, show_spinner=False)
def terms(scope: Scope, year: int, clusters: tuple[str, ...], data_version: int, database: int) -> tuple[Result, ...]:
    shown = position(scope, year, "", clusters, data_version, database)
    with read_transaction(get_engine()) as connection:
        return read_terms(connection, scope, shown)


@st.cache_resource(max_entries=100, show_spinner=False)
def small_counts(scope: Scope, year: int, data_version: int, database: int) -> tuple[Published, ...]:
    with read_transaction(get_engine()) as connection:
        return read_small_counts(connection, scope, year)


@st.cache_resource(max_entries=100, show_spinner=False)
def trend(scope: Scope, year: int, clusters: tuple[str, ...], reading: str, data_version: int, database: int) -> Trend:
    shown = position(scope, year, "", clusters, data_version, database)
    with read_transaction(get_engine()) as connection:
        return read_trend(connection, scope, shown, reading)


@st.cache_resource(max_entries=200, show_spinner=False)
def categories(scope: Scope, year: int, code: str, data_version: int, database: int) -> Structure:
    shown = position(scope, year, code, (), data_version, database)
    with read_transaction(get_engine()) as connection:
        inside = replace(scope, organization_id=shown.organization.id)
        return read_categories(connection, inside, shown)


@st.cache_resource(max_entries=200, show_spinner=False)
def category_history(
    scope: Scope, year: int, clusters: tuple[str, ...], category: str, data_version: int, database: int
) -> CategoryHistory:
    shown = position(scope, year, "", clusters, data_version, database)
    with read_transaction(get_engine()) as connection:
        return read_category_history(connection, scope, shown, category)


@st.cache_data(max_entries=100, show_spinner=False)
def sources(
    scope: Scope,
    year: int,
    former: bool,
    data_version: int,
    database: int,
) -> pd.DataFrame:
    with read_transaction(get_engine()) as connection:
        return get_sources(connection, scope, year, former=former)
