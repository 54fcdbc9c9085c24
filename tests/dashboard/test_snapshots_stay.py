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
from dashboard.reading.figures import read_position
from dashboard.resolve import is_outdated, resolve
from data_access.engine import read_transaction
from tests.dashboard.everything_shown import EXERCISED, every_paper, everything_shown, readers_of_screens
from tests.dashboard.flood import CHANGES, Flood

PLACES = {
    "thanh-hoa": date(2024, 5, 31),
    "hai-phong": date(2025, 10, 31),
    "hai-phong-2024": date(2024, 11, 30),
    "hau-giang": date(2024, 9, 30),
    "thi-xa": date(2022, 12, 31),
}


def look(engine: Engine, address: Address, organizations: tuple[str, ...], *, every: bool = True) -> dict[str, Any]:
    """Return all that is shown; with `every` also narrowed to a cluster, and each paper: the overview holds most."""
    views = tuple(VIEWS) if every else (OVERVIEW, ORGANIZATION_SHEET)
    with read_transaction(engine) as connection:
        said = everything_shown(connection, address, organizations, narrowed=every)
        return said | every_paper(connection, address, organizations[0], views)


def must_be_the_same(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert before.keys() == after.keys()
    assert [name for name, said in before.items() if said != after[name]] == []


def begin(engine: Engine, code: str, day: date) -> tuple[Flood, int, tuple[str, ...]]:
    """Return a flood below a jurisdiction, an import brought before, and organisations to look at."""
    with read_transaction(engine) as connection:
        resolved = resolve(connection, Address(jurisdiction=code, day=day))
        children = read_position(connection, resolved.scope, resolved.year).children
        organizations = tuple(row.organization.code for row in (children[0], children[-1]))
    flood = Flood(engine, resolved.scope.organization_id, resolved.scope.as_of, Random(7))
    return flood, flood.bring_import(), organizations


def test_every_reader_of_the_screens_is_looked_at():
    assert readers_of_screens() <= set(EXERCISED)


def test_nothing_moves_in_a_flood(sample_engine: Engine):
    """Two rounds of every kind of change, and an import from before the meeting taken back."""
    flood, number, organizations = begin(sample_engine, "thi-xa", PLACES["thi-xa"])
    agreed = freeze(sample_engine, Address(jurisdiction="thi-xa", day=flood.day), "Họp cuối năm", "Văn phòng")
    live, pinned = Address(jurisdiction="thi-xa", day=flood.day), Address(snapshot=agreed.number)
    with read_transaction(sample_engine) as connection:
        shown = everything_shown(connection, live, narrowed=False)
        scope = resolve(connection, pinned).scope
        assert not is_outdated(connection, scope, agreed)
    before = look(sample_engine, pinned, organizations, every=False)
    position = "whole: position"
    assert before[position].own == shown[position].own  # what is agreed upon is what the screen showed
    assert before[position].children == shown[position].children
    assert before["small counts"] == shown["small counts"]
    flood.draw(2 * list(CHANGES))
    flood.take_back(number)
    must_be_the_same(before, look(sample_engine, pinned, organizations, every=False))
    with read_transaction(sample_engine) as connection:
        now = resolve(connection, live)
        assert is_outdated(connection, scope, agreed)
        assert read_position(connection, now.scope, now.year).own != before[position].own  # the flood was one


@pytest.mark.exhaustive
@pytest.mark.parametrize("code", PLACES)
@pytest.mark.parametrize("seed", range(3))
def test_nothing_moves_in_any_flood(sample_engine: Engine, code: str, seed: int):
    """Floods of forty changes drawn at random in every sample committee; each is agreed upon twice on the way."""
    flood, number, organizations = begin(sample_engine, code, PLACES[code])
    flood.random = Random(seed)
    seen = []
    for round_ in range(2):
        agreed = freeze(sample_engine, Address(jurisdiction=code, day=flood.day), f"Kỳ {round_}", "Văn phòng")
        pinned = Address(snapshot=agreed.number)
        seen.append((pinned, look(sample_engine, pinned, organizations)))
        flood.draw([flood.random.choice(list(CHANGES)) for _ in range(20)])
        if round_ == 0:
            flood.take_back(number)
    for pinned, before in seen:
        must_be_the_same(before, look(sample_engine, pinned, organizations))
