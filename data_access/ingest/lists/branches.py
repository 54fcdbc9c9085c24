"""Who counts people in a year, and who above or below would count the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from data_access.ingest.lists.units import Unit, Units, code_key

_Place = tuple[str, object]


class Branches:
    """Organisations that count people, by year."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self._counting: defaultdict[int, dict[_Place, Unit]] = defaultdict(dict)
        self._above: defaultdict[int, dict[_Place, Unit]] = defaultdict(dict)

    def add(self, unit: Unit, year: int) -> None:
        """Know that an organisation counts people in a year."""
        place = _place(unit)
        if place in self._counting[year]:
            return
        self._counting[year][place] = unit
        for above in self._line(unit):
            self._above[year].setdefault(_place(above), unit)

    def counts(self, unit: Unit, year: int) -> bool:
        """It counts people itself in the year."""
        return _place(unit) in self._counting[year]

    def other(self, unit: Unit, year: int) -> Unit | None:
        """Return one below or above that counts people in the year, None for none."""
        below = self._above[year].get(_place(unit))
        if below is not None:
            return below
        return next((above for above in self._line(unit) if _place(above) in self._counting[year]), None)

    def _line(self, unit: Unit) -> Iterator[Unit]:
        """Yield whoever is above, the nearest first."""
        at = self._units.on(unit.parent, unit.valid_from) if unit.parent else None
        while at is not None:
            yield at
            at = self._units.on(at.parent, at.valid_from) if at.parent else None


def _place(unit: Unit) -> _Place:
    return code_key(unit.code), unit.valid_from
