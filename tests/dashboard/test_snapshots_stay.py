"""A snapshot shows the same to the last digit, on every screen and paper, whatever is written afterwards."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.exports.documents import VIEWS
from dashboard.exports.figures import ORGANIZATION_SHEET, OVERVIEW
from dashboard.freezing import freeze
from dashboard.reading.figures import UnknownOrganizationError, read_position
from dashboard.resolve import is_outdated, resolve
from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports.versioned import next_moment
from tests.dashboard.everything_shown import EXERCISED, every_paper, everything_shown, readers_of_screens
from tests.dashboard.flood import CHANGES, Flood
from tests.examples import SERVER_SELDOM

PLACES = {
    "thanh-hoa": date(2024, 5, 31),
    "hai-phong": date(2025, 10, 31),
    "hai-phong-2024": date(2024, 11, 30),
    "hau-giang": date(2024, 9, 30),
    "thi-xa": date(2022, 12, 31),
}


def look(engine: Engine, address: Address, *, every: bool = True) -> dict[str, Any]:
    """Return all that is shown; with `every` also narrowed to a cluster, and each paper: the overview holds most.

    The first and the last organisation of the list are looked at on their own screens: those of this address, for a
    merger dated back leaves a later snapshot without the ones that an earlier snapshot lists.
    """
    views = tuple(VIEWS) if every else (OVERVIEW, ORGANIZATION_SHEET)
    with read_transaction(engine) as connection:
        resolved = resolve(connection, address)
        children = read_position(connection, resolved.scope, resolved.year).children
        organizations = tuple(row.organization.code for row in (children[0], children[-1]))
        said = everything_shown(connection, address, organizations, narrowed=every)
        return said | every_paper(connection, address, organizations[0], views)


def must_be_the_same(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert before.keys() == after.keys()
    assert [name for name, said in before.items() if said != after[name]] == []


def begin(engine: Engine, code: str, day: date) -> tuple[Flood, int]:
    """Return a flood below a jurisdiction, and an import brought before."""
    with read_transaction(engine) as connection:
        scope = resolve(connection, Address(jurisdiction=code, day=day)).scope
    flood = Flood(engine, scope.organization_id, scope.as_of, Random(7))
    return flood, flood.bring_import()


def test_every_reader_of_the_screens_is_looked_at():
    assert readers_of_screens() <= set(EXERCISED)


@pytest.mark.parametrize("dialect", SERVER_SELDOM, indirect=True)
def test_nothing_moves_in_a_flood(sample_engine: Engine):
    """Two rounds of every kind of change, and an import from before the meeting taken back."""
    flood, number = begin(sample_engine, "thi-xa", PLACES["thi-xa"])
    agreed = freeze(sample_engine, Address(jurisdiction="thi-xa", day=flood.day), "Họp cuối năm", "Văn phòng")
    live, pinned = Address(jurisdiction="thi-xa", day=flood.day), Address(snapshot=agreed.number)
    with read_transaction(sample_engine) as connection:
        shown = everything_shown(connection, live, narrowed=False)
        scope = resolve(connection, pinned).scope
        assert not is_outdated(connection, scope, agreed)
    before = look(sample_engine, pinned, every=False)
    position = "whole: position"
    assert before[position].own == shown[position].own  # what is agreed upon is what the screen showed
    assert before[position].children == shown[position].children
    assert before["small counts"] == shown["small counts"]
    flood.draw(2 * list(CHANGES))
    flood.take_back(number)
    must_be_the_same(before, look(sample_engine, pinned, every=False))
    with read_transaction(sample_engine) as connection:
        now = resolve(connection, live)
        assert is_outdated(connection, scope, agreed)
        assert read_position(connection, now.scope, now.year).own != before[position].own  # the flood was one


@pytest.mark.parametrize("dialect", SERVER_SELDOM, indirect=True)
def test_a_merger_dated_back_is_known_to_the_next_snapshot_only(sample_engine: Engine):
    """What the flood drew first in Hậu Giang: the very organisations that are looked at become one, in August."""
    place = Address(jurisdiction="hau-giang", day=PLACES["hau-giang"])
    with read_transaction(sample_engine) as connection:
        scope = resolve(connection, place).scope
        children = read_position(connection, scope, 2024).children
    flood = Flood(sample_engine, scope.organization_id, scope.as_of, Random(0))
    former = [children[0].organization, children[-1].organization]
    earlier = Address(snapshot=freeze(sample_engine, place, "Trước sáp nhập", "Văn phòng").number)
    with write_transaction(sample_engine) as connection:
        flood.join(connection, former[0].id, former[1].id, date(2024, 8, 22), next_moment(connection))
    later = Address(snapshot=freeze(sample_engine, place, "Sau sáp nhập", "Văn phòng").number)
    with read_transaction(sample_engine) as connection:
        before, after = (resolve(connection, pinned).scope for pinned in (earlier, later))
        assert read_position(connection, before, 2024).children == children
        assert len(read_position(connection, after, 2024).children) == len(children) - 1
        for one in former:
            assert read_position(connection, before, 2024, one.code).organization == one
            with pytest.raises(UnknownOrganizationError):
                read_position(connection, after, 2024, one.code)


@pytest.mark.exhaustive
@pytest.mark.parametrize("code", PLACES)
@pytest.mark.parametrize("seed", range(3))
def test_nothing_moves_in_any_flood(sample_engine: Engine, code: str, seed: int):
    """Floods of forty changes drawn at random in every sample committee; each is agreed upon twice on the way."""
    flood, number = begin(sample_engine, code, PLACES[code])
    flood.random = Random(seed)
    seen = []
    for round_ in range(2):
        agreed = freeze(sample_engine, Address(jurisdiction=code, day=flood.day), f"Kỳ {round_}", "Văn phòng")
        pinned = Address(snapshot=agreed.number)
        seen.append((pinned, look(sample_engine, pinned)))
        flood.draw([flood.random.choice(list(CHANGES)) for _ in range(20)])
        if round_ == 0:
            flood.take_back(number)
    for pinned, before in seen:
        must_be_the_same(before, look(sample_engine, pinned))
