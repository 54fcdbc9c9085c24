"""A term in words: called by its congresses, told while it runs and in the year after."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from dashboard.domain.target_words import target_name, term_sentence
from dashboard.domain.targets import Measured, Result, Shape, Target, hold
from dashboard.i18n.language import language

VIETNAMESE, ENGLISH = language("vi"), language("en")
TERM = Target("term-total", Shape.TERM_TOTAL, "all", Fraction(500), Fraction(550), "none", 2016, 2020)


def term(people: int | None) -> Result:
    return hold(TERM, Measured(people))


def test_a_term_is_called_by_its_congresses():
    assert TERM.term == (2015, 2020)
    assert target_name(VIETNAMESE, TERM) == "Tổng số nhiệm kỳ 2015–2020"
    assert target_name(ENGLISH, TERM) == "Total of the term 2015–2020"


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (573, "Nhiệm kỳ 2015–2020: 573\u00a0người, vượt mức 500–550"),
        (550, "Nhiệm kỳ 2015–2020: 550\u00a0người, trong mức 500–550"),
        (480, "Nhiệm kỳ 2015–2020: 480\u00a0người, mức 500–550, còn thiếu 20\u00a0người"),
        (None, "Nhiệm kỳ 2015–2020: chưa đủ số liệu"),
    ],
)
def test_a_term_that_is_over(people: int | None, words: str):
    assert term_sentence(VIETNAMESE, term(people)) == words


def test_a_term_that_runs_is_short_of_nothing_yet():
    after_three_years = term_sentence(VIETNAMESE, term(341), date(2018, 12, 31))
    assert after_three_years == (
        "Nhiệm kỳ 2015–2020, tính đến 31/12/2018: 341\u00a0người, mức 500–550, cần thêm 159\u00a0người"
    )
    assert term_sentence(ENGLISH, term(573)) == "Term 2015–2020: 573\u00a0people, above 500–550"
