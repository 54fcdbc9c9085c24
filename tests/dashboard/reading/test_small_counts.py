"""Sensitive categories from the database: one way out, decided when a quarter closes, safe from subtraction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Connection, Engine

from dashboard.domain.disclosure import THRESHOLD, Published, Told
from dashboard.domain.disclosure_words import cells_text, hidden_text, published_text
from dashboard.domain.parts import Part
from dashboard.i18n.language import NO_BREAK, language
from dashboard.reading.figures import OFFICE_ZONE, rows_of
from dashboard.reading.small_counts import read_sensitive_totals, read_small_counts
from data_access.engine import read_transaction
from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.queries.get_sensitive_counts import get_sensitive_counts
from data_access.scope import Scope
from tests.data_access.tree import undone
from tests.domain.attacker import attack
from tests.domain.people import month_end
from tests.examples import SERVER_SELDOM

BEGAN = datetime(2026, 1, 2, tzinfo=UTC)
NOVEMBER = date(2026, 11, 30)
SEPTEMBER = date(2026, 9, 30)
PLACES = {"commune-1": (500, 7), "commune-2": (400, 5), "ward-1": (300, 8), "ward-2": (300, 6), "agency": (200, 1)}


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with undone(engine) as opened:
        yield opened


def build(connection: Connection, figures: dict[str, tuple[int, int]] = PLACES) -> dict[str, int]:
    """A jurisdiction with these figures of places in September, reported on 5 October, and one more month after it."""

    def add(code: str, parent: int | None = None) -> int:
        cluster = code.split("-")[0] if parent else None
        new = NewOrganization(code, code, "base_committee", date(2026, 1, 1), parent, cluster=cluster)
        return add_organization(connection, new, BEGAN)

    ids = {"top": add("top")}
    ids |= {code: add(code, ids["top"]) for code in PLACES}
    for month in (9, 10):
        send(connection, ids, month, datetime(2026, month + 1, 5, 8, tzinfo=UTC), figures)
    return ids


def send(
    connection: Connection, ids: dict[str, int], month: int, moment: datetime, figures: dict[str, tuple[int, int]]
) -> None:
    day = month_end(month, 2026)
    reports = [
        MonthlyReport(ids[code], day, day, moment, {"all": admitted, "religious": believers})
        for code, (admitted, believers) in figures.items()
    ]
    record_reports(connection, reports, moment)


def believers(connection: Connection, top: int, day: date = NOVEMBER, known_at: datetime | None = None) -> Published:
    (found,) = read_small_counts(connection, Scope(top, day, known_at), day.year)
    return found


def test_communes_are_told_and_wards_hidden_for_the_sake_of_an_agency(connection: Connection):
    ids = build(connection)
    told = believers(connection, ids["top"])
    assert (told.total, told.until, told.cells, told.cells_until) == (27, SEPTEMBER, {"commune": 12}, SEPTEMBER)
    assert told.nobody == frozenset()


def test_nothing_is_told_inside_a_jurisdiction(connection: Connection):
    ids = build(connection)
    scope = Scope(ids["commune-1"], NOVEMBER)
    assert read_small_counts(connection, scope, 2026) == ()
    assert read_sensitive_totals(connection, scope, 2026) is None
    assert get_sensitive_counts(connection, scope, 2026).empty


def test_a_quarter_is_told_when_it_is_closed_and_never_changes_again(connection: Connection):
    """A correction that came on 6 November would, by difference, tell of one person in the agency."""
    ids = build(connection)
    before = believers(connection, ids["top"])
    send(connection, ids, 9, datetime(2026, 11, 6, 8, tzinfo=UTC), {"agency": (200, 0)})
    assert believers(connection, ids["top"]) == before
    moments = [datetime(2026, 11, 5, 9, tzinfo=UTC), datetime(2026, 11, 6, 9, tzinfo=UTC)]
    assert all(believers(connection, ids["top"], NOVEMBER, moment) == before for moment in moments)
    too_early = datetime(2026, 10, 19, 23, 59, tzinfo=OFFICE_ZONE)
    nobody_wrote_since = datetime(2026, 11, 4, tzinfo=OFFICE_ZONE)  # so the screens of that day did not tell it either
    for moment in (too_early, nobody_wrote_since):
        assert read_small_counts(connection, Scope(ids["top"], NOVEMBER, moment), 2026) == ()
    assert read_small_counts(connection, Scope(ids["top"], SEPTEMBER - timedelta(days=1)), 2026) == ()


def test_reports_that_come_one_by_one_are_not_told_one_by_one(connection: Connection):
    """Until somebody's report of a later month came after the closing day, the quarter is still open."""
    ids = build(connection)
    later = {code: (admitted + 9, count + 3) for code, (admitted, count) in PLACES.items()}
    send(connection, ids, 12, datetime(2027, 1, 5, 8, tzinfo=UTC), later)
    assert believers(connection, ids["top"], date(2026, 12, 31)).until == SEPTEMBER


def test_other_organisations_than_before_are_not_divided(connection: Connection):
    """Quarters are compared organisation by organisation; after a change only the total goes on."""
    ids = build(connection)
    new = NewOrganization("new", "new", "base_committee", date(2026, 11, 1), ids["top"], cluster="agency")
    ids["new"] = add_organization(connection, new, datetime(2026, 11, 1, tzinfo=UTC))
    figures = {code: (admitted + 90, count + 30) for code, (admitted, count) in PLACES.items()}
    send(connection, ids, 12, datetime(2027, 1, 5, 8, tzinfo=UTC), {**figures, "new": (40, 20)})
    send(connection, ids, 11, datetime(2027, 1, 21, 8, tzinfo=UTC), {"new": (20, 10)})
    told = believers(connection, ids["top"], date(2026, 12, 31))
    assert (told.total, told.until) == (27 + 150 + 20, date(2026, 12, 31))
    assert (told.cells, told.cells_until) == ({"commune": 12}, SEPTEMBER)


def test_what_is_told_in_words():
    told = Published("religious", 27, SEPTEMBER, {"commune": 12}, SEPTEMBER)
    vietnamese, english = language("vi"), language("en")
    assert published_text(vietnamese, told).replace(NO_BREAK, " ") == (
        "Người có đạo: 27 người trong toàn Đảng bộ, đến hết quý III/2026"
    )
    assert cells_text(english, told) == "By cluster and organisation: up to the end of Q3 2026."
    assert cells_text(vietnamese, replace(told, cells={})).startswith("Đến hết quý III/2026 chưa nêu được số")
    assert cells_text(vietnamese, replace(told, total=0)).startswith("Đến hết quý III/2026 chưa có ai")
    assert "từ 10 người thuộc nhóm" in hidden_text(vietnamese, 10)
    assert "20 people or more" in hidden_text(english, 10)


YEARS = (2023, 2024, 2025, 2026)


@pytest.mark.parametrize("dialect", SERVER_SELDOM)
def test_nobody_works_out_a_hidden_cell_of_the_sample(sample_engine: Engine):
    """All jurisdictions, years, quarters and versions: what is told agrees, and an attacker narrows nothing."""
    divided = 0
    with read_transaction(sample_engine) as connection:
        for root in get_jurisdictions(connection, "local")["id"]:
            for year in YEARS:
                told = _everything_told(connection, int(root), year)
                for published in told.values():
                    assert min(published.cells.values(), default=THRESHOLD) >= THRESHOLD
                    if published.cells:
                        parts = _raw_parts(connection, int(root), year, published)
                        quarter = published.cells_until.month // 3
                        nodes = [*{part.cluster for part in parts if part.cluster}, *range(1, 1000, 60)]
                        known = {part.organization for part in parts} | {part.cluster for part in parts}
                        asked = [node for node in nodes if node in known]
                        found = list(attack(parts, Told(quarter, published.cells), asked))
                        assert all(finding.is_protected(THRESHOLD) for finding in found)
                        divided += len(found)
    assert divided > 10


def _everything_told(connection: Connection, root: int, year: int) -> dict[str, Published]:
    """Return the last that is told by category; whatever is told before of the same quarter must be the same."""
    every: defaultdict[tuple[str, date], set[tuple[int, str]]] = defaultdict(set)
    last: dict[str, Published] = {}
    moments = [None, datetime(year, 7, 25, tzinfo=UTC), datetime(year, 11, 25, tzinfo=UTC)]
    for month in (3, 6, 10, 12):
        for moment in moments:
            for published in read_small_counts(connection, Scope(root, month_end(month, year), moment), year):
                every[published.category, published.until].add((published.total, repr(published.cells)))
                if moment is None:
                    last[published.category] = published
    assert all(len(versions) == 1 for versions in every.values())
    return last


def _raw_parts(connection: Connection, root: int, year: int, published: Published) -> Sequence[Part]:
    """Return the true figures by quarter as they were known when each closed, straight from the query."""
    counts: defaultdict[int, dict[str, list[int]]] = defaultdict(lambda: {"all": [0], published.category: [0]})
    clusters: dict[int, str | None] = {}
    for quarter in range(1, published.until.month // 3 + 1):
        closed = datetime(year + quarter // 4, quarter % 4 * 3 + 1, 20, tzinfo=OFFICE_ZONE)
        frame = get_sensitive_counts(connection, Scope(root, month_end(quarter * 3, year), closed), year)
        rows = [row for row in rows_of(frame) if row.depth == 1]
        clusters |= {row.organization_id: row.cluster for row in rows}
        found = {(row.organization_id, row.category_code): int(row.admitted) for row in rows if row.category_code}
        for one in clusters:
            for code, series in counts[one].items():
                series.append(found.get((one, code), 0))

    def by_quarter(series: Sequence[int]) -> tuple[int, ...]:
        return tuple(after - before for before, after in pairwise(series))

    return [
        Part(one, clusters[one], by_quarter(counts[one]["all"]), by_quarter(counts[one][published.category]))
        for one in clusters
    ]
