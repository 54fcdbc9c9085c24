"""Bars of lists: one long one does not flatten the others, and what ends past the scale says so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.bullet import fair_scale, percent_scale, standing_bullet
from dashboard.i18n.language import language
from tests.domain.people import standing

VI = language("vi")


def test_one_very_large_unit_does_not_set_the_scale():
    assert fair_scale([*range(11, 30), 400]) == 28  # eighteen of twenty fit
    assert fair_scale([10, 20, 30, 40]) == 40
    assert fair_scale([]) == fair_scale([0, 0]) == 1


@given(st.lists(st.integers(0, 900), min_size=1))
def test_nine_in_ten_bars_fit_and_the_scale_is_the_length_of_one(lengths: list[int]):
    scale = fair_scale(lengths)
    assert 10 * sum(length <= scale for length in lengths) >= 9 * len(lengths)
    assert scale in lengths or max(lengths) == 0


def test_a_bar_past_the_scale_ends_in_an_arrow_without_marks_at_its_end():
    markup = standing_bullet(VI, standing(400, 90), 28)
    assert "►" in markup
    assert 'class="quota"' not in markup
    assert 'class="due"' not in markup
    assert 'class="gap"' not in markup
    late = standing_bullet(VI, standing(400, 10), 28)
    assert 'class="gap" style="left:35.71%;width:64.29%"' in late
    short = standing_bullet(VI, standing(20, 5), 28)
    assert "►" not in short
    assert 'class="quota" style="left:71.43%"' in short


def test_bars_of_percent_end_at_130_percent_of_each_quota():
    large, small = standing(400, 200), standing(4, 2)
    assert [standing_bullet(VI, row, percent_scale(row)).count("width:38.46%") for row in (large, small)] == [1, 1]
    beyond = standing(10, 14)
    assert "►" in standing_bullet(VI, beyond, percent_scale(beyond))
