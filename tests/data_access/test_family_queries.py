"""An organisation's family: all that it came from by whatever number of steps, as known at a moment."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection, Engine

from data_access.ingest.change_organizations import (
    NewOrganization,
    add_organization,
    end_organization,
    move_organization,
    record_succession,
)
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.queries.get_family_admissions import get_family_admissions
from data_access.queries.get_family_years import get_family_years
from data_access.queries.get_relatives import get_relatives
from data_access.queries.get_successions import get_successions
from data_access.scope import Scope
from tests.data_access.tree import START, T0, add, at, undone

MOVED, MERGED, TODAY = date(2026, 4, 1), date(2026, 7, 1), date(2027, 1, 31)


@pytest.fixture
def built(engine: Engine):
    """`a` moves from west to east, merges with `b` into `c`; `d` merges into `other`, unrelated."""
    with undone(engine) as connection:
        ids = {"root": add(connection, "root")}
        ids |= {code: add(connection, code, ids["root"]) for code in ("west", "east")}
        ids |= {code: add(connection, code, ids["west"]) for code in ("a", "d")}
        ids["b"] = add(connection, "b", ids["east"])
        record_reports(connection, [report(ids[code], 3, 2) for code in ("a", "b", "d")], T0)
        ids["a2"] = move_organization(connection, ids["a"], ids["east"], MOVED, at(1))
        for code, former in (("c", ("a2", "b")), ("other", ("d",))):
            new = NewOrganization(code, f"Đảng bộ {code}", "base_committee", MERGED, ids["east"])
            for one in former:
                end_organization(connection, ids[one], date(2026, 6, 30), at(2))
            ids[code] = add_organization(connection, new, at(2))
            for one in former:
                extent = "partial" if one == "b" else "full"
                record_succession(connection, ids[one], ids[code], MERGED, at(2), extent=extent)
        record_reports(connection, [report(ids["c"], 12, 5)], at(3))
        yield connection, ids


def report(one: int, month: int, admitted: int) -> MonthlyReport:
    day = date(2026, month, 31)
    return MonthlyReport(one, day, day, T0, {"all": admitted})


def steps(connection: Connection, scope: Scope) -> set[tuple[str, str, str]]:
    frame = get_successions(connection, scope)
    return set(frame[["predecessor_code", "successor_code", "extent"]].itertuples(index=False, name=None))


def test_steps_are_followed_back_and_told_with_names_and_roots(built: tuple[Connection, dict[str, int]]):
    connection, ids = built
    scope = Scope(ids["c"], TODAY)
    assert steps(connection, scope) == {("a", "a", "full"), ("a", "c", "full"), ("b", "c", "partial")}
    row = get_successions(connection, scope).iloc[0]
    assert (row["predecessor_id"], row["successor_id"], row["effective_on"]) == (ids["a"], ids["a2"], MOVED)
    assert (row["predecessor_upper"], row["successor_upper"]) == ("Đảng bộ west", "Đảng bộ east")
    assert (row["predecessor_root"], row["document_kind"]) == ("root", None)


def test_what_an_organisation_went_into_is_told_too(built: tuple[Connection, dict[str, int]]):
    connection, ids = built
    assert steps(connection, Scope(ids["d"], START)) == {("d", "other", "full")}
    assert steps(connection, Scope(ids["west"], TODAY)) == {("a", "a", "full"), ("d", "other", "full")}


def test_relatives_are_the_family_and_all_above(built: tuple[Connection, dict[str, int]]):
    connection, ids = built
    relatives = set(get_relatives(connection, Scope(ids["c"], TODAY))["id"])
    assert relatives == {ids[code] for code in ("root", "west", "east", "a", "a2", "b", "c")}


def test_admissions_and_closed_years_are_those_of_the_whole_family(built: tuple[Connection, dict[str, int]]):
    connection, ids = built
    frame = get_family_admissions(connection, Scope(ids["c"], TODAY), (2026, 2026))
    assert {row.organization_id: (row.admitted_on, row.admitted) for row in frame.itertuples()} == {
        ids["a"]: (date(2026, 3, 31), 2),
        ids["b"]: (date(2026, 3, 31), 2),
        ids["c"]: (date(2026, 12, 31), 5),
    }
    assert list(get_family_years(connection, Scope(ids["c"], TODAY), (2025, 2026))["year"]) == [2026]
    assert get_family_years(connection, Scope(ids["d"], TODAY), (2025, 2026)).empty


def test_before_it_was_known_there_is_no_succession(built: tuple[Connection, dict[str, int]]):
    connection, ids = built
    assert steps(connection, Scope(ids["a"], START, known_at=T0)) == set()
    assert steps(connection, Scope(ids["a"], START, known_at=at(1))) == {("a", "a", "full")}
