"""A quota of somebody who ended in the year: it counts on, is told, and goes once it is assigned anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, Engine

from dashboard.domain.position import EndedPart, Position
from dashboard.domain.quality_words import quota_sum_text
from dashboard.i18n.language import language
from dashboard.reading.figures import read_position
from data_access.ingest.change_organizations import (
    NewOrganization,
    add_organization,
    end_organization,
    record_succession,
)
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.scope import Scope
from tests.data_access.tree import undone

BEGAN, MERGED = date(2020, 1, 1), date(2026, 7, 1)
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)
FIRST = datetime(2026, 1, 5, 8, tzinfo=UTC)
LATER, LAST = FIRST.replace(month=7), FIRST.replace(month=8)
ENDED = EndedPart("A", "Đảng bộ phường A", JUNE, 23)


@pytest.fixture
def town(engine: Engine) -> Iterator[tuple[Connection, dict[str, int]]]:
    """A town of three committees with 23, 20 and 17; the first is taken in by the second on 1 July."""
    with undone(engine) as connection:
        ids = {"town": add_organization(connection, NewOrganization("town", "Thị ủy", "town_committee", BEGAN), FIRST)}
        for code in "ABC":
            new = NewOrganization(code, f"Đảng bộ phường {code}", "base_committee", BEGAN, ids["town"])
            ids[code] = add_organization(connection, new, FIRST)
        assign(connection, ids, FIRST, date(2026, 1, 1), A=23, B=20, C=17)
        record_succession(connection, ids["A"], ids["B"], MERGED, LATER)
        end_organization(connection, ids["A"], JUNE, LATER)
        yield connection, ids


def assign(connection: Connection, ids: dict[str, int], at: datetime, since: date, **amounts: int) -> None:
    record_quotas(connection, [Quota(ids[code], 2026, amount, since) for code, amount in amounts.items()], at)


def stands(town: tuple[Connection, dict[str, int]], day: date, known_at: datetime | None = None) -> Position:
    connection, ids = town
    return read_position(connection, Scope(ids["town"], day, known_at), day.year)


def test_what_was_assigned_to_one_that_ended_stays_part_of_the_sum_and_is_told(town):
    assign(*town, FIRST, date(2026, 1, 1), town=60)
    before, after = stands(town, JUNE), stands(town, JULY)
    assert (before.own.quota, before.sum_of_parts, before.ended) == (60, 60, ())
    assert (after.own.quota, after.sum_of_parts, after.ended) == (60, 60, (ENDED,))
    assert [child.quota for child in after.children] == [20, 17]
    assert quota_sum_text(language("vi"), before) == ""
    assert quota_sum_text(language("vi"), after) == (
        "Trong tổng giao cho cơ sở có 23 của 1 đơn vị kết thúc trong năm, chưa giao lại cho đơn vị nào"
    )


def test_it_goes_once_whoever_took_it_in_is_assigned_anew(town):
    assign(*town, FIRST, date(2026, 1, 1), town=60)
    assign(*town, LAST, MERGED, B=43)
    after = stands(town, JULY)
    assert (after.sum_of_parts, after.ended, quota_sum_text(language("vi"), after)) == (60, (), "")
    assert stands(town, JULY, LATER).ended == (ENDED,)


def test_a_revision_of_the_successor_before_the_merger_takes_nothing_over(town):
    assign(*town, LAST, date(2026, 4, 1), B=25)
    assert (stands(town, JULY).sum_of_parts, stands(town, JULY).ended) == (65, (ENDED,))


def test_a_new_successor_takes_it_over_with_the_first_quota_of_its_own(town):
    connection, ids = town
    new = NewOrganization("D", "Đảng bộ phường D", "base_committee", MERGED, ids["town"])
    ids["D"] = add_organization(connection, new, LATER)
    record_succession(connection, ids["C"], ids["D"], MERGED, LATER)
    end_organization(connection, ids["C"], JUNE, LATER)
    assert [part.code for part in stands(town, JULY).ended] == ["A", "C"]
    assign(*town, LAST, date(2026, 1, 1), D=17)
    assert (stands(town, JULY).sum_of_parts, stands(town, JULY).ended) == (60, (ENDED,))


def test_a_whole_without_a_quota_of_its_own_keeps_the_sum(town):
    before, after = stands(town, JUNE), stands(town, JULY)
    assert (before.own.quota, after.own.quota) == (60, 60)
    assert after.own.quota_versions[-1].of_parts
    assign(*town, LAST, MERGED, B=43)
    assert stands(town, JULY).own.quota == 60


def test_the_year_after_knows_it_no_more(town):
    assert stands(town, date(2027, 3, 31)).ended == ()
