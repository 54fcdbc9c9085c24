"""The past on later boundaries: whole units add up, divided ones are never split by formula, nobody counts twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.lineage import (
    SOMEWHERE,
    Break,
    BreakKind,
    Fact,
    Family,
    Node,
    Step,
    quota_on_boundaries,
    years_on_boundaries,
)

BEGAN, MERGED, TODAY = date(2021, 1, 1), date(2025, 7, 1), date(2026, 10, 31)
BEFORE = MERGED - timedelta(days=1)
CITY, A, B, C, D, NEW, NORTH, SOUTH = 1, 2, 3, 4, 5, 20, 21, 22


def old(one: int, parent: int = CITY) -> Node:
    return Node(one, parent, BEGAN, BEFORE)


def new(one: int, parent: int = NEW) -> Node:
    return Node(one, parent, MERGED)


def step(predecessor: int, successor: int, *, whole: bool = True, day: date = MERGED) -> Step:
    return Step(predecessor, successor, day, whole)


def in_2024(one: int, admitted: int) -> Fact:
    return Fact(one, date(2024, 5, 31), admitted)


NODES = [Node(CITY, None, BEGAN, BEFORE), *map(old, (A, B, C)), Node(NEW, None, MERGED), *map(new, (NORTH, SOUTH))]
STEPS = [
    step(CITY, NEW),
    step(A, NORTH),
    step(B, NORTH, whole=False),
    step(B, SOUTH, whole=False),
    step(C, SOUTH),
]
FACTS = [in_2024(A, 6), in_2024(B, 5), in_2024(C, 4)]


def year_2024(family: Family, one: int, quotas: dict[int, dict[int, int | None]] | None = None):
    years = years_on_boundaries(family, one, TODAY, FACTS, quotas or {}, [2024])
    return years[0] if years else None


def test_communes_that_merged_wholly_are_added_up():
    family = Family(NODES, [step(CITY, NEW), step(A, NORTH), step(B, NORTH), step(C, SOUTH)])
    told = year_2024(family, NORTH, {A: {2024: 12}, B: {2024: 9}, C: {2024: 7}})
    assert (told.admitted, told.quota, told.months[4], told.summed) == (11, 21, 11, True)
    assert family.breaks(NORTH, TODAY) == ()


def test_a_divided_commune_makes_both_its_heirs_incomparable_and_keeps_the_total_of_the_city():
    family = Family(NODES, STEPS)
    for one in (NORTH, SOUTH):
        assert family.breaks(one, TODAY) == (Break(BreakKind.DIVIDED, B, MERGED),)
        assert year_2024(family, one) is None
    assert family.heirs(B, BEFORE, TODAY) == {NORTH, SOUTH}
    assert year_2024(family, NEW).admitted == 15  # divided among its own: the city has all of it


def test_a_part_that_went_nobody_knows_where_counts_for_nobody():
    family = Family(NODES, [step(CITY, NEW), step(A, NORTH, whole=False), step(B, SOUTH), step(C, SOUTH)])
    assert family.heirs(A, BEFORE, TODAY) == {NORTH, SOMEWHERE}
    assert year_2024(family, NORTH) is None
    assert year_2024(family, NEW) is None
    assert year_2024(family, SOUTH).admitted == 9


def test_on_the_boundaries_of_a_day_before_the_merger_everybody_is_as_it_was():
    family = Family(NODES, STEPS)
    assert family.heirs(B, date(2024, 5, 31), BEFORE) == {B}
    assert [year.admitted for year in years_on_boundaries(family, B, BEFORE, FACTS, {}, [2024])] == [5]


def test_a_commune_that_moved_and_then_merged_is_followed_over_both_steps():
    moved = date(2025, 1, 1)
    nodes = [*NODES, Node(D, A, BEGAN, moved - timedelta(days=1)), Node(30, B, moved, BEFORE)]
    family = Family(nodes, [step(D, 30, day=moved), step(30, NORTH), step(A, NORTH), step(B, SOUTH), step(C, SOUTH)])
    facts = [*FACTS, in_2024(D, 2)]
    assert family.heirs(D, date(2024, 5, 31), TODAY) == {NORTH}
    assert years_on_boundaries(family, NORTH, TODAY, facts, {}, [2024])[0].admitted == 8
    as_of_spring = years_on_boundaries(family, A, date(2025, 3, 31), facts, {}, [2024])[0]
    assert (as_of_spring.admitted, as_of_spring.reduced) == (6, True)  # what moved away is not its own any more


def test_whoever_has_no_step_goes_along_with_the_one_above_it():
    family = Family([*NODES, old(D, A)], [step(A, NORTH)])
    assert family.heirs(D, BEFORE, TODAY) == {NORTH}
    assert family.predecessors(NORTH, TODAY) == {A}


def test_a_committee_that_gives_a_part_away_and_stands_cannot_be_compared_with_before():
    nodes = [Node(CITY, None, BEGAN), Node(A, CITY, BEGAN), Node(NORTH, CITY, MERGED)]
    family = Family(nodes, [step(A, NORTH, whole=False)])
    assert family.heirs(A, BEFORE, TODAY) == {A, NORTH}
    assert family.heirs(A, MERGED, TODAY) == {A}
    assert [each.day for each in family.breaks(A, TODAY)] == [MERGED]
    assert family.breaks(CITY, TODAY) == ()


def test_who_began_with_a_merged_root_and_came_from_nobody_known_makes_it_incomparable():
    family = Family(NODES, [step(CITY, NEW), step(A, NORTH), step(B, NORTH), step(C, NORTH)])
    unknown = Break(BreakKind.NO_ORIGIN, SOUTH, MERGED)
    assert family.breaks(NEW, TODAY) == (unknown,)
    assert family.breaks(SOUTH, TODAY) == (unknown,)
    assert family.breaks(NORTH, TODAY) == ()
    later = [replace(node, valid_from=date(2026, 1, 1)) if node.id == SOUTH else node for node in NODES]
    assert Family(later, family.steps).breaks(NEW, TODAY) == ()  # founded since: it had no past to know


def test_the_quota_of_a_year_is_never_divided():
    assert quota_on_boundaries(None, [12, 9]) == 21
    assert quota_on_boundaries(30, [12, 9]) == 30
    assert quota_on_boundaries(None, [12, None]) == 12
    assert quota_on_boundaries(None, []) is None


@dataclass(frozen=True)
class Change:
    """A merger of two, a split into two, a move, or a part given away, of organisations picked by number."""

    action: str
    first: int
    second: int


changes = st.lists(
    st.builds(Change, st.sampled_from(["merge", "split", "move", "give"]), st.integers(0, 9), st.integers(0, 9)),
    max_size=7,
)


class Country:
    """Two districts of one root whose communes change; people are tracked one by one, beside the rule."""

    def __init__(self) -> None:
        self.nodes = {CITY: Node(CITY, None, BEGAN), A: Node(A, CITY, BEGAN), B: Node(B, CITY, BEGAN)}
        self.nodes |= {one: Node(one, A if one % 2 else B, BEGAN) for one in range(10, 15)}
        self.steps: list[Step] = []
        self.facts: list[Fact] = []
        self.maybe: list[set[int]] = []
        """For each fact the communes that may hold its people now."""
        self.day = BEGAN

    def communes(self) -> list[int]:
        return [one for one, node in self.nodes.items() if node.parent_id in (A, B) and node.valid_to is None]

    def work(self) -> None:
        """Everybody admits somebody, each a number of its own, so that a sum tells who is in it."""
        self.day += timedelta(days=10)
        for one in self.communes():
            self.facts.append(Fact(one, self.day, 2 ** len(self.facts)))
            self.maybe.append({one})

    def change(self, change: Change) -> None:
        self.day += timedelta(days=10)
        there = self.communes()
        first, second = there[change.first % len(there)], there[change.second % len(there)]
        parent = self.nodes[first].parent_id
        if change.action == "merge" and first != second:
            self._end({first: [(self._found(parent), True)]})
            self._end({second: [(max(self.nodes), True)]})
        elif change.action == "split":
            self._end({first: [(self._found(parent), False), (self._found(parent), False)]})
        elif change.action == "move":
            self._end({first: [(self._found(A if parent == B else B), True)]})
        elif change.action == "give" and first != second:
            self._step(first, second, whole=False)
            for maybe in self.maybe:
                maybe |= {second} if first in maybe else set()

    def _found(self, parent: int | None) -> int:
        one = max(self.nodes) + 1
        self.nodes[one] = Node(one, parent, self.day)
        return one

    def _step(self, predecessor: int, successor: int, *, whole: bool) -> None:
        self.steps.append(Step(predecessor, successor, self.day, whole))

    def _end(self, heirs: dict[int, list[tuple[int, bool]]]) -> None:
        for one, successors in heirs.items():
            self.nodes[one] = replace(self.nodes[one], valid_to=self.day - timedelta(days=1))
            for successor, whole in successors:
                self._step(one, successor, whole=whole)
            for maybe in self.maybe:
                if one in maybe:
                    maybe.remove(one)
                    maybe |= {successor for successor, _ in successors}


@given(changes)
def test_whatever_merges_splits_and_moves_the_root_keeps_everybody_and_nobody_counts_twice(sequence: list[Change]):
    country = Country()
    country.work()
    for change in sequence:
        country.change(change)
        country.work()
    family, today = Family(country.nodes.values(), country.steps), country.day

    def counted(one: int) -> int:
        return sum(
            fact.admitted for fact in country.facts if family.counts_for(one, fact.organization_id, fact.day, today)
        )

    everybody = sum(fact.admitted for fact in country.facts)
    assert counted(CITY) == everybody
    assert family.breaks(CITY, today) == ()
    for level in ([A, B], country.communes()):
        sums = [counted(one) for one in level]
        together = 0
        for one in sums:
            assert together & one == 0  # every fact is a bit of its own
            together |= one
        comparable = all(not family.breaks(one, today) for one in level)
        assert not comparable or together == everybody
    for fact, maybe in zip(country.facts, country.maybe, strict=True):
        assert family.heirs(fact.organization_id, fact.day, today) == maybe
        for one in country.communes():
            if one in maybe and len(maybe) > 1:
                assert family.breaks(one, today), "a predecessor taken in part makes it incomparable"
