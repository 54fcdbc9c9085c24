"""Whose figures an organisation carries on: the past told on the boundaries of a day, as far as whole units merged.

A fact stays with the organisation that recorded it and is never divided. To tell it on later boundaries it is followed
along the successions to the organisations that may hold it on the day (its heirs). It counts for whoever holds all of
them, for nobody beside, and where an organisation holds only some of them its past cannot be compared
(decision record 0012).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SOMEWHERE = -1
"""Stands among heirs where a part went nobody wrote down where."""


@dataclass(frozen=True)
class Node:
    """An organisation in one place of the tree, with its first and last day."""

    id: int
    parent_id: int | None
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Step:
    """A succession: from `effective_on` the successor holds the predecessor, all of it or a part."""

    predecessor_id: int
    successor_id: int
    effective_on: date
    whole: bool


class BreakKind(StrEnum):
    """Why the time before a day cannot be compared."""

    DIVIDED = "divided"  # a predecessor came here in part only
    NO_ORIGIN = "no_origin"  # it began together with a merged root, and nobody wrote down from what


@dataclass(frozen=True)
class Break:
    """A day before which figures do not fit the boundaries, and the organisation that is the reason."""

    kind: BreakKind
    organization_id: int
    day: date


@dataclass(frozen=True)
class Fact:
    """People admitted by an organisation itself in a month; `day` is the last day they were admitted on."""

    organization_id: int
    day: date
    admitted: int


@dataclass(frozen=True)
class YearOnBoundaries:
    """An earlier year on the boundaries of a later day."""

    year: int
    admitted: int
    quota: int | None
    months: tuple[int, ...]
    summed: bool
    """Whether people of predecessors are in it."""
    reduced: bool
    """Whether people are left out who went elsewhere since."""


class Family:
    """Organisations that are related by place and by succession."""

    def __init__(self, nodes: Iterable[Node], steps: Iterable[Step]) -> None:
        self.nodes = {node.id: node for node in nodes}
        self.steps = tuple(steps)
        below: defaultdict[int, set[int]] = defaultdict(set)
        for one in self.nodes:
            for upper in self._upwards(one):
                below[upper].add(one)
        self._inside = {one: frozenset(members) for one, members in below.items()}
        given: defaultdict[int, list[Step]] = defaultdict(list)
        for step in self.steps:
            given[step.predecessor_id].append(step)
        self._given = dict(given)
        self._successors = {step.successor_id for step in self.steps}

    def inside(self, one: int) -> frozenset[int]:
        """Return the organisation and all that ever stood below it."""
        return self._inside.get(one, frozenset({one}))

    def inside_any(self, ones: Collection[int]) -> frozenset[int]:
        """Return several organisations with all that ever stood below any of them."""
        return frozenset(member for one in ones for member in self.inside(one))

    def root_of(self, one: int) -> int:
        """Return the uppermost organisation above one, itself where it stands alone."""
        *_, root = self._upwards(one)
        return root

    def heirs(self, one: int, since: date, until: date) -> frozenset[int]:
        """Return who may hold on `until` what was with the organisation on `since`.

        One heir holds it all. Where it was divided there are several, and a part that went nobody knows where is
        SOMEWHERE. An organisation without a succession of its own goes where the nearest one above it went.
        """
        giver, day = self._next_step(one, since, until)
        if giver is None:
            return frozenset({one})
        steps = [step for step in self._given[giver] if step.effective_on == day]
        found = {heir for step in steps for heir in self.heirs(step.successor_id, day, until)}
        undivided = len(steps) == 1 and steps[0].whole
        if not undivided and self._stands(giver, day):
            found |= self.heirs(one, day, until)  # it gave a part away and kept the rest
        elif not undivided and len(steps) == 1:
            found.add(SOMEWHERE)
        return frozenset(found)

    def counts_for(self, one: int, organization_id: int, since: date, until: date) -> bool:
        """Tell whether all that was with the organisation on `since` is inside `one` on `until`."""
        return self.heirs(organization_id, since, until) <= self.inside(one)

    def breaks(self, one: int, until: date) -> tuple[Break, ...]:
        """Return what keeps the past of an organisation from being told on its boundaries of a day, newest first."""
        return self.breaks_of((one,), until)

    def breaks_of(self, ones: Collection[int], until: date) -> tuple[Break, ...]:
        """Return the same of several organisations taken together: what passed from one to another is no break."""
        inside = self.inside_any(ones)
        found = []
        for giver, steps in self._given.items():
            for day in {step.effective_on for step in steps if step.effective_on <= until}:
                heirs = self.heirs(giver, day - timedelta(days=1), until)
                if heirs & inside and not heirs <= inside:
                    found.append(Break(BreakKind.DIVIDED, giver, day))
        found += [
            Break(BreakKind.NO_ORIGIN, each, self.nodes[each].valid_from)
            for one in ones
            for each in self._without_origin(one)
        ]
        return tuple(sorted(found, key=lambda each: (-each.day.toordinal(), each.kind, each.organization_id)))

    def predecessors(self, one: int, until: date) -> frozenset[int]:
        """Return the former organisations that went wholly into this very one, by whatever number of steps.

        One that came inside another of them is left out: its figures are in those of the upper one.
        """
        found = {
            step.predecessor_id
            for step in self.steps
            if step.effective_on <= until
            and self.heirs(step.predecessor_id, step.effective_on - timedelta(days=1), until) == {one}
        }
        return frozenset(each for each in found if not found & set(self._upwards(each)) - {each})

    def steps_out(self, one: int) -> tuple[Step, ...]:
        """Return the steps by which an organisation went over: its own, else those of the nearest above it."""
        for upper in self._upwards(one):
            if upper in self._given:
                return tuple(self._given[upper])
        return ()

    def _next_step(self, one: int, since: date, until: date) -> tuple[int | None, date]:
        for upper in self._upwards(one):
            days = [step.effective_on for step in self._given.get(upper, ()) if since < step.effective_on <= until]
            if days:
                return upper, min(days)
        return None, until

    def _upwards(self, one: int) -> Iterator[int]:
        above: int | None = one
        while above is not None:
            yield above
            above = self.nodes[above].parent_id if above in self.nodes else None

    def _stands(self, one: int, day: date) -> bool:
        node = self.nodes.get(one)
        return node is None or node.valid_to is None or node.valid_to >= day

    def _without_origin(self, one: int) -> list[int]:
        """Return the uppermost organisations inside that began with a merged root and came from nobody known."""
        *below_root, root = self._upwards(one)
        if root not in self._successors or any(upper in self._successors for upper in below_root):
            return []
        began = self.nodes[root].valid_from
        found, waiting = [], [one]
        while waiting:
            each = waiting.pop()
            if each != root and each in self._successors:
                continue
            if self.inside(each) & self._successors or each == root:
                waiting += [node.id for node in self.nodes.values() if node.parent_id == each]
            elif self.nodes[each].valid_from == began:
                found.append(each)
        return sorted(found)


def years_on_boundaries(
    family: Family,
    one: int,
    until: date,
    facts: Iterable[Fact],
    quotas: Mapping[int, Mapping[int, int | None]],
    closed_years: Iterable[int],
) -> tuple[YearOnBoundaries, ...]:
    """Return the closed years that can be told on the boundaries that an organisation has on a day.

    With 6 and 4 admitted in 2024 by two communes that merged wholly into it, 2024 is 10. `quotas` are those assigned,
    by organisation and year: its own where it has one, else the sum of its predecessors' (see `quota_on_boundaries`).
    """
    since = max((each.day for each in family.breaks(one, until)), default=date.min)
    years = [year for year in sorted(set(closed_years)) if date(year, 1, 1) >= since]
    if not years:
        return ()
    inside = family.inside(one)
    former = sorted(family.predecessors(one, until))
    facts = tuple(facts)
    counted = {fact for fact in facts if family.counts_for(one, fact.organization_id, fact.day, until)}
    found = []
    for year in years:
        of_year = [fact for fact in counted if fact.day.year == year]
        months = tuple(sum(fact.admitted for fact in of_year if fact.day.month == month) for month in range(1, 13))
        own = quotas.get(one, {}).get(year)
        quota = quota_on_boundaries(own, [quotas.get(each, {}).get(year) for each in former])
        summed = any(fact.organization_id not in inside for fact in of_year)
        reduced = any(
            fact.day.year == year and fact.organization_id in inside and fact not in counted for fact in facts
        )
        found.append(YearOnBoundaries(year, sum(months), quota, months, summed, reduced))
    return tuple(found)


def quota_on_boundaries(own: int | None, former: Iterable[int | None]) -> int | None:
    """Return the quota of a year on later boundaries: its own, else those of its predecessors added up.

    A quota is never divided and never handed on by formula. With 12 and 9 assigned to two communes in the year in which
    they merged, and none to the new one, the year has 21.
    """
    if own is not None:
        return own
    assigned = [amount for amount in former if amount is not None]
    return sum(assigned) if assigned else None
