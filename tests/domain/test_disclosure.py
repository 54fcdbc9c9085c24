"""Small counts: what is shown, and somebody who tries to work out the rest."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.disclosure import THRESHOLD, Told, tell
from dashboard.domain.parts import Part
from tests.domain.attacker import attack, members_of

COMMUNES = [Part(1, "commune", (900,), (7,)), Part(2, "commune", (600,), (5,))]
WARDS = [Part(3, "ward", (700,), (6,)), Part(4, "ward", (500,), (8,))]
AGENCY = Part(5, "agency", (300,), (1,))


def test_a_cell_is_hidden_so_that_no_subtraction_gives_another_back():
    """Both clusters are large, but 27 - 12 - 14 would give the one person of the agency away."""
    told = tell([*COMMUNES, *WARDS, AGENCY])
    assert told == Told(1, {"commune": 12})
    found = {finding.node: (finding.low, finding.high) for finding in attack([*COMMUNES, *WARDS, AGENCY], told)}
    assert found["ward"] == (0, 15)
    assert found["agency"] == (0, 15)
    assert found[1] == (0, 12)


def test_clusters_that_are_all_large_are_all_shown():
    assert tell([*COMMUNES, *WARDS]).cells == {"commune": 12, "ward": 14}


def test_organisations_are_shown_inside_a_cluster_that_is():
    parts = [Part(10 * n, "commune", (100 * n,), (10 * n,)) for n in (2, 3, 4)]
    assert tell([*parts, *WARDS]).cells == {20: 20, 30: 30, 40: 40, "commune": 90, "ward": 14}
    small = Part(50, "commune", (100,), (0,))
    told = tell([*parts, small, *WARDS])
    assert told.cells == {30: 30, 40: 40, "commune": 90, "ward": 14}  # 20 and 0 stay together


def test_nobody_and_everybody_are_as_small_as_a_few():
    nobody = [Part(1, "commune", (900,), (0,)), *WARDS, Part(5, "agency", (100,), (9,))]
    everybody = [Part(1, "commune", (30,), (30,)), *WARDS]
    assert tell(nobody).cells == {}
    assert tell(everybody).cells == {}


def test_a_year_is_divided_once_in_the_first_quarter_with_twice_the_threshold():
    first = [Part(1, None, (200, 300), (9, 20)), Part(2, None, (200, 300), (8, 30))]
    assert tell([Part(part.organization, None, part.admitted[:1], part.counted[:1]) for part in first]) == Told()
    divided = tell(first)
    assert divided == Told(2, {1: 29, 2: 38})
    later = [Part(part.organization, None, (*part.admitted, 90), (*part.counted, 40)) for part in first]
    assert tell(later) == divided


def test_a_cell_is_hidden_when_it_would_give_an_earlier_quarter_away():
    """Nobody was admitted in the communes after the first quarter: their 11 would be the 11 of that quarter too."""
    parts = [Part(1, "commune", (40, 0), (11, 0)), Part(2, "ward", (200, 300), (3, 30))]
    assert tell(parts) == Told(2)


def test_figures_that_contradict_themselves_end_what_is_told():
    more_than_all = Part(5, "agency", (1,), (2,))
    fallen = Part(5, "agency", (-1,), (0,))
    assert tell([*COMMUNES, *WARDS, more_than_all]) == Told()
    assert tell([*COMMUNES, *WARDS, fallen]) == Told()
    assert tell([]) == Told()


def test_those_without_an_organisation_any_more_are_protected_too():
    former = Part(0, None, (50,), (3,), cell=False)
    assert tell([*COMMUNES, *WARDS, former]).cells == {"commune": 12}


@st.composite
def years(draw: st.DrawFn) -> tuple[list[Part], int]:
    """Trees with up to eight organisations in three clusters or none, up to three quarters, a threshold of 2 to 4."""
    quarters = draw(st.integers(1, 3))
    parts = []
    for place in range(draw(st.integers(2, 8))):
        admitted = draw(st.lists(st.sampled_from([0, 2, 6, 20]), min_size=quarters, max_size=quarters))
        counted = [draw(st.integers(0, most // draw(st.sampled_from([1, 2, 4])))) for most in admitted]
        cluster = draw(st.sampled_from(["a", "b", "c", None]))
        parts.append(Part(place + 1, cluster, tuple(admitted), tuple(counted)))
    if draw(st.booleans()):
        parts.append(Part(0, None, (3,) * quarters, (1,) * quarters, cell=False))
    return parts, draw(st.integers(2, 4))


@given(years())
def test_an_attacker_narrows_no_hidden_cell_below_the_threshold(year: tuple[list[Part], int]):
    parts, threshold = year
    told = tell(parts, threshold)
    if told.cells:  # without cells nothing is told but what is known anyway
        assert [finding for finding in attack(parts, told) if not finding.is_protected(threshold)] == []


def test_the_attacker_beats_plain_thresholds():
    """Showing every cell of 10 or more, without a second look, gives the agency's one person away."""
    parts = [*COMMUNES, *WARDS, AGENCY]
    sums = {node: sum(parts[place].counted[0] for place in places) for node, places in members_of(parts).items()}
    plain = Told(1, {node: count for node, count in sums.items() if node != "jurisdiction" and count >= THRESHOLD})
    found = {finding.node: finding for finding in attack(parts, plain)}
    assert (found["agency"].low, found["agency"].high) == (1, 1)
    assert not found["agency"].is_protected(THRESHOLD)


SMALL_TREES: list[tuple[int, Sequence[str | None], Sequence[tuple[int, ...]]]] = [
    (2, [None] * 4, [(5,), (5,), (5,), (5,)]),
    (3, [None] * 3, [(9,), (10,), (12,)]),
    (2, ["a", "a", "b", "b"], [(4,), (5,), (5,), (6,)]),
    (3, ["a", "a", "b", "c"], [(5,), (6,), (6,), (7,)]),
    (2, [None] * 3, [(2, 3), (3, 3), (3, 2)]),
    (2, [None] * 2, [(4, 4), (5, 6)]),
]


@pytest.mark.parametrize(("threshold", "clusters", "admitted"), SMALL_TREES, ids=str)
def test_who_knows_the_rule_narrows_no_hidden_cell_either(
    threshold: int, clusters: Sequence[str | None], admitted: Sequence[tuple[int, ...]]
):
    """All possible years of a small tree, put together by what is told of them: in each group every hidden cell has
    values far enough apart, or as far as the totals of the jurisdiction leave them anyway."""
    quarters = len(admitted[0])
    groups: defaultdict[object, list[list[Part]]] = defaultdict(list)
    for counts in itertools.product(*(range(most + 1) for row in admitted for most in row)):
        rows = [counts[start : start + quarters] for start in range(0, len(counts), quarters)]
        parts = [
            Part(place, cluster, most, row)
            for place, (cluster, most, row) in enumerate(zip(clusters, admitted, rows, strict=True), 1)
        ]
        told = tell(parts, threshold)
        totals = tuple(map(sum, zip(*rows, strict=True)))
        groups[totals, told.quarter, tuple(told.cells.items())].append(parts)
    assert any(cells for _, _, cells in groups)
    for (_, told_in, cells), worlds in groups.items():
        for node, places in members_of(worlds[0]).items():
            for quarter in range(1, quarters + 1):
                since = told_in if node in dict(cells) and quarter >= told_in else 0
                span = range(since, quarter)
                found = [sum(parts[place].counted[each] for place in places for each in span) for parts in worlds]
                anyway = sum(_width_anyway(worlds[0], places, each) for each in span)
                assert max(found) - min(found) >= min(threshold - 1, anyway), (node, quarter, cells)


def _width_anyway(parts: Sequence[Part], places: Sequence[int], quarter: int) -> int:
    total = sum(part.counted[quarter] for part in parts)
    inside = sum(parts[place].admitted[quarter] for place in places)
    outside = sum(part.admitted[quarter] for part in parts) - inside
    return min(inside, total) - max(0, total - outside)
