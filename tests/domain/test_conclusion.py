"""A conclusion is done, open or overdue by a day, and says so in words and by a sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard.domain.conclusion import Conclusion, Outcome
from dashboard.domain.conclusion_words import conclusion_text, subject_text
from dashboard.i18n.language import language

VI = language("vi")
DUE, NEXT = date(2024, 6, 30), date(2024, 7, 1)
ONE = Conclusion(
    number=1,
    meeting=12,
    label="Họp tháng 5",
    meeting_day=date(2024, 5, 31),
    subject=7,
    code="ward",
    name="Đảng ủy phường A",
    short_name="Phường A",
    said="Rà soát nguồn học sinh lớp 12",
    due_on=DUE,
    done_on=None,
    by="Văn phòng",
)


def test_it_is_overdue_from_the_day_after_it_was_due():
    assert ONE.outcome(DUE) is Outcome.OPEN
    assert ONE.outcome(NEXT) is Outcome.OVERDUE
    assert replace(ONE, done_on=NEXT).outcome(NEXT) is Outcome.DONE
    assert replace(ONE, due_on=None).outcome(date(2030, 1, 1)) is Outcome.OPEN


def test_it_says_so_in_words_and_by_a_sign():
    assert conclusion_text(VI, ONE, DUE) == "□ chưa xong (hạn 30/06/2024): Rà soát nguồn học sinh lớp 12"
    assert conclusion_text(VI, ONE, NEXT) == "▼ quá hạn (hạn 30/06/2024): Rà soát nguồn học sinh lớp 12"
    done = replace(ONE, done_on=DUE)
    assert conclusion_text(VI, done, NEXT) == "✓ đã xong ngày 30/06/2024: Rà soát nguồn học sinh lớp 12"
    assert conclusion_text(VI, replace(ONE, due_on=None), DUE) == "□ chưa xong: Rà soát nguồn học sinh lớp 12"


def test_it_says_whom_it_is_about():
    assert subject_text(VI, ONE) == "Phường A"
    assert subject_text(VI, replace(ONE, subject=None, code="", name="", short_name="")) == "Tất cả đơn vị"
    assert subject_text(VI, replace(ONE, code="", name="", short_name="")) == "Đơn vị thành lập sau kỳ họp"
