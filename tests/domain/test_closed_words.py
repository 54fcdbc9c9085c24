"""A year that is closed, or an organisation that has ended, is told as something that nothing can change any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from dashboard.domain.list_narrative import choice_word, lagging_sentence, list_sentence, states_sentence
from dashboard.domain.narrative import document_text, lead_sentence, standing_word
from dashboard.domain.position import Document, Position, Standing
from dashboard.domain.ranking import rank_lagging
from dashboard.domain.target_words import answer_word
from dashboard.domain.targets import Measured, Shape, Target, hold
from dashboard.i18n.language import language
from tests.domain.people import NOTHING_ABOVE, YEAR, counts, organization, stand, standing

VI, EN = language("vi"), language("en")


def closed(quota: int, admitted: int) -> Standing:
    """Return where an organisation stands that reported all twelve months."""
    return stand(counts(quota, admitted, month=12), YEAR, 12, NOTHING_ABOVE)


@pytest.mark.parametrize(
    ("who", "vietnamese", "english"),
    [
        (closed(40, 39), "Không đạt chỉ tiêu", "Quota not met"),
        (closed(40, 0), "Không kết nạp được", "None admitted"),
        (closed(40, 40), "Đạt chỉ tiêu", "Quota met"),
        (standing(40, 9), "Chậm tiến độ", "Behind pace"),
        (standing(40, 0), "Chưa kết nạp được", "None admitted yet"),
    ],
)
def test_a_state_is_called_by_what_can_still_come(who: Standing, vietnamese: str, english: str):
    assert (standing_word(VI, who), standing_word(EN, who)) == (vietnamese, english)


def test_who_ended_in_mid_year_without_anybody_can_no_longer_admit_one():
    ended = replace(organization(), valid_to=date(YEAR, 5, 31))
    assert standing_word(VI, standing(4, 0, who=ended)) == "Không kết nạp được"
    assert standing_word(VI, standing(40, 9, who=ended)) == "Chậm tiến độ"  # of what was due by then


def test_sentences_of_a_closed_year_say_neither_late_nor_yet():
    rows = (closed(40, 30), closed(12, 0), closed(10, 10))
    position = Position(organization(), YEAR, date(YEAR, 12, 31), None, 1, closed(62, 40), rows)
    said = [
        lead_sentence(VI, position),
        lagging_sentence(VI, rank_lagging(rows)),
        states_sentence(VI, position, rows),
        list_sentence(VI, "zero", 1, closed=True),
        choice_word(VI, "behind", closed=True),
    ]
    assert said[0].endswith("; 1 trong 3 đảng bộ, chi bộ không kết nạp được.")
    assert said[1].startswith("1 đơn vị không kết nạp được và 1 đơn vị không đạt chỉ tiêu; ")
    assert said[2].replace("\u00a0", " ").endswith("1 đạt chỉ tiêu, 1 không đạt chỉ tiêu, 1 không kết nạp được.")
    assert said[3:] == ["1 đơn vị không kết nạp được.", "Không đạt chỉ tiêu"]
    assert not any("chậm" in words.lower() or "chưa" in words.lower() for words in said)


@pytest.mark.parametrize(
    ("shape", "over", "words"),
    [
        (Shape.COUNT_BAND, False, "Chưa tới mức cả năm"),
        (Shape.COUNT_BAND, True, "Dưới khoảng"),
        (Shape.TERM_TOTAL, False, "Chưa tới mức cả nhiệm kỳ"),
        (Shape.TERM_TOTAL, True, "Dưới khoảng"),
    ],
)
def test_below_a_band_is_a_result_only_once_its_time_is_over(shape: Shape, over: bool, words: str):
    band = Target("count", shape, "all", Fraction(1020), Fraction(1250), "none", 2024, 2030)
    assert answer_word(VI, hold(band, Measured(498, over=over))) == words


def test_a_minimum_is_missed_only_once_nobody_can_be_admitted_any_more():
    rate = Target("rate", Shape.MINIMUM_RATE, "all", Fraction(3, 100), None, "members_previous_year", 2024, 2030)
    assert answer_word(VI, hold(rate, Measured(5, 1000))) == "Chưa đạt"
    assert answer_word(VI, hold(rate, Measured(5, 1000, over=True))) == "Không đạt"


def test_a_document_without_a_number_says_so():
    blank = Document("Công văn", None, "Thành ủy", None, "")
    dated = replace(blank, issued_on=date(2024, 5, 10))
    assert document_text(VI, blank) == "Công văn (chưa ghi số)"
    assert document_text(VI, dated) == "Công văn ngày 10/05/2024 (chưa ghi số)"
    assert document_text(EN, replace(dated, number="3580")) == "Công văn No. 3580 of 10 May 2024"
