"""Two databases that differ in hidden figures only: whatever is read for screens, files and commands is equal.

This asks nothing of how the rule works. A new way from the database to a reader belongs into `everything_read`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

from dashboard.address import Address
from dashboard.exports.figures import NAMES, OVERVIEW, read_figures
from dashboard.i18n.language import language
from dashboard.reading.arrivals import read_arrivals
from dashboard.reading.category_history import read_category_history
from dashboard.reading.definitions import read_definitions
from dashboard.reading.figures import read_position
from dashboard.reading.levels import read_at_level, read_category_totals, read_levels
from dashboard.reading.quality import read_quality
from dashboard.reading.small_counts import read_sensitive_totals, read_small_counts
from dashboard.reading.structure import read_structure
from dashboard.reading.targets import read_targets, read_terms
from dashboard.reading.trends import read_trend
from data_access.queries.get_sources import get_sources
from data_access.scope import LEVELS, Scope
from tests.dashboard.reading.test_small_counts import BEGAN, PLACES, build
from tests.data_access.tree import undone

OTHERWISE = {"commune-1": (500, 12), "commune-2": (400, 0), "ward-1": (300, 0), "ward-2": (300, 2), "agency": (200, 13)}
"""The same totals of everybody, of all believers and of the communes; every other figure of believers differs."""
VIEWS = (
    pytest.param(date(2026, 9, 30), None, marks=pytest.mark.exhaustive),
    (date(2026, 12, 31), None),
    pytest.param(date(2026, 12, 31), datetime(2026, 10, 6, tzinfo=UTC), marks=pytest.mark.exhaustive),
)
"""Days looked at, and the moments of knowledge; every time the last day of all that is reported."""
CODES = ("", "agency")
CLUSTERS = ((), ("ward",))


def everything_read(connection: Connection, ids: dict[str, int], day: date, moment: datetime | None) -> Iterator[Any]:
    """Yield all that leaves the program, for organisations, clusters and levels."""
    yield read_definitions(connection, language("vi"))
    scope = Scope(ids["top"], day, moment)
    yield read_small_counts(connection, scope, 2026)
    yield read_levels(connection, scope)
    for clusters in CLUSTERS:
        position = read_position(connection, scope, 2026, None, clusters)
        yield position
        yield read_structure(connection, scope, position)
        yield read_arrivals(connection, scope, position)
        yield read_quality(connection, scope, position)
        yield read_category_history(connection, scope, position, "religious")
        yield read_trend(connection, scope, position)
    for level in LEVELS:
        yield read_small_counts(connection, replace(scope, level=level), 2026)
        yield read_category_totals(connection, scope, 2026, level)
        yield read_at_level(connection, scope, read_position(connection, scope, 2026), level)
    for one in (ids["top"], ids["agency"]):
        inside = replace(scope, organization_id=one)
        position = read_position(connection, inside, 2026)
        yield read_targets(connection, inside, position)
        yield read_terms(connection, inside, position)
        yield read_sensitive_totals(connection, inside, 2026)
        yield get_sources(connection, inside, 2026, former=True).to_dict("records")
    for name in NAMES[NAMES.index(OVERVIEW) + 1 :]:  # which only puts the others together
        for code in CODES:
            address = Address(jurisdiction="top", day=day, known_at=moment, organization=code)
            yield read_figures(connection, name, address, BEGAN)


@pytest.mark.parametrize("dialect", ["sqlite"])  # the statements are the same on both, only slower to compare
@pytest.mark.parametrize(("day", "moment"), VIEWS)
def test_hidden_figures_change_nothing_that_can_be_read(engine: Engine, day: date, moment: datetime | None):
    found = []
    for figures in (PLACES, OTHERWISE):
        with undone(engine) as connection:
            ids = build(connection, figures)
            found.append((ids, list(everything_read(connection, ids, day, moment))))
    (ids, one), (other_ids, other) = found
    assert ids == other_ids
    assert len(one) == len(other) > 40
    for first, second in zip(one, other, strict=True):
        assert repr(first) == repr(second)
