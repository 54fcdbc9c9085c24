"""All that screens and papers show of an address, read by every reader there is, so that two looks can be compared."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from dashboard import cached
from dashboard.address import Address
from dashboard.domain.boundaries import READINGS
from dashboard.domain.position import Position
from dashboard.exports.documents import VIEWS, read_document
from dashboard.exports.figures import ORGANIZATION_SHEET
from dashboard.i18n.language import language
from dashboard.reading.arrivals import read_arrivals
from dashboard.reading.category_history import read_category_history
from dashboard.reading.definitions import read_definitions
from dashboard.reading.figures import read_position
from dashboard.reading.levels import read_at_level, read_category_totals, read_levels
from dashboard.reading.lineage import read_life
from dashboard.reading.quality import read_quality
from dashboard.reading.small_counts import read_sensitive_totals, read_small_counts
from dashboard.reading.structure import read_categories, read_structure
from dashboard.reading.targets import read_targets, read_terms
from dashboard.reading.trends import read_trend
from dashboard.resolve import report_days, resolve
from data_access.queries.get_categories import get_categories
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.queries.get_sources import get_sources
from data_access.scope import LEVELS

MADE_AT = datetime(2027, 1, 1, tzinfo=UTC)
EXERCISED = (
    read_arrivals,
    read_at_level,
    read_categories,
    read_category_history,
    read_category_totals,
    read_definitions,
    read_position,
    read_quality,
    read_small_counts,
    read_structure,
    read_targets,
    read_terms,
    read_trend,
)


def readers_of_screens() -> set[Any]:
    """Return every reader that the cache of the screens knows, whoever adds one."""
    return {value for name, value in vars(cached).items() if name.startswith("read_") and inspect.isfunction(value)} - {
        vars(cached).get("read_transaction")
    }


def everything_shown(
    connection: Connection, address: Address, organizations: tuple[str, ...] = (), *, narrowed: bool = True
) -> dict[str, Any]:
    """Return what every reader says, by a name; `organizations` are looked at on their own screens.

    With `narrowed` all is read once more for one cluster alone.
    """
    resolved = resolve(connection, address)
    scope, year = resolved.scope, resolved.year
    whole = read_position(connection, scope, year)
    cluster = next((row.organization.cluster for row in whole.children if row.organization.cluster), None)
    said: dict[str, Any] = {
        "place": (scope, year),
        "jurisdictions": rows(get_jurisdictions(connection, "local", scope.known_at)),
        "days": report_days(connection, scope),
        "levels": read_levels(connection, scope),
        "sensitive totals": read_sensitive_totals(connection, scope, year),
        "small counts": read_small_counts(connection, scope, year),
        "life": read_life(connection, scope),
        "definitions": read_definitions(connection, language("vi")),
    }
    for clusters in ((), (cluster,))[: 1 + (narrowed and cluster is not None)]:
        position = read_position(connection, scope, year, None, clusters)
        name = " ".join(("whole", *clusters))
        said |= {
            f"{name}: position": plain(position),
            f"{name}: arrivals": read_arrivals(connection, scope, position),
            f"{name}: quality": read_quality(connection, scope, position),
            f"{name}: structure": read_structure(connection, scope, position),
            f"{name}: targets": read_targets(connection, scope, position),
            f"{name}: terms": read_terms(connection, scope, position),
        }
        for level in LEVELS:
            said[f"{name}: level {level}"] = plain(read_at_level(connection, scope, position, level))
        for reading in READINGS:
            said[f"{name}: trend {reading}"] = read_trend(connection, scope, position, reading)
    for category in get_categories(connection).itertuples():
        if not category.sensitive:
            said[f"history of {category.code}"] = read_category_history(connection, scope, whole, category.code)
    for level in LEVELS:
        said[f"categories at {level}"] = read_category_totals(connection, scope, year, level)
    for code in organizations:
        position = read_position(connection, scope, year, code)
        inside = replace(scope, organization_id=position.organization.id)
        said |= {
            f"{code}: position": plain(position),
            f"{code}: categories": read_categories(connection, inside, position),
            f"{code}: life": read_life(connection, inside),
            f"{code}: sources": rows(get_sources(connection, inside, year, former=True)),
        }
    said["sources"] = rows(get_sources(connection, scope, year, former=True))
    return said


def every_paper(
    connection: Connection, address: Address, organization: str, views: Iterable[str] = tuple(VIEWS)
) -> dict[str, Any]:
    """Return papers with their drawings, but for the one note that says whether newer figures exist."""
    said = {}
    for view in views:
        asked = address.with_(organization=organization) if view == ORGANIZATION_SHEET else address
        paper = read_document(connection, view, asked, MADE_AT)
        notes = tuple(note for note in paper.notes if note.about != "Số liệu chốt")
        assert len(notes) == len(paper.notes) - 1
        specs = [chart.spec for part in paper.parts for chart in part.charts]
        said[f"paper {view}"] = (replace(paper, notes=notes), specs)
    return said


def plain(position: Position) -> Position:
    """Return a position without the counter of writes, which says nothing of its figures."""
    return replace(position, data_version=0)


def rows(frame: Any) -> list[tuple[Any, ...]]:
    """Return the rows of a frame as tuples that can be compared."""
    return list(frame.itertuples(index=False, name=None))
