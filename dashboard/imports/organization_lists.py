"""Changes of organisations as the lists that say the same: a registry, and who came from whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from dashboard.imports.new_jurisdiction import code_of
from dashboard.imports.typed import Typed
from data_access.ingest.lists.cells import as_day
from data_access.ingest.lists.units import Unit
from data_access.workbooks.book import Cell

Lists = Mapping[str, Sequence[Typed]]
"""Rows by kind of list. Days are texts as they were typed: the lists say what is wrong with them."""


def added(name: str, code: str, kind: str, cluster: str, parent: str, since: str) -> Lists:
    """Return the registry of a new organisation; without a code it has one made of its name."""
    row = {"code": code or code_of(name), "name": name, "kind": kind, "cluster": cluster}
    return {"organizations": [{**row, "parent_code": parent, "valid_from": since}]}


def renamed(unit: Unit, name: str, short_name: str, since: str) -> Lists:
    """Return the registry with another name from a day on; the former one stays for the days before."""
    return {"organizations": [{"code": unit.code, "name": name, "short_name": short_name, "effective_on": since}]}


def moved(unit: Unit, parent: str, since: str) -> Lists:
    """Return the registry of a move below another organisation."""
    return {"organizations": [_moved(unit, parent, since)]}


def merged(
    units: Sequence[Unit], going: Sequence[str], into: str, since: str, document: str, *, with_below: bool
) -> Lists:
    """Return the lists of a merger: who is taken in ends the day before, those below move along if `with_below`."""
    registry = _followers(units, going, into, since) if with_below else []
    return _lists(registry, [_succession(code, into, since, "full", document) for code in going if code != into])


def merged_into_new(
    units: Sequence[Unit], going: Sequence[str], name: str, since: str, document: str, *, with_below: bool
) -> Lists:
    """Return the lists of a merger into a new organisation, in form, cluster and place like the first taken in."""
    first, new = next(unit for unit in units if unit.code == going[0]), code_of(name)
    row: Typed = {
        "code": new,
        "name": name,
        "kind": first.kind,
        "cluster": first.cluster,
        "parent_code": first.parent,
        "valid_from": since,
    }
    registry = [row, *(_followers(units, going, new, since) if with_below else [])]
    return _lists(registry, [_succession(code, new, since, "full", document) for code in going])


def handed_over(unit: str, into: str, since: str, document: str) -> Lists:
    """Return the list of a part that goes from one organisation to another; both stand on."""
    return {"successions": [_succession(unit, into, since, "partial", document)]}


def split(old: Unit, names: Sequence[str], since: str, document: str, *, ends: bool) -> Lists:
    """Return the lists of a division into new organisations; the former one ends the day before if `ends`."""
    shared = {"kind": old.kind, "cluster": old.cluster, "parent_code": old.parent, "valid_from": since}
    registry: list[Typed] = [{"code": code_of(name), "name": name, **shared} for name in names]
    if ends:
        registry.append({"code": old.code, "name": old.name, "valid_to": next_day(since, -1)})
    return _lists(registry, [_succession(old.code, code_of(name), since, "partial", document) for name in names])


def ended(unit: Unit, last_day: str) -> Lists:
    """Return the registry of an end."""
    return {"organizations": [{"code": unit.code, "name": unit.name, "valid_to": last_day}]}


def next_day(text: str, days: int = 1) -> str:
    """Return the day so many days later, as it is typed; the text itself where it is no day."""
    day = as_day(Cell(text))
    return f"{day + timedelta(days=days):%d/%m/%Y}" if day else text


def _moved(unit: Unit, parent: str, since: str) -> Typed:
    return {"code": unit.code, "name": unit.name, "parent_code": parent, "effective_on": since}


def _followers(units: Sequence[Unit], going: Sequence[str], into: str, since: str) -> list[Typed]:
    return [_moved(unit, into, since) for unit in units if unit.parent in going and unit.code != into]


def _succession(predecessor: str, successor: str, since: str, extent: str, document: str) -> Typed:
    return {
        "predecessor": predecessor,
        "successor": successor,
        "effective_on": since,
        "extent": extent,
        "document": document,
    }


def _lists(registry: Sequence[Typed], successions: Sequence[Typed]) -> Lists:
    return {**({"organizations": registry} if registry else {}), "successions": successions}
